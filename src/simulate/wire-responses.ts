/**
 * OpenAI Responses, not streamed. Reasoning is an item of its own before the message; a reply cut short has status
 * `incomplete`, and a model's refusal is a part of the message, not an error.
 */
import {
  effortOf,
  type JsonObject,
  messageTexts,
  nonceOf,
  numberAt,
  objectAt,
  stringAt,
  type WireReply,
  type WireRequest,
  WireRequestError,
} from './wire.ts';

/**
 * Reads the body of POST /v1/responses.
 * @throws WireRequestError where the provider would answer 400.
 */
export function readResponsesRequest(body: JsonObject): WireRequest {
  const model = stringAt(body, 'model');
  if (model === undefined) throw new WireRequestError("Missing required parameter: 'model'.", 'model');
  if (body.stream === true) throw new WireRequestError('The simulator does not stream.', 'stream');
  const texts =
    typeof body.input === 'string'
      ? { instruction: '', user: body.input, lastUser: body.input, previousUser: '' }
      : messageTexts(body.input, 'input');
  const instructions = stringAt(body, 'instructions');
  const format = objectAt(objectAt(body, 'text') ?? {}, 'format');
  const include = Array.isArray(body.include) ? body.include : [];
  return {
    format: 'responses',
    model,
    instruction: [instructions, texts.instruction]
      .filter((part) => part !== undefined && part !== '')
      .join('\n'),
    user: texts.user,
    lastUser: texts.lastUser,
    previousUser: texts.previousUser,
    settings: {
      temperature: numberAt(body, 'temperature'),
      topP: numberAt(body, 'top_p'),
      maxOutputTokens: numberAt(body, 'max_output_tokens'),
      effort: effortOf(objectAt(body, 'reasoning')?.effort, 'reasoning.effort'),
      logprobs: include.includes('message.output_text.logprobs') ? true : undefined,
    },
    schema: format?.type === 'json_schema' ? objectAt(format, 'schema') : null,
    nonce: nonceOf(body),
  };
}

/** The body of a 200 reply. */
export function writeResponsesReply(reply: WireReply, request: WireRequest): JsonObject {
  const createdAt = Math.floor(reply.createdAtMs / 1000);
  const incomplete = { length: 'max_output_tokens', filter: 'content_filter', stop: null, refusal: null }[
    reply.ending
  ];
  const outputTokens = reply.textTokens + reply.reasoningTokens;
  return {
    id: `resp_${reply.id}`,
    object: 'response',
    created_at: createdAt,
    status: incomplete === null ? 'completed' : 'incomplete',
    completed_at: incomplete === null ? createdAt : null,
    background: false,
    error: null,
    incomplete_details: incomplete === null ? null : { reason: incomplete },
    instructions: request.instruction === '' ? null : request.instruction,
    max_output_tokens: request.settings.maxOutputTokens ?? null,
    metadata: {},
    model: reply.servedModel,
    output: outputItems(reply, incomplete === null),
    parallel_tool_calls: true,
    previous_response_id: null,
    reasoning: { effort: request.settings.effort ?? null, summary: null },
    service_tier: 'default',
    store: false,
    temperature: request.settings.temperature ?? 1,
    text: { format: { type: 'text' }, verbosity: 'medium' },
    tool_choice: 'auto',
    tools: [],
    top_logprobs: 0,
    top_p: request.settings.topP ?? 1,
    truncation: 'disabled',
    usage: {
      input_tokens: reply.inputTokens,
      input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
      output_tokens: outputTokens,
      output_tokens_details: { reasoning_tokens: reply.reasoningTokens },
      total_tokens: reply.inputTokens + outputTokens,
    },
    user: null,
  };
}

function outputItems(reply: WireReply, isComplete: boolean): JsonObject[] {
  const items: JsonObject[] = [];
  if (reply.reasoningTokens > 0) {
    const summary = reply.reasoning === null ? [] : [{ type: 'summary_text', text: reply.reasoning }];
    items.push({ id: `rs_${reply.id}`, type: 'reasoning', summary });
  }
  if (reply.search !== null) {
    const action = { type: 'search', query: reply.search.query, queries: [reply.search.query] };
    items.push({ id: `ws_${reply.id}`, type: 'web_search_call', status: 'completed', action });
  }
  // A budget spent on reasoning leaves no message at all.
  if (reply.text === '' && !isComplete) return items;
  items.push({
    id: `msg_${reply.id}`,
    type: 'message',
    status: isComplete ? 'completed' : 'incomplete',
    role: 'assistant',
    content: [reply.ending === 'refusal' ? { type: 'refusal', refusal: reply.text } : textPart(reply)],
  });
  return items;
}

function textPart({ text, search, logprobs }: WireReply): JsonObject {
  return {
    type: 'output_text',
    annotations:
      search === null
        ? []
        : [
            {
              type: 'url_citation',
              start_index: 0,
              end_index: text.length,
              url: search.url,
              title: search.title,
            },
          ],
    logprobs: (logprobs ?? []).map(({ token, logprob }) => ({
      token,
      logprob,
      bytes: [...Buffer.from(token)],
      top_logprobs: [],
    })),
    text,
  };
}
