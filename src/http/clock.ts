/**
 * Time as a parameter. Everything in this room that waits asks a clock, so that a storm of faults is tested in
 * milliseconds and without luck. One primitive, `after`, from which sleeping and time limits are made.
 */

export interface Clock {
  /** Milliseconds since the epoch; never goes backwards within a process. */
  now(): number;
  /** Runs `then` once, `delayMs` from now; the function returned prevents it. */
  after(delayMs: number, then: () => void): () => void;
}

/** Longest delay a Node timer takes; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Wall-clock time that no clock adjustment can turn back. */
export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  after: (delayMs, then) => {
    const timer = setTimeout(then, Math.min(Math.max(0, delayMs), LONGEST_TIMER_MS));
    return () => clearTimeout(timer);
  },
};
