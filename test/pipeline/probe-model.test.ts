/** `closedbook doctor MODEL`: what a server really does, seen over real HTTP. */
import { afterEach, expect, test } from 'vitest';
import { openModels } from '../../src/model/open-models.ts';
import { type ModelProbe, probeModel } from '../../src/pipeline/probe-model.ts';
import { demoQuestions } from '../../src/simulate/demo-questions.ts';
import { startSimulator } from '../../src/simulate/start-simulator.ts';
import { closedbook } from '../cli/captured-terminal.ts';
import { type FixtureAnswer, type FixtureServer, fixtureServer } from '../model/fixture-server.ts';

let server: FixtureServer | undefined;
afterEach(() => server?.close());

async function probe(answer: FixtureAnswer | ((count: number) => FixtureAnswer)): Promise<ModelProbe> {
  server = await fixtureServer((_, count) => (typeof answer === 'function' ? answer(count) : answer));
  const models = openModels({ env: {}, maxRetries: 0 });
  try {
    return await probeModel(`compatible/llama@${server.url}/v1`, { models, today: '2026-11-29' });
  } finally {
    await models.close();
  }
}

const found = (one: ModelProbe, name: string) => one.findings.find((each) => each.name === name);

test('tells the answer, who served it, its end, thoughts, usage, and what was taken', async () => {
  const seen = await probe((count) => ({
    text: 'Paris',
    reasoning: 'Easy.',
    ...(count === 2 ? { logprobs: [-0.1] } : {}),
  }));
  expect(seen.seen).toMatchObject({ status: 'answered', hasThought: true, finishReason: 'stop' });
  expect(found(seen, 'served model')).toMatchObject({ state: 'good', found: 'llama-2026-01-01' });
  expect(found(seen, 'thought')?.found).toBe('apart from the answer, 3 tokens');
  expect(found(seen, 'usage')?.found).toBe('20 tokens in, 10 out');
  expect(found(seen, 'cost')).toMatchObject({ state: 'note', found: expect.stringContaining('--price') });
  expect(found(seen, 'log-probabilities')?.found).toBe('taken');
  expect(found(seen, 'temperature 0')?.found).toBe('taken');
  expect(server?.received.map(({ body }) => [body.logprobs, body.temperature])).toEqual([
    [undefined, undefined],
    [true, undefined],
    [undefined, 0],
  ]);
});

test('a setting that is refused and one that is passed over in silence are told apart', async () => {
  const seen = await probe((count) =>
    count === 3
      ? { status: 400, body: { error: { message: 'temperature is not supported', param: 'temperature' } } }
      : { text: 'Paris' },
  );
  expect(found(seen, 'log-probabilities')?.found).toBe('passed over in silence');
  expect(found(seen, 'temperature 0')?.found).toMatch(/^refused: /);
  expect(seen.state).toBe('note');
});

test('another model than the one asked, an unknown end and a look-up are seen', async () => {
  const reply = {
    model: 'other-model',
    choices: [
      { finish_reason: 'stop', message: { content: 'Paris', annotations: [{ type: 'url_citation' }] } },
    ],
  };
  const seen = await probe({ raw: JSON.stringify(reply) });
  expect(found(seen, 'served model')).toMatchObject({
    state: 'note',
    found: 'other-model, where llama was asked',
  });
  expect(found(seen, 'look-up')?.state).toBe('bad');
  expect(found(seen, 'usage')).toMatchObject({ state: 'note' });
  expect(seen.state).toBe('bad');
});

test('a server that is not there, and a key that is refused, are said once and with what to do', async () => {
  const models = openModels({ env: { OPENAI_API_KEY: '' }, maxRetries: 0 });
  const away = await probeModel('ollama/llama3@http://127.0.0.1:9/v1', { models, today: '2026-11-29' });
  expect(away).toMatchObject({ state: 'bad', seen: null, findings: [{ name: 'answer' }] });
  const keyless = await probeModel('openai/gpt-6-luna', { models, today: '2026-11-29' });
  expect(keyless.findings[0]!.found).toContain('OPENAI_API_KEY');
  await models.close();
});

test('the command asks the models it is given, in words and as JSON, and fails where one does not answer', async () => {
  const simulator = await startSimulator({ questions: demoQuestions(3, 5) });
  const env = { GEMINI_API_KEY: 'AIza-0123456789' };
  const told = ['gemini/owl', '--base-url', `gemini=${simulator.url}`, '--price', 'gemini/owl=1,2'];
  const { code, out, err } = await closedbook(['doctor', ...told], env);
  expect(code).toBe(0);
  expect(out).toMatch(/\ngemini\/owl\nok {4}answer/);
  expect(out).toMatch(/cost +\$/);
  for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  expect(err).toContain(`the key in GEMINI_API_KEY goes to ${new URL(simulator.url).host}`);
  const { models } = JSON.parse((await closedbook(['doctor', ...told, '--json'], env)).out);
  expect(models[0]).toMatchObject({
    model: 'gemini/owl',
    seen: { status: 'answered', finishReason: 'STOP' },
  });
  await simulator.close();
  expect((await closedbook(['doctor', ...told], env)).code).toBe(1);
});
