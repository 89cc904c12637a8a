/**
 * The ways a run ends before its end: an empty account, a rejected key, the budget, Ctrl-C. Each says what to do, loses
 * no answer that was given, and can be gone on with; the ledger counts what was asked twice.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { demoQuestions } from '../../src/simulate/demo-questions.ts';
import { type Simulator, startSimulator } from '../../src/simulate/start-simulator.ts';
import { type Captured, closedbook } from '../cli/captured-terminal.ts';
import { answersOf, ledgerAsking } from './answers-of.ts';
import { startClosedbook, until } from './child-process.ts';
import { type Scratch, scratch } from './scratch.ts';

const QUESTIONS = 64;
const CONCURRENCY = 8;

describe('a run that stops', () => {
  let place: Scratch;
  let simulator: Simulator;
  let dataset: string;
  beforeEach(async () => {
    place = await scratch();
    const questions = demoQuestions(5, QUESTIONS);
    dataset = await place.questions('invented.jsonl', questions);
    simulator = await startSimulator({ questions, seed: 5, latencyMs: 30 });
  });
  afterEach(async () => {
    await simulator.close();
    await place[Symbol.asyncDispose]();
  });

  const at = () => ['--store', place.path('runs.db'), '--out', place.folder, '--quiet'];
  const runArguments = (...more: string[]) => [
    'run',
    ...['-d', dataset, '-m', 'simulated/rook', '--concurrency', String(CONCURRENCY), ...at(), ...more],
  ];
  const environment = () => ({ CLOSEDBOOK_SIMULATED_URL: simulator.url });
  const resume = (...more: string[]): Promise<Captured> =>
    closedbook(['resume', '2', ...at(), '--json', ...more], environment());
  const listedRun = async () =>
    JSON.parse((await closedbook(['runs', '--json', ...at().slice(0, 2)])).out)[0];
  const askedEntries = () => simulator.ledger({ purpose: 'ask' });
  const answeredEntries = () => askedEntries().filter(({ fault }) => fault === null);

  /** Every question has its one answer, and the ledger gave no answer twice. */
  async function expectWhole(): Promise<void> {
    expect((await answersOf(place.path('runs.db'))).size).toBe(QUESTIONS);
    const answered = answeredEntries().map(ledgerAsking);
    expect(answered).toHaveLength(QUESTIONS);
    expect(new Set(answered).size).toBe(QUESTIONS);
  }

  test('an empty account stops it at once, names the fix, and keeps what was answered', async () => {
    const running = closedbook(runArguments(), environment());
    await until(() => answeredEntries().length >= 16);
    simulator.control({ faults: { quota: 1 } });
    const { code, err } = await running;
    expect(code).toBe(1);
    expect(err).toContain('You exceeded your current quota');
    expect(err).toMatch(/Add credit.*closedbook resume \d{4}-\d\d-\d\d-\w+.*\[quota-exhausted\]/s);
    // At once: each place under way met it once, and nothing more was sent.
    const refused = askedEntries().filter(({ fault }) => fault === 'quota');
    expect(refused.length).toBeLessThanOrEqual(CONCURRENCY);
    const kept = await answersOf(place.path('runs.db'));
    expect(new Set(kept.keys())).toEqual(new Set(answeredEntries().map(ledgerAsking)));
    expect(await listedRun()).toMatchObject({ status: 'stopped' });
    // What came before is graded, and may be read.
    expect(err).toMatch(/What was answered is graded: closedbook report \d{4}-\d\d-\d\d-\w+/);

    simulator.control({ faults: {} });
    const resumed = await resume();
    expect(resumed.code).toBe(0);
    await expectWhole();
  });

  test('a rejected key stops it at the first answers, with exit code 2 and where to look', async () => {
    const { code, err } = await closedbook(
      ['run', '-d', dataset, '-m', 'openai/gpt-4.1', '--concurrency', String(CONCURRENCY), ...at()],
      { OPENAI_API_KEY: 'sk-invalid-0123456789', OPENAI_BASE_URL: `${simulator.url}/v1` },
    );
    expect(code).toBe(2);
    expect(err).toMatch(/Check the key.*closedbook resume.*\[key-rejected\]/s);
    expect(err).not.toContain('sk-invalid-0123456789');
    expect(simulator.statistics().requests).toBeLessThanOrEqual(CONCURRENCY);
  });

  test('--max-cost ends it cleanly under the limit, asking and judging together', async () => {
    simulator.control({ latencyMs: 2 });
    const price = '{ input: 1000, output: 4000 }';
    const spec = await place.file(
      'spec.yaml',
      [
        `datasets: [${JSON.stringify(dataset)}]`,
        'models:',
        `  - { name: simulated/rook, price: ${price} }`,
        'judges: [simulated/rook]',
        'concurrency: 2',
      ].join('\n'),
    );
    const totalsOf = ({ out }: Captured): { costUsd: number; replies: number } => JSON.parse(out).totals;
    const elsewhere = ['--store', place.path('whole.db'), '--out', place.folder, '--quiet', '--json'];
    const whole = await closedbook(['run', spec, ...elsewhere], environment());
    expect(whole.code).toBe(0);
    const { costUsd } = totalsOf(whole);
    const requests = simulator.ledger().length;
    const judgings = simulator.ledger({ purpose: 'judge' }).length;
    const judged = () => simulator.ledger({ purpose: 'judge' }).length - judgings;

    // A third of it ends while asking.
    const first = 0.3 * costUsd;
    const stopped = await closedbook(
      ['run', spec, ...at(), '--json', '--max-cost', String(first)],
      environment(),
    );
    expect(stopped.code).toBe(1);
    expect(JSON.parse(stopped.out)).toMatchObject({ status: 'stopped', stoppedBy: 'budget-reached' });
    // What is under way is set aside as forecast: the limit is passed by less than a reply.
    expect(totalsOf(stopped).costUsd).toBeLessThan(first + costUsd / requests);
    expect(totalsOf(stopped).costUsd).toBeGreaterThan(0.5 * first);
    expect(judged()).toBe(0);

    // The same limit again buys nothing more.
    const spent = simulator.ledger().length;
    expect((await resume('--max-cost', String(first))).code).toBe(1);
    expect(simulator.ledger()).toHaveLength(spent);

    // All but a cent pays for the asking and for some of the judging.
    const judging = await resume('--max-cost', String(costUsd - 0.01));
    expect(judging.code).toBe(1);
    expect(JSON.parse(judging.out)).toMatchObject({ status: 'stopped', stoppedBy: 'budget-reached' });
    expect(totalsOf(judging).costUsd).toBeLessThanOrEqual(costUsd - 0.01);
    expect(totalsOf(judging).replies).toBe(QUESTIONS);
    expect(judged()).toBeGreaterThan(0);
    expect(judged()).toBeLessThan(judgings);

    const ended = await resume('--max-cost', String(2 * costUsd));
    expect(ended.code).toBe(0);
    expect(totalsOf(ended).costUsd).toBeCloseTo(costUsd, 9);
    expect(simulator.ledger()).toHaveLength(2 * requests);
  });

  test('Ctrl-C waits for the answers in flight, ends with 130, and resume asks only the rest', async () => {
    const { child, ended } = startClosedbook(runArguments(), environment());
    await until(() => answeredEntries().length >= 16);
    child.kill('SIGINT');
    const { code, err } = await ended;
    expect(code).toBe(130);
    expect(err).toMatch(/stopping: waiting for the answers in flight/);
    expect(err).toMatch(/incomplete \(interrupted\): closedbook resume \d{4}/);
    expect(await listedRun()).toMatchObject({ status: 'interrupted' });
    const kept = await answersOf(place.path('runs.db'));
    expect(kept.size).toBeLessThan(QUESTIONS);
    expect(new Set(kept.keys())).toEqual(new Set(askedEntries().map(ledgerAsking)));

    expect((await resume()).code).toBe(0);
    await expectWhole();
  });

  test('a second Ctrl-C does not wait', async () => {
    simulator.control({ faults: { hang: 1 } });
    const { child, ended } = startClosedbook(runArguments(), environment());
    await until(() => askedEntries().length >= CONCURRENCY);
    let told = '';
    child.stderr!.on('data', (chunk: Buffer) => {
      told += chunk.toString();
    });
    child.kill('SIGINT');
    await until(() => told.includes('stopping: waiting for the answers in flight'));
    expect(child.exitCode).toBeNull();
    const before = performance.now();
    child.kill('SIGINT');
    const { code } = await ended;
    expect(code).toBe(130);
    expect(performance.now() - before).toBeLessThan(5_000);
    expect(await listedRun()).toMatchObject({ status: 'interrupted' });
    simulator.control({ faults: {} });
    expect((await resume()).code).toBe(0);
    await expectWhole();
  });

  test('a process that is gone leaves no run that is called running', async () => {
    simulator.control({ faults: { hang: 1 } });
    const { child, ended } = startClosedbook(runArguments(), environment());
    await until(() => askedEntries().length >= CONCURRENCY);
    expect(await listedRun()).toMatchObject({ status: 'running' });
    child.kill('SIGKILL');
    await ended;
    expect(await listedRun()).toMatchObject({ status: 'interrupted' });
  });
});
