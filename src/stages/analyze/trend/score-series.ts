/**
 * One respondent's scores run by run, a metric each: what the statistics of a series take. A share is the mean of ones and
 * zeros, a utility that of 1 for right, −L for wrong and 0 for refused.
 */
import { utilityId } from '../../../core/metric.ts';
import type { SeriesRun } from '../../../stats/series/series-contrast.ts';
import type { Grid } from '../grid.ts';
import { outcomesAt } from './run-grid.ts';

export interface ScoredMetric {
  readonly metric: string;
  /** Scores of correct, incorrect, refused. */
  readonly scores: readonly [number, number, number];
  /** Distance of the best score from the worst. */
  readonly range: number;
}

/** The shares and the utilities that a trend looks at. */
export function scoredMetrics(penalties: readonly number[]): ScoredMetric[] {
  return [
    { metric: 'correct/asked', scores: [1, 0, 0], range: 1 },
    { metric: 'incorrect/asked', scores: [0, 1, 0], range: 1 },
    { metric: 'refused/asked', scores: [0, 0, 1], range: 1 },
    ...penalties.map(
      (penalty): ScoredMetric => ({
        metric: utilityId(penalty),
        scores: [1, -penalty, 0],
        range: 1 + penalty,
      }),
    ),
  ];
}

export function scoreSeries(grid: Grid, { scores }: ScoredMetric): SeriesRun[] {
  const width = grid.questions.length;
  return Array.from({ length: grid.respondents }, (_, run) => {
    const [sums, squares, counts] = [0, 0, 0].map(() => new Float64Array(width)) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    for (let column = 0; column < width; column += 1) {
      outcomesAt(grid, run, column).forEach((count, kind) => {
        sums[column]! += count * scores[kind]!;
        squares[column]! += count * scores[kind]! ** 2;
        counts[column]! += count;
      });
    }
    return { sums, squares, counts };
  });
}

/** Standard error of the mean difference of two runs of a respondent that never changed; null where nothing repeats. */
export function chanceError(runs: readonly SeriesRun[], first: number, second: number): number | null {
  const [a, b] = [runs[first]!, runs[second]!];
  let [variance, n] = [0, 0];
  for (let question = 0; question < a.counts.length; question += 1) {
    const [own, other] = [a.counts[question]!, b.counts[question]!];
    if (own === 0 || other === 0) continue;
    let [sum, squares, count] = [0, 0, 0];
    for (const run of runs) {
      sum += run.sums[question]!;
      squares += run.squares[question]!;
      count += run.counts[question]!;
    }
    n += 1;
    variance += (Math.max(0, squares - sum ** 2 / count) / (count - 1)) * (1 / own + 1 / other);
  }
  return n === 0 ? null : Math.sqrt(variance) / n;
}
