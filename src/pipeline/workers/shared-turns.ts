/**
 * A provider's limits where several workers ask it. Requests go by turns that the store gives, a quarter of a second's worth at a
 * time: slowly until the first response tells a limit or that there is none, so that workers that start together do not overrun
 * it, then as fast as the provider refills. Tokens are counted once they are used: who has used more than a minute gives waits
 * afterwards, so nobody has to guess how long an answer will be.
 */

import type { LaneLimits, Work } from '../../core/work.ts';
import { abortError, onAbort } from '../../http/on-abort.ts';
import { refillPerMinute } from '../../http/rate-limit-headers.ts';
import type { SharedTurns } from '../../model/open-models.ts';
import { lowestOfLate } from './lowest-of-late.ts';

/** How often a lane without a limit is looked at: another worker may have been told one. */
const LOOK_MS = 2000;
/** Turns taken ahead go also when the provider asks to wait. */
const AHEAD_SECONDS = 0.25;
/** A limit that rose by less is not told on, nor one that fell by less. */
const [ROSE, FELL] = [1.05, 0.99];
/** So that it stays believed. */
const TELL_AGAIN_MS = 60_000;
const LONGEST_HOLD_MS = 60_000;

interface Waiter {
  readonly go: (inMs: number) => void;
  readonly fail: (cause: unknown) => void;
}

export function sharedTurns(work: Pick<Work, 'turns' | 'tellLimits'>): SharedTurns {
  const lanes = new Map<string, ReturnType<SharedTurns['of']>>();
  return {
    of(name) {
      let lane = lanes.get(name);
      if (lane === undefined) {
        lane = openLane(name, work);
        lanes.set(name, lane);
      }
      return lane;
    },
  };
}

function openLane(name: string, work: Pick<Work, 'turns' | 'tellLimits'>): ReturnType<SharedTurns['of']> {
  const waiting = new Set<Waiter>();
  const requests = lowestOfLate();
  const tokens = lowestOfLate();
  let isLimited = true;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let perSecond = 1;
  let usedTokens = 0;
  let isAsking = false;
  let wake: () => void = () => undefined;
  let toldAt = Number.NEGATIVE_INFINITY;
  let told: LaneLimits = { requestsPerMinute: null, tokensPerMinute: null };

  /** @returns milliseconds until the last of the turns that it got. */
  const askOnce = async (): Promise<number> => {
    const used = usedTokens;
    usedTokens = 0;
    const count = Math.max(1, Math.min(waiting.size, Math.floor(perSecond * AHEAD_SECONDS)));
    const { waitMs, everyMs } = await work.turns(name, { count, tokens: used });
    lookedAt = performance.now();
    isLimited = everyMs > 0 || waitMs > 0;
    if (everyMs > 0) perSecond = 1000 / everyMs;
    const going = [...waiting].slice(0, everyMs > 0 ? count : waiting.size);
    for (const [at, waiter] of going.entries()) {
      waiting.delete(waiter);
      waiter.go(waitMs + at * everyMs);
    }
    return waitMs + (going.length - 1) * everyMs;
  };
  const ask = async (): Promise<void> => {
    if (isAsking) return;
    isAsking = true;
    try {
      do {
        const lastInMs = await askOnce();
        if (waiting.size > 0 && lastInMs > 1)
          await new Promise<void>((resolve) => {
            const timer = setTimeout(resolve, lastInMs);
            wake = () => {
              clearTimeout(timer);
              resolve();
            };
          });
      } while (waiting.size > 0);
    } catch (cause) {
      for (const waiter of [...waiting]) waiter.fail(cause);
      waiting.clear();
    } finally {
      isAsking = false;
    }
  };
  const tell = async (limits: LaneLimits, holdMs: number): Promise<void> => {
    toldAt = performance.now();
    told = limits;
    try {
      await work.tellLimits(name, limits, { holdMs });
      if (holdMs === 0) wake();
    } catch {
      // What could not be told is told with the next response.
      toldAt = Number.NEGATIVE_INFINITY;
    }
  };

  return {
    take(signals) {
      if (!isLimited) {
        if (performance.now() - lookedAt > LOOK_MS) void ask();
        return undefined;
      }
      return new Promise((resolve, reject) => {
        const undo: (() => void)[] = [];
        const end = (then: () => void) => {
          waiting.delete(waiter);
          for (const each of undo) each();
          then();
        };
        const waiter: Waiter = {
          go(inMs) {
            if (inMs <= 1) return end(resolve);
            const timer = setTimeout(() => end(resolve), inMs);
            undo.push(() => clearTimeout(timer));
          },
          fail: (cause) => end(() => reject(cause)),
        };
        waiting.add(waiter);
        for (const signal of signals) undo.push(onAbort(signal, () => end(() => reject(abortError()))));
        void ask();
      });
    },
    told({ limits, isLimited: wasLimited, retryAfterMs }) {
      const now = performance.now();
      const found: LaneLimits = {
        requestsPerMinute: requests.add(refillPerMinute(limits.requests), now),
        tokensPerMinute: tokens.add(refillPerMinute(limits.tokens), now),
      };
      const isNew =
        differs(found.requestsPerMinute, told.requestsPerMinute) ||
        differs(found.tokensPerMinute, told.tokensPerMinute);
      const isOld = now - toldAt > TELL_AGAIN_MS;
      const holdMs = wasLimited ? Math.min(retryAfterMs ?? 0, LONGEST_HOLD_MS) : 0;
      if (!isNew && !isOld && holdMs === 0) return;
      isLimited ||= found.requestsPerMinute !== null || found.tokensPerMinute !== null || holdMs > 0;
      void tell(
        {
          requestsPerMinute: found.requestsPerMinute ?? told.requestsPerMinute,
          tokensPerMinute: found.tokensPerMinute ?? told.tokensPerMinute,
        },
        holdMs,
      );
    },
    used(count) {
      if (isLimited) usedTokens += count;
    },
  };
}

function differs(now: number | null, before: number | null): boolean {
  return now !== null && (before === null || now > before * ROSE || now < before * FELL);
}
