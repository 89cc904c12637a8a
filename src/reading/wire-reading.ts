/**
 * What one reply of any wire format says: the reading that every format's reader gives, of a reply that came over the wire as of
 * one that a file keeps.
 */
import type {
  AnsweredCompletion,
  BlockedCompletion,
  ClosedBookSign,
  FailedCompletion,
  Usage,
} from '../core/completion.ts';
import { list, loose } from './loose.ts';
import type { ToldFault } from './read-fault.ts';

/** What a reply says, before it is known how often it was asked and what it cost. */
export type WireReading = {
  readonly servedModel: string | null;
  readonly finishReason: string | null;
  readonly usage: Usage;
  readonly signs: readonly ClosedBookSign[];
  /** What stood in the reply and is in none of our lists: `unknown end: paused`, `unknown part: x`. */
  readonly remarks: readonly string[];
  /** Build that answered, where the server tells one. */
  readonly version: string | null;
} & (
  | Pick<AnsweredCompletion, 'status' | 'text' | 'reasoning' | 'meanLogprob'>
  | Pick<BlockedCompletion, 'status' | 'by' | 'category' | 'text'>
  | (Pick<FailedCompletion, 'status' | 'kind' | 'text'> & {
      readonly code: string;
      readonly message: string;
      /**
       * A fault told with status 200 before anything was written, which may pass: asked again within the run. `odd` is a
       * body that holds neither a reply nor an error.
       */
      readonly again?: 'limited' | 'busy' | 'odd';
      /** Wait that the body asks for. */
      readonly retryAfterMs?: number | null;
      /** The error itself, where it may end the run. */
      readonly fault?: ToldFault;
    })
);

/** Mean of the `logprob` members; null where there is none. */
export function meanLogprob(tokens: unknown): number | null {
  let sum = 0;
  let count = 0;
  for (const token of list(tokens)) {
    const value = loose(token).logprob;
    // Tokens of no probability come as a huge negative number or null and would drown the mean.
    if (typeof value === 'number' && Number.isFinite(value) && value > -9000) {
      sum += value;
      count++;
    }
  }
  return count === 0 ? null : sum / count;
}
