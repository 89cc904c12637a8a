/**
 * How many requests a second an origin takes, learned from its 429s. Fewer requests in flight do not help against a
 * limit on the rate: a fast answer only makes room for the next rejection. So a run of 429s, or a steady share, sets
 * a pace at what was accepted of late; each further 429 of a request sent *at the present pace* lowers it by the
 * share rejected; quiet time raises it again. 429s that no lower pace can stop are not about the rate, and the pace
 * is lifted.
 */

export interface RequestPace {
  /** Milliseconds to wait before the next request may go, 0 = now. */
  delayMs(now: number): number;
  /** A request goes; the number returned comes back with its result. */
  sent(now: number): number;
  accepted(now: number, generation: number): void;
  rejected(now: number, generation: number, retryAfterMs: number | null): void;
  /** Nothing may go for this long, whatever the pace (the provider said that nothing remains). */
  hold(now: number, forMs: number): void;
  /** Requests a second, or null where no limit has been met. */
  readonly perSecond: number | null;
}

/** The accepted rate is counted over this much of the past. */
const WINDOW_MS = 1_000;
const SLOT_MS = 50;
/** A learned pace stays this far below what was accepted. */
const MARGIN = 0.97;
/** Outcomes a pace must have seen before it is judged. */
const ENOUGH = 10;
/** A pace judged before this many outcomes was short-lived. */
const SHORT = 40;
/** Of the last ten outcomes, so many rejected are a run; while the pace is lifted it takes more. */
const RECENT_MASK = 0b11_1111_1111;
const RUN = 5;
const LIFTED_RUN = 8;
/** So large a share of rejections, steadily, is worth trying a lower pace. */
const STEADY_SHARE = 0.03;
/** A cut never takes more than half. */
const DEEPEST_CUT = 0.5;
const QUIET_MS = 3_000;
/** Rise of the pace a second in quiet time; doubled with every further five quiet seconds, to a half at most. */
const RISE_PER_SECOND = 0.02;
const STEEPEST_RISE = 0.5;
/** Near the pace that was rejected last, the rise is slower still. */
const CAUTIOUS_RISE = 0.005;
const NEAR = 0.93;
/** A first pace set with less than a window of history is a guess, mostly too low, and is left quickly. */
const GUESSED_RISE = 0.25;
/** First pace at the least: one early 429 must not freeze a run that has no history yet. */
const SLOWEST_START_PER_SECOND = 5;
const LIFTED_MS = 60_000;
/** Short-lived paces in a row, with most requests accepted, after which 429s count as unrelated to the rate. */
const FUTILE_CUTS = 4;
/** Requests may go this much early, because timers are no finer. */
const BURST_MS = 10;
const LONGEST_HOLD_MS = 60_000;

export function requestPace(): RequestPace {
  const slots = new Float64Array(WINDOW_MS / SLOT_MS);
  let slotIndex = 0;
  let rate: number | null = null;
  let generation = 0;
  let acceptedAtPace = 0;
  let rejectedAtPace = 0;
  /** Bits of the last outcomes at this pace, 1 = rejected. */
  let recent = 0;
  let futile = 0;
  let failedRate = 0;
  let guessed = false;
  let firstAt: number | null = null;
  let liftedUntil = Number.NEGATIVE_INFINITY;
  let lastCutAt = 0;
  let raisedAt = 0;
  let nextAt = Number.NEGATIVE_INFINITY;
  let heldUntil = Number.NEGATIVE_INFINITY;

  /** Moves the window of counts up to now. */
  const advance = (now: number) => {
    const index = Math.floor(now / SLOT_MS);
    const steps = Math.min(index - slotIndex, slots.length);
    for (let step = 0; step < steps; step++) slots[(index - step) % slots.length] = 0;
    if (index > slotIndex) slotIndex = index;
  };
  const acceptedPerSecond = (now: number) => {
    advance(now);
    let total = 0;
    for (const count of slots) total += count;
    return (total * 1000) / WINDOW_MS;
  };
  const begin = (now: number, next: number | null) => {
    rate = next;
    generation++;
    acceptedAtPace = rejectedAtPace = recent = 0;
    lastCutAt = raisedAt = now;
  };
  /** Whether the rejections met without a pace look like a limit on the rate: a run of them, or a steady share. */
  const speaksOfRate = (now: number): boolean => {
    const run = ones(recent);
    if (now < liftedUntil) return run >= LIFTED_RUN;
    const seen = acceptedAtPace + rejectedAtPace;
    return run >= RUN || (seen >= SHORT && rejectedAtPace / seen >= STEADY_SHARE);
  };

  return {
    get perSecond() {
      return rate;
    },
    delayMs(now) {
      if (rate !== null && now - lastCutAt > (guessed ? WINDOW_MS : QUIET_MS) && now > raisedAt) {
        const steep = Math.min(STEEPEST_RISE, RISE_PER_SECOND * 2 ** ((now - lastCutAt - QUIET_MS) / 5_000));
        const nearFailure = rate > failedRate * NEAR && rate < failedRate / NEAR;
        const rise = guessed ? GUESSED_RISE : nearFailure ? CAUTIOUS_RISE : steep;
        rate *= 1 + (rise * Math.min(now - raisedAt, 1_000)) / 1000;
        raisedAt = now;
      }
      const paced = rate === null ? 0 : nextAt - BURST_MS - now;
      return Math.max(0, paced, heldUntil - now);
    },
    sent(now) {
      firstAt ??= now;
      if (rate !== null) nextAt = Math.max(nextAt, now - BURST_MS) + 1000 / rate;
      return generation;
    },
    accepted(now, of) {
      advance(now);
      slots[slotIndex % slots.length]!++;
      if (of !== generation) return;
      acceptedAtPace++;
      recent = (recent << 1) & RECENT_MASK;
    },
    rejected(now, of, retryAfterMs) {
      // What was sent before the last cut could not know of it.
      if (of !== generation) return;
      rejectedAtPace++;
      recent = ((recent << 1) | 1) & RECENT_MASK;
      if (rate === null) {
        if (!speaksOfRate(now)) return;
        guessed = now - (firstAt ?? now) < 2 * WINDOW_MS;
        begin(now, Math.max(SLOWEST_START_PER_SECOND, acceptedPerSecond(now) * MARGIN));
        heldUntil = Math.max(heldUntil, now + Math.min(retryAfterMs ?? 0, LONGEST_HOLD_MS));
        nextAt = now;
        return;
      }
      const seen = acceptedAtPace + rejectedAtPace;
      if (seen < ENOUGH && now - lastCutAt < 5_000) return;
      const share = acceptedAtPace / seen;
      futile = seen < SHORT && share > 0.6 ? futile + 1 : 0;
      if (futile >= FUTILE_CUTS) {
        futile = 0;
        liftedUntil = now + LIFTED_MS;
        begin(now, null);
        return;
      }
      const byShare = rate * Math.max(DEEPEST_CUT, share);
      // After a settled while the accepted rate is the better witness: one rejection in ten says little.
      const byCount = now - lastCutAt > WINDOW_MS ? Math.min(rate, acceptedPerSecond(now)) : 0;
      failedRate = rate;
      guessed = false;
      begin(now, Math.max(0.1, MARGIN * Math.max(byShare, byCount)));
      heldUntil = Math.max(heldUntil, now + Math.min(retryAfterMs ?? 0, LONGEST_HOLD_MS));
    },
    hold(now, forMs) {
      heldUntil = Math.max(heldUntil, now + Math.min(forMs, LONGEST_HOLD_MS));
    },
  };
}

function ones(bits: number): number {
  let count = 0;
  for (let rest = bits; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}
