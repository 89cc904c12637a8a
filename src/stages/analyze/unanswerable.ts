/**
 * Questions that have no answer: people who never were, false premises, things nobody can know. The three outcomes
 * mean corrected, accepted, declined here, and are never pooled with the answerable ones.
 */
import type { Estimate } from '../../core/estimate.ts';
import type { OutcomeTable, QuestionRow } from '../../core/outcome-table.ts';
import type { Summary } from '../../core/summary/summary.ts';
import type { WorkloadSection } from '../../core/summary/workload.ts';
import { clusterCounts } from './cluster-counts.ts';
import { type RateMetric, rateEstimate } from './estimates.ts';
import { outcomeGrid } from './grid.ts';
import { premisePairs } from './premise-pairs.ts';
import { tallies } from './tallies.ts';

type Unanswerable = NonNullable<Summary['unanswerable']>;

const KINDS = ['nonexistent', 'false-premise', 'unknowable'] as const;

/** Which rate over asked each rate over unanswerable questions is. */
const AS: Readonly<Record<string, RateMetric>> = {
  'accepted/unanswerable': 'incorrect/asked',
  'declined/unanswerable': 'refused/asked',
  'corrected/unanswerable': 'correct/asked',
};

/** The section; undefined without such questions. */
export function unanswerableSection(
  table: OutcomeTable,
  options: {
    readonly level: number;
    readonly clusterKey: (question: QuestionRow) => string;
    /** A declared workload with a share of such questions: the only ground on which they may be pooled. */
    readonly workload?: WorkloadSection | undefined;
  },
): Unanswerable | undefined {
  const { level, clusterKey, workload } = options;
  const rows = KINDS.flatMap((kind) => {
    const include = (question: QuestionRow): boolean => question.kind === kind && question.status === 'ok';
    if (!table.questions.some(include)) return [];
    const grid = outcomeGrid(table, { include, clusterKey });
    const counted = tallies(table, include, (question) => question.kind === kind);
    return table.respondents.map((respondent, index) => {
      const counts = clusterCounts(grid, index);
      const estimates = Object.entries(AS).map(([metric, rate]): [string, Estimate] => [
        metric,
        { ...rateEstimate(counts, rate, level), metric },
      ]);
      return {
        respondent: respondent.id,
        kind,
        tally: counted[index]!.tally,
        estimates: Object.fromEntries(estimates),
      };
    });
  });
  if (rows.length === 0) return undefined;
  const pairs = premisePairs(table, { level, clusterKey });
  const share = workload?.unanswerableShare ?? null;
  return {
    rows,
    ...(pairs === undefined ? {} : { pairs }),
    ...(workload === undefined || share === null
      ? {}
      : {
          pooled: workload.rows.map(({ respondent, utilities }) => ({ respondent, share, utilities })),
        }),
  };
}
