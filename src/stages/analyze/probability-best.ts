/**
 * How often each respondent comes out best at each penalty, over common resamples of the questions that all of them
 * have an outcome on: a hard draw is hard for everyone. Published tables have no common questions; there every
 * respondent is resampled by itself, and the method says so. Outcomes too rare for resamples have a half of one added.
 */
import type { FrontierSection } from '../../core/summary/frontier.ts';
import type { Tally } from '../../core/tally.ts';
import { type Resamples, type ResampleUnit, resample } from '../../stats/draw/resample.ts';
import { probabilityBest } from '../../stats/penalty/probability-best.ts';
import type { EstimatedBase } from './estimated-base.ts';
import { drawFewEvents, hasFewEvents, type Observed } from './few-events.ts';
import type { Grid } from './grid.ts';

export interface ProbabilityBestOptions {
  readonly penalties: readonly number[];
  readonly seed: number;
}

type Section = FrontierSection['probabilityBest'];

/** Fewer common questions than this say nothing about who is best. */
export const FEWEST_QUESTIONS = 20;
/** Additions spent on all resamples: with many clusters and respondents their number is cut, down to the fewest. */
const MOST_ADDITIONS = 150_000_000;
const FEWEST_RESAMPLES = 400;

/** From answers of some rows of the grid. Null when there are too few questions that all of them have an outcome on. */
export function pairedProbabilityBest(
  grid: Grid,
  members: readonly { readonly row: number; readonly id: string }[],
  options: ProbabilityBestOptions,
): Section {
  const ids = members.map(({ id }) => id);
  const units = commonClusters(
    grid,
    members.map(({ row }) => row),
  );
  return commonResamples(units, ids, options);
}

/** The same where missing outcomes were estimated: clusters of scores are drawn as clusters of outcomes would be. */
export function estimatedProbabilityBest(
  base: EstimatedBase,
  members: readonly { readonly row: number; readonly id: string }[],
  options: ProbabilityBestOptions,
): Section {
  const places = members.map(({ row }) => base.members.indexOf(row));
  const units = Array.from(
    base.sizes,
    (size, cluster): ResampleUnit => ({
      count: 1,
      totals: [
        ...places.flatMap((place) => [base.correct[place]![cluster]!, base.incorrect[place]![cluster]!]),
        size,
      ],
    }),
  );
  return commonResamples(
    units,
    members.map(({ id }) => id),
    options,
  );
}

function commonResamples(
  units: readonly ResampleUnit[],
  ids: readonly string[],
  options: ProbabilityBestOptions,
): Section {
  const questions = units.reduce((sum, unit) => sum + unit.count * (unit.totals.at(-1) ?? 0), 0);
  if (questions < FEWEST_QUESTIONS) return null;
  const columns = 2 * ids.length + 1;
  const resamples = resamplesFor(units.length, columns);
  const drawn = resample([units], { seed: options.seed, resamples, stream: 'best' });
  return section(drawn, ids, {
    ...options,
    method: 'common cluster resamples',
    observed: ids.map((_, place) => ({
      correct: drawn.observed[2 * place]!,
      incorrect: drawn.observed[2 * place + 1]!,
      questions,
    })),
    rateOf: (row, column) => ratio(drawn, row, columns, column),
  });
}

/** From independent tallies. */
export function unpairedProbabilityBest(
  tallies: readonly Tally[],
  ids: readonly string[],
  options: ProbabilityBestOptions,
): Section {
  const strata = tallies.map((tally, index) => {
    const unit = (count: number, place: number | null): ResampleUnit => ({
      count,
      totals: Array.from({ length: 2 * tallies.length }, (_, column) => (column === place ? 1 : 0)),
    });
    return [unit(tally.correct, 2 * index), unit(tally.incorrect, 2 * index + 1), unit(tally.refused, null)];
  });
  const drawn = resample(strata, { seed: options.seed, resamples: 10_000, stream: 'best' });
  const sizes = tallies.map((tally) => tally.correct + tally.incorrect + tally.refused);
  if (sizes.some((size) => size < FEWEST_QUESTIONS)) return null;
  const columns = 2 * tallies.length;
  return section(drawn, ids, {
    ...options,
    method: 'independent resamples, pairing unknown',
    observed: tallies.map((tally, place) => ({ ...tally, questions: sizes[place]! })),
    rateOf: (row, column) => drawn.totals[row * columns + column]! / sizes[column >> 1]!,
  });
}

function section(
  drawn: Resamples,
  ids: readonly string[],
  options: ProbabilityBestOptions & {
    readonly method: string;
    readonly observed: readonly Observed[];
    readonly rateOf: (row: number, column: number) => number;
  },
): Section {
  const columns = 2 * ids.length;
  const rates = new Float64Array(drawn.resamples * columns);
  for (let row = 0; row < drawn.resamples; row += 1) {
    for (let column = 0; column < columns; column += 1)
      rates[row * columns + column] = options.rateOf(row, column);
  }
  const { method, observed } = options;
  drawFewEvents(rates, observed, options.seed);
  const best = probabilityBest(rates, { respondents: ids.length, penalties: options.penalties });
  return {
    method: observed.some(hasFewEvents) ? `${method}, a half of each rare outcome added` : method,
    resamples: drawn.resamples,
    rows: [...ids, null].map((respondent, index) => ({
      respondent,
      probabilities: best.map((shares) => shares[index]!),
    })),
  };
}

/** Share of a total in the questions drawn: the last column counts them. */
function ratio(drawn: Resamples, row: number, columns: number, column: number): number {
  return drawn.totals[row * columns + column]! / drawn.totals[row * columns + columns - 1]!;
}

/** Clusters by kind: what each respondent did on them, means over trials; the last total is the number of questions. */
function commonClusters(grid: Grid, rows: readonly number[]): ResampleUnit[] {
  const width = grid.questions.length;
  const columns = 2 * rows.length + 1;
  const totals = new Float64Array(grid.clusters * columns);
  for (let column = 0; column < width; column += 1) {
    if (!isCommon(grid, rows, column)) continue;
    const at = grid.cluster[column]! * columns;
    totals[at + columns - 1]! += 1;
    for (let respondent = 0; respondent < rows.length; respondent += 1) {
      const cell = rows[respondent]! * width + column;
      const replies = grid.correct[cell]! + grid.incorrect[cell]! + grid.refused[cell]!;
      totals[at + 2 * respondent]! += grid.correct[cell]! / replies;
      totals[at + 2 * respondent + 1]! += grid.incorrect[cell]! / replies;
    }
  }
  const kinds = new Map<string, { count: number; totals: number[] }>();
  for (let cluster = 0; cluster < grid.clusters; cluster += 1) {
    const one = totals.subarray(cluster * columns, (cluster + 1) * columns);
    if (one[columns - 1] === 0) continue;
    const key = one.join(' ');
    const known = kinds.get(key);
    if (known === undefined) kinds.set(key, { count: 1, totals: Array.from(one) });
    else known.count += 1;
  }
  return [...kinds.values()];
}

function isCommon(grid: Grid, rows: readonly number[], column: number): boolean {
  const width = grid.questions.length;
  for (const row of rows) {
    const cell = row * width + column;
    if (grid.violated[cell] === 1) return false;
    if (grid.correct[cell]! + grid.incorrect[cell]! + grid.refused[cell]! === 0) return false;
  }
  return true;
}

function resamplesFor(units: number, columns: number): number {
  const affordable = Math.floor(MOST_ADDITIONS / Math.max(1, units * columns));
  return Math.max(FEWEST_RESAMPLES, Math.min(10_000, affordable));
}
