/** Estimates as pages tell them: why a number is missing is said, not named. */
import type { Estimate } from '../../core/estimate.ts';
import { whyText } from '../../stages/report/wording/why.ts';

export function inWords(estimate: Estimate): Estimate {
  return estimate.value !== null || estimate.why === undefined
    ? estimate
    : { ...estimate, why: whyText(estimate.why) };
}

export function allInWords(
  estimates: Readonly<Record<string, Estimate>>,
): Readonly<Record<string, Estimate>> {
  return Object.fromEntries(Object.entries(estimates).map(([metric, one]) => [metric, inWords(one)]));
}
