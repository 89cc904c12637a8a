/**
 * Statistics of the frontier and of single questions by the names and arguments of `closedbook stat`.
 * Each entry only renames; "hallucination" there is incorrect/asked here, and the library lets refusing everything compete
 * by default where the published default does not.
 */

import { pareto } from '../../stats/penalty/pareto.ts';
import { probabilityBetterExact } from '../../stats/penalty/probability-better-exact.ts';
import { probabilityBetterNormal } from '../../stats/penalty/probability-better-normal.ts';
import { tiePenalty } from '../../stats/penalty/tie-penalty.ts';
import { utilityArea } from '../../stats/penalty/utility-area.ts';
import { utilityEnvelope } from '../../stats/penalty/utility-envelope.ts';
import { cronbachAlpha } from '../../stats/question/cronbach-alpha.ts';
import { dawidSkene } from '../../stats/question/dawid-skene.ts';
import { irtInformation } from '../../stats/question/irt-information.ts';
import { irtTwoParameter } from '../../stats/question/irt-two-parameter.ts';
import { questionStatistics } from '../../stats/question/question-statistics.ts';
import { shingleSimilarity } from '../../stats/question/shingle-similarity.ts';
import { chosen, entry, type Statistic } from './entry.ts';

type Column = readonly number[];
type Matrix = readonly Column[];

/** Rows [difference in correct, difference in incorrect, questions]. */
type DifferenceCounts = readonly (readonly [number, number, number])[];

function differencesOf(counts: DifferenceCounts) {
  return counts.map(([correct, incorrect, count]) => ({ correct, incorrect, count }));
}

export const frontierStatistics: Readonly<Record<string, Statistic>> = {
  pareto: entry<{ hallucination: Column; accuracy: Column }>(
    ['hallucination', 'accuracy'],
    ({ hallucination, accuracy }) => ({
      front: pareto(hallucination, accuracy),
    }),
  ),
  utility_envelope: entry<{ hallucination: Column; accuracy: Column; include_refuse_all?: boolean }>(
    ['hallucination', 'accuracy'],
    ({ hallucination, accuracy, include_refuse_all = false }) => ({
      intervals: utilityEnvelope(hallucination, accuracy, { refuseAll: include_refuse_all }).map(
        ({ best, from, to }) => ({ models: best, from, to }),
      ),
    }),
  ),
  crossover_fieller: entry<{ dc_di_counts: DifferenceCounts; conf?: number; dist?: string }>(
    ['dc_di_counts'],
    ({ dc_di_counts, conf, dist = 'z' }) => {
      const { estimate, kind, lower, upper } = tiePenalty(differencesOf(dc_di_counts), {
        level: conf,
        quantile: chosen('dist', dist, { z: 'normal', t: 't' } as const),
      });
      return { estimate, kind, lower, upper };
    },
  ),
  utility_area: entry<{ hallucination: number; accuracy: number; lam_max: number }>(
    ['hallucination', 'accuracy', 'lam_max'],
    ({ hallucination, accuracy, lam_max }) => {
      const { mean, positivePart } = utilityArea(accuracy, hallucination, { largest: lam_max });
      return { mean, mean_positive_part: positivePart };
    },
  ),
  prob_best_normal: entry<{ dc_di_counts: DifferenceCounts; lam: number }>(
    ['dc_di_counts', 'lam'],
    ({ dc_di_counts, lam }) => ({
      p_best: probabilityBetterNormal(differencesOf(dc_di_counts), { penalty: lam }).estimate,
    }),
  ),
  prob_best_exact: entry<{ dc_di_counts: DifferenceCounts; lam: number }>(
    ['dc_di_counts', 'lam'],
    ({ dc_di_counts, lam }) => {
      const { estimate, tie } = probabilityBetterExact(differencesOf(dc_di_counts), { penalty: lam });
      return { p_best: estimate, p_tie: tie };
    },
  ),
  item_stats: entry<{ matrix: Matrix }>(['matrix'], ({ matrix }) =>
    questionStatistics(matrix).map(({ difficulty, totalCorrelation, restCorrelation }) => ({
      difficulty,
      point_biserial: totalCorrelation,
      rest: restCorrelation,
    })),
  ),
  cronbach_alpha: entry<{ matrix: Matrix }>(['matrix'], ({ matrix }) => ({
    alpha: cronbachAlpha(matrix).estimate,
  })),
  irt_2pl: entry<{ matrix: Matrix; one_pl?: boolean }>(['matrix'], ({ matrix, one_pl }) => {
    const { questions, logLikelihood } = irtTwoParameter(matrix, { oneParameter: one_pl });
    return {
      a: questions.map(({ discrimination }) => discrimination),
      b: questions.map(({ difficulty }) => difficulty),
      loglik: logLikelihood,
    };
  }),
  irt_information: entry<{ a: number; b: number; theta: number }>(['a', 'b', 'theta'], ({ a, b, theta }) => ({
    ...irtInformation({ discrimination: a, difficulty: b }, theta),
  })),
  jaccard_shingles: entry<{ s: string; t: string; n?: number }>(['s', 't'], ({ s, t, n }) => ({
    jaccard: shingleSimilarity(s, t, { width: n }),
  })),
  dawid_skene: entry<{
    labels: readonly (readonly (number | string | null)[])[];
    categories?: readonly (number | string)[] | null;
  }>(['labels'], ({ labels, categories }) => {
    const { prevalence, posterior } = dawidSkene(labels, { categories: categories ?? undefined });
    return { prevalence, posterior };
  }),
};
