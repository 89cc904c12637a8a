/**
 * The public face of `closedbook/stats`: every statistic, grouped by topic; docs/statistics.md explains them.
 * A barrel is allowed here only because this is a published sub-path.
 */

// Rates and their intervals

export type { Interval, Why } from './numeric/interval.ts';
export { penaltyThreshold } from './penalty/penalty-threshold.ts';
export { thresholdPenalty } from './penalty/threshold-penalty.ts';
export {
  type DirichletMargin,
  type DirichletMarginOptions,
  dirichletMargin,
} from './rate/dirichlet-margin.ts';
export { type FScoreOptions, fScore } from './rate/f-score.ts';
export { type OneSidedBounds, type OneSidedBoundsOptions, oneSidedBounds } from './rate/one-sided-bounds.ts';
export type { OutcomeCounts } from './rate/outcome-counts.ts';
export { type OutcomeMetric, outcomeMetric, outcomeRatio, type Ratio } from './rate/outcome-metric.ts';
export { type OutcomeRates, outcomeRates } from './rate/outcome-rates.ts';
export {
  type ProportionIntervalOptions,
  type ProportionMethod,
  proportionInterval,
} from './rate/proportion-interval.ts';
export { type UtilityOptions, utility } from './rate/utility.ts';
export { type WilsonOptions, wilson } from './rate/wilson.ts';

// Several shares at once, independent differences

export {
  type DifferenceIntervalOptions,
  type DifferenceMethod,
  differenceInterval,
  type Proportion,
} from './pair/difference-interval.ts';
export { type GoodmanOptions, goodman } from './rate/goodman.ts';
export type { SimultaneousInterval } from './rate/simultaneous-interval.ts';
export { type SisonGlazOptions, sisonGlaz } from './rate/sison-glaz.ts';

// Clusters and trials

export { type ClusterMean, type ClusterMeanOptions, clusterMean } from './rate/cluster-mean.ts';
export {
  type ClusterMeanSatterthwaiteOptions,
  clusterMeanSatterthwaite,
} from './rate/cluster-mean-satterthwaite.ts';
export { type ClusterRatioOptions, clusterRatio, type RatioColumns } from './rate/cluster-ratio.ts';
export { type ClusterWilson, type ClusterWilsonOptions, clusterWilson } from './rate/cluster-wilson.ts';
export type { ClusterLabels } from './rate/clusters.ts';
export { type DesignEffect, designEffect } from './rate/design-effect.ts';
export { type IntraclassCorrelation, intraclassCorrelation } from './rate/intraclass-correlation.ts';
export { intraclassCorrelationReml, type RestrictedCorrelation } from './rate/intraclass-correlation-reml.ts';
export { type ReweightedMeanOptions, reweightedMean } from './rate/reweighted-mean.ts';
export { type SamplingVariance, samplingVariance } from './rate/sampling-variance.ts';
export { type SmoothedRateOptions, type SmoothedRateRows, smoothedRate } from './rate/smoothed-rate.ts';
export { type WordingSpread, type WordingSums, wordingSpread } from './rate/wording-spread.ts';

// Paired respondents

export { type AdjustPValuesOptions, adjustPValues } from './pair/adjust-p-values.ts';
export { bowker } from './pair/bowker.ts';
export {
  type MantelHaenszel,
  type MantelHaenszelOptions,
  mantelHaenszel,
  type Stratum,
} from './pair/mantel-haenszel.ts';
export { type McnemarOptions, type McnemarTest, mcnemar } from './pair/mcnemar.ts';
export type { PairCounts } from './pair/pair-counts.ts';
export {
  type PairedDifference,
  type PairedDifferenceOptions,
  type PairedMethod,
  pairedDifference,
} from './pair/paired-difference.ts';
export {
  type PairedMeanDifference,
  type PairedMeanDifferenceOptions,
  pairedMeanDifference,
} from './pair/paired-mean-difference.ts';
export { type SignFlipTest, type SignFlipTestOptions, signFlipTest } from './pair/sign-flip-test.ts';
export type { ChiSquareTest } from './pair/square-table.ts';
export { type StuartMaxwellOptions, stuartMaxwell } from './pair/stuart-maxwell.ts';

// Resampling

export { type IdealBootstrap, type IdealBootstrapOptions, idealBootstrap } from './draw/ideal-bootstrap.ts';
export {
  type IdealClusterBootstrap,
  type IdealClusterBootstrapOptions,
  idealClusterBootstrap,
} from './draw/ideal-cluster-bootstrap.ts';
export {
  type CreateRandomOptions,
  createRandom,
  nextUint32,
  nextUniform,
  type Random,
} from './draw/random.ts';
export {
  cellUnits,
  type ResampleOptions,
  type Resamples,
  type ResampleUnit,
  resample,
} from './draw/resample.ts';

// A series over time

