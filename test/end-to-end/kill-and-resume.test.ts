/** A run killed with SIGKILL half-way and resumed: nothing answered is lost, nothing asked twice but what was in flight. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Summary, summarySchema } from '../../src/core/summary/summary.ts';
import { demoQuestions } from '../../src/simulate/demo-questions.ts';
import { type Simulator, startSimulator } from '../../src/simulate/start-simulator.ts';
import { closedbook } from '../cli/captured-terminal.ts';
import { until } from './child-process.ts';
import { type Scratch, scratch } from './scratch.ts';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.mjs', import.meta.url));
const CONCURRENCY = 8;
const MODELS = ['owl', 'rook'];
const QUESTIONS = 80;

describe('kill -9 and resume', () => {
  let place: Scratch;
  let simulator: Simulator;
  let dataset: string;

  beforeAll(async () => {
    place = await scratch();
    const questions = demoQuestions(3, QUESTIONS);
    dataset = await place.questions('invented.jsonl', questions);
    simulator = await startSimulator({ questions, seed: 3, latencyMs: 40 });
  });
  afterAll(async () => {
    await simulator.close();
    await place[Symbol.asyncDispose]();
  });

  const runArguments = (store: string): string[] => [
    'run',
    ...['-d', dataset, '--judge', 'simulated/assayer', '--forced', '--json', '--quiet'],
    ...MODELS.flatMap((model) => ['-m', `simulated/${model}`]),
    ...['--concurrency', String(CONCURRENCY), '--store', place.path(store), '--out', place.folder],
  ];
  const environment = () => ({ ...process.env, CLOSEDBOOK_SIMULATED_URL: simulator.url });

  test('the summary equals an unbroken run’s, and the ledger shows no loss', async () => {
    const whole = await closedbook(runArguments('whole.db'), { CLOSEDBOOK_SIMULATED_URL: simulator.url });
    expect(whole.code).toBe(0);
    const before = simulator.ledger().at(-1)?.sequence ?? 0;

    const child = spawn(process.execPath, [MAIN, ...runArguments('killed.db')], {
      env: environment(),
      stdio: 'ignore',
    });
    await until(() => simulator.ledger({ after: before, purpose: 'ask' }).length > QUESTIONS);
    child.kill('SIGKILL');
    await exitOf(child);

    const [run] = JSON.parse((await closedbook(['runs', '--json', '--store', place.path('killed.db')])).out);
    expect(run.totals.replies).toBeGreaterThan(0);
    expect(run.totals.replies).toBeLessThan(QUESTIONS * MODELS.length);
    const resumed = await closedbook(
      ['resume', run.id, '--json', '--quiet', '--store', place.path('killed.db'), '--out', place.folder],
      { CLOSEDBOOK_SIMULATED_URL: simulator.url },
    );
    expect(resumed.code).toBe(0);

    const asked = simulator
      .ledger({ after: before, purpose: 'ask' })
      .map((entry) => `${entry.model} ${entry.questionId} ${entry.pass}`);
    const twice = asked.length - new Set(asked).size;
    expect(twice).toBeLessThanOrEqual(CONCURRENCY);
    expect(comparable(resumed.out)).toEqual(comparable(whole.out));
  });

  test('two resumes at once: one works, the other says why not', async () => {
    const child = spawn(process.execPath, [MAIN, ...runArguments('twice.db')], {
      env: environment(),
      stdio: 'ignore',
    });
    let id = '';
    await until(async () => {
      const listed = await closedbook(['runs', '--json', '--store', place.path('twice.db')]);
      if (listed.code !== 0) return false;
      const [run] = JSON.parse(listed.out);
      id = run?.id ?? '';
      return (run?.totals.replies ?? 0) > 0;
    });
    const second = await closedbook(['resume', id, '--quiet', '--store', place.path('twice.db')], {
      CLOSEDBOOK_SIMULATED_URL: simulator.url,
    });
    child.kill('SIGKILL');
    await exitOf(child);
    expect(second.code).toBe(2);
    expect(second.err).toContain('[run-leased]');
  });
});

/** The summary without what a clock or a random id decides. */
function comparable(output: string): Partial<Summary> {
  const { provenance: _, cost: __, ...summary } = summarySchema.parse(JSON.parse(output).summary);
  return summary;
}

function exitOf(child: ChildProcess): Promise<void> {
  return child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', () => resolve()));
}
