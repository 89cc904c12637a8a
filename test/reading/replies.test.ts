/**
 * Replies as servers really send them, in shapes of our own making: how they end, what blocks them, in which parts they
 * come, what they cost, what they looked up, and which errors pass.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { chatCompletions } from '../../src/model/chat-completions.ts';
import { gemini } from '../../src/model/gemini.ts';
import { type Models, openModels } from '../../src/model/index.ts';
import { messages } from '../../src/model/messages.ts';
import { responses } from '../../src/model/responses.ts';
import { lookUpSigns } from '../../src/reading/look-up-signs.ts';
import { readEnding } from '../../src/reading/read-ending.ts';
import { readErrorStatus } from '../../src/reading/read-fault.ts';
import { readUsage } from '../../src/reading/read-usage.ts';
import { toolCallText } from '../../src/reading/tool-call-text.ts';
import { type Reply, type ReplyServer, replyServer } from './reply-server.ts';

const chat = (content: unknown, rest: object = {}, choice: object = {}) =>
  chatCompletions.read({
    model: 'm',
    choices: [{ finish_reason: 'stop', ...choice, message: { role: 'assistant', content } }],
    ...rest,
  });

describe('how a reply ended', () => {
  const words = {
    whole: [
      'stop',
      'STOP',
      'end_turn',
      'stop_sequence',
      'eos_token',
      'eos',
      'COMPLETE',
      'completed',
      'FinishReason.STOP',
      'FINISH_REASON_STOP',
      'endTurn',
      'eos_found',
      '<|im_end|>',
      'stop_sequence_reached',
      'FINISH_MATCHED_TOKEN',
      '[DONE]',
    ],
    cut: [
      'length',
      'max_tokens',
      'MAX_TOKENS',
      'model_length',
      'max_output_tokens',
      'model_context_window_exceeded',
      'maxTokens',
      'max-tokens',
      'FINISH_REASON_MAX_TOKENS',
      'token_limit',
      'ERROR_LIMIT',
      'context_length_exceeded',
      'truncated',
      'out_of_tokens',
      'maximum_tokens',
      'max_completion_tokens',
      'max_seq_len',
      'cut_off',
      'num_predict',
      'context_full',
      'partial',
    ],
    filtered: [
      'content_filter',
      'SAFETY',
      'RECITATION',
      'BLOCKLIST',
      'PROHIBITED_CONTENT',
      'SPII',
      'sensitive',
      'refusal',
      'content_filter: PROHIBITED_CONTENT',
      'guardrail_intervened',
      'content_filtered',
      'ERROR_TOXIC',
      'IMAGE_SAFETY',
      'content-filter',
      'contentFilter',
      'blacklist',
      'LANGUAGE',
      'moderation',
      'MODEL_ARMOR',
      'risk',
      'violence',
      'nsfw',
      'security',
      'banned',
      'FORBIDDEN',
      'denied',
      'bio',
      '内容过滤',
    ],
    tool: [
      'tool_calls',
      'function_call',
      'tool_use',
      'TOOL_CALL',
      'pause_turn',
      'MALFORMED_FUNCTION_CALL',
      'UNEXPECTED_TOOL_CALL',
      'web_search',
      'plugin_call',
    ],
    fault: [
      'error',
      'ERROR',
      'network_error',
      'insufficient_system_resource',
      'abort',
      'aborted',
      'cancelled',
      'canceled',
      'USER_CANCEL',
      'timeout',
      'failed',
      'overloaded',
      'rate_limit',
      'server_error',
    ],
    unknown: ['OTHER', 'unknown', 'paused_for_tea', 'FINISH_REASON_UNSPECIFIED', '完了'],
  };
  for (const [means, all] of Object.entries(words)) {
    test.each(all)(`${means}: %s`, (word) => {
      expect(readEnding(word)).toEqual({ word, means });
    });
  }

  test('an unknown word is no whole answer, is kept, and is named', () => {
    expect(chat('Lyme', {}, { finish_reason: 'paused_for_tea' })).toMatchObject({
      status: 'failed',
      kind: 'error',
      text: 'Lyme',
      finishReason: 'paused_for_tea',
      message: expect.stringContaining('"paused_for_tea"'),
      remarks: ['unknown end: paused_for_tea'],
    });
  });

  test.each([42, true, ['length'], { type: 'length' }, { reason: 'MAX_TOKENS' }, {}])(
    'an end that is no word is no whole answer: %j',
    (told) => {
      expect(chat('Lym', {}, { finish_reason: told })).toMatchObject({ status: 'failed', text: 'Lym' });
    },
  );

  test('an end under the names of other formats', () => {
    expect(chat('Lym', {}, { finish_reason: null, finish_details: { type: 'max_tokens' } })).toMatchObject({
      kind: 'truncated',
    });
    expect(chat('Lym', {}, { provider_specific_fields: { native_finish_reason: 'SAFETY' } })).toMatchObject({
      status: 'blocked',
    });
    expect(chat('Lyme', {}, { finish_reason: undefined, stop_reason: 151643 })).toMatchObject({
      status: 'answered',
    });
    const content = [{ type: 'text', text: 'Lym' }];
    expect(messages.read({ content, stopReason: 'max_tokens' })).toMatchObject({ kind: 'truncated' });
    expect(
      gemini.read({ candidates: [{ finish_reason: 'MAX_TOKENS', content: { parts: [{ text: 'Lym' }] } }] }),
    ).toMatchObject({ kind: 'truncated' });
    expect(gemini.read({ prompt_feedback: { block_reason: 'SAFETY' } })).toMatchObject({ status: 'blocked' });
  });

  test('a filter that acted is told beside stop', () => {
    const hate = { filtered: true, severity: 'high' };
    expect(chat('Lym', {}, { content_filter_results: { hate } })).toMatchObject({
      status: 'blocked',
      category: 'hate',
    });
    expect(chat('Lym', { output_sensitive: true })).toMatchObject({ status: 'blocked' });
    // A mark on the question, and results that only annotate, leave the answer.
    expect(chat('Lyme', { input_sensitive: true, output_sensitive: false })).toMatchObject({
      status: 'answered',
    });
    const mild = { filtered: false, severity: 'low' };
    expect(chat('Lyme', {}, { content_filter_results: { hate: mild } })).toMatchObject({
      status: 'answered',
    });
  });

  test('a gateway that says stop does not hide what its upstream said', () => {
    expect(chat('Lym', {}, { native_finish_reason: 'MAX_TOKENS' })).toMatchObject({ kind: 'truncated' });
    expect(chat('Lym', {}, { native_finish_reason: 'RECITATION' })).toMatchObject({
      status: 'blocked',
      category: 'RECITATION',
    });
    expect(chat('Lyme', {}, { native_finish_reason: 'completed' })).toMatchObject({ status: 'answered' });
    expect(chat('Lyme', {}, { native_finish_reason: 'new_word' })).toMatchObject({ status: 'answered' });
  });

  test.each(['failed', 'cancelled', 'in_progress'])('Responses: %s without a word more', (status) => {
    const output = [{ type: 'message', content: [{ type: 'output_text', text: 'Lym' }] }];
    expect(responses.read({ status, output })).toMatchObject({
      status: 'failed',
      kind: 'error',
      text: 'Lym',
    });
  });

  test('Responses: incomplete without details was cut off', () => {
    const output = [{ type: 'message', content: [{ type: 'output_text', text: 'Lym' }] }];
    expect(responses.read({ status: 'incomplete', output })).toMatchObject({
      status: 'failed',
      kind: 'truncated',
    });
  });

  test('an upstream that died inside the choice', () => {
    const choice = { finish_reason: 'error', error: { code: 502, message: 'Upstream error' } };
    expect(chat('The capital of', {}, choice)).toMatchObject({
      status: 'failed',
      kind: 'error',
      message: 'Upstream error',
    });
  });
});

describe('what a message is made of', () => {
  test.each([
    [[{ type: 'output_text', text: 'Lyme' }]],
    [['Lyme']],
    [[{ text: 'Lyme' }]],
    [{ type: 'text', text: 'Lyme' }],
    [[{ type: 'text', text: { value: 'Lyme', annotations: [] } }]],
    [[{ type: 'markdown_block', text: 'Lyme' }]],
    [
      [
        { type: 'text', text: 'Harrow', is_thought: true },
        { type: 'TEXT', text: 'Lyme' },
      ],
    ],
    [
      [
        { type: 'text', text: 'Harrow', channel: 'analysis' },
        { type: 'text', text: 'Lyme', channel: 'final' },
      ],
    ],
    [
      [
        { type: 'thinking', thinking: [{ type: 'text', text: 'Harrow?' }] },
        { type: 'text', text: 'Lyme' },
      ],
    ],
    [
      [
        { type: 'reasoning', text: 'Harrow?' },
        { type: 'text', text: 'Lyme' },
      ],
    ],
    [[{ text: 'Harrow?', thought: true }, { text: 'Lyme' }]],
    [
      [
        { type: 'text', text: 'Ly' },
        { type: 'text', text: 'me' },
      ],
    ],
    [
      [
        { type: 'text', text: 'Lyme' },
        { type: 'aside', text: 'Harrow' },
      ],
    ],
  ])('%j', (content) => {
    expect(chat(content)).toMatchObject({ status: 'answered', text: 'Lyme' });
  });

  test('a refusal part is a refusal', () => {
    expect(chat([{ type: 'refusal', refusal: 'I will not.' }])).toMatchObject({
      status: 'blocked',
      by: 'model',
      text: 'I will not.',
    });
  });

  test('messages of Responses: the final one alone, or all with a break between', () => {
    const message = (text: string, phase?: string) => ({
      type: 'message',
      phase,
      content: [{ type: 'output_text', text }],
    });
    const read = (...output: object[]) => responses.read({ status: 'completed', output });
    expect(read(message('1867', 'commentary'), message('1868', 'final_answer'))).toMatchObject({
      text: '1868',
      reasoning: '1867',
    });
    expect(read(message('1867'), message('1867'))).toMatchObject({ text: '1867\n\n1867' });
    expect(read(message('Harrow?', 'commentary'), message('Lyme'))).toMatchObject({ text: 'Lyme' });
    expect(read(message('I will look.', 'commentary'))).toMatchObject({ status: 'failed', kind: 'empty' });
  });

  test('all of the text in the thought is told', () => {
    const reading = chatCompletions.read({
      choices: [{ finish_reason: 'stop', message: { content: '', reasoning_content: 'Lyme' } }],
    });
    expect(reading).toMatchObject({
      status: 'failed',
      kind: 'empty',
      message: expect.stringContaining('thought'),
    });
  });
});

describe('what it cost', () => {
  const outside = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 115 };
  test.each([
    [{ ...outside, completion_tokens_details: { reasoning_tokens: 100 } }, 105, 100],
    [{ ...outside, reasoning_tokens: 100 }, 105, 100],
    [outside, 105, 100],
    [
      {
        prompt_tokens: 10,
        completion_tokens: 105,
        total_tokens: 115,
        completion_tokens_details: { reasoning_tokens: 100 },
      },
      105,
      100,
    ],
    [
      { prompt_tokens: 10, completion_tokens: 5, completion_tokens_details: { reasoning_tokens: 100 } },
      105,
      100,
    ],
    [{ prompt_tokens: 10, completion_tokens: 5 }, 5, null],
    [
      {
        input_tokens: 10,
        output_tokens: 5,
        total_tokens: 115,
        output_tokens_details: { reasoning_tokens: 100 },
      },
      105,
      100,
    ],
    [
      { promptTokenCount: 10, candidatesTokenCount: 5, thoughtsTokenCount: 100, totalTokenCount: 115 },
      105,
      100,
    ],
    [{ input_tokens: 10, output_tokens: 105, output_tokens_details: { thinking_tokens: 100 } }, 105, 100],
    [{ ...outside, completion_tokens_details: { reasoning_tokens: 0 } }, 105, 100],
    [{ promptTokens: 10, completionTokens: 5, totalTokens: 115, reasoningTokens: 100 }, 105, 100],
    [
      {
        prompt_token_count: 10,
        candidates_token_count: 5,
        thoughts_token_count: 100,
        total_token_count: 115,
      },
      105,
      100,
    ],
    [{ promptTokenCount: 10, thoughtsTokenCount: 100, totalTokenCount: 110 }, 100, 100],
    [{ prompt_tokens: 10, total_tokens: 115 }, 105, null],
    [{ tokens: { input_tokens: 10, output_tokens: 5 } }, 5, null],
    [{ completion_tokens: 'five' }, null, null],
  ])('%j', (usage, outputTokens, reasoningTokens) => {
    expect(readUsage(usage)).toMatchObject({ outputTokens, reasoningTokens });
  });

  test('cached input under each name', () => {
    expect(readUsage({ input_tokens: 10, cache_read_input_tokens: 90, output_tokens: 1 })).toMatchObject({
      inputTokens: 100,
      cachedInputTokens: 90,
    });
    expect(readUsage({ prompt_tokens: 100, prompt_cache_hit_tokens: 90 })).toMatchObject({
      inputTokens: 100,
      cachedInputTokens: 90,
    });
    expect(readUsage({ prompt_tokens: 100, prompt_tokens_details: { cached_tokens: 90 } })).toMatchObject({
      cachedInputTokens: 90,
    });
  });
});

describe('signs of a look-up', () => {
  const message = (members: object) => ({ choices: [{ message: { content: 'Lyme', ...members } }] });
  test.each([
    message({ annotations: [{ type: 'url_citation', url_citation: { url: 'https://example.org' } }] }),
    message({ annotations: [{ type: 'new_kind', url: 'https://example.org' }] }),
    message({ citations: ['https://example.org'] }),
    message({ context: { citations: [{ title: 't' }] } }),
    message({ sources: [{ url: 'u' }] }),
    message({ tool_calls: [{ function: { name: 'lookup' } }] }),
    message({ function_call: { name: 'lookup' } }),
    message({ executed_tools: [{ type: 'search' }] }),
    message({ provider_specific_fields: { grounding_metadata: { web_search_queries: ['q'] } } }),
    { citations: ['u'] },
    { x_citations: ['u'] },
    message({ citation_list: [{ url: 'u' }] }),
    message({ reference_links: ['u'] }),
    message({ links: [{ url: 'u' }] }),
    { docs: [{ title: 't' }] },
    { knowledge: [{ id: 1 }] },
    { search_plus: { results: ['x'] } },
    { num_search_queries: 2 },
    { retrieved_passages: ['x'] },
    { search_results: [{ title: 't' }] },
    { search_info: { search_results: [{ index: 1 }] } },
    { web_search: [{ link: 'l' }] },
    { usage: { num_sources_used: 5 } },
    { usage: { num_search_queries: 1 } },
    { usage: { server_tool_use: { web_search_requests: 2 } } },
    { usage: { server_side_tool_usage_details: { web_search_calls: 1 } } },
    { candidates: [{ groundingMetadata: { webSearchQueries: ['q'] } }] },
    { output: [{ type: 'web_search_call', id: 'w' }] },
    { output: [{ type: 'mcp_call', name: 'n' }] },
    { content: [{ type: 'server_tool_use', name: 'web_search' }] },
    { content: [{ type: 'text', text: 'Lyme', citations: [{ url: 'u' }] }] },
  ])('%j', (body) => {
    expect(lookUpSigns(body).length).toBeGreaterThan(0);
  });

  test.each([
    message({ annotations: [], tool_calls: [], citations: null, refusal: null }),
    message({ content: 'See https://example.org [1], web_search' }),
    { citations: [], search_info: {}, web_search: [], sources: null },
    { usage: { num_sources_used: 0, server_tool_use: { web_search_requests: 0 }, total_tokens: 5 } },
    { tools: [{ type: 'web_search' }], tool_choice: 'auto', output: [{ type: 'message', content: [] }] },
    { links: { self: 'u' }, knowledge_cutoff: '2025-01' },
    { candidates: [{ citationMetadata: { citationSources: [{ uri: 'u' }] } }] },
  ])('none: %j', (body) => {
    expect(lookUpSigns(body)).toEqual([]);
  });
});

describe('a tool call written as text is no answer', () => {
  test.each([
    '<tool_call>\n{"name": "web_search", "arguments": {"query": "is it Lyme"}}\n</tool_call>',
    '<tool_call>{"name": "search", "arguments": {"q": "Lyme"}}',
    '<function=search>{"q": "Lyme"}</function>',
    '<function_calls><invoke name="web_search"><parameter name="query">Lyme</parameter></invoke></function_calls>',
    '<minimax:tool_call><invoke name="search"><parameter name="q">Lyme</parameter></invoke></minimax:tool_call>',
    '<|tool_call_begin|>functions.search:0<|tool_call_argument_begin|>{"query":"Lyme"}<|tool_call_end|>',
    '<|tool_calls_section_begin|><|tool_call_begin|>functions.search:0<|tool_call_argument_begin|>{}<|tool_call_end|><|tool_calls_section_end|>',
    '<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>search\n{"q":"Lyme"}<｜tool▁call▁end｜><｜tool▁calls▁end｜>',
    '[TOOL_CALLS][{"name": "search", "arguments": {"q": "Lyme"}}]',
    '<|python_tag|>brave_search.call(query="Lyme")',
    '```tool_code\nprint(google_search.search(queries=["Lyme"]))\n```',
    '{"name": "web_search", "arguments": {"query": "Lyme"}}',
    '{"name": "web_search", "parameters": {"query": "Lyme"}}',
    '```json\n{"tool": "search", "input": "Lyme"}\n```',
    '{"tool_calls": [{"function": {"name": "search", "arguments": "{}"}}]}',
    '[{"name": "search", "arguments": {"q": "Lyme"}}]',
    'web_search(query="Lyme")',
    '[web_search(query="Lyme")]',
    '<|tool_call_start|>[search(q="Lyme")]<|tool_call_end|>',
    '<｜DSML｜function_calls><｜DSML｜invoke name="search"><｜DSML｜parameter name="q">Lyme</｜DSML｜parameter></｜DSML｜invoke></｜DSML｜function_calls>',
    '<longcat_tool_call>{"name":"search"}</longcat_tool_call>',
    '<start_function_call>call:search{query:<escape>Lyme<escape>}<end_function_call>',
    '<|tool_call>call:search{query:<|"|>Lyme<|"|>}<tool_call|>',
    '✿FUNCTION✿: search\n✿ARGS✿: {"q":"Lyme"}',
    'functools[{"name":"search","arguments":{"q":"Lyme"}}]',
    '<|begin_search_query|>Lyme<|end_search_query|>',
    'Action: Search[Lyme]',
    'Thought: I should search.\nAction: web_search\nAction Input: {"q":"Lyme"}',
    'wikipedia.search("Lyme")',
    '<|python_start|>search(q="Lyme")<|python_end|>',
    '<|FunctionCallBegin|>[{"name":"search","parameters":{"q":"Lyme"}}]<|FunctionCallEnd|>',
    'Action: search\nAction Input: Lyme',
    '<search>Lyme charter</search>',
    '!search Lyme charter',
    '/search "Lyme"',
    '<web_search>Lyme charter</web_search>',
    'I will look that up.\n<tool_call>{"name":"search","arguments":{"q":"Lyme"}}</tool_call>',
    '<|channel|>commentary to=functions.search <|constrain|>json<|message|>{"q":"Lyme"}<|call|>',
    '<think>Let me search.</think><tool_call>{"name":"search","arguments":{"q":"Lyme"}}</tool_call>',
  ])('%s', (text) => {
    expect(chat(text)).toMatchObject({ status: 'failed', kind: 'empty', signs: [{ kind: 'tool-call' }] });
  });

  test('an answer after the call stands, with the sign', () => {
    expect(chat('<tool_call>{"name":"search"}</tool_call>\nLyme')).toMatchObject({
      status: 'answered',
      text: 'Lyme',
      signs: [{ kind: 'tool-call' }],
    });
  });

  test('a call nested so deeply that no program could write it out again is a call like others', () => {
    const deep = `${'['.repeat(40_000)}${']'.repeat(40_000)}`;
    expect(toolCallText(`{"tool_calls":[{"function":{"name":"search"}},${deep}]}`)).toMatchObject({
      tool: 'search',
    });
  });

  test.each([
    'Lyme',
    '{"answer": "Lyme"}',
    'The function f(x) = 2x',
    'Search (1998 film)',
    'lookup',
    '<b>Lyme</b>',
    '[Lyme]',
    '{"name": "Lyme"}',
    'Action: a film',
    'Google (company)',
    'Search Party',
    '!Kung',
    '/r/lyme',
    '{"name": "Ann", "action": "ran"}',
    'Research(er)',
  ])('none: %s', (text) => {
    expect(toolCallText(text)).toBeNull();
  });
});

describe('what an error status means', () => {
  const error = (message: string, rest: object = {}) => JSON.stringify({ error: { message, ...rest } });
  test.each<[string, number, string]>([
    ['filter', 403, error('Content violates usage guidelines. Failed check: SAFETY_CHECK')],
    ['filter', 403, error('Your input was flagged', { metadata: { reasons: ['violence'] } })],
    ['filter', 400, error('Content Exists Risk')],
    [
      'filter',
      400,
      error('Input text data may contain inappropriate content.', { code: 'DataInspectionFailed' }),
    ],
    ['filter', 400, error('系统检测到输入或生成内容可能包含不安全或敏感内容', { code: '1301' })],
    [
      'filter',
      400,
      error('The request was rejected because it was considered high risk', { type: 'content_filter' }),
    ],
    [
      'filter',
      400,
      error('Invalid prompt: your prompt was flagged as potentially violating our usage policy.', {
        code: 'invalid_prompt',
      }),
    ],
    [
      'filter',
      400,
      error('The response was filtered', {
        code: 'content_filter',
        innererror: { code: 'ResponsibleAIPolicyViolation' },
      }),
    ],
    [
      'filter',
      451,
      error('The content you provided or machine outputted is blocked.', { type: 'censorship_blocked' }),
    ],
    ['filter', 422, error('input new_sensitive (1026)')],
    ['filter', 500, error('no', { code: 'content_filter' })],
    ['filter', 400, error('The request was blocked by Model Armor')],
    ['request', 400, error('The model name in the prompt is case sensitive')],
    ['limited', 429, error('Rate limit reached for requests')],
    ['limited', 429, error('Quota exceeded for metric: requests per minute. Please retry in 34.07s.')],
    [
      'limited',
      429,
      JSON.stringify([
        {
          error: {
            message: 'You exceeded your current quota, please check your plan and billing details.',
            status: 'RESOURCE_EXHAUSTED',
            details: [{ quotaId: 'GenerateRequestsPerMinutePerProject' }, { retryDelay: '34s' }],
          },
        },
      ]),
    ],
    ['limited', 429, error('Rate limit reached on tokens per day (TPD). Please try again in 7m12s.')],
    ['limited', 403, error('rate limit exceeded: too many requests')],
    [
      'quota',
      429,
      error('You exceeded your current quota, please check your plan and billing details.', {
        code: 'insufficient_quota',
      }),
    ],
    [
      'quota',
      429,
      error('You exceeded your current quota.', {
        details: [{ quotaId: 'GenerateRequestsPerDayPerProject' }, { retryDelay: '34s' }],
      }),
    ],
    ['quota', 400, error('Your credit balance is too low to access the API.')],
    ['quota', 402, error('Insufficient Balance')],
    [
      'quota',
      429,
      JSON.stringify({
        __type: 'ThrottlingException',
        message: 'Too many tokens per day, please wait before trying again.',
      }),
    ],
    ['limited', 429, JSON.stringify({ message: 'Too many tokens, please wait before trying again.' })],
    ['quota', 403, error('Account balance is insufficient')],
    ['key', 401, error('Incorrect API key provided')],
    ['key', 403, error('Your account has been suspended for violating our usage policies')],
    ['key', 403, error('Country, region, or territory not supported')],
    ['key', 403, '<html>Forbidden</html>'],
    ['forbidden', 403, error('The request is not allowed')],
    ['model', 404, error('The model `x` does not exist')],
    ['model', 400, error('Model Not Exist')],
    ['setting', 400, error('temperature is not supported with this model')],
    ['busy', 424, error('Model too busy')],
    ['limited', 400, JSON.stringify({ __type: 'ThrottlingException', message: 'Too many requests' })],
    ['busy', 503, error('The engine is overloaded')],
    ['request', 400, error('prompt is too long')],
    ['request', 404, error('Not found')],
  ])('%s: %i %s', (means, status, body) => {
    expect(readErrorStatus(status, body).means).toBe(means);
  });

  test('the wait that the words ask for', () => {
    const wait = (message: string) => readErrorStatus(429, error(message)).retryAfterMs;
    expect(wait('Please retry in 1.2s.')).toBe(1_200);
    expect(wait('Please try again in 350ms')).toBe(350);
    expect(wait('Please try again in 7m12s')).toBe(432_000);
    expect(wait('try again in 20 seconds')).toBe(20_000);
    expect(readErrorStatus(429, error('x', { details: [{ retryDelay: '34s' }] })).retryAfterMs).toBe(34_000);
    expect(wait('Slow down')).toBeNull();
  });
});

describe('over HTTP', () => {
  let server: ReplyServer;
  let models: Models;
  beforeAll(async () => {
    server = await replyServer();
  });
  afterEach(() => models.close());
  afterAll(() => server.close());

  const good = { model: 'm', choices: [{ finish_reason: 'stop', message: { content: 'Lyme' } }] };
  const ask = (replies: readonly Reply[], options: object = {}) => {
    server.play(replies);
    models = openModels({ env: server.env, backoff: { baseMs: 1 }, maxRetryAfterMs: 20, ...options });
    return once();
  };
  const once = () =>
    models.complete({
      model: 'simulated/m',
      messages: [{ role: 'user', content: 'Where?' }],
      settings: {},
      purpose: 'ask',
    });

  test.each<[string, unknown]>([
    ['a rate limit', { error: { message: 'Rate limit exceeded', code: 429 } }],
    ['a bad gateway', { error: { message: 'Provider returned error', code: 502 } }],
    ['a busy server, in words', { error: { message: 'The model is overloaded, please try again later' } }],
    ['true, the words beside it', { error: true, message: 'Rate limit reached' }],
    ['an error within the error', { error: { errors: [{ message: 'backend unavailable' }] } }],
    ['a code as text', { error: { message: 'slow', code: '503' } }],
    ['no choices', { id: 'x', choices: [] }],
    ['choices that are null', { id: 'x', choices: null }],
    [
      'an error in the choice',
      {
        choices: [
          { finish_reason: 'error', error: { code: 502, message: 'died' }, message: { content: '' } },
        ],
      },
    ],
    ['base_resp', { base_resp: { status_code: 1002, status_msg: 'rate limit' }, choices: null }],
    ['error_code', { error_code: 18, error_msg: 'Open api qps request limit reached' }],
  ])('a fault told with status 200 is asked again: %s', async (_, body) => {
    expect(await ask([{ body }, { body: good }])).toMatchObject({ status: 'answered', attempts: 2 });
  });

  test('the limiter hears of a rate limit told with status 200', async () => {
    await ask([{ body: { error: { message: 'Rate limit exceeded', code: 429 } } }, { body: good }]);
    const limited = models.health(models.lane('simulated/m'))!;
    await models.close();
    await ask([{ body: { error: { message: 'died', code: 502 } } }, { body: good }]);
    const faulted = models.health(models.lane('simulated/m'))!;
    expect(limited.limit).toBeLessThan(faulted.limit);
  });

  test('a deployment is held to the names that its user states', async () => {
    const overrides = { 'simulated/m': { servedAs: ['gpt-6.1-terra'] } };
    const body = (model: string) => [{ body: { ...good, model } }];
    expect(await ask(body('gpt-6.1-terra-2026-10-26'), { overrides })).toMatchObject({ closedBookSigns: [] });
    await models.close();
    expect(await ask(body('gpt-6.1-sol'), { overrides })).toMatchObject({
      closedBookSigns: [{ kind: 'other-model' }],
    });
  });

  test('a fault after words that were paid for is not asked again behind the budget', async () => {
    const body = {
      error: { code: 502, message: 'died' },
      choices: [{ message: { content: 'The town of' } }],
      usage: { completion_tokens: 3 },
    };
    expect(await ask([{ body }, { body: good }])).toMatchObject({
      status: 'failed',
      kind: 'error',
      text: 'The town of',
      attempts: 1,
    });
  });

  test('what a body says that is no reply is in the message', async () => {
    for (const [body, words] of [
      [{ error: 'Unexpected endpoint or method.' }, 'Unexpected endpoint'],
      [{ base_resp: { status_code: 2013, status_msg: 'invalid params' } }, 'invalid params'],
      [{ detail: 'No such route' }, 'No such route'],
      [
        { error: { message: 'Provider returned error', metadata: { raw: 'the real reason' } } },
        'the real reason',
      ],
    ] as const) {
      expect(await ask([{ body }])).toMatchObject({
        status: 'failed',
        error: { message: expect.stringContaining(words) },
        attempts: 1,
      });
    }
  });

  test('a refusal of one question ends a run only while nothing was answered', async () => {
    const refused = { http: 403, body: { error: { message: 'The request is not allowed' } } };
    await expect(ask([refused])).rejects.toMatchObject({ code: 'key-rejected' });
    await models.close();
    await ask([{ body: good }, refused, { body: good }]);
    expect(await once()).toMatchObject({ status: 'failed', kind: 'error', error: { httpStatus: 403 } });
    expect(await once()).toMatchObject({ status: 'answered' });
  });

  test('an empty account told with status 200 ends the run as such', async () => {
    const body = { base_resp: { status_code: 1008, status_msg: 'insufficient balance' }, choices: null };
    await expect(ask([{ body }])).rejects.toMatchObject({ code: 'quota-exhausted' });
  });

  test('a body over the limit is a failed reply, asked once', async () => {
    const completion = await ask([{ body: { ...good, padding: 'x'.repeat(50_000) } }], {
      maxReplyBytes: 20_000,
    });
    expect(completion).toMatchObject({
      status: 'failed',
      kind: 'error',
      error: { code: 'too-large' },
      attempts: 1,
    });
  });

  test('Messages and Responses, too', async () => {
    server.play([
      { body: { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } } },
      { body: { type: 'message', content: [{ type: 'text', text: 'Lyme' }], stop_reason: 'end_turn' } },
    ]);
    models = openModels({ env: server.env, simulatedWire: 'messages', backoff: { baseMs: 1 } });
    expect(await once()).toMatchObject({ status: 'answered', attempts: 2 });
    await models.close();
    server.play([
      {
        body: {
          status: 'failed',
          error: { code: 'server_error', message: 'The server had an error' },
          output: [],
        },
      },
      {
        body: {
          status: 'completed',
          output: [{ type: 'message', content: [{ type: 'output_text', text: 'Lyme' }] }],
        },
      },
    ]);
    models = openModels({ env: server.env, simulatedWire: 'responses', backoff: { baseMs: 1 } });
    expect(await once()).toMatchObject({ status: 'answered', attempts: 2 });
  });
});

test('Messages: the classifiers, a text as content, a thought in the text', () => {
  expect(
    messages.read({
      content: [],
      stop_reason: 'refusal',
      stop_details: { category: 'bio', explanation: 'No.' },
    }),
  ).toMatchObject({ status: 'blocked', by: 'filter', category: 'bio', text: 'No.' });
  expect(messages.read({ content: 'Lyme', stop_reason: 'end_turn' })).toMatchObject({
    status: 'answered',
    text: 'Lyme',
  });
  expect(
    messages.read({
      content: [{ type: 'text', text: '<think>Harrow?</think>Lyme' }],
      stop_reason: 'end_turn',
    }),
  ).toMatchObject({ text: 'Lyme', reasoning: 'Harrow?' });
});