export { adjustEValues } from './series/adjust-e-values.ts';
export {
  type ChangeCandidate,
  type ChangeEvidence,
  type ChangeEvidenceOptions,
  changeEvidence,
} from './series/change-evidence.ts';
export {
  type ChangeSearchOptions,
  changeSearch,
  type FoundChange,
  type SearchedSeries,
  type SeriesSearch,
} from './series/change-search.ts';
export { type SeriesContrast, type SeriesRun, seriesContrast } from './series/series-contrast.ts';
export {
  type StepChangeTest,
  type StepChangeTestOptions,
  stepChangeTest,
} from './series/step-change-test.ts';

// Planning

export {
  type DetectableMeanDifferenceOptions,
  detectableMeanDifference,
} from './plan/detectable-mean-difference.ts';
export {
  type DetectablePairedProportionOptions,
  detectablePairedProportion,
} from './plan/detectable-paired-proportion.ts';
export { type DetectableProportionOptions, detectableProportion } from './plan/detectable-proportion.ts';
export { type NForHalfWidthOptions, nForHalfWidth } from './plan/n-for-half-width.ts';
export { type NMcnemarOptions, nMcnemar } from './plan/n-mcnemar.ts';
export { type NPairedMeansOptions, nPairedMeans } from './plan/n-paired-means.ts';
export { type PowerMcnemarOptions, powerMcnemar } from './plan/power-mcnemar.ts';
export {
  type PowerOneProportion,
  type PowerOneProportionOptions,
  powerOneProportion,
} from './plan/power-one-proportion.ts';
export {
  type PowerOneProportionExactOptions,
  powerOneProportionExact,
} from './plan/power-one-proportion-exact.ts';
export {
  nTwoProportions,
  type PlanOptions,
  type PowerTwoProportionsOptions,
  powerTwoProportions,
} from './plan/power-two-proportions.ts';

// Agreement of graders

export {
  type AgreementInterval,
  type AgreementIntervalOptions,
  agreementInterval,
  type Grades,
} from './agreement/agreement-interval.ts';
export { type CohenKappa, type CohenKappaOptions, cohenKappa } from './agreement/cohen-kappa.ts';
export { type FleissKappa, type FleissKappaOptions, fleissKappa } from './agreement/fleiss-kappa.ts';
export { type GwetAc1, type GwetAc1Options, gwetAc1 } from './agreement/gwet-ac1.ts';
export { type JudgeAccuracy, judgeAccuracy, type OutcomeAccuracy } from './agreement/judge-accuracy.ts';
export {
  type KrippendorffAlpha,
  type KrippendorffAlphaOptions,
  krippendorffAlpha,
} from './agreement/krippendorff-alpha.ts';

// Rates corrected for the judge's errors, and the audit that allows it

export { type AuditAllocationOptions, auditAllocation } from './agreement/audit-allocation.ts';
export { type ConfusionInverse, confusionInverse } from './agreement/confusion-inverse.ts';
export {
  type DoubleSampling,
  type DoubleSamplingOptions,
  doubleSampling,
} from './agreement/double-sampling.ts';
export { type DoubleSamplingMeanOptions, doubleSamplingMean } from './agreement/double-sampling-mean.ts';
export { type HorvitzThompson, horvitzThompson } from './agreement/horvitz-thompson.ts';
export { leeCorrectedRate } from './agreement/lee-corrected-rate.ts';
export { neyman } from './agreement/neyman.ts';
export { type PpiMean, type PpiMeanOptions, ppiMean } from './agreement/ppi-mean.ts';
export {
  type JudgeAudit,
  type RoganGladen,
  type RoganGladenOptions,
  roganGladen,
} from './agreement/rogan-gladen.ts';
export {
  type RoganGladenKnown,
  type RoganGladenKnownOptions,
  roganGladenKnown,
} from './agreement/rogan-gladen-known.ts';
export {
  type StratifiedMean,
  type StratifiedMeanOptions,
  stratifiedMean,
} from './agreement/stratified-mean.ts';

// Stated confidence against being right

export { type Auroc, type AurocOptions, auroc } from './confidence/auroc.ts';
export { type AurocPaired, type AurocPairedOptions, aurocPaired } from './confidence/auroc-paired.ts';
export {
  type BehaviouralAlignment,
  type BehaviouralAlignmentOptions,
  behaviouralAlignment,
} from './confidence/behavioural-alignment.ts';
export { type Brier, brier } from './confidence/brier.ts';
export { type BrierBinned, type BrierBinnedOptions, brierBinned } from './confidence/brier-binned.ts';
export {
  type CalibrationBin,
  type CalibrationBinsOptions,
  calibrationBins,
} from './confidence/calibration-bins.ts';
export {
  type CalibrationError,
  type CalibrationErrorOptions,
  calibrationError,
} from './confidence/calibration-error.ts';
export { type ConsistencyBand, consistencyBand } from './confidence/consistency-band.ts';
export { type CoverageAtRisk, coverageAtRisk } from './confidence/coverage-at-risk.ts';
export {
  type GuaranteedCoverage,
  type GuaranteedCoverageOptions,
  guaranteedCoverage,
} from './confidence/guaranteed-coverage.ts';
export { type LogScore, type LogScoreOptions, logScore } from './confidence/log-score.ts';
export {
  type NullCalibrationError,
  type NullCalibrationErrorOptions,
  nullCalibrationError,
} from './confidence/null-calibration-error.ts';
export { poissonBinomial } from './confidence/poisson-binomial.ts';
export { type RiskCoverage, type RiskCoveragePoint, riskCoverage } from './confidence/risk-coverage.ts';
export { type Spiegelhalter, spiegelhalter } from './confidence/spiegelhalter.ts';

