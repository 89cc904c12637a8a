/**
 * Exact power of McNemar's test on the same questions, by enumeration over the number of discordant ones.
 * The normal formula of nMcnemar is optimistic for small tables; this is the figure to quote.
 */
import { checkCounts, checkLevel, checkProbability } from '../numeric/checks.ts';
import { binomialCdf, binomialPmf, binomialUpperTail } from '../numeric/distributions.ts';
import { binomialTwoTails } from '../pair/mcnemar.ts';

/** Options of {@link powerMcnemar}. */
export interface PowerMcnemarOptions {
  /** Shared questions. */
  readonly n: number;
  /** Two-sided false-alarm rate, in (0, 1). @default 0.05 */
  readonly significance?: number;
  /** Which version of the test. @default 'midp' */
  readonly method?: 'midp' | 'exact';
}

/**
 * Probability that the test rejects, for given shares of questions with the event for the first or second only.
 *
 * @throws RangeError when a share is outside [0, 1], their sum exceeds 1, or n is not a count.
 * Source: Fagerland, Lydersen, Laake, BMC Medical Research Methodology 13:91, 2013.
 * @example
 * powerMcnemar(0.1, 0.05, { n: 300, method: 'exact' }).toFixed(6); // => '0.563627'
 */
export function powerMcnemar(
  onlyFirst: number,
  onlySecond: number,
  { n, significance = 0.05, method = 'midp' }: PowerMcnemarOptions,
): number {
  checkProbability('onlyFirst', onlyFirst);
  checkProbability('onlySecond', onlySecond);
  checkCounts({ n });
  checkLevel(significance);
  const discordantShare = onlyFirst + onlySecond;
  checkProbability('onlyFirst + onlySecond', discordantShare);
  if (discordantShare === 0) return 0;
  const firstShare = onlyFirst / discordantShare;
  let power = 0;
  let rejected = -1;
  for (let discordant = 1; discordant <= n; discordant++) {
    // The largest minority count that rejects grows by at most one with each discordant question.
    while (rejects(rejected + 1, discordant, significance, method)) rejected++;
    while (rejected >= 0 && !rejects(rejected, discordant, significance, method)) rejected--;
    const weight = binomialPmf(discordant, n, discordantShare);
    if (rejected < 0 || weight === 0) continue;
    const either =
      binomialCdf(rejected, discordant, firstShare) +
      binomialUpperTail(discordant - rejected - 1, discordant, firstShare);
    power += weight * either;
  }
  return Math.min(1, power);
}

/** Whether the smaller of two counts that sum to `discordant` rejects equality. */
function rejects(fewer: number, discordant: number, significance: number, method: 'midp' | 'exact'): boolean {
  if (2 * fewer >= discordant) return false;
  return binomialTwoTails(fewer, discordant, method) <= significance;
}
