/**
 * Guards on what comes into this room: levels, counts, probabilities, columns of equal length.
 * They throw RangeError in one form, "thing must be expected, got value"; the callers mostly pass checked tallies,
 * so these catch slips of code and of the command line, not of data.
 */

/** Throws unless `level` lies in (0, 1); a level of 95 is the slip this is for. */
export function checkLevel(level: number): void {
  if (!(level > 0 && level < 1)) throw new RangeError(`level must lie in (0, 1), got ${level}`);
}

/** Throws unless every named value is a whole number of at least 0. */
export function checkCounts(counts: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(counts)) {
    if (!Number.isInteger(count) || count < 0) {
      throw new RangeError(`${name} must be a whole number of at least 0, got ${count}`);
    }
  }
}

/** Throws unless `events` and `n` are counts with events <= n. */
export function checkEvents(events: number, n: number): void {
  checkCounts({ events, n });
  if (events > n) throw new RangeError(`events must be at most n = ${n}, got ${events}`);
}

/** Throws unless the named value lies in [0, 1]. */
export function checkProbability(name: string, probability: number): void {
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`${name} must lie in [0, 1], got ${probability}`);
  }
}

/** Throws unless both columns have the same length. */
export function checkSameLength(
  first: { readonly length: number },
  second: { readonly length: number },
  names: string,
): void {
  if (first.length !== second.length) {
    throw new RangeError(`${names} must have equal lengths, got ${first.length} and ${second.length}`);
  }
}

/** Throws unless the design effect is a number above 0. */
export function checkDesignEffect(designEffect: number): void {
  if (!(designEffect > 0 && designEffect < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`designEffect must be above 0, got ${designEffect}`);
  }
}

/** What every plan of a size rests on. */
export interface PowerOptions {
  /** Wanted power, in (0, 1). @default 0.8 */
  readonly power?: number;
  /** Two-sided false-alarm rate, in (0, 1). @default 0.05 */
  readonly significance?: number;
  /** Variance inflation by clustering, above 0; multiplies n. @default 1 */
  readonly designEffect?: number;
}

export function checkPower({ power, significance, designEffect }: Required<PowerOptions>): void {
  checkLevel(power);
  checkLevel(significance);
  checkDesignEffect(designEffect);
}
