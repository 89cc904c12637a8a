/**
 * Gives the summary of a run that might stop early the intervals that hold for it. Such a run is summarised by itself:
 * beside others its questions are a choice made by looking, and nothing that pairs or pools them would hold.
 */
import { ClosedbookError } from '../../core/errors.ts';
import type { OutcomeTable } from '../../core/outcome-table.ts';
import type { Run } from '../../core/run.ts';
import type { Store } from '../../core/store/store.ts';
import type { Summary } from '../../core/summary/summary.ts';
import type { StoppingPlan } from '../../core/until.ts';
import { sequentialSummary } from '../../stages/analyze/sequential/sequential-summary.ts';
import { sequentialOptions } from '../stopping.ts';

/** The penalties reported, those of the plans' goals among them. */
export function withGoal(
  penalties: readonly number[] | undefined,
  plans: readonly (StoppingPlan | undefined)[],
): readonly number[] | undefined {
  const goals = plans.flatMap((plan) =>
    plan === undefined || plan.until.goal === 'width' ? [] : [plan.until.penalty],
  );
  if (goals.length === 0) return penalties;
  return [...new Set([...(penalties ?? [0, 1, 3, 9]), ...goals])].sort((a, b) => a - b);
}

interface StoppingSources {
  readonly runs: readonly Run[];
  readonly store: Store;
  /** Of the runs, without those of the analysis. */
  readonly warnings: readonly string[];
}

/** @throws ClosedbookError `usage` where a run that might stop early stands beside other runs */
export async function withStopping(
  summary: Summary,
  table: OutcomeTable,
  { runs, store, warnings }: StoppingSources,
): Promise<Summary> {
  const run = runs.find(({ manifest }) => manifest.stopping !== undefined);
  if (run === undefined) return summary;
  if (runs.length > 1) {
    throw new ClosedbookError(
      'usage',
      `run ${run.id} could stop early and cannot be pooled with other runs`,
      {
        hint: 'Its intervals hold for itself alone: name it by itself. A later run is compared with it by --until regression=M --baseline.',
      },
    );
  }
  return sequentialSummary(summary, table, { ...(await sequentialOptions(run, store)), warnings });
}
