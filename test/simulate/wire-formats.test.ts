/**
 * The wire formats as the official SDKs read them: what their types promise must be there, for answers, refusals,
 * filters, reasoning, cut-off replies and judges.
 */
import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePolicy } from '../../src/core/policy.ts';
import { askMessages, policyWording } from '../../src/prompts/policies.ts';
import { DEFAULT_MODELS } from '../../src/simulate/default-models.ts';
import { demoQuestions } from '../../src/simulate/demo-questions.ts';
import { type Simulator, startSimulator } from '../../src/simulate/start-simulator.ts';

const questions = demoQuestions(3, 120);
const blocker = { ...DEFAULT_MODELS[0]!, name: 'blocker', servedAs: 'blocker-1', blockRate: 1 };
const browser = {
  ...DEFAULT_MODELS[0]!,
  name: 'browser',
  servedAs: 'browser-1',
  browseRate: 1,
  blockRate: 0,
};

let simulator: Simulator;
let openai: OpenAI;
let anthropic: Anthropic;

beforeAll(async () => {
  simulator = await startSimulator({ questions, models: [...DEFAULT_MODELS, blocker, browser] });
  openai = new OpenAI({ apiKey: 'test-key', baseURL: `${simulator.url}/v1`, maxRetries: 0 });
  anthropic = new Anthropic({ apiKey: 'test-key', baseURL: simulator.url, maxRetries: 0 });
});
afterAll(() => simulator.close());

const chat = (model: string, extra: object = {}, text = questions[0]!.text) =>
  openai.chat.completions
    .create({
      model,
      messages: askMessages(text, parsePolicy('plain')) as OpenAI.ChatCompletionMessageParam[],
      ...extra,
    } as OpenAI.ChatCompletionCreateParamsNonStreaming)
    .withResponse();

const respond = (model: string, extra: object = {}, text = questions[0]!.text) =>
  openai.responses.create({
    model,
    instructions: policyWording(parsePolicy('plain')).text,
    input: text,
    ...extra,
  } as OpenAI.Responses.ResponseCreateParamsNonStreaming);

const message = (model: string, extra: object = {}, text = questions[0]!.text) =>
  anthropic.messages
    .create({
      model,
      max_tokens: 1024,
      system: policyWording(parsePolicy('plain')).text,
      messages: [{ role: 'user', content: text }],
      ...extra,
    } as Anthropic.MessageCreateParamsNonStreaming)
    .withResponse();

describe('Chat Completions', () => {
  it('brings the answer, the served snapshot, token counts and the rate-limit headers', async () => {
    const { data, response, request_id } = await chat('owl');
    const entry = simulator.ledger().at(-1);
    expect(data.choices[0]!.message.content).toBe(entry?.text);
    expect(data.choices[0]!.finish_reason).toBe('stop');
    expect(data.choices[0]!.message.refusal).toBeNull();
    expect(data.model).toBe('owl-2026-02-03');
    expect(data.usage?.total_tokens).toBe(
      (data.usage?.prompt_tokens ?? 0) + (data.usage?.completion_tokens ?? 0),
    );
    expect(request_id).toBe(entry?.requestId);
    expect(response.headers.get('x-ratelimit-remaining-requests')).toMatch(/^\d+$/);
    expect(response.headers.get('x-ratelimit-reset-requests')).toMatch(/^[\dms.]+$/);
  });

  it('counts reasoning tokens of a reasoning model, more with more effort', async () => {
    const low = await chat('heron', { reasoning_effort: 'low' });
    const high = await chat('heron', { reasoning_effort: 'high' });
    const tokens = (completion: OpenAI.ChatCompletion) =>
      completion.usage?.completion_tokens_details?.reasoning_tokens ?? 0;
    expect(tokens(low.data)).toBeGreaterThan(0);
    expect(tokens(high.data)).toBeGreaterThan(tokens(low.data));
  });

  it('leaves no text when a reasoning model spends the whole budget on thinking', async () => {
    const { data } = await chat('heron', { max_completion_tokens: 20, reasoning_effort: 'high' });
    expect(data.choices[0]!.finish_reason).toBe('length');
    expect(data.choices[0]!.message.content).toBe('');
    expect(simulator.ledger().at(-1)?.status).toBe('empty');
  });

  it('refuses a temperature on a reasoning model and takes it on another', async () => {
    await expect(chat('heron', { temperature: 0 })).rejects.toMatchObject({
      status: 400,
      code: 'unsupported_parameter',
      param: 'temperature',
    });
    await expect(chat('owl', { temperature: 0 })).resolves.toBeDefined();
  });

  it('gives log-probabilities whose tokens spell the answer', async () => {
    const { data } = await chat('owl', { logprobs: true });
    const tokens = data.choices[0]!.logprobs?.content ?? [];
    expect(tokens.map(({ token }) => token).join('')).toBe(data.choices[0]!.message.content);
    expect(tokens.every(({ logprob }) => logprob <= 0)).toBe(true);
  });

  it('shows a block either as a refusal part or as a content filter', async () => {
    const seen = new Set<string>();
    for (const { text } of questions.slice(0, 20)) {
      const { data } = await chat('blocker', {}, text);
      const [choice] = data.choices;
      if (choice!.finish_reason === 'content_filter') seen.add('filter');
      else if (choice!.message.refusal !== null && choice!.message.content === null) seen.add('refusal');
      expect(simulator.ledger().at(-1)).toMatchObject({
        status: 'blocked',
        outcome: 'refused',
        reason: 'blocked',
      });
    }
    expect([...seen].sort()).toEqual(['filter', 'refusal']);
  });

  it('marks a search against orders with citations', async () => {
    const { data } = await chat('browser');
    expect(data.choices[0]!.message.annotations?.[0]?.type).toBe('url_citation');
    expect(simulator.ledger().at(-1)?.browsed).toBe(true);
  });

  it('says which models there are when the name is unknown', async () => {
    await expect(chat('condor')).rejects.toMatchObject({ status: 404, code: 'model_not_found' });
    await expect(chat('condor')).rejects.toThrow(/owl/);
  });
});

