/** A clock that jumps from timer to timer, so that an hour of backoff is tested in milliseconds. */
import type { Clock } from '../../src/http/clock.ts';

export interface VirtualClock extends Clock {
  /** Runs timers until the work has settled, and gives its result. @throws when it waits for nothing. */
  runUntil<T>(work: Promise<T>): Promise<T>;
}

export function virtualClock(startMs = 1_700_000_000_000): VirtualClock {
  let now = startMs;
  let order = 0;
  const timers = new Map<number, { readonly at: number; readonly then: () => void }>();
  const next = () => {
    let best: number | null = null;
    for (const [id, timer] of timers) {
      if (best === null || timer.at < timers.get(best)!.at) best = id;
    }
    return best;
  };
  return {
    now: () => now,
    after(delayMs, then) {
      const id = order++;
      timers.set(id, { at: now + Math.max(0, delayMs), then });
      return () => void timers.delete(id);
    },
    async runUntil(work) {
      let settled = false;
      const done = () => {
        settled = true;
      };
      work.then(done, done);
      for (;;) {
        // Promises of the code under test settle before time goes on.
        await new Promise((resolve) => setImmediate(resolve));
        if (settled) return work;
        const id = next();
        if (id === null) throw new Error('the work waits for something that no timer brings');
        const timer = timers.get(id)!;
        timers.delete(id);
        now = Math.max(now, timer.at);
        timer.then();
      }
    },
  };
}
