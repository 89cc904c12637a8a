/**
 * How much of what differs between two runs is repeated asking (temperature, chance of the server) and how much is more:
 * with several trials a run, two trials of one run show the first alone. Rates that stand still may hide questions that
 * moved both ways; this does not.
 */
import type { TrendRespondent } from '../../../core/trend.ts';
import { sum } from '../../../stats/numeric/sum.ts';
import { clusteredMean } from '../clustered-rate.ts';
import type { Grid } from '../grid.ts';
import { outcomesAt } from './run-grid.ts';

/** Undefined where no question was asked twice in either run. */
export function samplingNoise(
  grid: Grid,
  { reference, last, level }: { readonly reference: number; readonly last: number; readonly level: number },
): TrendRespondent['noise'] {
  const [within, between, clusters]: [number[], number[], number[]] = [[], [], []];
  for (let column = 0; column < grid.questions.length; column += 1) {
    const a = outcomesAt(grid, reference, column);
    const b = outcomesAt(grid, last, column);
    const own = [a, b].flatMap((counts) => disagreement(counts) ?? []);
    if (own.length === 0 || sum(a) === 0 || sum(b) === 0) continue;
    within.push(sum(own) / own.length);
    between.push(1 - a.reduce((all, count, kind) => all + (count / sum(a)) * (b[kind]! / sum(b)), 0));
    clusters.push(grid.cluster[column]!);
  }
  if (within.length === 0) return undefined;
  const mean = (values: readonly number[], metric: string) =>
    clusteredMean(values, { metric, clusters, level });
  return {
    withinRun: mean(within, 'differs within a run'),
    betweenRuns: mean(between, 'differs between runs'),
    excess: mean(
      between.map((share, place) => share - within[place]!),
      'differs beyond repeated asking',
    ),
  };
}

/** Share of the pairs of trials whose outcomes differ, without bias. */
function disagreement(counts: readonly number[]): number | null {
  const n = sum(counts);
  if (n < 2) return null;
  return 1 - counts.reduce((all, count) => all + count * (count - 1), 0) / (n * (n - 1));
}
