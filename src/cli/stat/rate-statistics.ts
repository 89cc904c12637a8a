/**
 * Statistics of rates, utilities, clusters, pairs and planning under the names and keys of the test vectors.
 * `stat` on the command line goes through here to the very functions the reports use; this file only renames.
 */

import { idealBootstrap } from '../../stats/draw/ideal-bootstrap.ts';
import { idealClusterBootstrap } from '../../stats/draw/ideal-cluster-bootstrap.ts';
import type { Interval } from '../../stats/numeric/interval.ts';
import { type Adjustment, adjustPValues } from '../../stats/pair/adjust-p-values.ts';
import { bowker } from '../../stats/pair/bowker.ts';
import { type DifferenceMethod, differenceInterval } from '../../stats/pair/difference-interval.ts';
import { mantelHaenszel, type Stratum } from '../../stats/pair/mantel-haenszel.ts';
import { mcnemar } from '../../stats/pair/mcnemar.ts';
import { type PairedMethod, pairedDifference } from '../../stats/pair/paired-difference.ts';
import { pairedMeanDifference } from '../../stats/pair/paired-mean-difference.ts';
import { signFlipTest } from '../../stats/pair/sign-flip-test.ts';
import { stuartMaxwell } from '../../stats/pair/stuart-maxwell.ts';
import { penaltyThreshold } from '../../stats/penalty/penalty-threshold.ts';
import { thresholdPenalty } from '../../stats/penalty/threshold-penalty.ts';
import { detectableMeanDifference } from '../../stats/plan/detectable-mean-difference.ts';
import { detectableProportion } from '../../stats/plan/detectable-proportion.ts';
import { nForHalfWidth } from '../../stats/plan/n-for-half-width.ts';
import { nMcnemar } from '../../stats/plan/n-mcnemar.ts';
import { powerMcnemar } from '../../stats/plan/power-mcnemar.ts';
import { powerOneProportion } from '../../stats/plan/power-one-proportion.ts';
import { powerOneProportionExact } from '../../stats/plan/power-one-proportion-exact.ts';
import { nTwoProportions, powerTwoProportions } from '../../stats/plan/power-two-proportions.ts';
import { clusterMean } from '../../stats/rate/cluster-mean.ts';
import { clusterMeanSatterthwaite } from '../../stats/rate/cluster-mean-satterthwaite.ts';
import { clusterRatio } from '../../stats/rate/cluster-ratio.ts';
import { clusterWilson } from '../../stats/rate/cluster-wilson.ts';
import type { ClusterLabels } from '../../stats/rate/clusters.ts';
import { designEffect } from '../../stats/rate/design-effect.ts';
import { dirichletMargin } from '../../stats/rate/dirichlet-margin.ts';
import { fScore } from '../../stats/rate/f-score.ts';
import { goodman } from '../../stats/rate/goodman.ts';
import { intraclassCorrelation } from '../../stats/rate/intraclass-correlation.ts';
import { intraclassCorrelationReml } from '../../stats/rate/intraclass-correlation-reml.ts';
import { oneSidedBounds } from '../../stats/rate/one-sided-bounds.ts';
import type { OutcomeCounts } from '../../stats/rate/outcome-counts.ts';
import { metricFunction, type OutcomeMetric } from '../../stats/rate/outcome-metric.ts';
import { outcomeRates } from '../../stats/rate/outcome-rates.ts';
import { type ProportionMethod, proportionInterval } from '../../stats/rate/proportion-interval.ts';
import { samplingVariance } from '../../stats/rate/sampling-variance.ts';
import { sisonGlaz } from '../../stats/rate/sison-glaz.ts';
import { utility } from '../../stats/rate/utility.ts';

/** Arguments of a statistic as they stand in a vector: plain JSON under snake_case names. */
export type StatisticArguments = Readonly<Record<string, unknown>>;

/** One named statistic; a list where it answers by question or by target. */
export type Statistic = (args: StatisticArguments) => Readonly<Record<string, unknown>> | readonly unknown[];

/** The names that vectors use for metrics. */
const METRICS: Readonly<Record<string, OutcomeMetric>> = {
  accuracy: 'correct/asked',
  accuracy_given_attempted: 'correct/attempted',
  hallucination_rate: 'incorrect/asked',
  hallucination_given_attempted: 'incorrect/attempted',
  hallucination_among_noncorrect: 'incorrect/not-correct',
  refusal_rate: 'refused/asked',
  attempt_rate: 'attempted/asked',
  f_score: 'f-score',
  omniscience: 'index',
  omniscience_index: 'index',
};

