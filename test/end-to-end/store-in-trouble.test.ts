/**
 * A store whose disk fills, or that is removed or replaced while a run is under way: the run ends at the next
 * commit, says what was saved, and what was paid for after that is in a file that it names.
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { demoQuestions } from '../../src/simulate/demo-questions.ts';
import { type Simulator, startSimulator } from '../../src/simulate/start-simulator.ts';
import { closedbook } from '../cli/captured-terminal.ts';
import { until } from './child-process.ts';
import { type Scratch, scratch } from './scratch.ts';
import { mountSmall, type SmallDisk } from './small-disk.ts';

const QUESTIONS = demoQuestions(3, 300);
const CONCURRENCY = 10;

let place: Scratch;
let disk: SmallDisk | null;
beforeAll(async () => {
  place = await scratch();
  disk = await mountSmall(place.path('disk'));
});
afterAll(async () => {
  await disk?.unmount();
  await place[Symbol.asyncDispose]();
});

describe('a store under a run', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator({ questions: QUESTIONS, seed: 3, latencyMs: 50 });
  });
  afterEach(() => simulator.close());

  /** Runs until the store is in trouble; how many answers were given after that, and the rescued lines. */
  async function troubled(store: string, happen: () => Promise<unknown>) {
    const running = closedbook(
      [
        ...['run', '-d', await place.questions('q.jsonl', QUESTIONS), '-m', 'simulated/heron', '--quiet'],
        ...['--concurrency', String(CONCURRENCY), '--store', store, '--out', place.path('out')],
      ],
      { CLOSEDBOOK_SIMULATED_URL: simulator.url },
    );
    await until(() => simulator.ledger().length > 3 * CONCURRENCY);
    await happen();
    const asked = simulator.ledger().length;
    const { code, err } = await running;
    const rescued = / is in (\S+)/.exec(err)?.[1];
    const lines = rescued === undefined ? [] : (await readFile(rescued, 'utf8')).trim().split('\n');
    if (rescued?.startsWith(tmpdir())) await rm(rescued, { force: true });
    return { code, err, lines, more: simulator.ledger().length - asked };
  }

  function expectTold({ code, err, lines, more }: Awaited<ReturnType<typeof troubled>>): void {
    expect(err).toMatch(/\d+ were saved before, \d+ .*could not be saved.*\[output-unwritable\]/s);
    expect(code).toBe(2);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty('reply.text');
    expect(more).toBeLessThanOrEqual(3 * CONCURRENCY);
  }

  test('that is removed', async () => {
    const store = place.path('removed.db');
    expectTold(await troubled(store, () => rm(store)));
  });

  test('that is replaced', async () => {
    const store = place.path('replaced.db');
    const replace = () => rm(store).then(() => writeFile(store, 'another'));
    expectTold(await troubled(store, replace));
    expect(await readFile(store, 'utf8')).toBe('another');
  });

  test('on a disk that fills', async (context) => {
    if (disk === null) return context.skip('nothing can be mounted here: needs Linux and the administrator');
    const small = disk;
    expectTold(await troubled(`${small.folder}/runs.db`, () => small.fill()));
  });
});
