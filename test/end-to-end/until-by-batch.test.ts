/**
 * A run by batches that stops when it is settled, over real HTTP to the simulator: round by round, the decision of a live run,
 * and wherever it is killed the result of an unbroken one with each question billed once.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runSpecSchema } from '../../src/core/run-spec.ts';
import type { SequentialSection } from '../../src/core/summary/sequential.ts';
import { planRun } from '../../src/pipeline/plan/plan-run.ts';
import type { RunEnding } from '../../src/pipeline/run/run-ending.ts';
import { withStore } from '../../src/store/with-store.ts';
import { closedbook } from '../cli/captured-terminal.ts';
import { type BatchPlace, batchPlace, type Passage } from './batch-place.ts';
import { startClosedbook } from './child-process.ts';

const QUESTIONS = 120;
const ROUNDS = 6;
/** The simulator's clock, by which a batch of a minute ends at once. */
let skewMs = 0;

let place: BatchPlace;
let stores = 0;
const newStore = () => place.scratch.path(`store-${++stores}.db`);
const last = () => place.simulator.ledger().at(-1)?.sequence ?? 0;
beforeAll(async () => {
  place = await batchPlace(QUESTIONS, { nowMs: () => Date.now() + skewMs });
});
afterAll(() => place[Symbol.asyncDispose]());

const models = () => [place.model('openai', 'tawny'), place.model('anthropic', 'magpie')];
const best = { goal: 'best', penalty: 3 } as const;
const spec = (more: object = {}) => ({
  ...{ models: models(), batch: true, until: { ...best, rounds: ROUNDS }, penalties: [3] },
  ...more,
});
function sectionOf({ summary }: RunEnding): Omit<SequentialSection, 'run'> {
  const { run: _, ...section } = summary!.sequential!;
  return section;
}
/** What does not hang on where the looks are. */
const decisionOf = ({ state, verdict, comparisons }: Omit<SequentialSection, 'run'>) => ({
  state,
  verdict: verdict.replace(/ after \d+ of /, ' after … of '),
  shown: comparisons.map(({ shown }) => shown),
});

let whole: Promise<{ readonly ending: RunEnding; readonly billed: readonly string[] }> | undefined;
/** The same run, never broken. */
function unbroken() {
  whole ??= (async () => {
    const before = last();
    const ending = await place.run(spec(), { store: newStore() });
    return { ending, billed: place.billed(before) };
  })();
  return whole;
}

function expectAsUnbroken(ending: RunEnding, before: number, billed: readonly string[]): void {
  expect(place.billed(before).sort()).toEqual([...billed].sort());
  expect(new Set(billed).size).toBe(billed.length);
  expect(ending).toMatchObject({ status: 'complete', waiting: [] });
}

