/**
 * What tests of runs by batches share: the place they run in, a live run of each wire to compare with, and what the
 * simulator's ledger says was billed.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Summary } from '../../src/core/summary/summary.ts';
import type { RunEnding } from '../../src/pipeline/run/run-ending.ts';
import { type BatchPlace, batchPlace, type Passage } from './batch-place.ts';
import { startClosedbook } from './child-process.ts';

export const QUESTIONS = 30;
/** Of the second, rules leave some answers to a judge. */
const [MODEL, JUDGED_MODEL] = ['heron', 'stilt'];
export const WIRES = ['openai', 'openai-chat', 'anthropic', 'gemini'] as const;
type Wire = (typeof WIRES)[number];

/** The summary without what a clock, a random id or a price decides. */
export function comparable({ summary }: RunEnding): Partial<Summary> {
  const { provenance: _, cost: __, judge, ...rest } = summary!;
  // What a judge says the second time hangs on how often it was asked.
  return { ...rest, ...(judge?.repeats === undefined ? { judge } : {}) };
}

/** Made before the tests of the file that calls it, and closed after them. */
export function batchesUnderTest() {
  let place: BatchPlace;
  /** The simulator's clock, by which a batch of a minute ends at once. */
  let skewMs = 0;
  beforeAll(async () => {
    place = await batchPlace(QUESTIONS, { nowMs: () => Date.now() + skewMs });
  });
  afterAll(() => place[Symbol.asyncDispose]());

  let stores = 0;
  const newStore = () => place.scratch.path(`store-${++stores}.db`);
  const live = new Map<string, Promise<LiveRun>>();
  const last = () => place.simulator.ledger().at(-1)?.sequence ?? 0;
  const judged = (after: number) => place.simulator.ledger({ after, purpose: 'judge' }).length;
  const liveRun = (wire: Wire, isWhole: boolean, again = false): Promise<LiveRun> => {
    const name = `${wire} ${isWhole} ${again}`;
    const measure = async () => {
      const before = last();
      const ending = await place.run(
        {
          models: [place.model(wire, isWhole ? JUDGED_MODEL : MODEL)],
          ...(isWhole ? { judges: [place.model(wire, 'assayer')], forced: true } : {}),
          ...(again ? { judgeAgain: 1 } : {}),
        },
        { store: newStore() },
      );
      return { summary: comparable(ending), billed: place.billed(before).sort(), verdicts: judged(before) };
    };
    const found = live.get(name) ?? measure();
    live.set(name, found);
    return found;
  };
  return {
    place: () => place,
    newStore,
    last,
    judged,
    liveRun,
    pass: (ms: number) => {
      skewMs += ms;
    },
    liveSummary: async (wire: Wire) => (await liveRun(wire, false)).summary,
    /** Every question once, and none twice. */
    expectBilledOnce: (after: number): void => {
      const billed = place.billed(after);
      expect(billed).toHaveLength(QUESTIONS);
      expect(new Set(billed).size).toBe(QUESTIONS);
    },
  };
}

interface LiveRun {
  readonly summary: Partial<Summary>;
  /** What was asked, sorted. */
  readonly billed: readonly string[];
  readonly verdicts: number;
}

export interface KillStep {
  readonly wire: Wire;
  readonly when: string;
  /** The request at which the process dies. */
  readonly at: RegExp;
  readonly passage: Passage;
  /** Judged and forced as well: of the requests that match, which; the batches of its verdicts are the second, of its forced pass the third. */
  readonly nth?: number;
  /** Judged twice: the third batch is then of second verdicts, the fourth of the forced pass. */
  readonly again?: boolean;
}

/** A real process killed at each step: resumed, it comes to the summary of a live run, each question billed once. */
export function describeKilled(steps: readonly KillStep[]): void {
  const { place, newStore, last, judged, liveRun } = batchesUnderTest();
  describe('a run by batches that is killed', () => {
    test.each(steps)('$wire: $when', async ({ wire, at, passage, nth, again }) => {
      const expected = await liveRun(wire, nth !== undefined, again);
      const store = newStore();
      const before = last();
      const model = place().model(wire, nth === undefined ? MODEL : JUDGED_MODEL);
      const given = ['-d', place().dataset, '-m', model, '--quiet', '--store', store];
      const whole = nth === undefined ? [] : ['--forced', '--judge', place().model(wire, 'assayer')];
      const twice = again ? ['--judge-again', '1'] : [];
      const args = ['run', ...given, ...whole, ...twice, '--batch', '--poll', '0.1'];
      const { child, ended } = startClosedbook(args, place().env, { cwd: place().scratch.folder });
      let met = 0;
      let isKilled = false;
      place().door((request) => {
        if (isKilled || !at.test(request)) return 'on';
        met += 1;
        if (met < (nth ?? 1)) return 'on';
        isKilled = true;
        return { passage, meanwhile: () => child.kill('SIGKILL') };
      });
      await ended;
      expect(isKilled).toBe(true);
      place().door(() => 'on');
      const done = await place().resume({ store });
      expect(done.status).toBe('complete');
      expect(comparable(done)).toEqual(expected.summary);
      expect(place().billed(before).sort()).toEqual(expected.billed);
      expect(judged(before)).toBe(expected.verdicts);
      if (nth !== undefined) expect(expected.verdicts).toBeGreaterThan(0);
    });
  });
}
