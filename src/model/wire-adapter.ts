/**
 * What one wire format has to offer: how a request is written, how a reply is read. An adapter is pure: it neither
 * sends nor retries, so the contract is the same for all and a new format is one file. Replies are read as unknown
 * data, for a compatible server promises its shape and may not keep it.
 */
import type { ClosedBookSign, CompletionRequest, Usage } from '../core/completion.ts';
import type { ModelCard } from './model-card.ts';

/** What a reply says, before it is known how often it was asked and what it cost. */
export type WireReading = {
  readonly servedModel: string | null;
  readonly finishReason: string | null;
  readonly usage: Usage;
  readonly signs: readonly ClosedBookSign[];
} & (
  | {
      readonly status: 'answered';
      readonly text: string;
      readonly reasoning: string | null;
      readonly meanLogprob: number | null;
    }
  | {
      readonly status: 'blocked';
      readonly by: 'model' | 'filter';
      readonly category: string | null;
      readonly text: string | null;
    }
  | {
      readonly status: 'failed';
      readonly kind: 'error' | 'empty' | 'truncated';
      readonly code: string;
      readonly message: string;
      readonly text: string | null;
    }
);

export interface WireAdapter {
  /** Body of the request. @throws ClosedbookError `setting-refused` for a setting this interface has no word for. */
  body(request: CompletionRequest, card: ModelCard): Record<string, unknown>;
  /** Headers beside the SDK's own. */
  headers?(request: CompletionRequest): Record<string, string>;
  /** Reads a reply with status 200. Never throws. */
  read(json: unknown): WireReading;
}

/** Data of unknown shape, read member by member. */
export type Loose = { readonly [key: string]: unknown };

export function loose(value: unknown): Loose {
  return typeof value === 'object' && value !== null ? (value as Loose) : {};
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** A count of tokens, or null where none is told. */
export function tokenCount(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? Math.round(value) : null;
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

/** A model that was cut off, with what it had written. */
export function truncated(partial: string | null, reasoningTokens: number | null) {
  return {
    status: 'failed',
    kind: 'truncated',
    code: 'truncated',
    message:
      partial === null || partial.trim() === ''
        ? `the output limit was used up before any answer${reasoningTokens ? ` (${reasoningTokens} tokens of reasoning)` : ''}`
        : 'the answer was cut off by the output limit',
    text: partial,
  } as const;
}

export const EMPTY = {
  status: 'failed',
  kind: 'empty',
  code: 'empty',
  message: 'the reply holds no text',
  text: null,
} as const;
