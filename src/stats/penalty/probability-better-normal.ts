/**
 * Chance that the first of two respondents has the higher utility at a penalty, by the normal approximation.
 * Good from a few dozen discordant questions on; below that `probability-better-exact`.
 */
import { normalCdf } from '../numeric/distributions.ts';
import type { Why } from '../numeric/interval.ts';
import type { QuestionDifference } from './tie-penalty.ts';

export interface ProbabilityBetter {
  /** P(first is better) + half of P(tie); null without questions. */
  readonly estimate: number | null;
  readonly n: number;
  readonly why?: Why;
}

/**
 * Normal probability that mean(correct difference) - penalty x mean(incorrect difference) is above 0.
 *
 * Without any variation it is 1, 0 or one half.
 *
 * @throws RangeError if the penalty is not a finite number
 * @example
 * probabilityBetterNormal([{ correct: 1, incorrect: 0, count: 5 }, { correct: -1, incorrect: 0, count: 5 }], { penalty: 1 })
 *   .estimate; // => 0.5
 */
export function probabilityBetterNormal(
  differences: readonly QuestionDifference[],
  { penalty }: { readonly penalty: number },
): ProbabilityBetter {
  if (!Number.isFinite(penalty)) throw new RangeError(`penalty must be finite, got ${penalty}`);
  let n = 0;
  let sum = 0;
  let squares = 0;
  for (const { correct, incorrect, count = 1 } of differences) {
    const difference = correct - penalty * incorrect;
    n += count;
    sum += count * difference;
    squares += count * difference ** 2;
  }
  if (n === 0) return { estimate: null, n, why: 'no_questions' };
  const mean = sum / n;
  const variance = Math.max(0, squares / n - mean ** 2);
  if (variance <= 1e-15 * (squares / n)) {
    return { estimate: mean === 0 ? 0.5 : mean > 0 ? 1 : 0, n, why: 'no_variation' };
  }
  return { estimate: normalCdf((mean * Math.sqrt(n)) / Math.sqrt(variance)), n };
}
