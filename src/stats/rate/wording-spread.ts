/**
 * How much a rate moves with the wording of an instruction, beside how much it moves with the questions drawn: the two
 * variance components of wordings × questions, the questions crossed with the wordings and gathered in clusters.
 */
import { checkLevel, checkSameLength } from '../numeric/checks.ts';
import { betaQuantile } from '../numeric/distributions.ts';
import type { Interval } from '../numeric/interval.ts';
import { sum } from '../numeric/sum.ts';

/** One wording: cases and events by cluster, the clusters in the same order for every wording. */
export interface WordingSums {
  readonly sizes: ArrayLike<number>;
  readonly sums: ArrayLike<number>;
}

/** Standard deviation of the rate over wordings, with what it stands beside. */
export interface WordingSpread extends Interval {
  /** Rate of every wording; null where it has no case. */
  readonly rates: readonly (number | null)[];
  /** Mean of the rates: the expected rate under a wording drawn like these. */
  readonly mean: number | null;
  /** Standard error of that mean from the questions alone. */
  readonly samplingError: number | null;
}

/**
 * The standard deviation over wordings of the true rate, in the unit of the rate.
 *
 * With wordings as a random factor the observed variance of their log odds is σ²(wordings) plus the sampling variance of a
 * contrast of wordings, which is estimated from the clusters. Their ratio is F distributed, and that gives the interval:
 * exact under normality; with two wordings it is wide, as it should be. Log odds, because rare rates are skewed over
 * wordings (of 4 % ± 2 points the interval of the rates themselves covered 88 %, this one 92.5 %); estimate and ends are
 * brought back to the rate's unit as the standard deviation of a rate whose log odds spread so. Where a wording has fewer than
 * ten events (or cases without one) log odds are skewed as well: with three wordings or more the interval then takes one degree
 * of freedom less, and `why` is `few_events`. Where a wording has a rate
 * of 0 or 1, which has no log odds, the rates themselves are taken (`wording_f`). An estimate below 0 is 0.
 * @throws RangeError when the wordings have different clusters, or the level is outside (0, 1).
 * Source: Searle, Casella and McCulloch, Variance Components, 1992, 3.6; the cluster form of the sampling variance:
 * Cameron and Miller, Journal of Human Resources 50:317, 2015.
 * @example
 * wordingSpread([{ sizes: [1, 1, 1], sums: [1, 1, 0] }, { sizes: [1, 1, 1], sums: [0, 1, 0] }]).mean; // => 0.5
 */
export function wordingSpread(
  wordings: readonly WordingSums[],
  { level = 0.95 }: { readonly level?: number } = {},
): WordingSpread {
  checkLevel(level);
  for (const { sizes, sums } of wordings) {
    checkSameLength(sizes, sums, 'sizes and sums');
    checkSameLength(sizes, wordings[0]!.sizes, 'the clusters of all wordings');
  }
  const k = wordings.length;
  const clusters = wordings[0]?.sizes.length ?? 0;
  const totals = wordings.map(({ sizes }) => sum(sizes));
  const rates = wordings.map(({ sums }, at) => (totals[at] === 0 ? null : sum(sums) / totals[at]!));
  const inside = rates.every((rate) => rate !== null && rate > 0 && rate < 1);
  const scale = inside ? LOG_ODDS : RATE;
  const base = { method: scale.method, level, n: sum(totals), clusters, rates };
  const none = { ...base, estimate: null, lower: null, upper: null, mean: null, samplingError: null };
  if (k < 2 || rates.some((rate) => rate === null)) return { ...none, why: 'no_questions' };
  const known = rates as number[];
  const mean = sum(known) / k;
  if (clusters < 2) return { ...none, mean, why: 'one_cluster' };
  const factor = clusters / (clusters - 1);
  let contrasts = 0;
  let means = 0;
  for (let cluster = 0; cluster < clusters; cluster += 1) {
    const residuals = wordings.map(
      ({ sizes, sums }, at) => (sums[cluster]! - known[at]! * sizes[cluster]!) / totals[at]!,
    );
    means += (sum(residuals) / k) ** 2;
    const scaled = residuals.map((residual, at) => residual * scale.slope(known[at]!));
    const common = sum(scaled) / k;
    for (const residual of scaled) contrasts += (residual - common) ** 2;
  }
  const samplingError = Math.sqrt(factor * means);
  const sampling = (factor * contrasts) / (k - 1);
  const values = known.map(scale.of);
  const centre = sum(values) / k;
  const observed = sum(values.map((value) => (value - centre) ** 2)) / (k - 1);
  const spread = (variance: number) => scale.spread(centre, Math.sqrt(Math.max(0, variance)));
  const estimate = spread(observed - sampling);
  const found = { ...base, estimate, mean, samplingError };
  if (sampling === 0) return { ...found, lower: null, upper: null, why: 'no_variation' };
  const rarest = Math.min(...wordings.flatMap(({ sums }, at) => [sum(sums), totals[at]! - sum(sums)]));
  const few = inside && rarest < FEW;
  const degrees = [few && k > 2 ? k - 2 : k - 1, (k - 1) * (clusters - 1)] as const;
  const end = (p: number) => spread(observed / fQuantile(p, degrees) - sampling);
  return {
    ...found,
    lower: end((1 + level) / 2),
    upper: end((1 - level) / 2),
    ...(few ? { why: 'few_events' as const } : {}),
  };
}

/** Events of a wording below which the log odds of its rate are skewed. */
const FEW = 10;

/** The unit in which wordings are taken to be normal. */
interface Scale {
  readonly method: string;
  readonly of: (rate: number) => number;
  /** Derivative of `of`. */
  readonly slope: (rate: number) => number;
  /** Standard deviation, in the rate's unit, of what is normal about `centre` with deviation `sd`. */
  readonly spread: (centre: number, sd: number) => number;
}

const RATE: Scale = { method: 'wording_f', of: (rate) => rate, slope: () => 1, spread: (_, sd) => sd };

/** Midpoints of the standard normal: exact to rounding for log odds that spread by up to 30. */
const NORMAL = Array.from({ length: 1600 }, (_, at) => {
  const z = -8 + (at + 0.5) / 100;
  return { z, weight: Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI) / 100 };
});

const LOG_ODDS: Scale = {
  method: 'wording_f_logit',
  of: (rate) => Math.log(rate / (1 - rate)),
  slope: (rate) => 1 / (rate * (1 - rate)),
  spread(centre, sd) {
    if (sd === 0) return 0;
    const rates = NORMAL.map(({ z }) => 1 / (1 + Math.exp(-(centre + sd * z))));
    const mean = sum(rates.map((rate, at) => rate * NORMAL[at]!.weight));
    return Math.sqrt(sum(rates.map((rate, at) => (rate - mean) ** 2 * NORMAL[at]!.weight)));
  },
};

function fQuantile(p: number, [d1, d2]: readonly [number, number]): number {
  const x = betaQuantile(p, d1 / 2, d2 / 2);
  return (d2 * x) / (d1 * (1 - x));
}
