/** The lowest of the numbers of the last ten to twenty seconds: estimates that err to one side alone, of what may change. */

const SPAN_MS = 10_000;

export interface LowestOfLate {
  /** Adds one, null for none, and tells the lowest of late; null where there is none. @param now - milliseconds */
  add(value: number | null, now: number): number | null;
}

export function lowestOfLate(): LowestOfLate {
  let began = Number.NEGATIVE_INFINITY;
  let [before, since] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  return {
    add(value, now) {
      if (now - began > SPAN_MS) {
        before = now - began > 2 * SPAN_MS ? Number.POSITIVE_INFINITY : since;
        since = Number.POSITIVE_INFINITY;
        began = now;
      }
      if (value !== null) since = Math.min(since, value);
      const lowest = Math.min(before, since);
      return Number.isFinite(lowest) ? lowest : null;
    },
  };
}
