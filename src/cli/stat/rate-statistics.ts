/**
 * Statistics of one respondent's rates and utilities under the names and keys of the test vectors.
 * `stat` on the command line goes through here to the very functions the reports use; this file only renames.
 */
import { idealBootstrap } from '../../stats/draw/ideal-bootstrap.ts';
import { penaltyThreshold } from '../../stats/penalty/penalty-threshold.ts';
import { thresholdPenalty } from '../../stats/penalty/threshold-penalty.ts';
import { dirichletMargin } from '../../stats/rate/dirichlet-margin.ts';
import { fScore } from '../../stats/rate/f-score.ts';
import { goodman } from '../../stats/rate/goodman.ts';
import { oneSidedBounds } from '../../stats/rate/one-sided-bounds.ts';
import { metricFunction, type OutcomeMetric } from '../../stats/rate/outcome-metric.ts';
import { outcomeRates } from '../../stats/rate/outcome-rates.ts';
import { type ProportionMethod, proportionInterval } from '../../stats/rate/proportion-interval.ts';
import { sisonGlaz } from '../../stats/rate/sison-glaz.ts';
import { utility } from '../../stats/rate/utility.ts';
import type { Statistic } from './entry.ts';
import { column, counts, ends, endsWithError, number, word } from './vector-values.ts';

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
};

function metricOf(name: string): OutcomeMetric {
  const metric = METRICS[name];
  if (!metric) {
    throw new RangeError(`metric must be one of ${Object.keys(METRICS).join(', ')}, utility, got ${name}`);
  }
  return metric;
}
