/**
 * OpenAI Chat Completions, not streamed: request read, reply written with every member the official SDK types.
 * Compatible servers speak it too, so this is the format most tests meet.
 */
import type { WireReply, WireRequest } from './wire.ts';
import {
  effortOf,
  type JsonObject,
  messageTexts,
  nonceOf,
  numberAt,
  objectAt,
  stringAt,
  WireRequestError,
} from './wire.ts';

/**
 * Reads the body of POST /v1/chat/completions.
 * @throws WireRequestError where the provider would answer 400.
 */
export function readChatRequest(body: JsonObject): WireRequest {
  const model = stringAt(body, 'model');
  if (model === undefined) throw new WireRequestError("Missing required parameter: 'model'.", 'model');
  if (body.stream === true) throw new WireRequestError('The simulator does not stream.', 'stream');
  const format = objectAt(body, 'response_format');
  const schema = format?.type === 'json_schema' ? objectAt(format, 'json_schema') : null;
  return {
    format: 'chat',
    model,
    ...messageTexts(body.messages, 'messages'),
    settings: {
      temperature: numberAt(body, 'temperature'),
      topP: numberAt(body, 'top_p'),
      maxOutputTokens: numberAt(body, 'max_completion_tokens') ?? numberAt(body, 'max_tokens'),
      effort: effortOf(body.reasoning_effort, 'reasoning_effort'),
      logprobs: body.logprobs === true ? true : undefined,
    },
    schema: schema === null ? null : objectAt(schema, 'schema'),
    nonce: nonceOf(body),
  };
}

const FINISH_REASONS = { stop: 'stop', length: 'length', filter: 'content_filter', refusal: 'stop' } as const;

/** The body of a 200 reply. */
export function writeChatReply(reply: WireReply): JsonObject {
  const isRefusal = reply.ending === 'refusal';
  const completionTokens = reply.textTokens + reply.reasoningTokens;
  return {
    id: `chatcmpl-${reply.id}`,
    object: 'chat.completion',
    created: Math.floor(reply.createdAtMs / 1000),
    model: reply.servedModel,
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: isRefusal ? null : reply.text,
          refusal: isRefusal ? reply.text : null,
          annotations: reply.search === null ? [] : [citation(reply)],
          // Compatible servers that think aloud put it here; OpenAI itself shows no reasoning in this format.
          ...(reply.reasoning === null ? {} : { reasoning_content: reply.reasoning }),
        },
        logprobs:
          reply.logprobs === null ? null : { content: reply.logprobs.map(logprobEntry), refusal: null },
        finish_reason: FINISH_REASONS[reply.ending],
      },
    ],
    usage: {
      prompt_tokens: reply.inputTokens,
      completion_tokens: completionTokens,
      total_tokens: reply.inputTokens + completionTokens,
      prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
      completion_tokens_details: {
        reasoning_tokens: reply.reasoningTokens,
        audio_tokens: 0,
        accepted_prediction_tokens: 0,
        rejected_prediction_tokens: 0,
      },
    },
    service_tier: 'default',
    system_fingerprint: 'fp_simulated',
  };
}

function citation({ text, search }: WireReply) {
  return {
    type: 'url_citation',
    url_citation: { start_index: 0, end_index: text.length, url: search?.url, title: search?.title },
  };
}

function logprobEntry({ token, logprob }: { readonly token: string; readonly logprob: number }) {
  return { token, logprob, bytes: [...Buffer.from(token)], top_logprobs: [] };
}
