/**
 * A confidence sequence for a bounded mean, fed unit after unit: the mean lies in every one of its intervals at once with
 * the chance `level`, so one may look after each unit and stop at any. A unit is a question or a cluster taken whole; the
 * mean is over questions, and clusters of unlike size need no weights, for the bets are on (total - mean x size).
 */
import type { Interval, Why } from '../numeric/interval.ts';
import { ABOVE, BELOW, type BettingCapital, bet, createBettingCapital } from './betting-capital.ts';

export interface MeanSequenceOptions {
  /** Least and greatest value that one question can have. */
  readonly range: readonly [number, number];
  /** Units that are planned: the interval is sharpest about there, and valid everywhere. */
  readonly planned: number;
  /** Confidence level in (0, 1), over all looks together. @default 0.95 */
  readonly level?: number;
  /** Most questions that one unit can hold. @default 1 */
  readonly largest?: number;
  /**
   * Given where units come in random order without replacement and these very questions are spoken of: how many units and
   * questions there are. Left out, the mean is that of all questions like these.
   */
  readonly population?: { readonly units: number; readonly questions: number };
  /** Values whose exclusion is asked for: they are tested exactly, where ends are else rounded outwards to a fine grid. */
  readonly at?: readonly number[];
  /** Tests the values in `at` and no others, a thousand times as fast: ends are then among them. @default false */
  readonly onlyAt?: boolean;
}

/** One unit: the sum of its questions' values, or least and greatest where some are not known yet. */
export interface SequenceUnit {
  readonly sum: number | readonly [number, number];
  /** Questions in it, or cases of the denominator, likewise; 0 where it has none. @default 1 */
  readonly size?: number | readonly [number, number];
}

/** The state of a sequence; a plain object that {@link observeUnit} changes. */
export interface MeanSequence {
  readonly capital: BettingCapital;
  readonly values: Float64Array;
  readonly range: readonly [number, number];
  readonly largest: number;
  readonly level: number;
  readonly questionsInAll: number | null;
  /** Indices of the greatest value shown to be too low and of the least shown to be too high. */
  readonly ends: { low: number; high: number };
  /** Whether an observation has excluded every value, which happens to at most 1 - level of all sequences. */
  contradicted: boolean;
}

/** The interval after the units so far, with the questions in them as `n`. */
export interface MeanSequenceInterval extends Interval {
  readonly method: 'betting' | 'betting_without_replacement';
  readonly units: number;
  readonly why?: Why;
}

/**
 * A sequence without units; its interval is the whole range.
 *
 * @throws RangeError when range, level, planned, largest, population or a value in `at` do not fit
 * Source: Waudby-Smith and Ramdas, Journal of the Royal Statistical Society B 86:1, 2024, sections 4 and 5; the mixture of
 * bets after Robbins 1970.
 * @example
 * meanSequenceInterval(startMeanSequence({ range: [0, 1], planned: 100 })).upper; // => 1
 */
export function startMeanSequence({
  range,
  planned,
  level = 0.95,
  largest = 1,
  population,
  at = [],
  onlyAt = false,
}: MeanSequenceOptions): MeanSequence {
  const [a, b] = range;
  if (!(Number.isFinite(a) && Number.isFinite(b) && a < b)) {
    throw new RangeError(`range must be two finite numbers, the lower first, got ${a} and ${b}`);
  }
  if (!(largest >= 1 && Number.isFinite(largest))) {
    throw new RangeError(`largest must be a number of at least 1, got ${largest}`);
  }
  const values = candidateValues(range, { planned, at, onlyAt });
  const candidates = {
    count: values.length,
    first: new Float64Array(values.length).fill(1),
    second: values.map((value) => -value),
    low: values.map((value) => largest * (a - value)),
    high: values.map((value) => largest * (b - value)),
  };
  const capital = createBettingCapital(candidates, { level, planned, population: population?.units });
  const questionsInAll = population?.questions ?? null;
  return {
    capital,
    values,
    range,
    largest,
    level,
    questionsInAll,
    ends: { low: -1, high: values.length },
    contradicted: false,
  };
}

/**
 * Takes in the next unit, in the order in which they were drawn. Where its sum is known only between bounds, the lower end
 * is moved by the lower and the upper end by the upper one.
 *
 * @throws RangeError when the unit is larger than announced, its sum outside the range, or the population exhausted
 */
