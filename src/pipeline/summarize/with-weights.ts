/**
 * Gives the summary of a run whose questions had unlike chances the weights that they ask for. Such a run is summarised by
 * itself: beside others its questions would count as if they had been drawn equally.
 */
import type { OutcomeTable } from '../../core/outcome-table.ts';
import type { Run } from '../../core/run.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { weightedSummary } from '../../stages/analyze/weighted/weighted-summary.ts';
import { unlikeChances } from '../unlike-chances.ts';

/** @throws ClosedbookError `usage` where a run with an adaptive order stands beside others, or by other clusters than subjects */
export function withWeights(summary: Summary, table: OutcomeTable, runs: readonly Run[]): Summary {
  const run = runs.find(({ manifest }) => manifest.drawing !== undefined);
  if (run === undefined) return summary;
  if (runs.length > 1) throw unlikeChances(run, 'cannot be pooled with other runs', 'Name it by itself.');
  if (summary.provenance.clusterBy !== 'subject') {
    throw unlikeChances(run, 'is clustered by subject', 'Leave --cluster out.');
  }
  return weightedSummary(summary, table, run.manifest.drawing!);
}