describe('a run by batches until it is settled', () => {
  test('asks a round at a time, stops as soon as a look settles it, and decides as live runs do', async () => {
    const { ending, billed } = await unbroken();
    expect(ending).toMatchObject({ status: 'complete', waiting: [] });
    const section = sectionOf(ending);
    expect(section).toMatchObject({ state: 'settled', plan: { round: QUESTIONS / ROUNDS } });
    expect(section.verdict).toMatch(/^tawny is best at L = 3: settled after \d+ of /);
    expect(billed).toHaveLength(section.asked);
    expect(new Set(billed).size).toBe(section.asked);
    expect(section.asked).toBeLessThanOrEqual(0.9 * section.planned);

    const live = await place.run(spec({ batch: false }), { store: newStore() });
    expect(sectionOf(live)).toEqual(section);
    const growing = sectionOf(await place.run(spec({ batch: false, until: best }), { store: newStore() }));
    expect(growing.plan.round).toBeUndefined();
    expect(decisionOf(growing)).toEqual(decisionOf(section));
    expect(growing.asked).toBeLessThanOrEqual(section.asked);
  });

  test('handed in and left, every resume reads a round, looks, and hands in the next', async () => {
    const { ending, billed } = await unbroken();
    const store = newStore();
    const before = last();
    const batching = { wait: false };
    place.simulator.control({ batches: { ms: 60_000 } });
    let left = await place.run(spec(), { store, batching });
    let rounds = 1;
    for (; left.status === 'waiting' && rounds <= 2 * ROUNDS; rounds += 1) {
      expect(left.waiting).toHaveLength(2);
      skewMs += 120_000;
      left = await place.resume({ store, batching });
    }
    place.simulator.control({ batches: { ms: 0 } });
    expect(sectionOf(left)).toEqual(sectionOf(ending));
    expectAsUnbroken(left, before, billed);
    const batches = await withStore(store, (opened) => opened.batches(left.runId));
    expect(batches).toHaveLength(2 * (rounds - 1));
  });

  test('who has lost is in no further batch, and a judge is waited for before each look', async () => {
    const named = (names: readonly string[]) => names.map((name) => place.model('openai', name));
    const more = {
      models: named(['tawny', 'magpie', 'rook']),
      judges: [place.model('anthropic', 'assayer')],
      until: { ...best, these: true, rounds: 10 },
    };
    const ending = await place.run(spec(more), { store: newStore() });
    const section = sectionOf(ending);
    expect(section.state).toBe('settled');
    const asked = new Map(section.respondents.map(({ respondent, questions }) => [respondent, questions]));
    expect(Math.min(...asked.values())).toBeLessThan(Math.max(...asked.values()));
    const live = await place.run(spec({ ...more, batch: false }), { store: newStore() });
    expect(sectionOf(live)).toEqual(section);
  });

  test('without a number of rounds there are ten at most, of a hundred questions or more, and the plan says so', async () => {
    const { until, batches } = await planRun(
      runSpecSchema.parse({ datasets: [place.dataset], ...spec({ until: best }) }),
      place.workspace({ store: newStore() }),
    );
    expect(until).toEqual({ goal: 'best@3', round: 100, rounds: 2 });
    expect(batches).toEqual({ askedLive: [], fullPrice: [] });
    const given = ['-d', place.dataset, ...models().flatMap((model) => ['-m', model])];
    const { out } = await closedbook(
      ['run', ...given, '--until', 'best@3', '--batch', '--dry-run'],
      place.env,
    );
    expect(out.replaceAll(/\s+/g, ' ')).toContain(
      'looks after rounds of 100 questions, at most 2; each is handed in when the one before has been looked at',
    );
    const refused = await closedbook(['run', ...given, '--until-rounds', '3', '--batch'], place.env);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('expected --until beside');
  });
});

/** A real process killed at the n-th request of a kind. */
const KILLS: readonly {
  readonly when: string;
  readonly at: RegExp;
  readonly nth: number;
  readonly passage: Passage;
}[] = [
  { when: 'between rounds, the next one not handed in', at: /^POST \/v1\/files/, nth: 2, passage: 'none' },
  {
    when: 'inside a round, one of two batches handed in',
    at: /^POST .*messages\/batches$/,
    nth: 2,
    passage: 'unanswered',
  },
];

describe('killed', () => {
  test.each(KILLS)('$when: it comes to the same, each question billed once', async ({ at, nth, passage }) => {
    const { ending, billed } = await unbroken();
    const store = newStore();
    const before = last();
    const given = ['-d', place.dataset, ...models().flatMap((model) => ['-m', model])];
    const goal = [
      '--until',
      'best@3',
      '--until-rounds',
      String(ROUNDS),
      '--batch',
      '--poll',
      '0.1',
      '--penalty',
      '3',
    ];
    const args = ['run', ...given, ...goal, '--quiet', '--store', store];
    const { child, ended } = startClosedbook(args, place.env, { cwd: place.scratch.folder });
    let met = 0;
    place.door((request) => {
      if (!at.test(request) || ++met !== nth) return 'on';
      return { passage, meanwhile: () => child.kill('SIGKILL') };
    });
    await ended;
    place.door(() => 'on');
    expect(met).toBe(nth);
    const done = await place.resume({ store });
    expect(sectionOf(done)).toEqual(sectionOf(ending));
    expectAsUnbroken(done, before, billed);
  });
});
