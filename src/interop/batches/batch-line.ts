/**
 * One line of what comes back of a batch, in the forms of OpenAI and those that take after it (Azure, Mistral, Groq, Together, vLLM),
 * Anthropic, Gemini, Vertex AI and Bedrock. Where each provider writes the id, the reply and the error is all that differs; a line
 * that holds a request alone is the other file of the batch.
 */
import {
  anthropicBatchResult,
  type BatchResult,
  geminiBatchResult,
  openaiBatchResult,
} from '../../reading/batch-result.ts';
import { asId, asRecord, asText, asWords, isRecord, type LooseRecord } from '../loose.ts';

/** Whose form a line is in; a request is told from the results of the same form only. */
export type BatchForm = 'openai' | 'anthropic' | 'gemini' | 'bedrock';

export interface BatchLine {
  readonly form: BatchForm;
  readonly result: BatchResult;
  /** Of providers that repeat what was asked; null elsewhere. */
  readonly request: LooseRecord | null;
}

/** The line as a result; null where it is none. */
export function batchLine(value: unknown): BatchLine | null {
  if (!isRecord(value)) return null;
  const { custom_id: customId, result, response, error, request } = value;
  if (typeof customId === 'string') {
    if (isRecord(result) && typeof result.type === 'string')
      return { form: 'anthropic', result: anthropicBatchResult(value), request: null };
    if (!('response' in value || isRecord(error)) || 'body' in value) return null;
    // Vertex AI repeats the request of a partner's model.
    const asked = isRecord(request) ? request : null;
    return { form: asked === null ? 'openai' : 'anthropic', result: withBareBody(value), request: asked };
  }
  if ('recordId' in value && ('modelOutput' in value || isRecord(error)))
    return { form: 'bedrock', result: bedrockResult(value), request: asRecord(value.modelInput) };
  const isReply = isReplyOfGemini(response);
  if (isRecord(request) && ('contents' in request || 'messages' in request) && 'status' in value)
    return { form: 'gemini', result: vertexResult(value), request };
  const key = asId(value.key) ?? asId(asRecord(value.metadata).key);
  if (key !== null && (isReply || (isRecord(error) && !('request' in value))))
    return { form: 'gemini', result: { ...geminiBatchResult(value), customId: key }, request: null };
  // Keys are optional there: such a line is a result, of which nothing says what was asked.
  const isBare = isReply && Object.keys(value).every((name) => OF_A_RESULT.has(name));
  return isBare
    ? { form: 'gemini', result: { ...geminiBatchResult(value), customId: '' }, request: null }
    : null;
}

const OF_A_RESULT = new Set(['response', 'metadata', 'status', 'processed_time', 'error']);

function isReplyOfGemini(response: unknown): boolean {
  return (
    isRecord(response) &&
    ('candidates' in response || 'promptFeedback' in response || 'usageMetadata' in response)
  );
}

/** Some servers leave out the envelope of status and body. */
function withBareBody(line: LooseRecord): BatchResult {
  const response = asRecord(line.response);
  if (typeof response.status_code === 'number' || Object.keys(response).length === 0)
    return openaiBatchResult(line);
  const body = isRecord(response.body) ? response.body : response;
  return { customId: asText(line.custom_id) ?? '', status: 200, body, requestId: null };
}

/** A status that is not blank is an error in words, with the reply left empty. */
function vertexResult(line: LooseRecord): BatchResult {
  const customId = asId(line.key) ?? asId(asRecord(line.request).key) ?? '';
  const status = asWords(line.status);
  if (status === null) return { customId, status: 200, body: line.response, requestId: null };
  return { customId, lost: 'failed', code: 'batch-error', message: status };
}

function bedrockResult(line: LooseRecord): BatchResult {
  const customId = asId(line.recordId) ?? '';
  if (isRecord(line.modelOutput)) return { customId, status: 200, body: line.modelOutput, requestId: null };
  const error = asRecord(line.error);
  const message =
    asWords(error.errorMessage) ?? asWords(error.message) ?? 'the batch holds no reply for this record';
  if (error.expired === true) return { customId, lost: 'expired', code: 'batch-expired', message };
  const code = Number(error.errorCode ?? error.code);
  if (!(code >= 400)) return { customId, lost: 'failed', code: 'batch-error', message };
  return { customId, status: code, body: { error: { message } }, requestId: null };
}
