/**
 * Batches by model name, over the same lines, keys and limits as live requests. Which interface carries them follows from the
 * model's wire format; a result is read by the very adapter that reads a live reply, so that a thought, a filter or a cut
 * answer means the same wherever it came from.
 */
import type { Completion, CompletionRequest, Usage } from '../core/completion.ts';
import { ClosedbookError } from '../core/errors.ts';
import { collectingSink } from '../http/collecting-sink.ts';
import { callNote } from '../http/fetch.ts';
import { HttpFault } from '../http/wire.ts';
import { readErrorStatus, readRedirect } from '../reading/read-fault.ts';
import { anthropicBatches } from './anthropic-batches.ts';
import {
  type BatchCall,
  BatchRefusal,
  type BatchSight,
  type BatchSought,
  type BatchWire,
} from './batch-wire.ts';
import { checkSettings } from './capabilities.ts';
import { costUsd } from './cost.ts';
import { geminiBatches } from './gemini-batches.ts';
import { cleanRequest, type Line, withVersion } from './line.ts';
import type { ModelCard } from './model-card.ts';
import { openaiBatches } from './openai-batches.ts';
import { throwFatal } from './provider-fault.ts';
import { providerRow, type Wire } from './providers.ts';
import { completionOfResult } from './read-batch-result.ts';
import { type Redact, redactRecord } from './redact.ts';
import type { Sdk } from './sdk.ts';

export interface Batches {
  /** Whether this model's server takes batches; needs no key. */
  takes(model: string): boolean;
  /** What requests in one batch have in common; null where this model's server takes no batches. */
  group(request: CompletionRequest): BatchGroup | null;
  /** Most requests and bytes of rows of one batch. */
  limits(model: string): BatchWire['limits'];
  /** A request as a row of the provider's format. @throws ClosedbookError `setting-refused` */
  row(request: CompletionRequest, customId: string): string;
  /**
   * Hands a batch in, once. What is thrown does not tell whether it arrived, unless it is a {@link BatchRefusal} that is not
   * passing or a ClosedbookError.
   */
  submit(
    model: string,
    batch: {
      readonly id: string;
      readonly rows: readonly string[];
      readonly headers: Readonly<Record<string, string>>;
      readonly isAgain: boolean;
    },
  ): Promise<BatchSight>;
  find(model: string, sought: BatchSought): Promise<BatchSight | null | 'unclear'>;
  /** @throws BatchRefusal with status 404 where the provider has no such batch. */
  look(model: string, providerId: string): Promise<BatchSight>;
  cancel(model: string, providerId: string): Promise<void>;
  /** Every result of a batch that has ended, read as a live reply is; some may come twice. */
  results(
    model: string,
    sight: BatchSight,
    take: (customId: string, completion: Completion) => void | Promise<void>,
  ): Promise<void>;
  /** US dollars at the price of batches, at the full one where that is not known; null where neither is. */
  costUsd(model: string, usage: Usage): number | null;
}

export interface BatchGroup {
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface OpenBatchesOptions {
  describe(model: string): ModelCard;
  lineOf(model: string): Line;
  sdkOf(line: Line): Promise<Sdk>;
  tellUnusual(line: Line): void;
  readonly redact: Redact;
  readonly signal: AbortSignal | undefined;
}

const WIRES: Record<Wire, BatchWire> = {
  chat: openaiBatches('/v1/chat/completions'),
  responses: openaiBatches('/v1/responses'),
  messages: anthropicBatches,
  gemini: geminiBatches,
};

/** A file of 200 MB takes its time. */
const LONGEST_MS = 3_600_000;

export function openBatches(options: OpenBatchesOptions): Batches {
  const { describe, lineOf, redact, signal } = options;
  const wireOf = (model: string) => WIRES[describe(model).wire];
  const calling = (model: string): BatchCall => batchCall(lineOf(model), options);

  const takes = (model: string) => providerRow(describe(model).provider).batches === true;

  return {
    takes,
    group(request) {
      if (!takes(request.model)) return null;
      const card = describe(request.model);
      const { adapter, endpoint } = lineOf(request.model);
      const headers = adapter.headers?.(request) ?? {};
      return { key: JSON.stringify([card.wire, endpoint.baseUrl, request.model, headers]), headers };
    },
    limits: (model) => wireOf(model).limits,
    row(request, customId) {
      const line = lineOf(request.model);
      checkSettings(line.card, request.settings);
      const body = line.adapter.body(cleanRequest(request, redact), line.card);
      // A row has no headers, by which a simulated model is told live which trial is asked.
      const isTold = line.card.provider === 'simulated' && request.nonce !== undefined;
      const told = isTold ? { ...body, metadata: { nonce: request.nonce } } : body;
      return wireOf(request.model).row(customId, told);
    },
    submit(model, batch) {
      options.tellUnusual(lineOf(model));
      return wireOf(model).submit({ ...batch, model: describe(model).model }, calling(model));
    },
    find: (model, sought) => wireOf(model).find(sought, calling(model)),
    look: (model, providerId) => wireOf(model).look(providerId, calling(model)),
    cancel: (model, providerId) => wireOf(model).cancel(providerId, calling(model)),
    results(model, sight, take) {
      const line = lineOf(model);
      return wireOf(model).results(sight, calling(model), (result) => {
        signal?.throwIfAborted();
        const completion = withVersion(line, completionOfResult(line, result, redact));
        return take(result.customId, redactRecord(completion, redact));
      });
    },
    costUsd(model, usage) {
      const { batchPrice, price } = describe(model);
      return costUsd(batchPrice ?? price, usage);
    },
  };
}

function batchCall(line: Line, { sdkOf, redact, signal }: OpenBatchesOptions): BatchCall {
  return async (request, { once = false, into } = {}) => {
    const whole = collectingSink();
    const sdk = await sdkOf(line);
    const note = callNote({
      signal,
      timeoutMs: LONGEST_MS,
      into: into ?? whole,
      ...(once ? { maxRetries: 0 } : {}),
    });
    try {
      await sdk.call(request, note);
    } catch (error) {
      // What came back is read from the note: an SDK's error tells less.
      if (note.exchange === null) throw note.thrown ?? error;
    }
    const { status, headers, body } = note.exchange!.response;
    if (status >= 200 && status < 300) {
      if (into !== undefined) return body === '' ? undefined : body;
      try {
        return JSON.parse(body === '' ? whole.text() : body);
      } catch (cause) {
        throw new HttpFault('malformed', 'the body is no JSON', { cause, status });
      }
    }
    const told = readRedirect(status, headers['location']) ?? readErrorStatus(status, body);
    const fault = { ...told, message: redact(told.message) };
    const isPassing = fault.means === 'limited' || fault.means === 'busy' || status === 408 || status >= 500;
    // What is not there is for the caller to judge: a batch may have been removed.
    if (!isPassing && status !== 404) throwFatal(line.card, fault, { hasAnswered: true });
    throw new BatchRefusal(status, { code: fault.code, message: fault.message, isPassing });
  };
}

/** Whether the same call may go well later; what it was to do may have been done all the same. */
export function mayPass(error: unknown): boolean {
  if (error instanceof ClosedbookError) return false;
  return error instanceof HttpFault || (error instanceof BatchRefusal && error.isPassing);
}
