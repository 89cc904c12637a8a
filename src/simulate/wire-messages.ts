/**
 * Anthropic Messages, not streamed. Thinking is a block of its own; a provider's refusal is stop_reason `refusal` with
 * stop_details; under the API version that the current SDK sends, sampling settings are refused with 400.
 */
import {
  contentText,
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

/** First API version that takes no temperature, top_p or top_k. */
const NO_SAMPLING_SINCE = '2026-10-21';

/**
 * Reads the body of POST /v1/messages; `version` is the `anthropic-version` header.
 * @throws WireRequestError where the provider would answer 400.
 */
export function readMessagesRequest(body: JsonObject, version: string): WireRequest {
  const model = stringAt(body, 'model');
  if (model === undefined) throw new WireRequestError('model: Field required', 'model');
  const maxOutputTokens = numberAt(body, 'max_tokens');
  if (maxOutputTokens === undefined) throw new WireRequestError('max_tokens: Field required', 'max_tokens');
  if (body.stream === true) throw new WireRequestError('stream: the simulator does not stream', 'stream');
  for (const setting of ['temperature', 'top_p', 'top_k']) {
    if (body[setting] !== undefined && version >= NO_SAMPLING_SINCE) {
      throw new WireRequestError(`${setting}: Extra inputs are not permitted`, setting);
    }
  }
  const texts = messageTexts(body.messages, 'messages');
  const outputConfig = objectAt(body, 'output_config');
  const format = outputConfig === null ? null : objectAt(outputConfig, 'format');
  return {
    format: 'messages',
    model,
    instruction: [contentText(body.system), texts.instruction].filter((part) => part !== '').join('\n'),
    user: texts.user,
    lastUser: texts.lastUser,
    previousUser: texts.previousUser,
    settings: {
      temperature: numberAt(body, 'temperature'),
      topP: numberAt(body, 'top_p'),
      maxOutputTokens,
      effort: effortOf(outputConfig?.effort, 'output_config.effort'),
      thinking: thinkingOf(objectAt(body, 'thinking')),
    },
    schema: format?.type === 'json_schema' ? objectAt(format, 'schema') : null,
    nonce: nonceOf(body),
  };
}

function thinkingOf(thinking: JsonObject | null): boolean | number | undefined {
  if (thinking === null) return undefined;
  if (thinking.type === 'disabled') return false;
  return numberAt(thinking, 'budget_tokens') ?? true;
}

const STOP_REASONS = {
  stop: 'end_turn',
  length: 'max_tokens',
  filter: 'refusal',
  refusal: 'refusal',
} as const;

/** The body of a 200 reply. */
export function writeMessagesReply(reply: WireReply): JsonObject {
  const isRefusal = reply.ending === 'refusal' || reply.ending === 'filter';
  return {
    id: `msg_${reply.id}`,
    type: 'message',
    role: 'assistant',
    model: reply.servedModel,
    content: contentBlocks(reply, isRefusal),
    stop_reason: STOP_REASONS[reply.ending],
    stop_sequence: null,
    stop_details: isRefusal ? { type: 'refusal', category: 'general_harms', explanation: reply.text } : null,
    container: null,
    diagnostics: null,
    usage: {
      input_tokens: reply.inputTokens,
      cache_creation_input_tokens: 0,
      cache_read_input_tokens: 0,
      cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 0 },
      output_tokens: reply.textTokens + reply.reasoningTokens,
      output_tokens_details: { thinking_tokens: reply.reasoningTokens },
      server_tool_use: reply.search === null ? null : { web_search_requests: 1, web_fetch_requests: 0 },
      service_tier: 'standard',
      inference_geo: null,
      speed: 'standard',
    },
  };
}

function contentBlocks(reply: WireReply, isRefusal: boolean): JsonObject[] {
  const blocks: JsonObject[] = [];
  if (reply.reasoning !== null && reply.reasoningTokens > 0) {
    blocks.push({ type: 'thinking', thinking: reply.reasoning, signature: `c2ltdWxhdGVk${reply.id}` });
  }
  const { search } = reply;
  if (search !== null) {
    const id = `srvtoolu_${reply.id}`;
    const caller = { type: 'direct' };
    blocks.push({ type: 'server_tool_use', id, name: 'web_search', input: { query: search.query }, caller });
    const result = {
      type: 'web_search_result',
      url: search.url,
      title: search.title,
      encrypted_content: 'c2ltdWxhdGVk',
      page_age: null,
    };
    blocks.push({ type: 'web_search_tool_result', tool_use_id: id, content: [result], caller });
  }
  if (isRefusal || reply.text === '') return blocks;
  const citations = search === null ? null : [citation(reply.text, search.url, search.title)];
  blocks.push({ type: 'text', text: reply.text, citations });
  return blocks;
}

function citation(text: string, url: string, title: string): JsonObject {
  return { type: 'web_search_result_location', cited_text: text, encrypted_index: 'c2lt', title, url };
}