export const rateStatistics: Readonly<Record<string, Statistic>> = {
  binom_ci: (args) =>
    ends(
      proportionInterval(number(args, 'x'), number(args, 'n'), {
        level: number(args, 'conf', 0.95),
        method: word(args, 'method', 'wilson') as ProportionMethod,
      }),
    ),
  binom_upper: (args) => ({
    ...oneSidedBounds(number(args, 'x'), number(args, 'n'), { level: number(args, 'conf', 0.95) }),
  }),
  multinomial_ci: (args) => {
    const interval = word(args, 'method', 'goodman') === 'goodman' ? goodman : sisonGlaz;
    const { estimate, lower, upper } = interval(column(args, 'counts'), {
      level: number(args, 'conf', 0.95),
    });
    return { estimate, lower, upper };
  },
  diff_indep: (args) =>
    ends(
      differenceInterval(
        { events: number(args, 'x1'), n: number(args, 'n1') },
        { events: number(args, 'x2'), n: number(args, 'n2') },
        {
          level: number(args, 'conf', 0.95),
          method: word(args, 'method', 'newcombe') as DifferenceMethod,
        },
      ),
    ),
  outcome_rates: (args) => {
    const rates = outcomeRates(counts(args));
    return {
      n: rates.asked,
      attempted: rates.attempted,
      accuracy: rates['correct/asked'],
      accuracy_given_attempted: rates['correct/attempted'],
      hallucination_rate: rates['incorrect/asked'],
      hallucination_given_attempted: rates['incorrect/attempted'],
      hallucination_among_noncorrect: rates['incorrect/not-correct'],
      refusal_rate: rates['refused/asked'],
      attempt_rate: rates['attempted/asked'],
      f_score: rates['f-score'],
      omniscience_index: rates.index,
    };
  },
  f_score_delta: (args) =>
    endsWithError(fScore(counts(args), { level: number(args, 'conf', 0.95), method: 'delta' })),
  ideal_bootstrap: (args) => {
    const metric = word(args, 'metric');
    const penalty = number(args, 'lam', 1);
    const refusalCost = number(args, 'rho', 0);
    const value =
      metric === 'utility'
        ? (correct: number, incorrect: number, refused: number) => {
            const asked = correct + incorrect + refused;
            return asked === 0 ? null : (correct - penalty * incorrect - refusalCost * refused) / asked;
          }
        : metricFunction(metricOf(metric));
    const result = idealBootstrap(counts(args), value, { level: number(args, 'conf', 0.95) });
    return {
      estimate: result.estimate,
      lower: result.lower,
      upper: result.upper,
      boot_mean: result.mean,
      // The published figures form it from moments about 0 and keep its rounding (1e-8 where nothing varies).
      boot_se:
        result.mean === null ? null : Math.sqrt(Math.max(0, result.meanSquare! - result.mean * result.mean)),
      p_undefined: result.undefinedShare,
    };
  },
  utility: (args) =>
    endsWithError(
      utility(counts(args), {
        penalty: number(args, 'lam', 1),
        refusalCost: number(args, 'rho', 0),
        level: number(args, 'conf', 0.95),
        method: word(args, 'dist', 'z') === 't' ? 't' : 'normal',
        scale: number(args, 'scale', 1),
      }),
    ),
  threshold_penalty: (args) => ({ lam: thresholdPenalty(number(args, 't')) }),
  penalty_threshold: (args) => ({
    t: penaltyThreshold(args['lam'] === null ? Infinity : number(args, 'lam')),
  }),
  dirichlet_margin: (args) => {
    const metric = word(args, 'metric');
    return {
      ...dirichletMargin(
        metric === 'utility' ? `utility@${number(args, 'lam', 1)}` : metricOf(metric),
        counts(args),
        {
          level: number(args, 'conf', 0.95),
          prior: number(args, 'prior', 0.5),
          refusalCost: number(args, 'rho', 0),
        },
      ),
    };
  },
  cluster_mean: (args) => {
    const mean = clusterMean(column(args, 'y'), labels(args), { level: number(args, 'conf', 0.95) });
    return {
      mean: mean.estimate,
      clusters: mean.clusters,
      cr0: mean.rawStandardError,
      cr1: mean.standardError,
      df: mean.degreesOfFreedom ?? null,
      lower: mean.lower,
      upper: mean.upper,
    };
  },
  cluster_mean_cr2: (args) => {
    const mean = clusterMeanSatterthwaite(column(args, 'y'), labels(args), {
      level: number(args, 'conf', 0.95),
    });
    return {
      mean: mean.estimate,
      se: mean.standardError,
      df: mean.degreesOfFreedom ?? null,
      lower: mean.lower,
      upper: mean.upper,
    };
  },
  cluster_ratio: (args) => {
    const ratio = clusterRatio(
      { numerators: column(args, 'num'), denominators: column(args, 'den') },
      labels(args),
    );
    return { ratio: ratio.estimate, se: ratio.standardError };
  },
  icc_anova: (args) => {
    const analysis = intraclassCorrelation(column(args, 'y'), labels(args));
    return {
      msb: analysis.meanSquareBetween,
      msw: analysis.meanSquareWithin,
      n0: analysis.effectiveSize,
      var_between: analysis.varianceBetween,
      var_within: analysis.varianceWithin,
      icc: analysis.correlation,
      f: analysis.statistic,
      p_value: analysis.pValue,
    };
  },
  icc_reml: (args) => {
    const analysis = intraclassCorrelationReml(column(args, 'y'), labels(args));
    return {
      var_between: analysis.varianceBetween,
      var_within: analysis.varianceWithin,
      icc: analysis.correlation,
    };
  },
  design_effect: (args) => {
    const effect = designEffect(column(args, 'y'), labels(args));
    return {
      deff: effect.designEffect,
      n_eff: effect.effectiveN,
      kish_mean_size: effect.meanClusterSize,
      deff_icc: effect.kishDesignEffect,
    };
  },
  cluster_wilson: (args) => {
    const interval = clusterWilson(column(args, 'y'), labels(args), {
      level: number(args, 'conf', 0.95),
      quantile: word(args, 'quantile', 't') === 't' ? 't' : 'normal',
    });
    return { ...ends(interval), deff: interval.designEffect, n_eff: interval.effectiveN ?? null };
  },
  ideal_cluster_bootstrap: (args) => {
    const result = idealClusterBootstrap(
      { numerators: column(args, 'num'), denominators: column(args, 'den') },
      labels(args),
      { level: number(args, 'conf', 0.95) },
    );
    return {
      estimate: result.estimate,
      lower: result.lower,
      upper: result.upper,
      boot_mean: result.mean,
      boot_se: result.standardError,
    };
  },
  sampling_variance: (args) => {
    const parts = samplingVariance(args['matrix'] as number[][]);
    return {
      mean: parts.mean,
      var_between: parts.varianceBetween,
      var_within: parts.varianceWithin,
      se: parts.standardError,
    };
  },
  mcnemar: (args) => {
    const method = word(args, 'method', 'exact');
    const test = mcnemar(number(args, 'b'), number(args, 'c'), {
      method: method === 'cc' ? 'corrected' : (method as 'exact' | 'midp' | 'asymptotic'),
    });
    return { statistic: test.statistic, p_value: test.pValue };
  },
  paired_diff: (args) => {
    const interval = pairedDifference(
      {
        both: number(args, 'a'),
        onlyFirst: number(args, 'b'),
        onlySecond: number(args, 'c'),
        neither: number(args, 'd'),
      },
      { level: number(args, 'conf', 0.95), method: word(args, 'method', 'newcombe') as PairedMethod },
    );
    return { ...ends(interval), phi: interval.phi ?? null };
  },
  mantel_haenszel: (args) => {
    const result = mantelHaenszel(args['tables'] as Stratum[], {
      continuity: args['correct'] === true ? 'corrected' : 'uncorrected',
    });
    return {
      odds_ratio: result.oddsRatio,
      or_lower: result.oddsRatioLower,
      or_upper: result.oddsRatioUpper,
      statistic: result.statistic,
      p_value: result.pValue,
      rd: result.riskDifference,
      rd_se_sato: result.riskDifferenceStandardError,
    };
  },
  bowker: (args) => chiSquare(bowker(args['table'] as number[][])),
  stuart_maxwell: (args) =>
    chiSquare(
      stuartMaxwell(args['table'] as number[][], {
        method: word(args, 'method', 'stuart_maxwell') === 'bhapkar' ? 'bhapkar' : 'stuart_maxwell',
      }),
    ),
  p_adjust: (args) => {
    const method = word(args, 'method');
    return {
      adjusted: adjustPValues(args['p'] as (number | null)[], {
        method: (method === 'fdr' || method === 'bh' ? 'BH' : method === 'by' ? 'BY' : method) as Adjustment,
      }),
    };
  },
  paired_mean_diff: (args) => {
    const difference = pairedMeanDifference(column(args, 's1'), column(args, 's2'), {
      level: number(args, 'conf', 0.95),
      quantile: word(args, 'dist', 't') === 't' ? 't' : 'normal',
    });
    return { ...endsWithError(difference), correlation: difference.correlation };
  },
  sign_flip_test: (args) => ({ p_value: signFlipTest(column(args, 'd')).pValue }),
  power_two_prop: (args) => {
    const significance = number(args, 'sig_level', 0.05);
    const p1 = number(args, 'p1');
    const p2 = number(args, 'p2');
    if (typeof args['n'] === 'number') {
      const n = args['n'];
      return { n, power: powerTwoProportions(p1, p2, { n, significance }) };
    }
    const power = number(args, 'power');
    return { n: nTwoProportions(p1, p2, { power, significance }), power };
  },
  mde_two_prop: (args) => {
    const p1 = number(args, 'p1');
    const p2 = detectableProportion(p1, {
      n: number(args, 'n'),
      power: number(args, 'power', 0.8),
      significance: number(args, 'sig_level', 0.05),
    });
    return { p2, mde: p2 === null ? null : p2 - p1 };
  },
  power_one_prop_arcsine: (args) => {
    const given = typeof args['n'] === 'number' ? { n: args['n'] } : { power: number(args, 'power') };
    const { effect, n, power } = powerOneProportion(number(args, 'p0'), number(args, 'p1'), {
      ...given,
      significance: number(args, 'sig_level', 0.05),
    });
    return { h: effect, n, power };
  },
  power_one_prop_exact: (args) => ({
    ...powerOneProportionExact(number(args, 'p0'), number(args, 'p1'), {
      n: number(args, 'n'),
      significance: number(args, 'sig_level', 0.05),
    }),
  }),
  n_for_half_width: (args) => ({
    n: nForHalfWidth(number(args, 'p'), {
      halfWidth: number(args, 'half_width'),
      level: number(args, 'conf', 0.95),
      method: word(args, 'method', 'normal') === 'wilson' ? 'wilson' : 'normal',
    }),
  }),
  n_mcnemar: (args) => ({
    n: nMcnemar(number(args, 'p10'), number(args, 'p01'), {
      power: number(args, 'power', 0.8),
      significance: number(args, 'sig_level', 0.05),
    }),
  }),
  power_mcnemar_exact: (args) => ({
    power: powerMcnemar(number(args, 'p10'), number(args, 'p01'), {
      n: number(args, 'n'),
      significance: number(args, 'sig_level', 0.05),
      method: word(args, 'method', 'exact') === 'midp' ? 'midp' : 'exact',
    }),
  }),
  mde_mean: (args) => ({
    mde: detectableMeanDifference(number(args, 'sd'), {
      n: number(args, 'n'),
      power: number(args, 'power', 0.8),
      significance: number(args, 'sig_level', 0.05),
      designEffect: number(args, 'deff', 1),
    }),
  }),
};

