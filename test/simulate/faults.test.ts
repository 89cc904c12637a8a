/**
 * Faults as clients meet them: each kind by its status, body or silence; drawn again for a retry, the same for the
 * same seed; and never recorded as an answer.
 */
import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parsePolicy } from '../../src/core/policy.ts';
import { askMessages } from '../../src/prompts/policies.ts';
import { demoQuestions } from '../../src/simulate/demo-questions.ts';
import { drawFault, type FaultKind } from '../../src/simulate/faults.ts';
import { keyOf } from '../../src/simulate/keyed-random.ts';
import {
  type Simulator,
  type StartSimulatorOptions,
  startSimulator,
} from '../../src/simulate/start-simulator.ts';

const questions = demoQuestions(5, 60);
let simulator: Simulator;
afterEach(() => simulator?.close());

async function start(options: Omit<StartSimulatorOptions, 'questions'>): Promise<void> {
  simulator = await startSimulator({ questions, ...options });
}

function post(question = questions[0], init: { signal?: AbortSignal; key?: string } = {}): Promise<Response> {
  return fetch(`${simulator.url}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${init.key ?? 'secret-key-123'}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'rook', messages: askMessages(question!.text, parsePolicy('plain')) }),
    signal: init.signal,
  });
}

const always = (kind: FaultKind) => ({ faults: { [kind]: 1 } });

describe('faults over HTTP', () => {
  it('a 429 carries retry-after, its bare form does not', async () => {
    await start({ ...always('rate-limit'), retryAfterSeconds: 3 });
    const told = await post();
    expect([told.status, told.headers.get('retry-after')]).toEqual([429, '3']);
    simulator.control(always('rate-limit-bare'));
    const bare = await post();
    expect([bare.status, bare.headers.get('retry-after')]).toEqual([429, null]);
  });

  it('retry-after can be a date or milliseconds', async () => {
    await start({ ...always('rate-limit'), retryAfterSeconds: 5, retryAfterForm: 'date' });
    const date = Date.parse((await post()).headers.get('retry-after') ?? '');
    expect(date - Date.now()).toBeGreaterThan(2000);
    simulator.control({ retryAfterForm: 'milliseconds' });
    expect((await post()).headers.get('retry-after-ms')).toBe('5000');
  });

  it('a reply that is cut off says so, also where it is too short to be cut', async () => {
    await start(always('truncated'));
    const replies = await Promise.all(questions.map(async (question) => (await post(question)).json()));
    const choices = replies.map((reply) => (reply as OpenAI.ChatCompletion).choices[0]!);
    expect(new Set(choices.map((choice) => choice.finish_reason))).toEqual(new Set(['length']));
    // The premise: some are a single token, which is whole.
    expect(choices.some(({ message }) => /^\w{1,7}$/.test(message.content ?? ''))).toBe(true);
    expect(new Set(simulator.ledger().map(({ status }) => status))).toEqual(new Set(['truncated']));
  });

  it('an empty account is a 429 of another kind, and no SDK can tell by the status', async () => {
    await start(always('quota'));
    const client = new OpenAI({ apiKey: 'k', baseURL: `${simulator.url}/v1`, maxRetries: 0 });
    const asking = client.chat.completions.create({
      model: 'owl',
      messages: [{ role: 'user', content: 'Hello?' }],
    });
    await expect(asking).rejects.toMatchObject({ status: 429, code: 'insufficient_quota' });
  });

  it('overload is 529 for Anthropic and 503 for OpenAI', async () => {
    await start(always('overloaded'));
    expect((await post()).status).toBe(503);
    const client = new Anthropic({ apiKey: 'k', baseURL: simulator.url, maxRetries: 0 });
    const asking = client.messages.create({
      model: 'owl',
      max_tokens: 99,
      messages: [{ role: 'user', content: questions[0]!.text }],
    });
    await expect(asking).rejects.toMatchObject({ status: 529, type: 'overloaded_error' });
  });

  it.each([
    ['server-error', 500],
    ['key-rejected', 401],
    ['content-policy', 400],
    ['context-length', 400],
  ] as const)('%s is answered with status %d', async (kind, status) => {
    await start(always(kind));
    expect((await post()).status).toBe(status);
    expect(simulator.ledger().at(-1)).toMatchObject({
      fault: kind,
      httpStatus: status,
      outcome: null,
      text: null,
    });
  });

  it('echo-key repeats the caller’s key in body and header', async () => {
    await start(always('echo-key'));
    const response = await post(questions[0], { key: 'sk-leaky-42' });
    expect(await response.text()).toContain('sk-leaky-42');
    expect(response.headers.get('x-debug-authorization')).toBe('sk-leaky-42');
  });

  it('a hang is never answered', async () => {
    await start(always('hang'));
    const controller = new AbortController();
    const asking = post(questions[0], { signal: controller.signal });
    await vi.waitFor(() => expect(simulator.ledger()).toHaveLength(1), { timeout: 10_000 });
    expect(simulator.statistics().inFlight).toBe(1);
    controller.abort();
    await expect(asking).rejects.toMatchObject({ name: 'AbortError' });
    expect(simulator.ledger()[0]).toMatchObject({ fault: 'hang', httpStatus: null, delivered: false });
  });

  it('a reset tears the connection down', async () => {
    await start(always('reset'));
    await expect(post()).rejects.toThrow();
    expect(simulator.ledger().at(-1)?.fault).toBe('reset');
  });

  it('a malformed body does not parse', async () => {
    await start(always('malformed'));
    const response = await post();
    expect(response.status).toBe(200);
    await expect(response.json()).rejects.toThrow();
  });

  it('truncated and empty replies say so', async () => {
    await start(always('truncated'));
    const cut = (await (await post()).json()) as OpenAI.ChatCompletion;
    expect(cut.choices[0]!.finish_reason).toBe('length');
    simulator.control(always('empty'));
    const empty = (await (await post()).json()) as OpenAI.ChatCompletion;
    expect(empty.choices[0]!.message.content).toBe('');
    expect(simulator.ledger().map(({ status }) => status)).toEqual(['truncated', 'empty']);
  });

  it('a slow first byte comes late', async () => {
    await start({ ...always('slow-first-byte'), slowFirstByteMs: 120 });
    const before = performance.now();
    await post();
    expect(performance.now() - before).toBeGreaterThan(100);
  });

  it('a key that is missing or called invalid is rejected before anything else', async () => {
    await start({ requestsPerSecond: 1 });
    const missing = await fetch(`${simulator.url}/v1/chat/completions`, { method: 'POST', body: '{' });
    expect(missing.status).toBe(401);
    expect((await post(questions[0], { key: 'invalid-key' })).status).toBe(401);
  });
});

describe('limits', () => {
  it('a limit of requests a second lets the burst through and turns the rest away with retry-after', async () => {
    let nowMs = 0;
    await start({ requestsPerSecond: 5, nowMs: () => nowMs });
    const statuses = await Promise.all(questions.slice(0, 12).map((question) => post(question)));
    expect(statuses.filter(({ status }) => status === 200)).toHaveLength(5);
    expect(statuses.at(-1)?.headers.get('x-ratelimit-remaining-requests')).toBe('0');
    expect(statuses.at(-1)?.headers.get('retry-after')).toBe('1');
    nowMs = 1000;
    expect((await post(questions[20])).status).toBe(200);
    expect(simulator.ledger().filter(({ fault }) => fault === 'limit')).toHaveLength(7);
  });
});

describe('drawing faults', () => {
  it('comes as often as its probability says, each kind apart', () => {
    const rates = { 'rate-limit': 0.1, 'server-error': 0.05, hang: 0.02 };
    const counts = new Map<string, number>();
    const n = 20_000;
    for (let request = 0; request < n; request += 1) {
      const kind = drawFault(rates, keyOf(1, request), 0) ?? 'none';
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    for (const [kind, rate] of Object.entries(rates)) {
      const spread = Math.sqrt(rate * (1 - rate) * n);
      expect(Math.abs((counts.get(kind) ?? 0) - rate * n)).toBeLessThan(4.5 * spread);
    }
  });

  it('is drawn anew for a retry, but a truncated reply stays truncated', () => {
    const keys = Array.from({ length: 400 }, (_, request) => keyOf(2, request));
    const again = (kind: FaultKind) =>
      keys.filter((key) => drawFault({ [kind]: 0.5 }, key, 0) !== drawFault({ [kind]: 0.5 }, key, 1)).length;
    expect(again('server-error')).toBeGreaterThan(100);
    expect(again('truncated')).toBe(0);
  });

  it('stops from the attempt that the settings name', async () => {
    await start({ ...always('server-error'), faultsUntilAttempt: 2 });
    const statuses = [];
    for (let attempt = 0; attempt < 3; attempt += 1) statuses.push((await post()).status);
    expect(statuses).toEqual([500, 500, 200]);
    expect(simulator.ledger().map(({ attempt }) => attempt)).toEqual([0, 1, 2]);
  });
});

describe('control', () => {
  it('changes what it names and keeps the rest, over HTTP too', async () => {
    await start({ latencyMs: 5 });
    const response = await fetch(`${simulator.url}/control`, {
      method: 'POST',
      body: JSON.stringify({ faults: { 'server-error': 1 } }),
    });
    expect(await response.json()).toMatchObject({ latencyMs: 5, faults: { 'server-error': 1 } });
    expect((await post()).status).toBe(500);
  });

  it('refuses a misspelt fault and probabilities above one, with a message that names them', async () => {
    await start({});
    const response = await fetch(`${simulator.url}/control`, {
      method: 'POST',
      body: '{"faults":{"hnag":1}}',
    });
    expect(response.status).toBe(400);
    expect(() => simulator.control({ faults: { hang: 0.7, reset: 0.7 } })).toThrow(/sum/);
    await expect(startSimulator({ questions, slowFirstByteMs: -1 })).rejects.toMatchObject({
      code: 'record-invalid',
    });
  });
});
