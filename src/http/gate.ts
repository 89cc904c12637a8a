/**
 * The one place where a request waits: first for a free place under the adaptive limit, then for its turn in the
 * pace. Places are given back before a backoff begins, so waiting requests hold nothing; retries stand at the head
 * of the line, because an old question must not starve behind new ones.
 */
import { type AdaptiveLimitOptions, adaptiveLimit } from './adaptive-limit.ts';
import type { Clock } from './clock.ts';
import { abortError, onAbort } from './on-abort.ts';
import type { RateLimits } from './rate-limit-headers.ts';
import { requestPace } from './request-pace.ts';

/** Leave to send one request. */
export interface Place {
  readonly generation: number;
  readonly sentAt: number;
}

/** How an attempt ended, as far as the limits care. */
export type PlaceOutcome = 'accepted' | 'accepted-after-retry' | 'limited' | 'faulted' | 'abandoned';

export interface GateHealth {
  readonly inFlight: number;
  readonly waiting: number;
  /** Requests that may be in flight now. */
  readonly limit: number;
  /** Learned requests a second, null where no limit was met. */
  readonly perSecond: number | null;
}

export interface Gate {
  /** Resolves when a request may go. @throws AbortError when a signal aborts first. */
  enter(options: {
    readonly urgent: boolean;
    readonly signals: readonly (AbortSignal | undefined)[];
  }): Promise<Place>;
  leave(
    place: Place,
    outcome: PlaceOutcome,
    told?: { readonly retryAfterMs?: number | null; readonly limits?: RateLimits },
  ): void;
  health(): GateHealth;
}

interface Waiter {
  readonly admit: (place: Place) => void;
}

export function openGate(options: AdaptiveLimitOptions & { readonly clock: Clock }): Gate {
  const { clock } = options;
  const limit = adaptiveLimit(options);
  const pace = requestPace();
  const retries = new Set<Waiter>();
  const firsts = new Set<Waiter>();
  let inFlight = 0;
  let cancelTimer: (() => void) | null = null;

  const take = (now: number): Place => {
    inFlight++;
    return { generation: pace.sent(now), sentAt: now };
  };
  const pump = () => {
    cancelTimer?.();
    cancelTimer = null;
    while (inFlight < limit.current && retries.size + firsts.size > 0) {
      const now = clock.now();
      const delayMs = pace.delayMs(now);
      if (delayMs > 0) {
        cancelTimer = clock.after(Math.ceil(delayMs), pump);
        return;
      }
      const line = retries.size > 0 ? retries : firsts;
      const [waiter] = line;
      line.delete(waiter!);
      waiter!.admit(take(now));
    }
  };

  return {
    enter({ urgent, signals }) {
      if (signals.some((signal) => signal?.aborted)) return Promise.reject(abortError());
      const now = clock.now();
      if (retries.size + firsts.size === 0 && inFlight < limit.current && pace.delayMs(now) <= 0) {
        return Promise.resolve(take(now));
      }
      return new Promise((resolve, reject) => {
        const line = urgent ? retries : firsts;
        const leaveLine: (() => void)[] = [];
        const waiter: Waiter = {
          admit(place) {
            for (const off of leaveLine) off();
            resolve(place);
          },
        };
        line.add(waiter);
        for (const signal of signals) {
          leaveLine.push(
            onAbort(signal, () => {
              line.delete(waiter);
              for (const off of leaveLine) off();
              reject(abortError());
            }),
          );
        }
        pump();
      });
    },
    leave(place, outcome, told = {}) {
      const now = clock.now();
      const busy = inFlight--;
      const { retryAfterMs = null, limits } = told;
      if (outcome === 'limited') {
        pace.rejected(now, place.generation, retryAfterMs);
        limit.limited(now, retryAfterMs);
      } else if (outcome === 'faulted') {
        limit.faulted(now);
      } else if (outcome !== 'abandoned') {
        pace.accepted(now, place.generation);
        if (outcome === 'accepted') limit.succeeded(now, busy);
        if (limits !== undefined) heed(limits, now);
      }
      pump();
    },
    health: () => ({
      inFlight,
      waiting: retries.size + firsts.size,
      limit: limit.current,
      perSecond: pace.perSecond,
    }),
  };

  /** Waits where the provider says that what is in flight already uses up what remains. */
  function heed({ requests, tokens }: RateLimits, now: number): void {
    if (requests?.resetMs != null && requests.remaining <= inFlight) {
      // Allowances refill steadily: the time for the missing ones is their share of the whole.
      const used = Math.max(1, (requests.limit ?? requests.remaining + inFlight + 1) - requests.remaining);
      const missing = Math.min(used, inFlight - requests.remaining + 1);
      pace.hold(now, (requests.resetMs * missing) / used);
    }
    if (tokens?.resetMs != null && tokens.limit !== null && tokens.remaining <= tokens.limit * 0.02) {
      pace.hold(now, tokens.resetMs * 0.1);
    }
  }
}
