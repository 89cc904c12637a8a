/**
 * A provider's limits where several workers ask it. Until one of them is told a limit, nobody waits; then requests go by turns
 * that the store gives, a second's worth at a time. Tokens are counted once they are used: who has used more than a minute gives
 * waits afterwards, so nobody has to guess how long an answer will be.
 */

import type { LaneLimits, Work } from '../../core/work.ts';
import { abortError, onAbort } from '../../http/on-abort.ts';
import { refillPerMinute } from '../../http/rate-limit-headers.ts';
import type { SharedTurns } from '../../model/open-models.ts';

/** How often a lane without a limit is looked at: another worker may have been told one. */
const LOOK_MS = 2000;
/** A limit that changed by less is not told on. */
const SAME = 0.05;
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
  let isLimited = true;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let perSecond = 1;
  let tokens = 0;
  let isAsking = false;
  let toldAt = Number.NEGATIVE_INFINITY;
  let told: LaneLimits = { requestsPerMinute: null, tokensPerMinute: null };

  const ask = async (): Promise<void> => {
    if (isAsking) return;
    isAsking = true;
    try {
      do {
        const used = tokens;
        tokens = 0;
        const count = Math.min(waiting.size, Math.max(1, Math.floor(perSecond)));
        const turns = await work.turns(name, { count, tokens: used });
        lookedAt = performance.now();
        isLimited = turns !== null;
        if (turns !== null && turns.everyMs > 0) perSecond = 1000 / turns.everyMs;
        const going = [...waiting].slice(0, turns === null ? waiting.size : Math.max(count, 1));
        for (const [at, waiter] of going.entries()) {
          waiting.delete(waiter);
          waiter.go(turns === null ? 0 : turns.waitMs + at * turns.everyMs);
        }
      } while (waiting.size > 0);
    } catch (cause) {
      for (const waiter of [...waiting]) waiter.fail(cause);
      waiting.clear();
    } finally {
      isAsking = false;
    }
  };
  const tell = (limits: LaneLimits, holdMs: number) => {
    toldAt = performance.now();
    told = limits;
    isLimited = true;
    // What could not be told is told with the next response.
    void work.tellLimits(name, limits, { holdMs }).catch(() => {
      toldAt = Number.NEGATIVE_INFINITY;
    });
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
      const now: LaneLimits = {
        requestsPerMinute: refillPerMinute(limits.requests),
        tokensPerMinute: refillPerMinute(limits.tokens),
      };
      const isNew =
        differs(now.requestsPerMinute, told.requestsPerMinute) ||
        differs(now.tokensPerMinute, told.tokensPerMinute);
      const isOld = told.requestsPerMinute !== null && performance.now() - toldAt > TELL_AGAIN_MS;
      const holdMs = wasLimited ? Math.min(retryAfterMs ?? 0, LONGEST_HOLD_MS) : 0;
      if (!isNew && !isOld && holdMs === 0) return;
      tell(
        {
          requestsPerMinute: now.requestsPerMinute ?? told.requestsPerMinute,
          tokensPerMinute: now.tokensPerMinute ?? told.tokensPerMinute,
        },
        holdMs,
      );
    },
    used(count) {
      if (isLimited) tokens += count;
    },
  };
}

function differs(now: number | null, before: number | null): boolean {
  return now !== null && (before === null || Math.abs(now - before) > SAME * before);
}
