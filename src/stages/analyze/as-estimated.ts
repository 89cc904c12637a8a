/** Marks an estimate that counts missing outcomes as their question and respondent lead to expect. */
import type { Estimate } from '../../core/estimate.ts';

/** Before the method's own name. */
export const LEAST_SQUARES = 'least-squares';

/** Sums of estimates are told to a thousandth of a reply. */
export function asEstimated({ numerator, denominator, n, ...estimate }: Estimate): Estimate {
  const told = (value: number | null) => (value === null ? null : Math.round(1000 * value) / 1000);
  return {
    ...estimate,
    method: `${LEAST_SQUARES}-${estimate.method}`,
    numerator: told(numerator),
    denominator: told(denominator),
    n: n === null ? null : Math.round(n),
  };
}
