/** Long answers under their own rule are no mixture of rubrics, and are told of all the same. */
import { expect, test } from 'vitest';
import type { StandingRubric } from '../../../src/core/store/stored-grades.ts';
import { mixedRubricsWarning } from '../../../src/pipeline/summarize/mixed-rubrics.ts';

const standing = (id: string, rubric: StandingRubric['rubric'], replies: number) =>
  ({ kind: id === 'rules' ? 'rules' : 'judge', id, rubric, replies }) as const;
const split = standing('claims:own/judge', 'person-strict', 61);

test.each([
  [
    [standing('rules', 'verified', 56), split],
    /^61 replies .* follow person-strict, claim by claim, the other 56 replies verified/,
  ],
  [
    [standing('rules', 'verified', 1), standing('claims:own/judge', 'person-strict', 1)],
    /^1 reply .* follows person-strict, .* the other 1 reply verified/,
  ],
  [
    [standing('rules', 'verified', 5), standing('judge:own/judge', 'simpleqa', 3), split],
    /^The rates mix rubrics: .*verified \(5 replies\) and simpleqa \(3 replies\)\./,
  ],
])('%j', (grades, expected) => {
  expect(mixedRubricsWarning(grades).join(' ')).toMatch(expected);
});

test('nothing is said where one rule holds for all', () => {
  expect(mixedRubricsWarning([split])).toEqual([]);
  expect(mixedRubricsWarning([standing('rules', 'person-strict', 5), split])).toEqual([]);
});
