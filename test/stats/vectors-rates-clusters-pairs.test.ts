/**
 * The given vectors for rates, utilities, clusters, pairs and planning, by the names that `closedbook stat`
 * uses. They live outside the repository; without them this suite says so and skips.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rateStatistics, type StatisticArguments } from '../../src/cli/stat/rate-statistics.ts';
import { mismatches } from './mismatches.ts';

const file = resolve('../shared/stats/vectors_public.jsonl');

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
    .filter(({ stat }) => stat in rateStatistics);
  describe('the given vectors', () => {
    it.each(vectors)('$stat $id', ({ stat, args, expected, tolerance }) => {
      expect(mismatches(expected, rateStatistics[stat]!(args), tolerance)).toEqual([]);
    });
  });
} else {
  it.skip('needs ../shared/stats/vectors_public.jsonl, which is not here', () => {});
}
