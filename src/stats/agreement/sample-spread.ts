/**
 * How far a mean known from a sample within each of the judge's outcomes can lie from its estimate, below and above.
 * The normal spread is 0 where the sample shows no event, as if twenty replies without a refusal proved that there is
 * none; the distance to the ends of Wilson's interval is not.
 */
import { normalCritical } from '../numeric/distributions.ts';
import { wilsonEnds } from '../rate/wilson.ts';

export interface SampleSpread {
  readonly down: number;
  readonly up: number;
}

export interface SampleSpreadOptions {
  readonly level: number;
  /** Variance of the estimate by what is not the sample's: which outcomes the judge came upon. */
  readonly besides: number;
  /** Share of each stratum's variance that counts, in [0, 1]. @default 1 for each */
  readonly shares?: readonly number[];
}

/**
 * Distances of both ends from sum over strata j and outcomes k of weight(j) x worth(k) x share of k in j: squared
 * distances to Wilson's ends are added up, with the correlation of a multinomial's counts within a stratum.
 *
 * Source: Zou, Huang and Zhang 2009, Computational Statistics & Data Analysis 53:1080 (linear functions of binomial
 * rates); Newcombe 1998, Statistics in Medicine 17:873, for the correlated terms.
 *
 * @param sample counts in the sample, rows = outcome, columns = stratum; a column with a weight is not empty
 * @param weights weight of each stratum, at least 0
 * @param worth value of each outcome
 */
export function sampleSpread(
  sample: readonly (readonly number[])[],
  weights: readonly number[],
  worth: readonly number[],
  { level, besides, shares }: SampleSpreadOptions,
): SampleSpread {
  const critical = normalCritical(level);
  let down = critical ** 2 * besides;
  let up = down;
  weights.forEach((weight, stratum) => {
    if (weight === 0) return;
    const size = sample.reduce((sum, row) => sum + row[stratum]!, 0);
    const rates = sample.map((row) => row[stratum]! / size);
    const far = rates.map((rate, outcome) => {
      const { lower, upper } = wilsonEnds(rate, size, critical);
      const value = worth[outcome]!;
      // What costs is worst where it is most frequent.
      const [less, more] = [value * (rate - lower), value * (upper - rate)];
      return value >= 0 ? { less, more } : { less: more, more: less };
    });
    const scale = weight ** 2 * (shares?.[stratum] ?? 1);
    down +=
      scale *
      squared(
        far.map(({ less }) => less),
        rates,
      );
    up +=
      scale *
      squared(
        far.map(({ more }) => more),
        rates,
      );
  });
  return { down: Math.sqrt(Math.max(0, down)), up: Math.sqrt(Math.max(0, up)) };
}

/** Sum of squares and twice the products by their correlation; signs are those of the worths. */
function squared(distances: readonly number[], rates: readonly number[]): number {
  let sum = 0;
  distances.forEach((one, k) => {
    distances.forEach((other, l) => {
      sum += one * other * (k === l ? 1 : correlation(rates[k]!, rates[l]!));
    });
  });
  return sum;
}

/** Of two counts of one multinomial; an outcome that is all or nothing is tied to none. */
function correlation(a: number, b: number): number {
  const spread = (1 - a) * (1 - b);
  return spread === 0 ? 0 : -Math.sqrt((a * b) / spread);
}
