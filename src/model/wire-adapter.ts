/**
 * What one wire format has to offer: how a request is written, how a reply is read. An adapter is pure: it neither
 * sends nor retries, so the contract is the same for all and a new format is one file. Replies are read as unknown
 * data, for a compatible server promises its shape and may not keep it.
 */
import type {
  AnsweredCompletion,
  BlockedCompletion,
  ClosedBookSign,
  CompletionRequest,
  FailedCompletion,
  Usage,
} from '../core/completion.ts';
import { list, loose } from '../reading/loose.ts';
import type { ToldFault } from '../reading/read-fault.ts';
import type { ModelCard } from './model-card.ts';

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

export interface WireAdapter {
  /** Body of the request. @throws ClosedbookError `setting-refused` for a setting this interface has no word for. */
  body(request: CompletionRequest, card: ModelCard): Record<string, unknown>;
  /** Headers beside the SDK's own. */
  headers?(request: CompletionRequest): Record<string, string>;
  /** Reads a reply with status 200. Never throws. */
  read(json: unknown): WireReading;
}

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
