/**
 * Whether there is enough to check: the share of replies with a grade, and that the runs behind them ended. Rates of
 * what happened to be graded first say little of the rest, however narrow their intervals. Both are counts over all
 * replies and no samples, so their interval is the value itself.
 */
import type { Summary } from '../../core/summary/summary.ts';
import type { CheckResult } from './check-result.ts';
import { countedResult } from './counted-result.ts';

/** Least share of replies with a grade, unless the user says otherwise. */
export const DEFAULT_LEAST_GRADED = 0.95;

export interface CheckDataOptions {
  /** Least share graded, in [0, 1]; 0 asks for none. */
  readonly leastGraded: number;
  /** Pass over runs that are not complete. */
  readonly incomplete: boolean;
}

/**
 * `graded/replies` for every respondent: those with an outcome among all but excluded ones, failed ones included. One
 * result more for each respondent where a run is not complete: `complete/runs`.
 */
export function checkData(summary: Summary, { leastGraded, incomplete }: CheckDataOptions): CheckResult[] {
  const { runs } = summary.provenance;
  const open = incomplete ? [] : runs.filter(({ status }) => status !== 'complete' && status !== 'imported');
  return summary.respondents.flatMap(({ id }) => {
    const tally = summary.rates.rows.find((row) => row.respondent === id)?.tally;
    const graded = tally === undefined ? 0 : tally.correct + tally.incorrect + tally.refused;
    const without =
      tally === undefined
        ? 0
        : tally.ungraded + tally.failedError + tally.failedEmpty + tally.failedTruncated;
    const replies = graded + without;
    const why = replies === 0 ? 'there is no reply' : null;
    const count = { of: graded, all: replies };
    const counted = countedResult({
      ...{ respondent: id, metric: 'graded/replies', count, limit: leastGraded, level: summary.level, why },
    });
    // Who asks for none is not held up by a respondent without a reply.
    const share = leastGraded === 0 ? { ...counted, passed: true } : counted;
    if (open.length === 0) return [share];
    const note = open.map((run) => `${run.id} is ${run.status}: closedbook resume ${run.id}`).join('; ');
    const ended = { of: runs.length - open.length, all: runs.length };
    return [
      share,
      countedResult({
        ...{ respondent: id, metric: 'complete/runs', count: ended, limit: 1, level: summary.level },
        ...{ why: null, note },
      }),
    ];
  });
}
