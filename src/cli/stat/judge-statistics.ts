/**
 * Statistics of agreement and judge correction by the names and arguments of `closedbook stat`.
 * Each entry only renames: arguments in snake_case to options, results to the published keys. The reports call the very
 * same functions.
 */
import { cohenKappa } from '../../stats/agreement/cohen-kappa.ts';
import { confusionInverse } from '../../stats/agreement/confusion-inverse.ts';
import { doubleSampling } from '../../stats/agreement/double-sampling.ts';
import { fleissKappa } from '../../stats/agreement/fleiss-kappa.ts';
import { gwetAc1 } from '../../stats/agreement/gwet-ac1.ts';
import { horvitzThompson } from '../../stats/agreement/horvitz-thompson.ts';
import { krippendorffAlpha } from '../../stats/agreement/krippendorff-alpha.ts';
import { neyman } from '../../stats/agreement/neyman.ts';
import { ppiMean } from '../../stats/agreement/ppi-mean.ts';
import { roganGladen } from '../../stats/agreement/rogan-gladen.ts';
import { roganGladenKnown } from '../../stats/agreement/rogan-gladen-known.ts';
import { stratifiedMean } from '../../stats/agreement/stratified-mean.ts';
import { chosen, entry, type Statistic } from './entry.ts';

type Table = readonly (readonly number[])[];
type Grades = readonly (readonly (number | string | null)[])[];

const WEIGHTS = { none: 'none', linear: 'linear', quadratic: 'quadratic' } as const;
const FLEISS = { fleiss: 'fleiss', randolph: 'randolph', uniform: 'randolph' } as const;
const SCALES = { nominal: 'nominal', ordinal: 'ordinal', interval: 'interval', ratio: 'ratio' } as const;
const PROPORTION_METHODS = {
  wilson: 'wilson',
  clopper_pearson: 'clopper_pearson',
  'c-p': 'clopper_pearson',
} as const;

export const judgeStatistics: Readonly<Record<string, Statistic>> = {
  cohen_kappa: entry<{ table: Table; weights?: string | null; conf?: number }>(
    ['table'],
    ({ table, weights, conf }) => {
      const kappa = cohenKappa(table, {
        weights: chosen('weights', weights ?? 'none', WEIGHTS),
        level: conf,
      });
      return {
        kappa: kappa.estimate,
        se: kappa.standardError,
        se0: kappa.nullStandardError,
        lower: kappa.lower,
        upper: kappa.upper,
      };
    },
  ),
  fleiss_kappa: entry<{ counts: Table; method?: string }>(['counts'], ({ counts, method }) => ({
    kappa: fleissKappa(counts, { method: chosen('method', method ?? 'fleiss', FLEISS) }).estimate,
  })),
  krippendorff_alpha: entry<{ data: Grades; level?: string }>(['data'], ({ data, level }) => ({
    alpha: krippendorffAlpha(data, { scale: chosen('level', level ?? 'nominal', SCALES) }).estimate,
  })),
  gwet_ac1: entry<{ data: Grades; categories?: readonly (number | string)[] | null }>(
    ['data'],
    ({ data, categories }) => {
      const agreement = gwetAc1(data, { categories: categories ?? undefined });
      return { ac1: agreement.estimate, po: agreement.observedAgreement, pe: agreement.expectedAgreement };
    },
  ),
  rogan_gladen: entry<{
    x: number;
    n: number;
    tp: number;
    pos: number;
    tn: number;
    neg: number;
    conf?: number;
  }>(['x', 'n', 'tp', 'pos', 'tn', 'neg'], ({ x, n, tp, pos, tn, neg, conf }) => {
    const rate = roganGladen(x, n, {
      truePositives: tp,
      positives: pos,
      trueNegatives: tn,
      negatives: neg,
      level: conf,
    });
    const { estimate, unclipped, unclippedLower, unclippedUpper, standardError } = rate;
    return {
      raw: unclipped,
      estimate,
      se: standardError,
      // The published convention bounds each end on its own side only.
      lower: unclippedLower === null ? null : Math.max(0, unclippedLower),
      upper: unclippedUpper === null ? null : Math.min(1, unclippedUpper),
    };
  }),
  rogan_gladen_known: entry<{
    x: number;
    n: number;
    se: number;
    sp: number;
    conf?: number;
    method?: string;
  }>(['x', 'n', 'se', 'sp'], ({ x, n, se, sp, conf, method = 'wilson' }) => {
    const rate = roganGladenKnown(x, n, {
      sensitivity: se,
      specificity: sp,
      level: conf,
      method: chosen('method', method, PROPORTION_METHODS),
    });
    const defined = rate.estimate !== null;
    return {
      ap: rate.judgedRate,
      tp: rate.estimate,
      tp_lower: defined ? rate.lower : null,
      tp_upper: defined ? rate.upper : null,
    };
  }),
  confusion_inverse: entry<{ audit: Table; judged: readonly number[] }>(
    ['audit', 'judged'],
    ({ audit, judged }) => {
      const { unconstrained, estimates } = confusionInverse(audit, judged);
      return { raw: unconstrained, estimate: estimates };
    },
  ),
  double_sampling: entry<{ audit: Table; judged: readonly number[] }>(
    ['audit', 'judged'],
    ({ audit, judged }) => {
      const { estimates, standardErrors } = doubleSampling(audit, judged);
      return { estimate: estimates, se: standardErrors };
    },
  ),
  ppi_mean: entry<{
    y: readonly number[];
    f: readonly number[];
    f_unlabeled: readonly number[];
    conf?: number;
    lam?: number | null;
    clip?: boolean;
  }>(['y', 'f', 'f_unlabeled'], ({ y, f, f_unlabeled, conf, lam, clip }) => {
    const mean = ppiMean(y, f, { unlabelled: f_unlabeled, lambda: lam ?? 'tuned', clip, level: conf });
    return {
      estimate: mean.estimate,
      se: mean.standardError,
      lower: mean.lower,
      upper: mean.upper,
      lam: mean.lambda,
    };
  }),
  stratified_mean: entry<{
    y: readonly number[];
    stratum: readonly (string | number)[];
    stratum_size: Readonly<Record<string, number>>;
    fpc?: boolean;
  }>(['y', 'stratum', 'stratum_size'], ({ y, stratum, stratum_size, fpc }) => {
    const mean = stratifiedMean(y, stratum, { sizes: stratum_size, finitePopulation: fpc });
    return { mean: mean.estimate, se: mean.standardError };
  }),
  neyman: entry<{ n: number; sizes: readonly number[]; sds: readonly number[] }>(
    ['n', 'sizes', 'sds'],
    ({ n, sizes, sds }) => ({
      allocation: neyman(n, sizes, sds),
    }),
  ),
  horvitz_thompson: entry<{ y: readonly number[]; pi: readonly number[]; population?: number | null }>(
    ['y', 'pi'],
    ({ y, pi, population }) => {
      const estimate = horvitzThompson(y, pi, { population: population ?? undefined });
      return { total: estimate.total, mean_ht: estimate.mean, mean_hajek: estimate.hajekMean };
    },
  ),
};
