/**
 * Who is best at a penalty and a mix of questions: the arithmetic behind the page's slider, shared by the page's
 * script and by what is printed without one. A mix weighs parts of the question set (popularity bands, questions
 * without an answer); each part keeps its own rates.
 */
import type { SwatchMark } from './swatch.ts';

/** Shares of the questions asked in one part; null where a respondent has no outcome there. */
export interface PartRates {
  readonly correct: number;
  readonly incorrect: number;
}

export interface Competitor {
  readonly name: string;
  readonly colour: string;
  readonly mark: SwatchMark;
  /** One entry a part of the mix, in the order of {@link PageData.parts}. */
  readonly parts: readonly (PartRates | null)[];
  readonly rates: PartRates;
  /** With replies that have no grade, where there are such; they may count as wrong or as right. */
  readonly withUngraded?: PartRates & { readonly ungraded: number };
  /** Utility intervals on the grid of penalties, for the questions as asked. */
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
  /** Share of common resamples in which it is best, on the same grid; absent where nothing was resampled. */
  readonly best?: readonly number[];
}

export interface Ranked {
  readonly place: number;
  readonly utility: number;
  readonly rates: PartRates;
}

/** Rates under a mix; null weights keep the questions as they were asked. */
function mixedRates(competitor: Competitor, weights: readonly number[] | null): PartRates | null {
  if (weights === null) return competitor.rates;
  let total = 0;
  let correct = 0;
  let incorrect = 0;
  for (const [place, weight] of weights.entries()) {
    if (weight === 0) continue;
    const part = competitor.parts[place];
    if (part === null || part === undefined) return null;
    total += weight;
    correct += weight * part.correct;
    incorrect += weight * part.incorrect;
  }
  return total === 0 ? null : { correct: correct / total, incorrect: incorrect / total };
}

/** Competitors by utility, best first; those without rates in the mix are left out. */
export function rank(
  competitors: readonly Competitor[],
  penalty: number,
  options: { readonly weights?: readonly number[] | null } = {},
): Ranked[] {
  const ranked = competitors.flatMap((competitor, place) => {
    const rates = mixedRates(competitor, options.weights ?? null);
    return rates === null ? [] : [{ place, rates, utility: rates.correct - penalty * rates.incorrect }];
  });
  return ranked.sort((a, b) => b.utility - a.utility || a.place - b.place);
}

/**
 * Whether replies without a grade can change who is best at a penalty: some other one's at their best against the best
 * one's at their worst. A mix of one's own has no such bounds.
 */
export function isDecided(competitors: readonly Competitor[], best: number, penalty: number): boolean {
  const withUngraded = competitors.map((one) => one.withUngraded ?? { ...one.rates, ungraded: 0 });
  const { correct, incorrect, ungraded } = withUngraded[best]!;
  const worst = correct - penalty * (incorrect + ungraded);
  return withUngraded.every(
    (one, place) => place === best || one.correct + one.ungraded - penalty * one.incorrect <= worst,
  );
}

/** A value of the grid between two penalties, linear as utilities are; null outside the grid. */
export function onGrid(
  grid: readonly number[],
  values: readonly (number | null)[],
  penalty: number,
): number | null {
  const after = grid.findIndex((one) => one >= penalty);
  if (after === -1) return null;
  const high = values[after] ?? null;
  if (after === 0 || grid[after] === penalty) return high;
  const low = values[after - 1] ?? null;
  if (low === null || high === null) return null;
  return low + ((high - low) * (penalty - grid[after - 1]!)) / (grid[after]! - grid[after - 1]!);
}
