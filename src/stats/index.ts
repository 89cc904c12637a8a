/**
 * The public face of `closedbook/stats`: every statistic, grouped by topic in the order of docs/statistics.md.
 * A barrel is allowed here only because this is a published sub-path.
 */

// Rates and their intervals

export { conditionalRate } from './conditional-rate.ts';
export { dirichletMargin } from './dirichlet-margin.ts';
export { fScore } from './f-score.ts';
export type { Interval, Why } from './interval.ts';
export { oneSidedBounds } from './one-sided-bounds.ts';
export type { OutcomeCounts } from './outcome-counts.ts';
export { type OutcomeMetric, outcomeMetric, outcomeRatio } from './outcome-metric.ts';
export { type OutcomeRates, outcomeRates } from './outcome-rates.ts';
export { penaltyThreshold } from './penalty-threshold.ts';
export { type ProportionMethod, proportionInterval } from './proportion-interval.ts';
export { thresholdPenalty } from './threshold-penalty.ts';
export { utility } from './utility.ts';
export { wilson } from './wilson.ts';

// Several shares at once, independent differences

export { type DifferenceMethod, differenceInterval } from './difference-interval.ts';
export { goodman } from './goodman.ts';
export { sisonGlaz } from './sison-glaz.ts';

// Clusters and trials

export { clusterMean } from './cluster-mean.ts';
export { clusterMeanSatterthwaite } from './cluster-mean-satterthwaite.ts';
export { clusterMeanTwoWay } from './cluster-mean-two-way.ts';
export { clusterRatio } from './cluster-ratio.ts';
export { clusterWilson } from './cluster-wilson.ts';
export { designEffect } from './design-effect.ts';
export { intraclassCorrelation } from './intraclass-correlation.ts';
export { intraclassCorrelationReml } from './intraclass-correlation-reml.ts';
export { reweightedMean } from './reweighted-mean.ts';
export { samplingVariance } from './sampling-variance.ts';

// Paired respondents

export { adjustPValues } from './adjust-p-values.ts';
// Resampling
export { type BootstrapMethod, bootstrapInterval, type TotalsStatistic } from './bootstrap-interval.ts';
export { bowker } from './bowker.ts';
export { clusterBootstrap } from './cluster-bootstrap.ts';
export { clusterUnits } from './cluster-units.ts';
export { idealBootstrap } from './ideal-bootstrap.ts';
export { idealClusterBootstrap } from './ideal-cluster-bootstrap.ts';
export { mantelHaenszel } from './mantel-haenszel.ts';
export { mcnemar } from './mcnemar.ts';
export { outcomeBootstrap } from './outcome-bootstrap.ts';
export type { PairCounts } from './pair-counts.ts';
export { type PairedMethod, pairedDifference } from './paired-difference.ts';
export { pairedMeanDifference } from './paired-mean-difference.ts';
export { createRandom, nextUint32, nextUniform, type Random } from './random.ts';
export { cellUnits, type Resamples, type ResampleUnit, resample } from './resample.ts';
export { signFlipTest } from './sign-flip-test.ts';
export { stuartMaxwell } from './stuart-maxwell.ts';

// Planning

export { detectableMeanDifference } from './detectable-mean-difference.ts';
export { detectablePairedProportion } from './detectable-paired-proportion.ts';
export { detectableProportion } from './detectable-proportion.ts';
export { nForHalfWidth } from './n-for-half-width.ts';
export { nMcnemar } from './n-mcnemar.ts';
export { nPairedMeans } from './n-paired-means.ts';
export { powerMcnemar } from './power-mcnemar.ts';
export { powerOneProportion } from './power-one-proportion.ts';
export { powerOneProportionExact } from './power-one-proportion-exact.ts';
export { nTwoProportions, powerTwoProportions } from './power-two-proportions.ts';

// Agreement of graders

export {
  type AgreementInterval,
  type AgreementIntervalOptions,
  agreementInterval,
} from './agreement-interval.ts';
export { type CohenKappa, type CohenKappaOptions, cohenKappa } from './cohen-kappa.ts';
export { type FleissKappa, type FleissKappaOptions, fleissKappa } from './fleiss-kappa.ts';
export { type GwetAc1, type GwetAc1Options, gwetAc1 } from './gwet-ac1.ts';
export { type JudgeAccuracy, judgeAccuracy, type OutcomeAccuracy } from './judge-accuracy.ts';
export {
  type KrippendorffAlpha,
  type KrippendorffAlphaOptions,
  krippendorffAlpha,
} from './krippendorff-alpha.ts';

// Rates corrected for the judge's errors, and the audit that allows it

