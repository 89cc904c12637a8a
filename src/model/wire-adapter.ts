/**
 * What one wire format has to offer: how a request is written, how a reply is read. An adapter is pure: it neither
 * sends nor retries, so the contract is the same for all and a new format is one file. Replies are read as unknown
 * data, for a compatible server promises its shape and may not keep it.
 */
import type { CompletionRequest } from '../core/completion.ts';
import type { WireReading } from '../reading/wire-reading.ts';
import type { ModelCard } from './model-card.ts';

export interface WireAdapter {
  /** Body of the request. @throws ClosedbookError `setting-refused` for a setting this interface has no word for. */
  body(request: CompletionRequest, card: ModelCard): Record<string, unknown>;
  /** Headers beside the SDK's own. */
  headers?(request: CompletionRequest): Record<string, string>;
  /** Reads a reply with status 200. Never throws. */
  read(json: unknown): WireReading;
}
