/**
 * The batch interfaces of all providers at one address, as live requests have them: which of them a request is for, its key,
 * and the response, which may be lost on the way after the batch was made.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answering } from '../answering.ts';
import { findModel } from '../default-models.ts';
import { apiKeyOf } from '../exchange.ts';
import { providerError } from '../provider-errors.ts';
import { readBody } from '../read-body.ts';
import type { SimulatedModel } from '../simulated-model.ts';
import type { SimulatorSettings } from '../simulator-settings.ts';
import type { WireFormat } from '../wire.ts';
import { answerRow, type BatchRow } from './answer-row.ts';
import { anthropicBatches } from './anthropic-batches.ts';
import type { BatchAnswer, BatchRequest } from './batch-exchange.ts';
import { batchShop } from './batch-shop.ts';
import { geminiBatches } from './gemini-batches.ts';
import { openaiBatches } from './openai-batches.ts';

const PATHS =
  /^(?:\/v1)?\/(?:files|batches)(?:\/|$)|^\/v1\/messages\/batches(?:\/|$)|:batchGenerateContent$|\/v1(?:beta|alpha)\/batches(?:\/|$)/;
/** What a file of requests may weigh, and its envelope. */
const MOST_BYTES = 260_000_000;

export interface BatchRoutesOptions {
  readonly answering: Answering;
  readonly models: readonly SimulatedModel[];
  readonly settings: () => SimulatorSettings;
  readonly nowMs: () => number;
}

/** Serves a request, or says that it is for none of these interfaces. */
export function batchRoutes({ answering, models, settings, nowMs }: BatchRoutesOptions) {
  const behaviour = () => settings().batches;
  const answer = (row: BatchRow) => answerRow(row, { answering, settings, nowMs });
  const shop = batchShop({ answer, settings: behaviour, nowMs });
  const mostRequests = () => behaviour().mostRequests;
  const serves = (model: string) => findModel(models, model) !== null;
  const rooms = [
    openaiBatches({ shop, serves, mostRequests, nowMs }),
    anthropicBatches({ shop }),
    geminiBatches({ shop }),
  ];

  return (request: IncomingMessage, response: ServerResponse, path: string): boolean => {
    if (!PATHS.test(path)) return false;
    const respond = (body: string) => {
      const apiKey = apiKeyOf(request);
      const { headers, method = 'GET', url = '/' } = request;
      const query = new URL(url, 'http://localhost').searchParams;
      const contentType = headers['content-type'] ?? '';
      const given: BatchRequest = { method, path, query, body, contentType, apiKey, headers };
      const found = keyFault(given) ?? served(given);
      if (found.isLost) {
        response.socket?.resetAndDestroy();
        return;
      }
      const type = found.isLines ? 'application/jsonl' : 'application/json';
      response.writeHead(found.status, { 'content-type': type });
      response.end(found.text);
    };
    if (request.method === 'POST') readBody(request, respond, MOST_BYTES);
    else respond('');
    return true;
  };

  function served(given: BatchRequest): BatchAnswer {
    try {
      for (const room of rooms) {
        const answer = room(given);
        if (answer !== null) return answer;
      }
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      return fault(given, 'bad-request');
    }
    return fault(given, 'not-found');
  }
}

function keyFault(given: BatchRequest): BatchAnswer | null {
  if (given.apiKey === '') return fault(given, 'key-missing');
  return given.apiKey.includes('invalid') ? fault(given, 'key-rejected') : null;
}

function fault({ path }: BatchRequest, kind: Parameters<typeof providerError>[1]): BatchAnswer {
  const format: WireFormat = path.startsWith('/v1/messages')
    ? 'messages'
    : /v1(beta|alpha)/.test(path)
      ? 'gemini'
      : 'chat';
  const { status, body } = providerError(format, kind, { requestId: 'req_sim0' });
  return { status, text: JSON.stringify(body) };
}
