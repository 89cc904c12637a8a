/**
 * Statistics of two respondents beside each other under the names and keys of the test vectors; this file only renames.
 */
import { type Adjustment, adjustPValues } from '../../stats/pair/adjust-p-values.ts';
import { bowker } from '../../stats/pair/bowker.ts';
import { type DifferenceMethod, differenceInterval } from '../../stats/pair/difference-interval.ts';
import { mantelHaenszel, type Stratum } from '../../stats/pair/mantel-haenszel.ts';
import { mcnemar } from '../../stats/pair/mcnemar.ts';
import { type PairedMethod, pairedDifference } from '../../stats/pair/paired-difference.ts';
import { pairedMeanDifference } from '../../stats/pair/paired-mean-difference.ts';
import { signFlipTest } from '../../stats/pair/sign-flip-test.ts';
import { stuartMaxwell } from '../../stats/pair/stuart-maxwell.ts';
import type { Statistic } from './entry.ts';
import { column, ends, endsWithError, number, word } from './vector-values.ts';

export const pairStatistics: Readonly<Record<string, Statistic>> = {
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
};

function chiSquare(test: { statistic: number; degreesOfFreedom: number; pValue: number }) {
  return { statistic: test.statistic, df: test.degreesOfFreedom, p_value: test.pValue };
}
