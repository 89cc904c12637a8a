/** Runs by batches, over real HTTP to the simulator: the same result as live, and each question billed once whatever happens. */
import { describe, expect, test } from 'vitest';
import { closedbook } from '../cli/captured-terminal.ts';
import { batchesUnderTest, comparable, QUESTIONS, WIRES } from './batches-under-test.ts';

const { place, newStore, last, liveSummary, expectBilledOnce, pass } = batchesUnderTest();

describe.each(WIRES)('a run by batches over %s', (wire) => {
  test('comes to the summary of a live run, each question asked once', async () => {
    const expected = await liveSummary(wire);
    const before = last();
    const ending = await place().run({ models: [place().model(wire)], batch: true }, { store: newStore() });
    expect(ending).toMatchObject({ status: 'complete', waiting: [] });
    expect(comparable(ending)).toEqual(expected);
    expectBilledOnce(before);
  });

  test('handed in and left, it says what waits where; resume reads it', async () => {
    const expected = await liveSummary(wire);
    place().simulator.control({ batches: { ms: 60_000 } });
    const store = newStore();
    const before = last();
    const left = await place().run(
      { models: [place().model(wire)], batch: true },
      { store, batching: { wait: false } },
    );
    place().simulator.control({ batches: { ms: 0 } });
    expect(left).toMatchObject({ status: 'waiting', stoppedBy: 'waiting', summary: null });
    expect(left.waiting).toMatchObject([{ requests: QUESTIONS, state: 'submitted' }]);
    const shown = await closedbook(['runs', 'show', left.runId, '--store', store]);
    expect(shown.out).toContain('status    waiting');
    expect(shown.out).toContain(`${QUESTIONS} requests of ${place().model(wire)}`);
    expect(shown.out).toContain(left.waiting[0]!.providerId);
    expect(place().billed(before)).toEqual([]);
    pass(120_000);
    const done = await place().resume({ store });
    expect(done.status).toBe('complete');
    expect(comparable(done)).toEqual(expected);
    expectBilledOnce(before);
  });
});