function ends({ estimate, lower, upper }: Interval) {
  return { estimate, lower, upper };
}

function endsWithError(interval: Interval) {
  return { ...ends(interval), se: interval.standardError ?? null };
}

function chiSquare(test: { statistic: number; degreesOfFreedom: number; pValue: number }) {
  return { statistic: test.statistic, df: test.degreesOfFreedom, p_value: test.pValue };
}

function counts(args: StatisticArguments): OutcomeCounts {
  return {
    correct: number(args, 'correct'),
    incorrect: number(args, 'incorrect'),
    refused: number(args, 'refused'),
  };
}

function metricOf(name: string): OutcomeMetric {
  const metric = METRICS[name];
  if (!metric) {
    throw new RangeError(`metric must be one of ${Object.keys(METRICS).join(', ')}, utility, got ${name}`);
  }
  return metric;
}

/** A number; the default stands in when it is left out or null. */
function number(args: StatisticArguments, name: string, otherwise?: number): number {
  const value = args[name] ?? otherwise;
  if (typeof value !== 'number')
    throw new RangeError(`${name} must be a number, got ${JSON.stringify(value)}`);
  return value;
}

function word(args: StatisticArguments, name: string, otherwise?: string): string {
  const value = args[name] ?? otherwise;
  if (typeof value !== 'string') throw new RangeError(`${name} must be a word, got ${JSON.stringify(value)}`);
  return value;
}

function column(args: StatisticArguments, name: string): number[] {
  const value = args[name];
  if (!Array.isArray(value) || !value.every((entry) => typeof entry === 'number')) {
    throw new RangeError(`${name} must be a list of numbers, got ${JSON.stringify(value)?.slice(0, 60)}`);
  }
  return value;
}

function labels(args: StatisticArguments): ClusterLabels {
  const value = args['cluster'];
  if (!Array.isArray(value)) throw new RangeError(`cluster must be a list, got ${JSON.stringify(value)}`);
  return value as number[] | string[];
}
