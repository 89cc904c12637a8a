/**
 * A body in any of the four formats, read, and refused where the provider would refuse it: broken JSON, missing
 * members, settings that the model does not take.
 */
import type { IncomingHttpHeaders } from 'node:http';
import type { SimulatedModel } from './simulated-model.ts';
import { type JsonObject, type WireFormat, type WireRequest, WireRequestError } from './wire.ts';
import { readChatRequest } from './wire-chat.ts';
import { modelInPath, readGeminiRequest } from './wire-gemini.ts';
import { readMessagesRequest } from './wire-messages.ts';
import { readResponsesRequest } from './wire-responses.ts';

/** Header by which a client may tell repeated askings of the same words apart. */
const NONCE_HEADER = 'x-closedbook-nonce';

/**
 * Reads a request.
 * @throws WireRequestError where the provider would answer 400.
 */
export function readWireRequest(
  { format, path }: { readonly format: WireFormat; readonly path: string },
  body: string,
  headers: IncomingHttpHeaders,
): WireRequest {
  let json: JsonObject;
  try {
    json = JSON.parse(body) as JsonObject;
  } catch {
    throw new WireRequestError('We could not parse the JSON body of your request.');
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new WireRequestError('The body must be a JSON object.');
  }
  const request =
    format === 'gemini'
      ? readGeminiRequest(json, modelInPath(path) ?? '')
      : readFormat(format, json, headers);
  const nonce = headers[NONCE_HEADER];
  return typeof nonce === 'string' ? { ...request, nonce } : request;
}

function readFormat(
  format: Exclude<WireFormat, 'gemini'>,
  json: JsonObject,
  headers: IncomingHttpHeaders,
): WireRequest {
  switch (format) {
    case 'chat':
      return readChatRequest(json);
    case 'responses':
      return readResponsesRequest(json);
    case 'messages':
      return readMessagesRequest(json, String(headers['anthropic-version'] ?? ''));
  }
}

/**
 * Reasoning models of the OpenAI formats take no sampling settings.
 * @throws WireRequestError when they are given one.
 */
export function refuseSampling({ format, settings }: WireRequest, model: SimulatedModel): void {
  if (format === 'messages' || !model.reasoning) return;
  const given = [
    ['temperature', settings.temperature],
    ['top_p', settings.topP],
  ] as const;
  for (const [param, value] of given) {
    if (value === undefined || value === 1) continue;
    const message = `Unsupported parameter: '${param}' is not supported with this model.`;
    throw new WireRequestError(message, param, 'unsupported_parameter');
  }
}
