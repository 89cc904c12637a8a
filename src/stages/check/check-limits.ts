/**
 * Every respondent against every limit. A respondent without the number asked for fails with the reason: a gate
 * that passes for lack of data is no gate.
 */
import type { Estimate } from '../../core/estimate.ts';
import type { Summary } from '../../core/summary/summary.ts';
import type { CheckResult } from './check-result.ts';
import { type Limit, penaltyOf } from './limit.ts';
import { passes, verdictOf } from './verdict.ts';

/** One result a respondent and limit, in the summary's order of respondents. */
export function checkLimits(summary: Summary, limits: readonly Limit[]): CheckResult[] {
  return summary.respondents.flatMap(({ id }) =>
    limits.map((limit) => {
      const estimate = estimateOf(summary, id, limit.metric);
      const note =
        estimate === null
          ? `this report has no ${limit.metric}`
          : estimate.value === null
            ? (estimate.why ?? 'undefined')
            : undefined;
      return {
        kind: 'limit' as const,
        respondent: id,
        ...limit,
        estimate,
        verdict: verdictOf(estimate, limit),
        passed: passes(estimate, limit),
        ...(note === undefined ? {} : { note }),
      };
    }),
  );
}

/** The estimate of one metric of one respondent, or null where the summary has no such number. */
export function estimateOf(summary: Summary, respondent: string, metric: string): Estimate | null {
  const rates = summary.rates.rows.find((row) => row.respondent === respondent);
  const penalty = penaltyOf(metric);
  if (penalty !== null) {
    return rates?.utilities.find((utility) => utility.penalty === penalty)?.estimate ?? null;
  }
  if (metric === 'break-even') return rates?.breakEven ?? null;
  if (metric === 'correct/forced') {
    return summary.refusal?.rows.find((row) => row.respondent === respondent)?.rightWhenForced ?? null;
  }
  const own = rates?.estimates[metric];
  if (own !== undefined) return own;
  const kinds = summary.unanswerable?.rows.filter((row) => row.respondent === respondent) ?? [];
  // Several kinds of unanswerable questions have no common rate without a declared workload.
  return kinds.length === 1 ? (kinds[0]!.estimates[metric] ?? null) : null;
}
