/**
 * The public face of `closedbook/stats`: every statistic, grouped by topic in the order of docs/statistics.md.
 * A barrel is allowed here only because this is a published sub-path.
 */

// Paired respondents
export { adjustPValues } from './adjust-p-values.ts';
export { bowker } from './bowker.ts';
// Clusters and trials
export { clusterMean } from './cluster-mean.ts';
export { clusterMeanSatterthwaite } from './cluster-mean-satterthwaite.ts';
export { clusterRatio } from './cluster-ratio.ts';
export { clusterWilson } from './cluster-wilson.ts';
// Rates and their intervals
export { conditionalRate } from './conditional-rate.ts';
export { designEffect } from './design-effect.ts';
// Planning
export { detectableMeanDifference } from './detectable-mean-difference.ts';
export { detectableProportion } from './detectable-proportion.ts';
// Several shares at once, independent differences
export { type DifferenceMethod, differenceInterval } from './difference-interval.ts';
export { dirichletMargin } from './dirichlet-margin.ts';
export { fScore } from './f-score.ts';
export { goodman } from './goodman.ts';
// Resampling
export { idealBootstrap } from './ideal-bootstrap.ts';
export { idealClusterBootstrap } from './ideal-cluster-bootstrap.ts';
export type { Interval, Why } from './interval.ts';
export { intraclassCorrelation } from './intraclass-correlation.ts';
export { intraclassCorrelationReml } from './intraclass-correlation-reml.ts';
export { mantelHaenszel } from './mantel-haenszel.ts';
export { mcnemar } from './mcnemar.ts';
export { nForHalfWidth } from './n-for-half-width.ts';
export { nMcnemar } from './n-mcnemar.ts';
export { nPairedMeans } from './n-paired-means.ts';
export { oneSidedBounds } from './one-sided-bounds.ts';
export type { OutcomeCounts } from './outcome-counts.ts';
export { type OutcomeMetric, outcomeMetric, outcomeRatio } from './outcome-metric.ts';
export { type OutcomeRates, outcomeRates } from './outcome-rates.ts';
export type { PairCounts } from './pair-counts.ts';
export { type PairedMethod, pairedDifference } from './paired-difference.ts';
export { pairedMeanDifference } from './paired-mean-difference.ts';
export { penaltyThreshold } from './penalty-threshold.ts';
export { powerMcnemar } from './power-mcnemar.ts';
export { powerOneProportion } from './power-one-proportion.ts';
export { powerOneProportionExact } from './power-one-proportion-exact.ts';
export { nTwoProportions, powerTwoProportions } from './power-two-proportions.ts';
export { type ProportionMethod, proportionInterval } from './proportion-interval.ts';
export { createRandom, type Random } from './random.ts';
// By name
export { evaluateStatistic, statistics } from './registry.ts';
export { samplingVariance } from './sampling-variance.ts';
export { signFlipTest } from './sign-flip-test.ts';
export { sisonGlaz } from './sison-glaz.ts';
export { stuartMaxwell } from './stuart-maxwell.ts';
export { thresholdPenalty } from './threshold-penalty.ts';
export { utility } from './utility.ts';
export { wilson } from './wilson.ts';
