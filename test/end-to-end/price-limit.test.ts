/** A limit of cost is a promise: what has no price does not start under it, and a server's own word on cost counts. */

import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { demoQuestions } from '../../src/simulate/demo-questions.ts';
import { type Simulator, startSimulator } from '../../src/simulate/start-simulator.ts';
import { closedbook } from '../cli/captured-terminal.ts';
import { type Scratch, scratch } from './scratch.ts';

let place: Scratch;
let simulator: Simulator;
let dataset: string;
beforeEach(async () => {
  place = await scratch();
  const questions = demoQuestions(5, 20);
  dataset = await place.questions('invented.jsonl', questions);
  simulator = await startSimulator({ questions, seed: 5 });
});
afterEach(async () => {
  await simulator.close();
  await place[Symbol.asyncDispose]();
});

const at = () => ['--store', place.path('runs.db'), '--out', place.folder, '--quiet'];
const rook = () => `compatible/rook@${simulator.url}/v1`;
const assayer = () => `compatible/assayer@${simulator.url}/v1`;
const run = (...more: string[]) => closedbook(['run', '-d', dataset, ...at(), '--max-cost', '5', ...more]);

describe('--max-cost over a model of unknown price', () => {
  test('starts nothing, names every such model and both ways out, and leaves nothing behind', async () => {
    const { code, err } = await run('-m', rook(), '-m', 'simulated/owl', '--judge', assayer());
    expect(code).toBe(2);
    expect(err).toContain('[price-unknown]');
    expect(err).toContain(rook());
    expect(err).toContain(assayer());
    expect(err).not.toContain('simulated/owl');
    expect(err).toContain('price: { input: 0, output: 0 }');
    expect(err).toContain(`--price '${rook()}=0,0'`);
    expect(err).toContain('--allow-unpriced');
    expect(simulator.ledger()).toHaveLength(0);
    expect(existsSync(place.path('runs.db'))).toBe(false);
  });

  test('names the judge alone where only its price is unknown, with the words for the spec', async () => {
    const { code, err } = await run('-m', rook(), '--price', `${rook()}=1,2`, '--judge', assayer());
    expect(code).toBe(2);
    expect(err).toMatch(/no price is known of compatible\/assayer@\S+\n/);
    expect(err).toContain('modelFacts: {');
  });

  test('the words it offers for the spec work as they stand', async () => {
    const { err } = await run('-m', rook(), '--judge', assayer());
    const models = /in the spec (models: \[.*?\]), or/.exec(err.replace(/\s+/g, ' '))?.[1];
    const spec = await place.file(
      'spec.yaml',
      [
        `datasets: [${JSON.stringify(dataset)}]`,
        models,
        `judges: [${JSON.stringify(assayer())}]`,
        `modelFacts: { ${JSON.stringify(assayer())}: { price: { input: 0, output: 0 } } }`,
        'maxCostUsd: 5',
      ].join('\n'),
    );
    expect((await closedbook(['run', spec, ...at()])).code).toBe(0);
  });

  test('starts with --allow-unpriced, saying what is not counted', async () => {
    const { code, err } = await run('-m', rook(), '--allow-unpriced');
    expect(code).toBe(0);
    expect(err).toContain('what they cost is not counted');
  });

  test('a dry run says that the run would not start', async () => {
    const { code, out } = await run('-m', rook(), '--dry-run');
    expect(code).toBe(0);
    expect(out).toContain('It would not start: a limit of $5 cannot be kept');
  });

  test('resume holds to it, too, and takes a price', async () => {
    const limited = ['--max-cost', '4'];
    const spec = await place.file(
      'free.yaml',
      `datasets: [${JSON.stringify(dataset)}]\nmodels: [${JSON.stringify(rook())}]\n`,
    );
    const id = JSON.parse((await closedbook(['run', spec, ...at(), '--json'])).out).runId as string;
    expect((await closedbook(['resume', id, ...at(), ...limited])).err).toContain('[price-unknown]');
    expect((await closedbook(['resume', id, ...at(), ...limited, '--price', `${rook()}=0,0`])).code).toBe(0);
  });
});

test('what an earlier session spent without a word from the server counts for the one that goes on', async () => {
  let asked = 0;
  const server = await answering(() => {
    asked++;
    return { model: 'silent', choices: [{ finish_reason: 'stop', message: { content: 'I do not know.' } }] };
  });
  const model = `compatible/silent@http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const limited = ['--max-cost', '2', '--price', `${model}=0,2000`];
  const first = await closedbook([
    ...['run', '-d', dataset, ...at(), '-m', model, '--concurrency', '1', '--json'],
    ...limited,
  ]);
  const { runId, stoppedBy } = JSON.parse(first.out);
  expect(stoppedBy).toBe('budget-reached');
  const spent = asked;
  expect(spent).toBeGreaterThan(1);
  const again = JSON.parse((await closedbook(['resume', runId, ...at(), '--json', ...limited])).out);
  expect(again.stoppedBy).toBe('budget-reached');
  expect(asked).toBe(spent);
  server.close();
});

test('a cost that OpenRouter states is the cost of the reply, and keeps the limit without a price', async () => {
  const server = await stating(0.4);
  const model = `openrouter/maker/model@http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const { code, out } = await closedbook(
    ['run', '-d', dataset, ...at(), '--max-cost', '2.1', '-m', model, '--json'],
    { OPENROUTER_API_KEY: 'sk-or-0123456789' },
  );
  server.close();
  expect(code).toBe(1);
  const { totals, stoppedBy } = JSON.parse(out);
  expect(stoppedBy).toBe('budget-reached');
  expect(totals.costUsd).toBeCloseTo(2, 9);
});

/** A gateway in OpenRouter's shape that bills every reply alike; half of it at the caller's own account. */
function stating(usd: number): Promise<Server> {
  return answering(() => ({
    model: 'maker/model',
    choices: [{ finish_reason: 'stop', message: { content: 'I do not know.' } }],
    usage: {
      prompt_tokens: 20,
      completion_tokens: 10,
      cost: usd / 2,
      is_byok: true,
      cost_details: { upstream_inference_cost: usd / 2 },
    },
  }));
}

async function answering(body: () => object): Promise<Server> {
  const server = createServer((incoming, outgoing) => {
    incoming.resume().on('end', () => {
      outgoing.setHeader('content-type', 'application/json').end(JSON.stringify(body()));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
