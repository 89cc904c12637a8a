/**
 * What goes to a provider and what comes back, free of any wire format. No tools exist in a request: closed book
 * begins with what cannot be said. A completion is answered, blocked or failed; a fault is never an answer.
 */
import type { JsonSchema } from './json-schema.ts';
import type { Settings } from './respondent.ts';

export interface Message {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** One request to a model, in words that every adapter translates into its wire format. */
export interface CompletionRequest {
  /** Full model name with provider prefix: `openai/gpt-4.1`. */
  readonly model: string;
  readonly messages: readonly Message[];
  readonly settings: Settings;
  /** Structured output wanted, for judges. */
  readonly output?: { readonly name: string; readonly schema: JsonSchema };
  /** Whether a model is asked, or judges. */
  readonly purpose: 'ask' | 'judge';
  /** Distinguishes repeated askings of the same words (trial, pass), so that no cache can merge them. */
  readonly nonce?: string;
}

export interface Usage {
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  /** Part of the output tokens that was reasoning. */
  readonly reasoningTokens: number | null;
  readonly cachedInputTokens: number | null;
  /** What the server says the request cost in its own unit, US dollars where it is known to bill in them. */
  readonly statedCostUsd?: number | null;
}

/** A sign in the reply's structure that it is not the asked model's own memory. Words in the prose are none. */
export interface ClosedBookSign {
  /** `other-model`: not looked up, but said by a model that was not asked. */
  readonly kind: 'tool-call' | 'server-tool' | 'citation' | 'search-block' | 'search-usage' | 'other-model';
  readonly detail: string;
}

interface CompletionBase {
  readonly servedModel: string | null;
  readonly finishReason: string | null;
  readonly usage: Usage;
  /** Attempts at this completion, repeated ones included; at least 1. A confidence asked for in a second request is none of its own. */
  readonly attempts: number;
  /** From the first byte sent to the last received of the attempt that counted. */
  readonly latencyMs: number;
  readonly requestId: string | null;
  readonly closedBookSigns: readonly ClosedBookSign[];
  /** See {@link Reply}: words known to no list of ours, builds that took over. */
  readonly remarks?: readonly string[];
  /** Build of the model or of the service, where the server tells one (`system_fingerprint`). */
  readonly version?: string | null;
  /** The provider's body as text, for replies that need a second look. */
  readonly rawBody: string | null;
}

export interface AnsweredCompletion extends CompletionBase {
  readonly status: 'answered';
  readonly text: string;
  readonly reasoning: string | null;
  /** Mean natural-log probability of the answer's tokens, where offered. */
  readonly meanLogprob: number | null;
}

export interface BlockedCompletion extends CompletionBase {
  readonly status: 'blocked';
  /** Who declined: the model through a refusal part, or a filter around it. */
  readonly by: 'model' | 'filter';
  readonly category: string | null;
  readonly text: string | null;
}

export interface FailedCompletion extends CompletionBase {
  readonly status: 'failed';
  readonly kind: 'error' | 'empty' | 'truncated';
  readonly error: { readonly code: string; readonly message: string; readonly httpStatus: number | null };
  readonly text: string | null;
}

/** What came of a request: `answered` with a text, `blocked` by the model or a filter, or `failed` with a fault that is no answer. */
export type Completion = AnsweredCompletion | BlockedCompletion | FailedCompletion;

export interface CompleteOptions {
  /** Aborts at once, what is on the wire included. */
  readonly signal?: AbortSignal;
  /** Once aborted nothing more is sent (no retry, no first try), but what is on the wire comes back. */
  readonly stop?: AbortSignal;
}

/**
 * The one door to a model. Faults of a single request come back as `failed`; what must stop the run
 * (key rejected, quota exhausted, setting refused) is thrown as ClosedbookError, an abort as AbortError.
 */
export type Complete = (request: CompletionRequest, options?: CompleteOptions) => Promise<Completion>;
