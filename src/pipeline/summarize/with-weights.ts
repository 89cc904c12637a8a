/**
 * Gives the summary of answers whose questions had unlike chances the weights that they ask for. Such a run is summarised by
 * itself: beside others its questions would count as if they had been drawn equally.
 */
import type { Drawing } from '../../core/adaptive-order.ts';
import type { OutcomeTable } from '../../core/outcome-table.ts';
import type { Run } from '../../core/run.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { weightedSummary } from '../../stages/analyze/weighted/weighted-summary.ts';
import { unlikeChances } from '../unlike-chances.ts';

/** Of runs in the store. @throws ClosedbookError `usage` where a run with an adaptive order stands beside others */
export function withWeights(summary: Summary, table: OutcomeTable, runs: readonly Run[]): Summary {
  const run = runs.find(({ manifest }) => manifest.drawing !== undefined);
  if (run === undefined) return summary;
  const whose = `run ${run.id}`;
  if (runs.length > 1) throw unlikeChances(whose, 'cannot be pooled with other runs', 'Name it by itself.');
  return weighted(summary, table, { drawing: run.manifest.drawing!, whose });
}

/** @throws ClosedbookError `usage` by other clusters than subjects */
export function weighted(
  summary: Summary,
  table: OutcomeTable,
  { drawing, whose }: { readonly drawing: Drawing; readonly whose: string },
): Summary {
  if (summary.provenance.clusterBy !== 'subject') {
    throw unlikeChances(whose, 'is clustered by subject', 'Leave --cluster out.');
  }
  return weightedSummary(summary, table, drawing);
}
