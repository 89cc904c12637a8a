/**
 * The event log of OpenAI evals, brought together by sample. Samples interleave, so a first pass counts the events of
 * each; in the second a sample is given on as soon as it is whole, and only those under way are held.
 */
import { readJsonl } from '../../rows/read-jsonl.ts';
import { asId, asNumber, isRecord, type LooseRecord } from '../loose.ts';

export interface EventLog {
  readonly spec: LooseRecord;
  /** Null in the log of a run that died. */
  readonly report: LooseRecord | null;
  readonly samples: number;
  /** Events of one sample in their order. */
  read(): AsyncGenerator<{
    readonly sampleId: string;
    readonly events: readonly LooseRecord[];
    readonly line: number;
  }>;
}

/** @throws ClosedbookError `file-malformed` for a broken line. */
export async function openEventLog(path: string): Promise<EventLog> {
  let spec: LooseRecord = {};
  let report: LooseRecord | null = null;
  const counts = new Map<string, number>();
  for await (const { row } of readJsonl(path)) {
    if (isRecord(row.spec)) spec = row.spec;
    if (isRecord(row.final_report)) report = row.final_report;
    const sampleId = asId(row.sample_id);
    if (sampleId !== null) counts.set(sampleId, (counts.get(sampleId) ?? 0) + 1);
  }
  return {
    spec,
    report,
    samples: counts.size,
    async *read() {
      const open = new Map<string, LooseRecord[]>();
      for await (const { row, place } of readJsonl(path)) {
        const sampleId = asId(row.sample_id);
        if (sampleId === null) continue;
        const events = open.get(sampleId) ?? [];
        open.set(sampleId, events);
        events.push(row);
        if (events.length < (counts.get(sampleId) ?? 0)) continue;
        open.delete(sampleId);
        yield { sampleId, events: inOrder(events), line: place.line };
      }
    },
  };
}

function inOrder(events: readonly LooseRecord[]): LooseRecord[] {
  return events.toSorted((a, b) => (asNumber(a.event_id) ?? 0) - (asNumber(b.event_id) ?? 0));
}
