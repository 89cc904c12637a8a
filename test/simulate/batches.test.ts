/** The simulated batch interfaces through the providers' own libraries: their types, their multipart upload, their readers. */
import { Anthropic } from '@anthropic-ai/sdk';
import { OpenAI, toFile } from 'openai';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoQuestions } from '../../src/simulate/demo-questions.ts';
import { type Simulator, startSimulator } from '../../src/simulate/start-simulator.ts';

const questions = demoQuestions(5, 6);
const texts = questions.map(({ text }) => text);
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ questions, seed: 5, batches: { ms: 0 } });
});
afterAll(() => simulator.close());

const idsOf = (count: number) => Array.from({ length: count }, (_, at) => `r-${at}`);

test('OpenAI: a file is uploaded, a batch made of it, found in the list, and its output read', async () => {
  const client = new OpenAI({ apiKey: 'sk-sim', baseURL: `${simulator.url}/v1`, maxRetries: 0 });
  const url = '/v1/responses' as const;
  const rows = texts.map((input, at) =>
    JSON.stringify({ custom_id: `r-${at}`, method: 'POST', url, body: { model: 'heron', input } }),
  );
  const file = await client.files.create({
    file: await toFile(Buffer.from(rows.join('\n')), 'rows.jsonl'),
    purpose: 'batch',
  });
  const made = await client.batches.create({
    ...{ input_file_id: file.id, endpoint: url, completion_window: '24h', metadata: { mine: 'yes' } },
  });
  const batch = await client.batches.retrieve(made.id);
  expect(batch).toMatchObject({ status: 'completed', request_counts: { total: 6, completed: 6, failed: 0 } });
  const listed = [];
  for await (const one of client.batches.list({ limit: 1 })) listed.push(one.metadata);
  expect(listed).toEqual([{ mine: 'yes' }]);
  const output = await (await client.files.content(batch.output_file_id!)).text();
  const lines = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ custom_id }) => custom_id).sort()).toEqual(idsOf(6));
  expect(
    lines.every(({ response }) => response.status_code === 200 && response.body.object === 'response'),
  ).toBe(true);
});

test('Anthropic: a batch is made, looked after, and its results read', async () => {
  const client = new Anthropic({ apiKey: 'sk-sim', baseURL: simulator.url, maxRetries: 0 });
  const requests = texts.map((content, at) => ({
    custom_id: `r-${at}`,
    params: { model: 'heron', max_tokens: 2000, messages: [{ role: 'user' as const, content }] },
  }));
  const made = await client.messages.batches.create({ requests });
  const batch = await client.messages.batches.retrieve(made.id);
  expect(batch).toMatchObject({ processing_status: 'ended', request_counts: { succeeded: 6, errored: 0 } });
  const results = [];
  for await (const result of await client.messages.batches.results(made.id)) results.push(result);
  expect(results.map(({ custom_id }) => custom_id).sort()).toEqual(idsOf(6));
  expect(results.every(({ result }) => result.type === 'succeeded')).toBe(true);
});
