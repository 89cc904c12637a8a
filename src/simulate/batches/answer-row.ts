/**
 * The reply to one row of a batch: what the same request would have got alone, but for faults of the way (a lost connection,
 * a limit), which a row does not meet; billed in the ledger.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { type Answering, unsaid } from '../answering.ts';
import type { AskedRequest } from '../exchange.ts';
import { drawFault } from '../faults.ts';
import { extendKey, uniformAt } from '../keyed-random.ts';
import { type ErrorDetails, type ErrorKind, type ProviderError, providerError } from '../provider-errors.ts';
import { readWireRequest } from '../read-wire-request.ts';
import type { SimulatorSettings } from '../simulator-settings.ts';
import type { Said } from '../speak.ts';
import { type JsonObject, type WireFormat, WireRequestError } from '../wire.ts';

/** One request of a batch. */
export interface BatchRow {
  readonly format: WireFormat;
  /** With the model in it, where the format has it in the path. */
  readonly path: string;
  readonly body: string;
  readonly apiKey: string;
  readonly headers: IncomingHttpHeaders;
}

export interface AnswerRowParts {
  readonly answering: Answering;
  readonly settings: () => SimulatorSettings;
  readonly nowMs: () => number;
}

export function answerRow(row: BatchRow, { answering, settings, nowMs }: AnswerRowParts): ProviderError {
  const { format, path, body, apiKey, headers } = row;
  const requestId = answering.newRequestId();
  const asked: AskedRequest = {
    ...{ format, requestId, arrivedAtMs: nowMs(), apiKey, wire: null, model: null },
    ...{ attempt: 0, latencyMs: 0 },
  };
  const refused = (kind: ErrorKind, details?: ErrorDetails, said?: Said): ProviderError => {
    const error = providerError(format, kind, { requestId, details });
    answering.note(asked, { ...unsaid(said), fault: null, httpStatus: error.status });
    return error;
  };
  try {
    const wire = readWireRequest({ format, path }, body, headers);
    const model = answering.modelFor(asked, wire);
    if (model === null) return refused('model-unknown');
    const spoken = answering.speakTo(asked, wire, model);
    const { said } = spoken.words;
    const { faults, faultsOn, batches } = settings();
    if (uniformAt(extendKey(spoken.requestKey, 80 + asked.attempt), 80) < batches.errors)
      return refused('server-error', undefined, said);
    const isMet = faultsOn === 'both' || faultsOn === said.purpose;
    const drawn = isMet ? drawFault(faults, spoken.requestKey, asked.attempt) : null;
    if (drawn === 'content-policy' || drawn === 'context-length') return refused(drawn, undefined, said);
    const fault = drawn === 'truncated' || drawn === 'empty' ? drawn : null;
    const answered = answering.write(asked, spoken, fault);
    answered.entry.delivered = true;
    return { status: answered.status, body: answered.body as JsonObject };
  } catch (error) {
    if (!(error instanceof WireRequestError)) throw error;
    return refused('bad-request', error);
  }
}
