/**
 * The given vectors for agreement, judge correction, calibration, frontier and questions, by the names that
 * `closedbook stat` uses. They live outside the repository; without them this suite says so and skips.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { calibrationStatistics } from '../../src/cli/stat/calibration-statistics.ts';
import { frontierStatistics } from '../../src/cli/stat/frontier-statistics.ts';
import { judgeStatistics } from '../../src/cli/stat/judge-statistics.ts';
import type { Statistic, StatisticArguments } from '../../src/cli/stat/rate-statistics.ts';
import { mismatches } from './mismatches.ts';

const file = resolve('../shared/stats/vectors_public.jsonl');
const statistics: Readonly<Record<string, Statistic>> = {
  ...judgeStatistics,
  ...calibrationStatistics,
  ...frontierStatistics,
};

interface Vector {
  readonly id: string;
  readonly stat: string;
  readonly args: StatisticArguments;
  readonly expected: unknown;
  readonly tolerance: number;
}

if (existsSync(file)) {
  const vectors = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Vector)
    .filter(({ stat }) => stat in statistics);
  describe('the given vectors', () => {
    it.each(vectors)('$stat $id', ({ stat, args, expected, tolerance }) => {
      expect(mismatches(expected, statistics[stat]!(args), tolerance)).toEqual([]);
    });
  });
} else {
  describe('the given vectors', () => {
    it.skip(`are not here: ${file} is absent`, () => {});
  });
}
