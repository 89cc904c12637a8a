/**
 * Faults on demand: what providers and networks do wrong, each with a probability. Drawn by request and attempt, so
 * that a retry is a new draw and yet the same run meets the same faults.
 */
import { extendKey, uniformAt } from './keyed-random.ts';

/**
 * - `rate-limit`, `rate-limit-bare`: 429 with and without retry-after
 * - `server-error`: 500; `overloaded`: 529 (503 in the OpenAI formats)
 * - `hang`: accepted, never answered; `reset`: the connection is torn down; `slow-first-byte`: answered late
 * - `malformed`: a body cut in the middle of its JSON
 * - `truncated`: cut off at the token limit; `empty`: a reply without text
 * - `quota`: no credit left; `key-rejected`: 401; `content-policy`: 400 before the model sees the prompt
 * - `context-length`: 400; `echo-key`: 500 whose body and headers repeat the caller's API key
 */
export const FAULT_KINDS = [
  'rate-limit',
  'rate-limit-bare',
  'server-error',
  'overloaded',
  'hang',
  'reset',
  'slow-first-byte',
  'malformed',
  'truncated',
  'empty',
  'quota',
  'key-rejected',
  'content-policy',
  'context-length',
  'echo-key',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** Probability of each fault; they must sum to at most 1. */
export type FaultRates = Readonly<Partial<Record<FaultKind, number>>>;

/** Faults that belong to the reply itself: asking again brings the same one. */
const LASTING: ReadonlySet<FaultKind> = new Set(['truncated', 'empty', 'content-policy', 'context-length']);

/** The fault of one attempt (0-based) at a request, or null. */
export function drawFault(rates: FaultRates, requestKey: number, attempt: number): FaultKind | null {
  let low = 0;
  const fresh = uniformAt(extendKey(requestKey, attempt), 60);
  const lasting = uniformAt(requestKey, 61);
  for (const kind of FAULT_KINDS) {
    const rate = rates[kind] ?? 0;
    if (rate === 0) continue;
    const draw = LASTING.has(kind) ? lasting : fresh;
    if (draw >= low && draw < low + rate) return kind;
    low += rate;
  }
  return null;
}
