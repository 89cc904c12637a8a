/** One limit of a provider over workers that start together, by turns from a real PostgreSQL; the provider is a bucket. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../../src/core/store/store.ts';
import { rateLimits } from '../../../src/http/rate-limit-headers.ts';
import type { SharedTurns } from '../../../src/model/open-models.ts';
import { lowestOfLate } from '../../../src/pipeline/workers/lowest-of-late.ts';
import { sharedTurns } from '../../../src/pipeline/workers/shared-turns.ts';
import { limitHeaders, requestLimit } from '../../../src/simulate/request-limit.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { type TestDatabase, testDatabase } from '../../postgres/test-database.ts';

describe('turns at a provider', () => {
  let database: TestDatabase;
  let stores: Store[];
  beforeAll(async () => {
    database = await testDatabase();
    stores = [await openStore(database.address), await openStore(database.address)];
  });
  afterAll(async () => {
    for (const store of stores) await store.close();
    await database.drop();
  });

  /** As many workers as wanted, each with its own memory, on two connections to the store. */
  const workers = (count: number, lane: string) =>
    Array.from({ length: count }, (_, at) => sharedTurns(stores[at % 2]!.work!).of(lane));

  /** All their requests at once, each tried until it is answered. @returns how many the provider refused */
  async function ask(
    lanes: readonly ReturnType<SharedTurns['of']>[],
    { each, perSecond }: { readonly each: number; readonly perSecond: number },
  ): Promise<number> {
    const take = requestLimit({ perSecond, nowMs: () => performance.now() });
    let refused = 0;
    const one = async (lane: (typeof lanes)[number]) => {
      for (let isAnswered = false; !isAnswered; ) {
        await lane.take([]);
        const state = take();
        await sleep(20);
        isAnswered = state.allowed;
        if (!state.allowed) refused += 1;
        const headers = Number.isFinite(perSecond) ? limitHeaders('chat', state, Date.now()) : {};
        const told = { limits: rateLimits(headers, Date.now()), retryAfterMs: state.retryAfterMs };
        lane.told({ ...told, isLimited: !state.allowed });
      }
    };
    await Promise.all(lanes.flatMap((lane) => Array.from({ length: each }, () => one(lane))));
    return refused;
  }

  test('keep one limit, from the first request on', async () => {
    const from = performance.now();
    const refused = await ask(workers(4, 'limited'), { each: 10, perSecond: 20 });
    expect(refused).toBeLessThanOrEqual(2);
    expect(performance.now() - from).toBeGreaterThan(1000);
  });

  test('are free as soon as one was told that there is no limit, and for a worker that comes later', async () => {
    const from = performance.now();
    await ask(workers(4, 'unlimited'), { each: 50, perSecond: Number.POSITIVE_INFINITY });
    await ask(workers(1, 'unlimited'), { each: 50, perSecond: Number.POSITIVE_INFINITY });
    // At the pace before the first response 250 requests would take a minute.
    expect(performance.now() - from).toBeLessThan(15_000);
  });

  test('wait for all where one was told to wait', async () => {
    const [one, other] = workers(2, 'held');
    await one!.take([]);
    one!.told({ limits: { requests: null, tokens: null }, isLimited: true, retryAfterMs: 400 });
    // Told in the background.
    for (let rows = 0; rows === 0; )
      rows = (await database.query("select from lanes where lane = 'held' and told_at > 0")).length;
    const from = performance.now();
    await other!.take([]);
    expect(performance.now() - from).toBeGreaterThan(200);
  });
});

test('the lowest of late forgets what is older than twenty seconds', () => {
  const { add } = lowestOfLate();
  expect(add(null, 0)).toBeNull();
  expect(add(5, 1000)).toBe(5);
  expect(add(9, 2000)).toBe(5);
  expect(add(9, 15_000)).toBe(5);
  expect(add(9, 26_000)).toBe(9);
  expect(add(null, 100_000)).toBeNull();
});
