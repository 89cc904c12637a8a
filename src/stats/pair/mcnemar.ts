/**
 * McNemar's test of equal rates for two respondents on the same questions.
 * The mid-p version is the default: the exact test is needlessly conservative, and the chi-square one wants about 25
 * discordant questions. With clusters or several trials no version applies: test the mean difference instead.
 */
import { checkCounts } from '../numeric/checks.ts';
import { binomialCdf, binomialPmf, chiSquareUpperTail } from '../numeric/distributions.ts';

/** Options of {@link mcnemar}. */
export interface McnemarOptions {
  /**
   * `midp`, `exact` (conditional binomial), `asymptotic` (chi-square), or `corrected` (chi-square with continuity
   * correction). @default 'midp'
   */
  readonly method?: 'midp' | 'exact' | 'asymptotic' | 'corrected';
}

/** Two-sided test result. */
export interface McnemarTest {
  readonly pValue: number;
  /** Chi-square statistic on one degree of freedom; null for the binomial versions. */
  readonly statistic: number | null;
  /** Questions on which the two differ. */
  readonly discordant: number;
  readonly method: string;
}

/**
 * Tests whether `onlyFirst` and `onlySecond`, the discordant counts, differ by more than chance. Where they are equal, or
 * there are none, p is 1; beyond some thousand to one it is 0, being less than any double.
 *
 * @throws RangeError unless both counts are whole numbers of at least 0.
 * Source: McNemar, Psychometrika 12:153, 1947; Fagerland, Lydersen, Laake, BMC Medical Research Methodology 13:91, 2013.
 * @example
 * mcnemar(6, 16).pValue; // => 0.03468966484069824
 */
export function mcnemar(
  onlyFirst: number,
  onlySecond: number,
  { method = 'midp' }: McnemarOptions = {},
): McnemarTest {
  checkCounts({ onlyFirst, onlySecond });
  const discordant = onlyFirst + onlySecond;
  if (method === 'asymptotic' || method === 'corrected') {
    const gap = Math.abs(onlyFirst - onlySecond);
    const corrected = method === 'corrected' ? Math.max(0, gap - 1) : gap;
    const statistic = discordant === 0 ? 0 : corrected ** 2 / discordant;
    return { pValue: chiSquareUpperTail(statistic, 1), statistic, discordant, method };
  }
  const pValue =
    onlyFirst === onlySecond ? 1 : binomialTwoTails(Math.min(onlyFirst, onlySecond), discordant, method);
  return { pValue, statistic: null, discordant, method };
}

/** The two-sided p value of `fewer` out of `discordant` fair coins; with `midp` half of that count itself is left out. */
export function binomialTwoTails(fewer: number, discordant: number, method: 'midp' | 'exact'): number {
  const twoTails = 2 * binomialCdf(fewer, discordant, 0.5);
  return Math.min(1, method === 'midp' ? twoTails - binomialPmf(fewer, discordant, 0.5) : twoTails);
}