// Recalibration

export { isotonic } from './confidence/isotonic.ts';
export { type Platt, type PlattOptions, platt } from './confidence/platt.ts';
export { type Temperature, type TemperatureOptions, temperature } from './confidence/temperature.ts';

// Refusing as a judgement of one's own doubt

export {
  type RefusalClassifier,
  type RefusalClassifierOptions,
  type RefusalCounts,
  refusalClassifier,
} from './agreement/refusal-classifier.ts';
export {
  behaviouralCalibration,
  type TargetCounts,
  type TargetResult,
} from './confidence/behavioural-calibration.ts';
export {
  type MarginalAnswers,
  type MarginalAnswersOptions,
  marginalAnswers,
} from './rate/marginal-answers.ts';

// Frontier of correct against incorrect

export { type BreakEven, type BreakEvenOptions, breakEven } from './penalty/break-even.ts';
export {
  type CrossFittedChoice,
  type CrossFittedChoiceOptions,
  crossFittedChoice,
} from './penalty/cross-fitted-choice.ts';
export { type FiellerInput, type FiellerSet, fieller } from './penalty/fieller.ts';
export { pareto } from './penalty/pareto.ts';
export { type ProbabilityBestOptions, probabilityBest } from './penalty/probability-best.ts';
export { type ProbabilityBetterExact, probabilityBetterExact } from './penalty/probability-better-exact.ts';
export { type ProbabilityBetter, probabilityBetterNormal } from './penalty/probability-better-normal.ts';
export {
  type QuestionDifference,
  type TiePenalty,
  type TiePenaltyOptions,
  tiePenalty,
} from './penalty/tie-penalty.ts';
export { tiePenaltyUnpaired } from './penalty/tie-penalty-unpaired.ts';
export { uniformTargetUtility } from './penalty/uniform-target-utility.ts';
export { type UtilityArea, utilityArea } from './penalty/utility-area.ts';
export {
  type BestInterval,
  type UtilityEnvelopeOptions,
  utilityEnvelope,
} from './penalty/utility-envelope.ts';

// Looking as often as one likes, and stopping

export {
  type ConfidenceSequenceOptions,
  confidenceSequence,
} from './sequence/confidence-sequence.ts';
export {
  type MeanSequence,
  type MeanSequenceInterval,
  type MeanSequenceOptions,
  meanSequenceInterval,
  observeUnit,
  type SequenceUnit,
  sequenceExcludes,
  startMeanSequence,
} from './sequence/mean-sequence.ts';
export {
  type SequentialTiePenaltyOptions,
  sequentialTiePenalty,
} from './sequence/sequential-tie-penalty.ts';
export {
  observeTieUnit,
  startTiePenaltySequence,
  type TiePenaltySequence,
  type TiePenaltySequenceOptions,
  type TiePenaltySequenceSet,
  type TieUnit,
  tiePenaltySequenceSet,
} from './sequence/tie-penalty-sequence.ts';
export { utilityDifferenceRange } from './sequence/utility-difference-range.ts';

// Questions: difficulty, suspicion, near duplicates

export {
  type AnswerConsensus,
  type AnswerConsensusOptions,
  answerConsensus,
} from './question/answer-consensus.ts';
export { type CronbachAlpha, cronbachAlpha } from './question/cronbach-alpha.ts';
export { type DawidSkene, type DawidSkeneOptions, dawidSkene } from './question/dawid-skene.ts';
export { type IrtInformation, irtInformation } from './question/irt-information.ts';
export {
  type IrtQuestion,
  type IrtTwoParameter,
  type IrtTwoParameterOptions,
  irtTwoParameter,
} from './question/irt-two-parameter.ts';
export { type QuestionCurve, questionCurve } from './question/question-curve.ts';
export { type QuestionStatistics, questionStatistics } from './question/question-statistics.ts';
export { restCorrelation, type SparseMatrix } from './question/rest-correlation.ts';
export { type ShingleOptions, shingleSimilarity } from './question/shingle-similarity.ts';
export { simpsonIndex } from './question/simpson-index.ts';
export type { Votes } from './question/votes.ts';