describe('Responses', () => {
  it('brings the answer as output text, with usage', async () => {
    const response = await respond('owl');
    expect(response.output_text).toBe(simulator.ledger().at(-1)?.text);
    expect(response.status).toBe('completed');
    expect(response.usage?.total_tokens).toBeGreaterThan(0);
  });

  it('gives the same answer as Chat Completions to the same question', async () => {
    for (const { text } of questions.slice(0, 10)) {
      const response = await respond('owl', {}, text);
      const { data } = await chat('owl', {}, text);
      expect(response.output_text).toBe(data.choices[0]!.message.content);
    }
  });

  it('puts reasoning into an item of its own and counts its tokens', async () => {
    const response = await respond('tawny', { reasoning: { effort: 'high' } });
    expect(response.output.map(({ type }) => type)).toEqual(['reasoning', 'message']);
    expect(response.usage?.output_tokens_details.reasoning_tokens).toBeGreaterThan(0);
  });

  it('is incomplete, without a message, when thinking spends the budget', async () => {
    const response = await respond('tawny', { reasoning: { effort: 'high' }, max_output_tokens: 16 });
    expect(response.status).toBe('incomplete');
    expect(response.incomplete_details?.reason).toBe('max_output_tokens');
    expect(response.output.map(({ type }) => type)).toEqual(['reasoning']);
  });

  it('has a web_search_call and citations when the model browses', async () => {
    const response = await respond('browser');
    expect(response.output[0]!.type).toBe('web_search_call');
    const part = response.output[1]!.type === 'message' ? response.output[1]!.content[0] : null;
    expect(part?.type === 'output_text' && part.annotations[0]!.type).toBe('url_citation');
  });

  it('gives log-probabilities when they are included', async () => {
    const response = await respond('owl', { include: ['message.output_text.logprobs'] });
    const [item] = response.output;
    const part = item!.type === 'message' ? item!.content[0] : null;
    expect(part?.type === 'output_text' && (part.logprobs?.length ?? 0)).toBeGreaterThan(0);
  });

  it('shows the model’s own refusal as a refusal part, a filter as incomplete', async () => {
    const seen = new Set<string>();
    for (const { text } of questions.slice(0, 20)) {
      const response = await respond('blocker', {}, text);
      const item = response.output.find(({ type }) => type === 'message');
      if (item?.type === 'message' && item.content[0]!.type === 'refusal') seen.add('refusal');
      if (response.incomplete_details?.reason === 'content_filter') seen.add('filter');
    }
    expect([...seen].sort()).toEqual(['filter', 'refusal']);
  });
});

