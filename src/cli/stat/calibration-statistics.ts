/**
 * Statistics of stated confidence and of refusing by the names and arguments of `closedbook stat`.
 * Each entry only renames; defaults that differ from the library's (10 equal-width bins, say) are the published ones.
 */

import { refusalClassifier } from '../../stats/agreement/refusal-classifier.ts';
import { auroc } from '../../stats/confidence/auroc.ts';
import { aurocPaired } from '../../stats/confidence/auroc-paired.ts';
import { behaviouralAlignment } from '../../stats/confidence/behavioural-alignment.ts';
import { behaviouralCalibration } from '../../stats/confidence/behavioural-calibration.ts';
import { brier } from '../../stats/confidence/brier.ts';
import { brierBinned } from '../../stats/confidence/brier-binned.ts';
import type { BinScheme } from '../../stats/confidence/calibration-bins.ts';
import { calibrationError } from '../../stats/confidence/calibration-error.ts';
import { consistencyBand } from '../../stats/confidence/consistency-band.ts';
import { coverageAtRisk } from '../../stats/confidence/coverage-at-risk.ts';
import { guaranteedCoverage } from '../../stats/confidence/guaranteed-coverage.ts';
import { isotonic } from '../../stats/confidence/isotonic.ts';
import { logScore } from '../../stats/confidence/log-score.ts';
import { platt } from '../../stats/confidence/platt.ts';
import { riskCoverage } from '../../stats/confidence/risk-coverage.ts';
import { spiegelhalter } from '../../stats/confidence/spiegelhalter.ts';
import { temperature } from '../../stats/confidence/temperature.ts';
import type { ClusterLabels } from '../../stats/rate/clusters.ts';
import { chosen, entry, type Statistic } from './entry.ts';

type Column = readonly number[];
interface Forecasts {
  readonly conf: Column;
  readonly correct: Column;
}

const NORMS = { '1': 'l1', '2': 'l2', max: 'max' } as const;
const SCHEMES = { width: 'width', mass: 'mass' } as const;

/**
 * The published figures for `mass` come from numpy's array_split, which parts a few accidental ties in the order of the
 * rows. They are reproduced where nearly all confidences differ, as in those figures (88 %); elsewhere ties stay together.
 */
function schemeOf(scheme: string, conf: Column): BinScheme {
  const known = chosen('scheme', scheme, SCHEMES);
  return known === 'mass' && new Set(conf).size >= NEARLY_ALL * conf.length ? 'array-split' : known;
}

const NEARLY_ALL = 0.85;

