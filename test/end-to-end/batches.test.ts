/** Runs by batches, over real HTTP to the simulator: the same result as live, and each question billed once whatever happens. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Summary } from '../../src/core/summary/summary.ts';
import type { RunEnding } from '../../src/pipeline/run/run.ts';
import { closedbook } from '../cli/captured-terminal.ts';
import { type BatchPlace, batchPlace, type Passage } from './batch-place.ts';
import { startClosedbook } from './child-process.ts';

const QUESTIONS = 30;
const WIRES = ['openai', 'openai-chat', 'anthropic', 'gemini'] as const;
type Wire = (typeof WIRES)[number];

let place: BatchPlace;
/** The simulator's clock, by which a batch of a minute ends at once. */
let skewMs = 0;
beforeAll(async () => {
  place = await batchPlace(QUESTIONS, { nowMs: () => Date.now() + skewMs });
});
afterAll(() => place[Symbol.asyncDispose]());

let stores = 0;
const newStore = () => place.scratch.path(`store-${++stores}.db`);
const last = () => place.simulator.ledger().at(-1)?.sequence ?? 0;

/** The summary without what a clock, a random id or a price decides. */
function comparable({ summary }: RunEnding): Partial<Summary> {
  const { provenance: _, cost: __, ...rest } = summary!;
  return rest;
}

const live = new Map<Wire, Promise<Partial<Summary>>>();
function liveSummary(wire: Wire): Promise<Partial<Summary>> {
  let found = live.get(wire);
  if (found === undefined) {
    found = place.run({ models: [place.model(wire)] }, { store: newStore() }).then(comparable);
    live.set(wire, found);
  }
  return found;
}

/** Every question once, and none twice. */
function expectBilledOnce(after: number, expected = QUESTIONS): void {
  const billed = place.billed(after);
  expect(billed).toHaveLength(expected);
  expect(new Set(billed).size).toBe(expected);
}

describe.each(WIRES)('a run by batches over %s', (wire) => {
  test('comes to the summary of a live run, each question asked once', async () => {
    const expected = await liveSummary(wire);
    const before = last();
    const ending = await place.run({ models: [place.model(wire)], batch: true }, { store: newStore() });
    expect(ending).toMatchObject({ status: 'complete', waiting: [] });
    expect(comparable(ending)).toEqual(expected);
    expectBilledOnce(before);
  });

  test('handed in and left, it says what waits where; resume reads it', async () => {
    const expected = await liveSummary(wire);
    place.simulator.control({ batches: { ms: 60_000 } });
    const store = newStore();
    const before = last();
    const left = await place.run(
      { models: [place.model(wire)], batch: true },
      { store, batching: { wait: false } },
    );
    place.simulator.control({ batches: { ms: 0 } });
    expect(left).toMatchObject({ status: 'waiting', stoppedBy: 'waiting', summary: null });
    expect(left.waiting).toMatchObject([{ requests: QUESTIONS, state: 'submitted' }]);
    const shown = await closedbook(['runs', 'show', left.runId, '--store', store]);
    expect(shown.out).toContain('status    waiting');
    expect(shown.out).toContain(`${QUESTIONS} requests of ${place.model(wire)}`);
    expect(shown.out).toContain(left.waiting[0]!.providerId);
    expect(place.billed(before)).toEqual([]);
    skewMs += 120_000;
    const done = await place.resume({ store });
    expect(done.status).toBe('complete');
    expect(comparable(done)).toEqual(expected);
    expectBilledOnce(before);
  });
});

interface Step {
  readonly wire: Wire;
  readonly when: string;
  readonly at: RegExp;
  readonly passage: Passage;
}

const STEPS: readonly Step[] = [
  { wire: 'openai', when: 'before the file has come', at: /^POST \/v1\/files/, passage: 'none' },
  { wire: 'openai', when: 'when the file has come', at: /^POST \/v1\/files/, passage: 'unanswered' },
  { wire: 'openai', when: 'before the batch is made', at: /^POST \/v1\/batches/, passage: 'none' },
  {
    wire: 'openai',
    when: 'when the batch is made, unheard',
    at: /^POST \/v1\/batches/,
    passage: 'unanswered',
  },
  { wire: 'openai', when: 'while it waits', at: /^GET \/v1\/batches\/batch/, passage: 'none' },
  { wire: 'openai', when: 'while results are read', at: /^GET \/v1\/files\/.*content/, passage: 'half' },
  {
    wire: 'anthropic',
    when: 'when the batch is made, unheard',
    at: /^POST .*batches$/,
    passage: 'unanswered',
  },
  { wire: 'gemini', when: 'when the batch is made, unheard', at: /^POST .*batchGen/, passage: 'unanswered' },
];

describe('a run by batches that is killed', () => {
  test.each(STEPS)('$wire: $when', async ({ wire, at, passage }) => {
    const expected = await liveSummary(wire);
    const store = newStore();
    const before = last();
    const given = ['-d', place.dataset, '-m', place.model(wire), '--quiet', '--store', store];
    const { child, ended } = startClosedbook(['run', ...given, '--batch', '--poll', '0.1'], place.env, {
      cwd: place.scratch.folder,
    });
    let isKilled = false;
    place.door((request) => {
      if (isKilled || !at.test(request)) return 'on';
      isKilled = true;
      return { passage, meanwhile: () => child.kill('SIGKILL') };
    });
    await ended;
    expect(isKilled).toBe(true);
    place.door(() => 'on');
    const done = await place.resume({ store });
    expect(done.status).toBe('complete');
    expect(comparable(done)).toEqual(expected);
    expectBilledOnce(before);
  });
});
