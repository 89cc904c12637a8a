/**
 * Statistics of questions that hang together (several of one person, trials of one question) under the names and keys of
 * the test vectors; this file only renames.
 */
import { idealClusterBootstrap } from '../../stats/draw/ideal-cluster-bootstrap.ts';
import { clusterMean } from '../../stats/rate/cluster-mean.ts';
import { clusterMeanSatterthwaite } from '../../stats/rate/cluster-mean-satterthwaite.ts';
import { clusterRatio } from '../../stats/rate/cluster-ratio.ts';
import { clusterWilson } from '../../stats/rate/cluster-wilson.ts';
import { clusterSums } from '../../stats/rate/clusters.ts';
import { designEffect } from '../../stats/rate/design-effect.ts';
import { intraclassCorrelation } from '../../stats/rate/intraclass-correlation.ts';
import { intraclassCorrelationReml } from '../../stats/rate/intraclass-correlation-reml.ts';
import { samplingVariance } from '../../stats/rate/sampling-variance.ts';
import { smoothedRate } from '../../stats/rate/smoothed-rate.ts';
import { wordingSpread } from '../../stats/rate/wording-spread.ts';
import type { Statistic } from './entry.ts';
import { column, columns, ends, labels, number, word } from './vector-values.ts';

export const clusterStatistics: Readonly<Record<string, Statistic>> = {
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
  wording_spread: (args) => {
    const wordings = columns(args, 'y');
    const cluster = args['cluster'] === undefined ? (wordings[0] ?? []).map((_, at) => at) : labels(args);
    const found = wordingSpread(
      wordings.map((values) => clusterSums(values, cluster)),
      { level: number(args, 'conf', 0.95) },
    );
    return {
      spread: found.estimate,
      lower: found.lower,
      upper: found.upper,
      mean: found.mean,
      sampling_error: found.samplingError,
      rates: found.rates,
      method: found.method,
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
  smoothed_rate: (args) => {
    const events = column(args, 'y');
    const [interval] = smoothedRate(
      { x: column(args, 'x'), events, trials: events.map(() => 1) },
      {
        at: [number(args, 'at')],
        bandwidth: number(args, 'bandwidth'),
        level: number(args, 'conf', 0.95),
      },
    );
    return { ...ends(interval!), n_eff: interval!.effectiveN ?? null };
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
};
