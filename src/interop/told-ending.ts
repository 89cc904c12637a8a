/**
 * The word with which a record of a reply says how it ended, under the names that interfaces and clients give it. A client that
 * translates the word beside the server's own (`rawFinishReason`) is read by the server's: the Vercel AI SDK calls a model's own
 * refusal "content-filter" and keeps "stop" as the raw word. A gateway's word beside its upstream's is the graver of the two.
 */
import { graverEnding, readEnding } from '../reading/read-ending.ts';

const RAW = ['rawFinishReason', 'raw_finish_reason'] as const;
const TOLD = ['finish_reason', 'stop_reason', 'finishReason', 'stopReason', 'done_reason'] as const;
const UPSTREAM = ['native_finish_reason', 'nativeFinishReason'] as const;

/** Names of members and columns that tell an end. */
export const ENDING_NAMES: ReadonlySet<string> = new Set([...RAW, ...TOLD, ...UPSTREAM]);

/** The word as it was written; null where none was. */
export function toldEnding(record: Readonly<Record<string, unknown>>): string | null {
  const raw = wordIn(record, RAW);
  if (raw !== null) return raw;
  const told = wordIn(record, TOLD);
  const upstream = wordIn(record, UPSTREAM);
  if (upstream === null) return told;
  return graverEnding(readEnding(told), readEnding(upstream)).word;
}

function wordIn(record: Readonly<Record<string, unknown>>, names: readonly string[]): string | null {
  for (const name of names) {
    const word = record[name];
    if (typeof word === 'string' && word.trim() !== '') return word;
  }
  return null;
}