describe('Anthropic Messages', () => {
  it('brings the answer, usage, the request id and the rate-limit headers', async () => {
    const { data, response, request_id } = await message('owl');
    const entry = simulator.ledger().at(-1);
    expect(data.content[0]).toMatchObject({ type: 'text', text: entry?.text });
    expect(data.stop_reason).toBe('end_turn');
    expect(data.stop_details).toBeNull();
    expect(data.usage.output_tokens).toBeGreaterThan(0);
    expect(request_id).toBe(entry?.requestId);
    expect(response.headers.get('anthropic-ratelimit-requests-remaining')).toMatch(/^\d+$/);
    expect(Date.parse(response.headers.get('anthropic-ratelimit-requests-reset') ?? '')).not.toBeNaN();
  });

  it('thinks only when told to, in a block before the text', async () => {
    const silent = await message('heron');
    const thinking = await message('heron', {
      thinking: { type: 'enabled', budget_tokens: 1024 },
      max_tokens: 4096,
    });
    expect(silent.data.content.map(({ type }) => type)).toEqual(['text']);
    expect(thinking.data.content.map(({ type }) => type)).toEqual(['thinking', 'text']);
    expect(thinking.data.usage.output_tokens_details?.thinking_tokens).toBeGreaterThan(0);
  });

  it('shows a block as stop_reason refusal with its details', async () => {
    const { data } = await message('blocker');
    expect(data.stop_reason).toBe('refusal');
    expect(data.stop_details).toMatchObject({ type: 'refusal', category: 'general_harms' });
    expect(data.content).toEqual([]);
  });

  it('shows a search as server tool use, result block, citation and usage', async () => {
    const { data } = await message('browser');
    expect(data.content.map(({ type }) => type)).toEqual([
      'server_tool_use',
      'web_search_tool_result',
      'text',
    ]);
    expect(data.usage.server_tool_use?.web_search_requests).toBe(1);
  });

  it('cuts off at max_tokens', async () => {
    const { data } = await message('magpie', { max_tokens: 1 });
    expect(data.stop_reason).toBe('max_tokens');
  });

  it('refuses a temperature under the API version of the current SDK', async () => {
    await expect(message('owl', { temperature: 0 })).rejects.toMatchObject({ status: 400 });
  });
});

describe('a judge over the wire', () => {
  const schema = {
    type: 'object',
    properties: {
      rationale: { type: 'string' },
      verdict: { type: 'string', enum: ['correct', 'incorrect', 'refused'] },
    },
    required: ['rationale', 'verdict'],
    additionalProperties: false,
  };
  const judgePrompt = (answer: string) =>
    `Grade the answer against the reference.\nQuestion: ${questions[0]!.text}\nReference: (known)\n<answer>\n${answer}\n</answer>`;

  it('fills the schema of a structured output in all three formats', async () => {
    const { data } = await chat('magpie');
    const content = judgePrompt(data.choices[0]!.message.content ?? '');
    const format = { type: 'json_schema', name: 'verdict', schema, strict: true } as const;
    const byChat = await openai.chat.completions.create({
      model: 'assayer',
      messages: [{ role: 'user', content }],
      response_format: { type: 'json_schema', json_schema: { name: 'verdict', schema, strict: true } },
    });
    const byResponses = await openai.responses.create({ model: 'assayer', input: content, text: { format } });
    const byMessages = await anthropic.messages.create({
      model: 'assayer',
      max_tokens: 500,
      messages: [{ role: 'user', content }],
      output_config: { format: { type: 'json_schema', schema } },
    });
    const [block] = byMessages.content;
    const texts = [
      byChat.choices[0]!.message.content,
      byResponses.output_text,
      block!.type === 'text' ? block.text : '',
    ];
    for (const text of texts) {
      expect(['correct', 'incorrect', 'refused']).toContain(JSON.parse(text ?? '').verdict);
    }
    expect(new Set(texts).size).toBe(1);
    expect(simulator.ledger().at(-1)).toMatchObject({ purpose: 'judge', questionId: questions[0]!.id });
  });
});

describe('the list of models', () => {
  it('is read by both SDKs', async () => {
    const names = DEFAULT_MODELS.map(({ name }) => name);
    const openaiNames = (await openai.models.list()).data.map(({ id }) => id);
    const anthropicNames = (await anthropic.models.list()).data.map(({ id }) => id);
    expect(openaiNames).toEqual(expect.arrayContaining(names));
    expect(anthropicNames).toEqual(openaiNames);
  });
});
