/**
 * The penalties L at which two respondents may still tie, over all looks at once: every L at which the sequence for their
 * difference in utility does not exclude 0. On the scale t = L/(1 + L), from 0 to 1, the difference divided by 1 + L is
 * (1 - t) x correct - t x incorrect and lies in [-1, 1] at every penalty, the infinite one included.
 */
import type { Why } from '../numeric/interval.ts';
import { type BettingCapital, bet, createBettingCapital } from './betting-capital.ts';

export interface TiePenaltySequenceOptions {
  /** Units that are planned; the set is sharpest about there. */
  readonly planned: number;
  /** Confidence level in (0, 1), over all looks together. @default 0.95 */
  readonly level?: number;
  /** Most questions that one unit can hold. @default 1 */
  readonly largest?: number;
  /** How many units there are, where they are drawn without replacement and these very questions are spoken of. */
  readonly population?: number;
}

/** Differences of the first respondent less the second, summed over the questions of one unit. */
export interface TieUnit {
  readonly correct: number | readonly [number, number];
  readonly incorrect: number | readonly [number, number];
  /** Questions in it. @default 1 */
  readonly size?: number;
}

/** The state of a sequence; a plain object that {@link observeTieUnit} changes. */
export interface TiePenaltySequence {
  readonly capital: BettingCapital;
  readonly level: number;
  readonly largest: number;
  questions: number;
}

/** The penalties of at least 0 that are not excluded. */
export interface TiePenaltySequenceSet {
  /** (correct1 - correct2) / (incorrect1 - incorrect2); null where both erred equally often. */
  readonly estimate: number | null;
  /**
   * `interval`: from lower to upper, without end where upper is null. `complement`: from 0 to lower and from upper on.
   * `unbounded`: every penalty. `none`: one of the two is better at every penalty of at least 0.
   */
  readonly kind: 'interval' | 'complement' | 'unbounded' | 'none';
  readonly lower: number | null;
  readonly upper: number | null;
  readonly method: 'betting';
  readonly level: number;
  /** Questions. */
  readonly n: number;
  readonly units: number;
  readonly why?: Why;
}

/** Steps of t; 400 put the ends within a 400th of the scale on which penalties are drawn. */
const STEPS = 400;

/**
 * A sequence without units; its set is every penalty.
 *
 * @throws RangeError when planned, level, largest or population do not fit
 * Source: inversion of the sequence of startMeanSequence, as Fieller inverts the t test.
 * @example
 * tiePenaltySequenceSet(startTiePenaltySequence({ planned: 100 })).kind; // => 'unbounded'
 */
export function startTiePenaltySequence({
  planned,
  level = 0.95,
  largest = 1,
  population,
}: TiePenaltySequenceOptions): TiePenaltySequence {
  if (!(largest >= 1 && Number.isFinite(largest))) {
    throw new RangeError(`largest must be a number of at least 1, got ${largest}`);
  }
  const count = STEPS + 1;
  const candidates = {
    count,
    first: Float64Array.from({ length: count }, (_, k) => 1 - k / STEPS),
    second: Float64Array.from({ length: count }, (_, k) => -k / STEPS),
    low: new Float64Array(count).fill(-largest),
    high: new Float64Array(count).fill(largest),
  };
  return {
    capital: createBettingCapital(candidates, { level, planned, population }),
    level,
    largest,
    questions: 0,
  };
}

/**
 * Takes in the next unit, in the order drawn; `[least, greatest]` where a difference is not known yet.
 *
 * @throws RangeError when the unit is larger than announced or its differences exceed its questions
 */
export function observeTieUnit(
  sequence: TiePenaltySequence,
  { correct, incorrect, size = 1 }: TieUnit,
): void {
  if (!(size > 0 && size <= sequence.largest)) {
    throw new RangeError(
      `size must be above 0 and at most the largest announced, ${sequence.largest}, got ${size}`,
    );
  }
  const [firstLow, firstHigh] = bounds(correct);
  const [secondLow, secondHigh] = bounds(incorrect);
  for (const each of [firstLow, firstHigh, secondLow, secondHigh]) {
    if (!(Math.abs(each) <= size))
      throw new RangeError(`differences must lie within ${size} questions, got ${each}`);
  }
  bet(sequence.capital, { firstLow, firstHigh, secondLow, secondHigh });
  sequence.questions += size;
}

/**
 * The set so far. Its ends are penalties that are excluded, or 0.
 *
 * @example
 * tiePenaltySequenceSet(startTiePenaltySequence({ planned: 100 })).n; // => 0
 */
export function tiePenaltySequenceSet({
  capital,
  level,
  questions: n,
}: TiePenaltySequence): TiePenaltySequenceSet {
  const { shown, totals, units } = capital;
  const incorrect = (totals.secondLow + totals.secondHigh) / 2;
  const why: Why | null = n === 0 ? 'no_questions' : incorrect === 0 ? 'empty_denominator' : null;
  const base = {
    estimate: incorrect === 0 ? null : (totals.firstLow + totals.firstHigh) / 2 / incorrect,
    method: 'betting' as const,
    level,
    n,
    units,
    ...(why === null ? {} : { why }),
  };
  const first = shown.indexOf(0);
  const last = shown.lastIndexOf(0);
  if (first === -1) return { ...base, kind: 'none', lower: null, upper: null };
  if (first > 0 || last < STEPS) {
    const lower = first === 0 ? 0 : penaltyAt(first - 1);
    return { ...base, kind: 'interval', lower, upper: last >= STEPS - 1 ? null : penaltyAt(last + 1) };
  }
  const gap = longestGap(shown);
  if (gap === null) return { ...base, kind: 'unbounded', lower: null, upper: null };
  return { ...base, kind: 'complement', lower: penaltyAt(gap[0]), upper: penaltyAt(gap[1]) };
}

/** First and last of the longest stretch of excluded candidates, whose neighbours both stand, or null without one. */
function longestGap(shown: Int8Array): readonly [number, number] | null {
  let longest: readonly [number, number] | null = null;
  let start = -1;
  for (let k = 0; k < shown.length; k++) {
    if (shown[k] !== 0) {
      if (start === -1) start = k;
    } else if (start !== -1) {
      if (longest === null || k - start > longest[1] - longest[0] + 1) longest = [start, k - 1];
      start = -1;
    }
  }
  return longest;
}

function penaltyAt(step: number): number {
  return step / (STEPS - step);
}

function bounds(known: number | readonly [number, number]): readonly [number, number] {
  return typeof known === 'number' ? [known, known] : known;
}
