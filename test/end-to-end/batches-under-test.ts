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
export const WIRES = ['openai', 'openai-chat', 'anthropic', 'gemini'] as const;
type Wire = (typeof WIRES)[number];

/** The summary without what a clock, a random id or a price decides. */
export function comparable({ summary }: RunEnding): Partial<Summary> {
  const { provenance: _, cost: __, ...rest } = summary!;
  return rest;
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
  const live = new Map<Wire, Promise<Partial<Summary>>>();
  return {
    place: () => place,
    newStore,
    last: () => place.simulator.ledger().at(-1)?.sequence ?? 0,
    pass: (ms: number) => {
      skewMs += ms;
    },
    liveSummary: (wire: Wire): Promise<Partial<Summary>> => {
      let found = live.get(wire);
      if (found === undefined) {
        found = place.run({ models: [place.model(wire)] }, { store: newStore() }).then(comparable);
        live.set(wire, found);
      }
      return found;
    },
    /** Every question once, and none twice. */
    expectBilledOnce: (after: number): void => {
      const billed = place.billed(after);
      expect(billed).toHaveLength(QUESTIONS);
      expect(new Set(billed).size).toBe(QUESTIONS);
    },
  };
}

export interface KillStep {
  readonly wire: Wire;
  readonly when: string;
  /** The request at which the process dies. */
  readonly at: RegExp;
  readonly passage: Passage;
}

/** A real process killed at each step: resumed, it comes to the summary of a live run, each question billed once. */
export function describeKilled(steps: readonly KillStep[]): void {
  const { place, newStore, last, liveSummary, expectBilledOnce } = batchesUnderTest();
  describe('a run by batches that is killed', () => {
    test.each(steps)('$wire: $when', async ({ wire, at, passage }) => {
      const expected = await liveSummary(wire);
      const store = newStore();
      const before = last();
      const given = ['-d', place().dataset, '-m', place().model(wire), '--quiet', '--store', store];
      const { child, ended } = startClosedbook(['run', ...given, '--batch', '--poll', '0.1'], place().env, {
        cwd: place().scratch.folder,
      });
      let isKilled = false;
      place().door((request) => {
        if (isKilled || !at.test(request)) return 'on';
        isKilled = true;
        return { passage, meanwhile: () => child.kill('SIGKILL') };
      });
      await ended;
      expect(isKilled).toBe(true);
      place().door(() => 'on');
      const done = await place().resume({ store });
      expect(done.status).toBe('complete');
      expect(comparable(done)).toEqual(expected);
      expectBilledOnce(before);
    });
  });
}
