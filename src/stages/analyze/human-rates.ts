/**
 * Rates by people, beside the automatic ones, where people labelled the answers of a file. Labels that hold only
 * correct and not correct give only correct/asked: a refusal among them is "not correct", not an error.
 */
import type { Estimate } from '../../core/estimate.ts';
import type { OutcomeTable } from '../../core/outcome-table.ts';
import { clusterCounts } from './cluster-counts.ts';
import { rateEstimate } from './estimates.ts';
import { type GridOptions, outcomeGrid } from './grid.ts';

/** One record a respondent; empty where no label exists. */
export function humanRates(
  table: OutcomeTable,
  level: number,
  options: GridOptions,
): Record<string, Estimate>[] {
  const grid = outcomeGrid(table, { ...options, grades: 'human' });
  const counts = table.respondents.map((_, index) => clusterCounts(grid, index));
  const twoClass = counts.every(({ total }) => total.refused === 0);
  return counts.map((one) => {
    const { correct, incorrect, refused } = one.total;
    if (correct + incorrect + refused === 0) return {};
    const metrics = twoClass
      ? (['correct/asked'] as const)
      : (['correct/asked', 'incorrect/asked', 'refused/asked'] as const);
    return Object.fromEntries(metrics.map((metric) => [metric, rateEstimate(one, metric, level)]));
  });
}
