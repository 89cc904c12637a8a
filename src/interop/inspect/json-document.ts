/**
 * An Inspect `.json`: the header with all samples inside one document. It is scanned twice, first for the header and
 * for which samples were written again later, then for the samples, so that none but one is held.
 */
import { readJsonElements, readJsonParts } from '../../rows/json-parts.ts';
import { asId, asRecord, type LooseRecord } from '../loose.ts';

export interface JsonLog {
  readonly document: LooseRecord;
  readonly samples: number;
  readonly repeated: number;
  read(): AsyncGenerator<{ readonly sample: LooseRecord; readonly place: string }>;
}

/** @throws ClosedbookError `file-malformed` with the line. */
export async function openJsonLog(path: string): Promise<JsonLog> {
  const document: Record<string, unknown> = {};
  const ids: (string | null)[] = [];
  const epochs: (string | null)[] = [];
  const parts = readJsonParts(path, (place) => {
    if (place[0] !== 'samples') return place.length === 0 ? 'enter' : 'take';
    if (place.length < 3) return 'enter';
    return place[2] === 'id' || place[2] === 'epoch' ? 'take' : 'skip';
  });
  for await (const { path: place, value } of parts) {
    if (place.length === 1 && place[0] !== 'samples') document[String(place[0])] = value;
    if (place[2] === 'id') ids[Number(place[1])] = asId(value);
    if (place[2] === 'epoch') epochs[Number(place[1])] = asId(value);
  }
  const last = new Map<string, number>();
  let repeated = 0;
  for (const [at, id] of ids.entries()) {
    if (id === undefined || id === null) continue;
    const key = `${id}\u0000${epochs[at] ?? '1'}`;
    if (last.has(key)) repeated += 1;
    last.set(key, at);
  }
  return {
    document,
    samples: ids.length - repeated,
    repeated,
    async *read() {
      for await (const { path: place, value, line } of readJsonElements(path, ['samples'])) {
        const at = Number(place[1]);
        const id = ids[at] ?? null;
        if (id !== null && last.get(`${id}\u0000${epochs[at] ?? '1'}`) !== at) continue;
        yield { sample: asRecord(value), place: `line ${line}, samples[${at}]` };
      }
    },
  };
}
