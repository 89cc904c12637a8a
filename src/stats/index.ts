/**
 * The public face of `closedbook/stats`: every statistic, grouped by topic in the order of docs/statistics.md.
 * A barrel is allowed here only because this is a published sub-path.
 */

// Rates and their intervals

export type { Interval, Why } from './numeric/interval.ts';
export { penaltyThreshold } from './penalty/penalty-threshold.ts';
export { thresholdPenalty } from './penalty/threshold-penalty.ts';
export { dirichletMargin } from './rate/dirichlet-margin.ts';
export { fScore } from './rate/f-score.ts';
export { oneSidedBounds } from './rate/one-sided-bounds.ts';
export type { OutcomeCounts } from './rate/outcome-counts.ts';
export { type OutcomeMetric, outcomeMetric, outcomeRatio } from './rate/outcome-metric.ts';
export { type OutcomeRates, outcomeRates } from './rate/outcome-rates.ts';
export { type ProportionMethod, proportionInterval } from './rate/proportion-interval.ts';
export { utility } from './rate/utility.ts';
export { wilson } from './rate/wilson.ts';

// Several shares at once, independent differences

export { type DifferenceMethod, differenceInterval } from './pair/difference-interval.ts';
export { goodman } from './rate/goodman.ts';
export { sisonGlaz } from './rate/sison-glaz.ts';

// Clusters and trials

export { clusterMean } from './rate/cluster-mean.ts';
export { clusterMeanSatterthwaite } from './rate/cluster-mean-satterthwaite.ts';
export { clusterRatio } from './rate/cluster-ratio.ts';
export { clusterWilson } from './rate/cluster-wilson.ts';
export { designEffect } from './rate/design-effect.ts';
export { intraclassCorrelation } from './rate/intraclass-correlation.ts';
export { intraclassCorrelationReml } from './rate/intraclass-correlation-reml.ts';
export { reweightedMean } from './rate/reweighted-mean.ts';
export { samplingVariance } from './rate/sampling-variance.ts';
export { type SmoothedRateRows, smoothedRate } from './rate/smoothed-rate.ts';
export { type WordingSpread, type WordingSums, wordingSpread } from './rate/wording-spread.ts';

// Paired respondents

// Resampling
export { idealBootstrap } from './draw/ideal-bootstrap.ts';
export { idealClusterBootstrap } from './draw/ideal-cluster-bootstrap.ts';
export { createRandom, nextUint32, nextUniform, type Random } from './draw/random.ts';
export { cellUnits, type Resamples, type ResampleUnit, resample } from './draw/resample.ts';
export { adjustPValues } from './pair/adjust-p-values.ts';
export { bowker } from './pair/bowker.ts';
export { mantelHaenszel } from './pair/mantel-haenszel.ts';
export { mcnemar } from './pair/mcnemar.ts';
export type { PairCounts } from './pair/pair-counts.ts';
export { type PairedMethod, pairedDifference } from './pair/paired-difference.ts';
export { pairedMeanDifference } from './pair/paired-mean-difference.ts';
export { signFlipTest } from './pair/sign-flip-test.ts';
export { stuartMaxwell } from './pair/stuart-maxwell.ts';

// A series over time

export { adjustEValues } from './series/adjust-e-values.ts';
export { type ChangeCandidate, type ChangeEvidence, changeEvidence } from './series/change-evidence.ts';
export {
  changeSearch,
  type FoundChange,
  type SearchedSeries,
  type SeriesSearch,
} from './series/change-search.ts';
export { type SeriesContrast, type SeriesRun, seriesContrast } from './series/series-contrast.ts';
export { type StepChangeTest, stepChangeTest } from './series/step-change-test.ts';

// Planning

export { detectableMeanDifference } from './plan/detectable-mean-difference.ts';
export { detectablePairedProportion } from './plan/detectable-paired-proportion.ts';
export { detectableProportion } from './plan/detectable-proportion.ts';
export { nForHalfWidth } from './plan/n-for-half-width.ts';
export { nMcnemar } from './plan/n-mcnemar.ts';
export { nPairedMeans } from './plan/n-paired-means.ts';
export { powerMcnemar } from './plan/power-mcnemar.ts';
export { powerOneProportion } from './plan/power-one-proportion.ts';
export { powerOneProportionExact } from './plan/power-one-proportion-exact.ts';
export { nTwoProportions, powerTwoProportions } from './plan/power-two-proportions.ts';

// Agreement of graders

export {
  type AgreementInterval,
  type AgreementIntervalOptions,
  agreementInterval,
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
export { doubleSamplingMean } from './agreement/double-sampling-mean.ts';
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
export { type AurocPaired, aurocPaired } from './confidence/auroc-paired.ts';
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
export { type CrossFittedChoice, crossFittedChoice } from './penalty/cross-fitted-choice.ts';
export { type FiellerInput, type FiellerSet, fieller } from './penalty/fieller.ts';
export { pareto } from './penalty/pareto.ts';
export { type ProbabilityBestOptions, probabilityBest } from './penalty/probability-best.ts';
export { type ProbabilityBetterExact, probabilityBetterExact } from './penalty/probability-better-exact.ts';
export { type ProbabilityBetter, probabilityBetterNormal } from './penalty/probability-better-normal.ts';
export {
  type PairedDifference,
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