export function observeUnit(sequence: MeanSequence, { sum, size = 1 }: SequenceUnit): void {
  const { capital, range, largest, ends, values } = sequence;
  const [smallest, greatest] = typeof size === 'number' ? [size, size] : size;
  if (!(smallest >= 0 && smallest <= greatest && greatest <= largest)) {
    throw new RangeError(`size must be from 0 to the largest announced, ${largest}, got ${size}`);
  }
  const [low, high] = typeof sum === 'number' ? [sum, sum] : sum;
  const slack = 1e-9 * largest * (range[1] - range[0]);
  const least = Math.min(range[0] * smallest, range[0] * greatest);
  const most = Math.max(range[1] * smallest, range[1] * greatest);
  if (!(low >= least - slack && high <= most + slack && low <= high)) {
    throw new RangeError(`sum must lie between ${least} and ${most} for ${size} questions, got ${sum}`);
  }
  // The ends themselves are bet on as well, on the side that is open: an end shown false again is a contradiction.
  const from = Math.max(0, ends.low);
  const to = Math.min(values.length - 1, ends.high);
  bet(capital, { firstLow: low, firstHigh: high, secondLow: smallest, secondHigh: greatest }, [from, to + 1]);
  let lower = to;
  let upper = from;
  while (lower > ends.low && (capital.shown[lower]! & ABOVE) === 0) lower--;
  while (upper < ends.high && (capital.shown[upper]! & BELOW) === 0) upper++;
  // Intervals only shrink; one that would be empty is a contradiction, which is told, and the last one stands.
  if (lower >= upper) sequence.contradicted = true;
  else {
    ends.low = lower;
    ends.high = upper;
  }
}

/**
 * The interval so far: the intersection of all intervals so far, so it never widens.
 *
 * An end that is not the end of the range is itself excluded. Where the units contradict every value (a chance of at most
 * 1 - level, or units that did not come in random order) the last interval stands and `why` is `contradiction`.
 * @example
 * meanSequenceInterval(startMeanSequence({ range: [-2, 2], planned: 100 })).lower; // => -2
 */
export function meanSequenceInterval(sequence: MeanSequence): MeanSequenceInterval {
  const { capital, level, questionsInAll } = sequence;
  const { totals, units } = capital;
  const n = totals.secondLow;
  const { lower, upper, missed } = endsOf(sequence);
  return {
    estimate: n === 0 ? null : (totals.firstLow + totals.firstHigh) / 2 / n,
    lower,
    upper,
    method: questionsInAll === null ? 'betting' : 'betting_without_replacement',
    level,
    n,
    units,
    ...(n === 0 ? { why: 'no_questions' as const } : {}),
    ...(sequence.contradicted || missed ? { why: 'contradiction' as const } : {}),
  };
}

/**
 * Whether `value` is excluded: `above` where the mean is shown to be above it, `below` where below it, null while it may be
 * the mean. Exact for values named in `at`.
 *
 * @example
 * sequenceExcludes(startMeanSequence({ range: [-2, 2], planned: 100, at: [0] }), 0); // => null
 */
export function sequenceExcludes(sequence: MeanSequence, value: number): 'above' | 'below' | null {
  const { values, ends, range } = sequence;
  const { lower, upper } = endsOf(sequence);
  if (value < lower || value < range[0] || (ends.low >= 0 && value <= values[ends.low]!)) return 'above';
  if (value > upper || value > range[1] || (ends.high < values.length && value >= values[ends.high]!)) {
    return 'below';
  }
  return null;
}

interface Ends {
  readonly lower: number;
  readonly upper: number;
  /** The mean that the questions drawn leave possible was excluded before: what is known for sure then stands. */
  readonly missed: boolean;
}

/** The ends on the grid, within what the questions not yet drawn leave possible where it is these questions that count. */
function endsOf({ values, ends, range, capital, questionsInAll }: MeanSequence): Ends {
  const lower = ends.low < 0 ? range[0] : values[ends.low]!;
  const upper = ends.high === values.length ? range[1] : values[ends.high]!;
  if (questionsInAll === null) return { lower, upper, missed: false };
  const { firstLow, firstHigh, secondLow } = capital.totals;
  const left = questionsInAll - secondLow;
  const least = (firstLow + range[0] * left) / questionsInAll;
  const most = (firstHigh + range[1] * left) / questionsInAll;
  return lower > most || upper < least
    ? { lower: least, upper: most, missed: true }
    : { lower: Math.max(lower, least), upper: Math.min(upper, most), missed: false };
}

/** Candidate values, denser towards the ends of the range where means vary less; more of them the narrower it can get. */
function candidateValues(
  [a, b]: readonly [number, number],
  { planned, at, onlyAt }: { planned: number; at: readonly number[]; onlyAt: boolean },
): Float64Array {
  for (const value of at) {
    if (!(value >= a && value <= b)) throw new RangeError(`at must lie in [${a}, ${b}], got ${value}`);
  }
  if (onlyAt) return Float64Array.from(new Set(at)).sort();
  const steps = 2 * Math.ceil(40 * Math.sqrt(planned));
  const inner = Array.from(
    { length: steps - 1 },
    (_, k) => a + (b - a) * Math.sin((Math.PI * (k + 1)) / (2 * steps)) ** 2,
  );
  return Float64Array.from(new Set([a, ...inner, b, ...at])).sort();
}
