/** Requests of a line of lm-evaluation-harness and what was sent with each. */
import { asList, asRecord, asText, type LooseRecord } from '../loose.ts';

/** What came back for each request. `filtered_resps` is what a filter made of it, for lines that keep nothing else. */
export function requestsOf(line: LooseRecord): readonly unknown[] {
  if (asList(line.resps).length > 0) return asList(line.resps);
  const filtered = Array.isArray(line.filtered_resps) ? line.filtered_resps : [line.filtered_resps];
  return filtered.filter((entry) => entry !== undefined && entry !== null).map((entry) => [entry]);
}

/** Newer lines name them `gen_args_0.arg_0`, older ones hold lists. */
export function requestArgument(line: LooseRecord, request: number, at: number): unknown {
  if (Array.isArray(line.arguments)) return asList(line.arguments[request])[at];
  return asRecord(asRecord(line.arguments)[`gen_args_${request}`])[`arg_${at}`];
}

/** The prompt of a line's first request. */
export function linePrompt(line: LooseRecord): string | null {
  return asText(requestArgument(line, 0, 0));
}
