/**
 * How many questions are needed, and what would be seen with as many as there are, under the names and keys of the test
 * vectors; this file only renames.
 */
import { detectableMeanDifference } from '../../stats/plan/detectable-mean-difference.ts';
import { detectableProportion } from '../../stats/plan/detectable-proportion.ts';
import { nForHalfWidth } from '../../stats/plan/n-for-half-width.ts';
import { nMcnemar } from '../../stats/plan/n-mcnemar.ts';
import { powerMcnemar } from '../../stats/plan/power-mcnemar.ts';
import { powerOneProportion } from '../../stats/plan/power-one-proportion.ts';
import { powerOneProportionExact } from '../../stats/plan/power-one-proportion-exact.ts';
import { nTwoProportions, powerTwoProportions } from '../../stats/plan/power-two-proportions.ts';
import type { Statistic } from './entry.ts';
import { number, word } from './vector-values.ts';

export const planStatistics: Readonly<Record<string, Statistic>> = {
  power_two_prop: (args) => {
    const significance = number(args, 'sig_level', 0.05);
    const p1 = number(args, 'p1');
    const p2 = number(args, 'p2');
    if (typeof args['n'] === 'number') {
      const n = args['n'];
      return { n, power: powerTwoProportions(p1, p2, { n, significance }) };
    }
    const power = number(args, 'power');
    return { n: nTwoProportions(p1, p2, { power, significance }), power };
  },
  mde_two_prop: (args) => {
    const p1 = number(args, 'p1');
    const p2 = detectableProportion(p1, {
      n: number(args, 'n'),
      power: number(args, 'power', 0.8),
      significance: number(args, 'sig_level', 0.05),
    });
    return { p2, mde: p2 === null ? null : p2 - p1 };
  },
  power_one_prop_arcsine: (args) => {
    const given = typeof args['n'] === 'number' ? { n: args['n'] } : { power: number(args, 'power') };
    const { effect, n, power } = powerOneProportion(number(args, 'p0'), number(args, 'p1'), {
      ...given,
      significance: number(args, 'sig_level', 0.05),
    });
    return { h: effect, n, power };
  },
  power_one_prop_exact: (args) => ({
    ...powerOneProportionExact(number(args, 'p0'), number(args, 'p1'), {
      n: number(args, 'n'),
      significance: number(args, 'sig_level', 0.05),
    }),
  }),
  n_for_half_width: (args) => ({
    n: nForHalfWidth(number(args, 'p'), {
      halfWidth: number(args, 'half_width'),
      level: number(args, 'conf', 0.95),
      method: word(args, 'method', 'normal') === 'wilson' ? 'wilson' : 'normal',
    }),
  }),
  n_mcnemar: (args) => ({
    n: nMcnemar(number(args, 'p10'), number(args, 'p01'), {
      power: number(args, 'power', 0.8),
      significance: number(args, 'sig_level', 0.05),
    }),
  }),
  power_mcnemar_exact: (args) => ({
    power: powerMcnemar(number(args, 'p10'), number(args, 'p01'), {
      n: number(args, 'n'),
      significance: number(args, 'sig_level', 0.05),
      method: word(args, 'method', 'exact') === 'midp' ? 'midp' : 'exact',
    }),
  }),
  mde_mean: (args) => ({
    mde: detectableMeanDifference(number(args, 'sd'), {
      n: number(args, 'n'),
      power: number(args, 'power', 0.8),
      significance: number(args, 'sig_level', 0.05),
      designEffect: number(args, 'deff', 1),
    }),
  }),
};
