/**
 * Rates of a run that still goes on, without the comparisons of a summary: the same counts over the same questions by the
 * same intervals, so that what is watched is what the report will say of the same replies.
 */
import type { Estimate } from '../../core/estimate.ts';
import type { OutcomeTable } from '../../core/outcome-table.ts';
import type { FullTally } from '../../core/tally.ts';
import { clusterCounts } from './cluster-counts.ts';
import { clusterKeyOf } from './cluster-key.ts';
import { estimatesOf } from './estimates.ts';
import { isRated, outcomeGrid } from './grid.ts';
import { summaryRespondents } from './labels.ts';
import { tallies } from './tallies.ts';

export interface RatesRow {
  readonly respondent: string;
  readonly label: string;
  readonly tally: FullTally;
  /** By metric: `correct/asked`, `incorrect/attempted` … */
  readonly estimates: Readonly<Record<string, Estimate>>;
}

/** One row a respondent, over answerable questions in the open pass, clustered by subject. */
export function ratesOnly(table: OutcomeTable, level = 0.95): RatesRow[] {
  const grid = outcomeGrid(table, { clusterKey: clusterKeyOf('subject') });
  const found = tallies(table, isRated, (question) => question.kind === 'answerable');
  return summaryRespondents(table).map(({ id, label }, index) => ({
    respondent: id,
    label,
    tally: found[index]!.tally,
    estimates: estimatesOf(clusterCounts(grid, index), level),
  }));
}
