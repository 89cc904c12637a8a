/**
 * Rates, clusters, pairs and planning against values computed by scipy, statsmodels, numpy and R.
 * `reference/make_rates.py` made the file; each case keeps the call that produced it, the file the versions.
 */
import { describe, expect, it } from 'vitest';
import { evaluateStatistic } from '../../src/cli/stat/statistics.ts';
import { mismatches } from './mismatches.ts';
import reference from './reference/rates.json' with { type: 'json' };

interface Case {
  readonly stat: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly expected: unknown;
  readonly call: string;
  readonly tolerance: number;
}

const cases = reference.cases as unknown as readonly Case[];

describe('reference values of other tools', () => {
  for (const stat of new Set(cases.map((each) => each.stat))) {
    it(`${stat} agrees with them`, () => {
      const wrong = cases
        .filter((each) => each.stat === stat)
        .flatMap(({ args, expected, call, tolerance }) =>
          mismatches(expected, evaluateStatistic(stat, args), tolerance).map(
            (mismatch) => `${call} on ${JSON.stringify(args)}: ${mismatch}`,
          ),
        );
      expect(wrong).toEqual([]);
    });
  }
});
