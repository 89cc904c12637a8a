/**
 * How to split an audit between truly positive and truly negative replies so that the judge-corrected rate is sharpest.
 * For an audit planned by true outcome; one drawn by the judge's own outcome is planned with `audit-allocation`.
 */
import { checkCounts, checkProbability } from '../numeric/checks.ts';

export interface LeeAuditAllocationOptions {
  /** Rate expected from the judge, in (0, 1). */
  readonly judgedRate: number;
  /** Sensitivity and specificity of a pilot, in [0, 1]. */
  readonly sensitivity: number;
  readonly specificity: number;
  /** Replies of each kind in the pilot, which weighs the two above. @default 10 */
  readonly pilot?: number;
}

export interface LeeAuditAllocation {
  /** Truly positive and truly negative replies to audit; they add up to the audit's size. */
  readonly positives: number;
  readonly negatives: number;
}

/**
 * Splits `size` audited replies: positives = size / (1 + (1/rate - 1) sqrt(kappa)), where kappa compares the judge's
 * errors on negatives with those on positives.
 *
 * Source: Lee et al. 2025, arXiv:2511.21140, section on allocation.
 *
 * @throws RangeError if the rate is not inside (0, 1)
 * @example
 * leeAuditAllocation(200, { judgedRate: 0.4, sensitivity: 0.9, specificity: 0.7 }); // => { positives: 64, negatives: 136 }
 */
export function leeAuditAllocation(
  size: number,
  { judgedRate, sensitivity, specificity, pilot = 10 }: LeeAuditAllocationOptions,
): LeeAuditAllocation {
  checkCounts({ size });
  checkProbability('sensitivity', sensitivity);
  checkProbability('specificity', specificity);
  if (!(judgedRate > 0 && judgedRate < 1)) {
    throw new RangeError(`judgedRate must lie in (0, 1), got ${judgedRate}`);
  }
  const kappa = (pilot * (1 - specificity) + 1) / (pilot * (1 - sensitivity) + 1);
  const positives = Math.round(size / (1 + (1 / judgedRate - 1) * Math.sqrt(kappa)));
  return { positives, negatives: size - positives };
}
