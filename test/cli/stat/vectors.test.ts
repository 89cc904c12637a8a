/**
 * The given vectors, each by the name that `closedbook stat` takes. They live outside the repository; without them this
 * suite says so and skips.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { StatisticArguments } from '../../../src/cli/stat/entry.ts';
import { evaluateStatistic } from '../../../src/cli/stat/statistics.ts';
import { mismatches } from '../../stats/mismatches.ts';

const file = resolve('../shared/stats/vectors_public.jsonl');

interface Vector {
  readonly id: string;
  readonly stat: string;
  readonly args: StatisticArguments;
  readonly expected: unknown;
  readonly tolerance: number;
}

describe('the given vectors', () => {
  if (!existsSync(file)) return it.skip(`are not here: ${file} is absent`, () => {});
  const vectors = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Vector);
  it.each(vectors)('$stat $id', ({ stat, args, expected, tolerance }) => {
    expect(mismatches(expected, evaluateStatistic(stat, args), tolerance)).toEqual([]);
  });
});
