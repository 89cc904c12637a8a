/**
 * The event log of OpenAI evals, brought together by sample. Samples interleave, so a first pass counts the events of
 * each; in the second a sample is given on as soon as it is whole, and only those under way are held.
 */
import { parseJson } from '../../rows/parse-json.ts';
import { parseRow, readLines } from '../../rows/read-jsonl.ts';
import { asId, asNumber, asRecord, isRecord, type LooseRecord } from '../loose.ts';

export interface EventLog {
  readonly spec: LooseRecord;
  /** Null in the log of a run that died. */
  readonly report: LooseRecord | null;
  readonly samples: number;
  /** The last line was cut off while it was written. */
  readonly cutOff: boolean;
  /** Events of one sample in their order. */
  read(): AsyncGenerator<{
    readonly sampleId: string;
    readonly events: readonly LooseRecord[];
    readonly line: number;
  }>;
}

/** @throws ClosedbookError `file-malformed` for a broken line that is not the last. */
export async function openEventLog(path: string): Promise<EventLog> {
  let spec: LooseRecord = {};
  let report: LooseRecord | null = null;
  let broken: { readonly text: string; readonly line: number } | null = null;
  const counts = new Map<string, number>();
  for await (const { text, line } of readLines(path)) {
    if (broken !== null) parseRow(broken.text, path, broken.line);
    const row = parsed(text);
    if (row === null) {
      broken = { text, line };
      continue;
    }
    if (isRecord(row.spec)) spec = row.spec;
    if (isRecord(row.final_report)) report = row.final_report;
    const sampleId = asId(row.sample_id);
    if (sampleId !== null) counts.set(sampleId, (counts.get(sampleId) ?? 0) + 1);
  }
  return {
    spec,
    report,
    samples: counts.size,
    cutOff: broken !== null,
    async *read() {
      const open = new Map<string, LooseRecord[]>();
      for await (const { text, line } of readLines(path)) {
        const row = parsed(text);
        const sampleId = row === null ? null : asId(row.sample_id);
        if (row === null || sampleId === null) continue;
        const events = open.get(sampleId) ?? [];
        open.set(sampleId, events);
        events.push(row);
        if (events.length < (counts.get(sampleId) ?? 0)) continue;
        open.delete(sampleId);
        yield { sampleId, events: inOrder(events), line };
      }
    },
  };
}

function parsed(text: string): LooseRecord | null {
  try {
    return asRecord(parseJson(text));
  } catch {
    return null;
  }
}

function inOrder(events: readonly LooseRecord[]): LooseRecord[] {
  return events.toSorted((a, b) => (asNumber(a.event_id) ?? 0) - (asNumber(b.event_id) ?? 0));
}