export { type AuditAllocationOptions, auditAllocation } from './audit-allocation.ts';
export { type ConfusionInverse, confusionInverse } from './confusion-inverse.ts';
export { type DoubleSampling, type DoubleSamplingOptions, doubleSampling } from './double-sampling.ts';
export { doubleSamplingMean } from './double-sampling-mean.ts';
export { type HorvitzThompson, horvitzThompson } from './horvitz-thompson.ts';
export {
  type LeeAuditAllocation,
  type LeeAuditAllocationOptions,
  leeAuditAllocation,
} from './lee-audit-allocation.ts';
export { leeCorrectedRate } from './lee-corrected-rate.ts';
export { neyman } from './neyman.ts';
export { type PpiMean, type PpiMeanOptions, ppiMean } from './ppi-mean.ts';
export { type JudgeAudit, type RoganGladen, type RoganGladenOptions, roganGladen } from './rogan-gladen.ts';
export {
  type RoganGladenKnown,
  type RoganGladenKnownOptions,
  roganGladenKnown,
} from './rogan-gladen-known.ts';
export { type StratifiedMean, type StratifiedMeanOptions, stratifiedMean } from './stratified-mean.ts';
export { type PpiStratum, stratifiedPpiMean } from './stratified-ppi-mean.ts';

// Stated confidence against being right

export { type Auroc, type AurocOptions, auroc } from './auroc.ts';
export { type AurocPaired, aurocPaired } from './auroc-paired.ts';
export { type Brier, brier } from './brier.ts';
export { type BrierBinned, type BrierBinnedOptions, brierBinned } from './brier-binned.ts';
export { type CalibrationBin, type CalibrationBinsOptions, calibrationBins } from './calibration-bins.ts';
export {
  type CalibrationError,
  type CalibrationErrorOptions,
  calibrationError,
} from './calibration-error.ts';
export { type ConsistencyBand, consistencyBand } from './consistency-band.ts';
export { type CoverageAtRisk, coverageAtRisk } from './coverage-at-risk.ts';
export {
  type GuaranteedCoverage,
  type GuaranteedCoverageOptions,
  guaranteedCoverage,
} from './guaranteed-coverage.ts';
export { type HanleyMcneilOptions, hanleyMcneil } from './hanley-mcneil.ts';
export { type LogScore, type LogScoreOptions, logScore } from './log-score.ts';
export {
  type NullCalibrationError,
  type NullCalibrationErrorOptions,
  nullCalibrationError,
} from './null-calibration-error.ts';
export { poissonBinomial } from './poisson-binomial.ts';
export { type RiskCoverage, type RiskCoveragePoint, riskCoverage } from './risk-coverage.ts';
export { type Spiegelhalter, spiegelhalter } from './spiegelhalter.ts';

// Recalibration

export { isotonic } from './isotonic.ts';
export { type Platt, type PlattOptions, platt } from './platt.ts';
export { type RecalibrateOptions, recalibrate } from './recalibrate.ts';
export { type Temperature, type TemperatureOptions, temperature } from './temperature.ts';

// Refusing as a judgement of one's own doubt

export { behaviouralCalibration, type TargetCounts, type TargetResult } from './behavioural-calibration.ts';
export { type MarginalAnswers, type MarginalAnswersOptions, marginalAnswers } from './marginal-answers.ts';
export {
  type RefusalClassifier,
  type RefusalClassifierOptions,
  type RefusalCounts,
  refusalClassifier,
} from './refusal-classifier.ts';

// Frontier of correct against incorrect

export { type BreakEven, type BreakEvenOptions, breakEven } from './break-even.ts';
export { type CrossFittedChoice, crossFittedChoice } from './cross-fitted-choice.ts';
export { type FiellerInput, type FiellerSet, fieller } from './fieller.ts';
export { pareto } from './pareto.ts';
export { type ProbabilityBestOptions, probabilityBest } from './probability-best.ts';
export { type ProbabilityBetterExact, probabilityBetterExact } from './probability-better-exact.ts';
export { type ProbabilityBetter, probabilityBetterNormal } from './probability-better-normal.ts';
export { type PairedDifference, type TiePenalty, type TiePenaltyOptions, tiePenalty } from './tie-penalty.ts';
export { tiePenaltyUnpaired } from './tie-penalty-unpaired.ts';
export { uniformTargetUtility } from './uniform-target-utility.ts';
export { type UtilityArea, utilityArea } from './utility-area.ts';
export { type BestInterval, type UtilityEnvelopeOptions, utilityEnvelope } from './utility-envelope.ts';

// Questions: difficulty, suspicion, near duplicates

export {
  type AnswerConsensus,
  type AnswerConsensusOptions,
  answerConsensus,
  type Votes,
} from './answer-consensus.ts';
export { type CronbachAlpha, cronbachAlpha } from './cronbach-alpha.ts';
export { type DawidSkene, type DawidSkeneOptions, dawidSkene } from './dawid-skene.ts';
export { type IrtInformation, irtInformation } from './irt-information.ts';
export {
  type IrtQuestion,
  type IrtTwoParameter,
  type IrtTwoParameterOptions,
  irtTwoParameter,
} from './irt-two-parameter.ts';
export { type MinhashOptions, minhash } from './minhash.ts';
export { type MinhashSimilarity, minhashSimilarity } from './minhash-similarity.ts';
export { type QuestionCurve, questionCurve } from './question-curve.ts';
export { type QuestionStatistics, questionStatistics } from './question-statistics.ts';
export { restCorrelation, type SparseMatrix } from './rest-correlation.ts';
export { type ShingleOptions, shingleSimilarity } from './shingle-similarity.ts';
export { simpsonIndex } from './simpson-index.ts';

// By name

export { evaluateStatistic, statistics } from './registry.ts';
