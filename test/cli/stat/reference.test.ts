/**
 * Values computed with scipy, statsmodels, scikit-learn and R, or printed in the papers; tool, version and call stand in
 * each file. They were made by test/stats/reference/make_judges_confidence_frontier.py.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { StatisticArguments } from '../../../src/cli/stat/entry.ts';
import { evaluateStatistic, statistics } from '../../../src/cli/stat/statistics.ts';
import { mismatches } from '../../stats/mismatches.ts';

interface Reference {
  readonly statistic: string;
  readonly tool: string;
  readonly call: string;
  readonly cases: readonly {
    readonly args: StatisticArguments;
    readonly expected: unknown;
    readonly tolerance: number;
  }[];
}

const folder = resolve('test/stats/reference');
const references = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(resolve(folder, name), 'utf8')) as Reference)
  .filter(({ statistic }) => statistic in statistics);

describe.each(references)('$statistic agrees with $tool', ({ statistic, cases }) => {
  it.each(cases)('case %#', ({ args, expected, tolerance }) => {
    expect(mismatches(expected, evaluateStatistic(statistic, args), tolerance)).toEqual([]);
  });
});