export const calibrationStatistics: Readonly<Record<string, Statistic>> = {
  ece: entry<
    Forecasts & {
      bins?: number;
      scheme?: string;
      norm?: string | number;
      debiased?: boolean;
    }
  >(['conf', 'correct'], ({ conf, correct, bins = 10, scheme = 'width', norm = '1', debiased }) => {
    const error = calibrationError(conf, correct, {
      bins,
      scheme: schemeOf(scheme, conf),
      norm: chosen('norm', norm, NORMS),
      debiased,
    });
    return { value: error.estimate, squared: error.squared };
  }),
  brier: entry<Forecasts>(['conf', 'correct'], ({ conf, correct }) => {
    const { estimate, reliability, resolution, uncertainty, skill } = brier(conf, correct);
    return { brier: estimate, reliability, resolution, uncertainty, skill };
  }),
  bas: entry<
    Forecasts & { clusters?: readonly string[] | readonly number[]; ceiling?: number; level?: number }
  >(['conf', 'correct'], ({ conf, correct, clusters, ceiling, level }) => {
    const { estimate, lower, upper, heldDown, n } = behaviouralAlignment(conf, correct, {
      ...(clusters === undefined ? {} : { clusters }),
      ceiling,
      level,
    });
    return { bas: estimate, lower, upper, held_down: heldDown, n };
  }),
  log_score: entry<Forecasts & { eps?: number }>(['conf', 'correct'], ({ conf, correct, eps }) => {
    const { estimate, clipped } = logScore(conf, correct, { eps });
    return { log_loss: estimate, clipped };
  }),
  brier_binned: entry<Forecasts & { bins?: number; scheme?: string }>(
    ['conf', 'correct'],
    ({ conf, correct, bins = 10, scheme = 'width' }) => {
      const split = brierBinned(conf, correct, { bins, scheme: schemeOf(scheme, conf) });
      return {
        brier: split.estimate,
        reliability: split.reliability,
        resolution: split.resolution,
        uncertainty: split.uncertainty,
        wbv: split.withinBinVariance,
        wbc: split.withinBinCovariance,
      };
    },
  ),
  auroc: entry<{ labels: Column; scores: Column; cluster?: ClusterLabels; conf?: number }>(
    ['labels', 'scores'],
    ({ labels, scores, cluster, conf }) => {
      const area = auroc(labels, scores, { level: conf, clusters: cluster });
      const known = area.standardError !== null;
      return {
        auc: area.estimate,
        se: area.standardError,
        lower: known ? area.lower : null,
        upper: known ? area.upper : null,
      };
    },
  ),
  auroc_paired: entry<{
    labels: Column;
    scores1: Column;
    scores2: Column;
    cluster?: ClusterLabels;
    conf?: number;
  }>(['labels', 'scores1', 'scores2'], ({ labels, scores1, scores2, cluster, conf }) => {
    const found = aurocPaired(labels, [scores1, scores2], { clusters: cluster, level: conf });
    const { first, second, difference, lower, upper, z, pValue } = found;
    return { auc1: first, auc2: second, difference, lower, upper, z, p_value: pValue };
  }),
  risk_coverage: entry<Forecasts>(['conf', 'correct'], ({ conf, correct }) => {
    const { aurc, excessAurc, augrc, augrcSum, errorRate } = riskCoverage(conf, correct);
    return { aurc, e_aurc: excessAurc, augrc: augrcSum, augrc_trapz: augrc, error_rate: errorRate };
  }),
  coverage_at_risk: entry<Forecasts & { risk: number }>(
    ['conf', 'correct', 'risk'],
    ({ conf, correct, risk }) => {
      const { coverage, threshold } = coverageAtRisk(conf, correct, { risk });
      return { coverage, threshold };
    },
  ),
  guaranteed_coverage: entry<Forecasts & { risk: number; delta?: number }>(
    ['conf', 'correct', 'risk'],
    ({ conf, correct, risk, delta }) => {
      const { coverage, threshold, bound } = guaranteedCoverage(conf, correct, { risk, delta });
      return { coverage, threshold, bound };
    },
  ),
  isotonic: entry<{ x: Column; y: Column }>(['x', 'y'], ({ x, y }) => ({ fitted: isotonic(x, y) })),
  isotonic_ties: entry<{ x: Column; y: Column }>(['x', 'y'], ({ x, y }) => ({ fitted: isotonic(x, y) })),
  platt: entry<{ x: Column; y: Column }>(['x', 'y'], ({ x, y }) => {
    const { intercept, slope } = platt(x, y);
    return { intercept, slope };
  }),
  temperature: entry<Forecasts & { eps?: number }>(['conf', 'correct'], ({ conf, correct, eps }) => {
    const fit = temperature(conf, correct, { eps });
    return { T: fit.temperature, log_loss: fit.logLoss };
  }),
  spiegelhalter: entry<Forecasts>(['conf', 'correct'], ({ conf, correct }) => {
    const { z, pValue } = spiegelhalter(conf, correct);
    return { z, p_value: pValue };
  }),
  consistency_band: entry<{ conf: Column; level?: number }>(['conf'], ({ conf, level }) => {
    const { lower, upper, mean } = consistencyBand(conf, { level });
    return { lower, upper, mean };
  }),
  refusal_classifier: entry<{
    tp: number;
    fp: number;
    fn: number;
    tn: number;
    cost_wrong?: number;
    cost_refuse?: number;
    gain_right?: number;
  }>(['tp', 'fp', 'fn', 'tn'], ({ tp, fp, fn, tn, cost_wrong, cost_refuse, gain_right }) => {
    const result = refusalClassifier(
      { refusedWrong: tp, refusedRight: fp, answeredWrong: fn, answeredRight: tn },
      { wrongCost: cost_wrong, refusalCost: cost_refuse, rightGain: gain_right },
    );
    return {
      precision: result.precision.estimate,
      recall: result.recall.estimate,
      over_refusal: result.overRefusal.estimate,
      specificity: result.specificity.estimate,
      f1: result.f1,
      mcc: result.mcc,
      youden: result.youden,
      utility: result.utility,
    };
  }),
  behavioural_calibration: entry<{ targets: Column; correct: Column; incorrect: Column; refused: Column }>(
    ['targets', 'correct', 'incorrect', 'refused'],
    ({ targets, correct, incorrect, refused }) =>
      behaviouralCalibration(
        targets.map((target, k) => ({
          target,
          correct: correct[k]!,
          incorrect: incorrect[k]!,
          refused: refused[k]!,
        })),
      ).map((row) => ({
        t: row.target,
        lam: row.penalty,
        utility: row.utility,
        accuracy_given_attempted: row.correctPerAttempted,
        meets: row.meets,
      })),
  ),
};
