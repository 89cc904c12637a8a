/**
 * Two independent groups compared within strata: common odds ratio, common risk difference, and the test of neither.
 * For published counts by topic. Paired respondents need none of it: summing the discordant counts over strata is
 * already stratified.
 */
import { checkCounts, checkLevel } from '../numeric/checks.ts';
import { chiSquareUpperTail, normalCritical } from '../numeric/distributions.ts';

/** One stratum: rows are the two groups, columns event and no event. */
export type Stratum = readonly [readonly [number, number], readonly [number, number]];

/** Options of {@link mantelHaenszel}. */
export interface MantelHaenszelOptions {
  /** Confidence level, in (0, 1). @default 0.95 */
  readonly level?: number;
  /** Whether the chi-square takes half off the gap. @default 'uncorrected' */
  readonly continuity?: 'uncorrected' | 'corrected';
}

/** Stratified comparison. */
export interface MantelHaenszel {
  /** Common odds ratio; null when undefined or infinite. */
  readonly oddsRatio: number | null;
  /** Ends of its interval (Robins, Breslow, Greenland); null with it, or where a cell sum is 0. */
  readonly oddsRatioLower: number | null;
  readonly oddsRatioUpper: number | null;
  /** Cochran-Mantel-Haenszel chi-square on one degree of freedom; null without information. */
  readonly statistic: number | null;
  readonly pValue: number | null;
  /** Common risk difference, first group minus second; null without information. */
  readonly riskDifference: number | null;
  /** Its standard error after Sato. */
  readonly riskDifferenceStandardError: number | null;
}

/**
 * Comparison of the two groups over `strata`; strata with an empty group or fewer than two rows carry nothing.
 *
 * @throws RangeError unless every cell is a whole number of at least 0 and the level lies in (0, 1).
 * Source: Mantel and Haenszel, JNCI 22:719, 1959; Robins, Breslow, Greenland, Biometrics 42:311, 1986; Sato,
 * Biometrics 45:1323, 1989. Equal to R mantelhaen.test.
 * @example
 * mantelHaenszel([[[10, 5], [6, 9]], [[3, 8], [2, 12]]]).oddsRatio; // => 2.707317073170731
 */
export function mantelHaenszel(
  strata: readonly Stratum[],
  { level = 0.95, continuity = 'uncorrected' }: MantelHaenszelOptions = {},
): MantelHaenszel {
  checkLevel(level);
  const sums = sumStrata(strata);
  const oddsRatio = sums.discordant > 0 ? sums.concordant / sums.discordant : null;
  // As R does: a gap below one half is left alone.
  const shift = continuity === 'corrected' && Math.abs(sums.gap) >= 0.5 ? 0.5 : 0;
  const statistic = sums.variance > 0 ? (Math.abs(sums.gap) - shift) ** 2 / sums.variance : null;
  const riskDifference = sums.weight > 0 ? sums.difference / sums.weight : null;
  const satoVariance =
    riskDifference === null ? 0 : (riskDifference * sums.satoP + sums.satoQ) / sums.weight ** 2;
  const without = { oddsRatioLower: null, oddsRatioUpper: null };
  return {
    oddsRatio,
    ...(oddsRatio ? oddsRatioEnds(oddsRatio, sums, level) : without),
    statistic,
    pValue: statistic === null ? null : chiSquareUpperTail(statistic, 1),
    riskDifference,
    riskDifferenceStandardError: riskDifference === null ? null : Math.sqrt(Math.max(0, satoVariance)),
  };
}

function sumStrata(strata: readonly Stratum[]) {
  const sums = {
    /** Sums over strata of a d/n and b c/n, whose ratio is the odds ratio. */
    concordant: 0,
    discordant: 0,
    /** The four sums of Robins, Breslow and Greenland, the two mixed ones together. */
    pr: 0,
    mixed: 0,
    qs: 0,
    /** Observed minus expected events of the first group, and their hypergeometric variance. */
    gap: 0,
    variance: 0,
    /** Weighted risk difference with weights n1 n2/n, and Sato's two variance sums. */
    difference: 0,
    weight: 0,
    satoP: 0,
    satoQ: 0,
  };
  for (const [[a, b], [c, d]] of strata) {
    checkCounts({ a, b, c, d });
    const n1 = a + b;
    const n2 = c + d;
    const n = n1 + n2;
    if (n1 === 0 || n2 === 0) continue;
    const r = (a * d) / n;
    const s = (b * c) / n;
    sums.concordant += r;
    sums.discordant += s;
    sums.pr += ((a + d) / n) * r;
    sums.mixed += ((a + d) / n) * s + ((b + c) / n) * r;
    sums.qs += ((b + c) / n) * s;
    sums.gap += a - (n1 * (a + c)) / n;
    if (n > 1) sums.variance += (n1 * n2 * (a + c) * (b + d)) / (n * n * (n - 1));
    sums.difference += (a * n2 - c * n1) / n;
    sums.weight += (n1 * n2) / n;
    sums.satoP += (n1 * n1 * c - n2 * n2 * a + (n1 * n2 * (n2 - n1)) / 2) / (n * n);
    sums.satoQ += (a * (n2 - c) + c * (n1 - a)) / (2 * n);
  }
  return sums;
}

function oddsRatioEnds(oddsRatio: number, sums: ReturnType<typeof sumStrata>, level: number) {
  const { concordant: r, discordant: s } = sums;
  const variance = sums.pr / (2 * r * r) + sums.mixed / (2 * r * s) + sums.qs / (2 * s * s);
  const spread = normalCritical(level) * Math.sqrt(variance);
  return {
    oddsRatioLower: oddsRatio * Math.exp(-spread),
    oddsRatioUpper: oddsRatio * Math.exp(spread),
  };
}
