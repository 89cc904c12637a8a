/**
 * Whether there is enough to check: the share of replies with a grade, and that the runs behind them ended. Rates of
 * what happened to be graded first say little of the rest, however narrow their intervals. Both are counts over all
 * replies and no samples, so their interval is the value itself.
 */
import type { Summary } from '../../core/summary/summary.ts';
import type { CheckResult } from './check-result.ts';
import { passes, verdictOf } from './verdict.ts';

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
    const share = counted({
      respondent: id,
      metric: 'graded/replies',
      count: { of: graded, all: graded + without },
      limit: leastGraded,
      level: summary.level,
      note: '',
    });
    if (open.length === 0) return [share];
    const note = open.map((run) => `${run.id} is ${run.status}: closedbook resume ${run.id}`).join('; ');
    const count = { of: runs.length - open.length, all: runs.length };
    return [
      share,
      counted({ respondent: id, metric: 'complete/runs', count, limit: 1, level: summary.level, note }),
    ];
  });
}

interface Counted {
  readonly respondent: string;
  readonly metric: string;
  readonly count: { readonly of: number; readonly all: number };
  readonly limit: number;
  readonly level: number;
  readonly note: string;
}

function counted({ respondent, metric, count, limit, level, note }: Counted): CheckResult {
  const value = count.all === 0 ? null : count.of / count.all;
  const estimate = {
    metric,
    value,
    low: value,
    high: value,
    level,
    method: 'count',
    numerator: count.of,
    denominator: count.all,
    n: count.all,
    clusters: null,
    ...(value === null ? { why: 'there is no reply' } : {}),
  };
  const bounded = { bound: 'min', limit, hold: 'whole' } as const;
  const why = value === null ? 'there is no reply' : note;
  return {
    kind: 'limit',
    respondent,
    metric,
    ...bounded,
    estimate,
    verdict: verdictOf(estimate, bounded),
    passed: limit === 0 || passes(estimate, bounded),
    ...(why === '' ? {} : { note: why }),
  };
}
