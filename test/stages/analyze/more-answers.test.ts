/** How many more answers people must grade: what is told is enough, and not much more than enough. */
import { describe, expect, test } from 'vitest';
import { moreAnswers } from '../../../src/stages/analyze/more-answers.ts';
import { doubleSampling } from '../../../src/stats/agreement/double-sampling.ts';

const judged = [600, 300, 100, 0];
const audit = [
  [28, 3, 0, 0],
  [2, 12, 0, 0],
  [0, 0, 5, 0],
];
const audited = 50;
const halfOf = (table: number[][]) => {
  const { lower, upper } = doubleSampling(table, judged, { level: 0.95 });
  return Math.max(...lower!.map((low, at) => (upper![at]! - low) / 2));
};

describe('moreAnswers', () => {
  test('tells the widest interval, the next round width below it, and answers that reach it', () => {
    const more = moreAnswers({ judged: [judged], audit: [audit] });
    expect(more.half).toBe(halfOf(audit));
    expect(more.next).toBeLessThan(more.half!);
    const at = (answers: number) => {
      const factor = 1 + answers / audited;
      return halfOf(audit.map((row) => row.map((count) => Math.round(count * factor))));
    };
    // Counts are whole numbers, so a width is met within a few answers.
    expect(at(more.answers! + 5)).toBeLessThanOrEqual(more.next!);
    expect(at(more.answers! - 10)).toBeGreaterThan(more.next!);
  });

  test('counts the answers of all respondents, and those of whom nothing was graded not at all', () => {
    const none = audit.map((row) => row.map(() => 0));
    const one = moreAnswers({ judged: [judged], audit: [audit] });
    expect(moreAnswers({ judged: [judged, judged], audit: [audit, none] })).toEqual({
      ...one,
      without: 1,
    });
    const two = moreAnswers({ judged: [judged, judged], audit: [audit, audit] });
    expect(two).toEqual({ ...one, answers: 2 * one.answers! });
  });

  test('says why there is none', () => {
    const none = audit.map((row) => row.map(() => 0));
    const nothing = { half: null, why: 'not-audited', next: null, answers: null };
    expect(moreAnswers({ judged: [judged], audit: [none] })).toEqual({ ...nothing, without: 1 });
    // One graded answer tells nothing of those with another automatic outcome.
    const thin = none.map((row, at) => (at === 0 ? [1, 0, 0, 0] : row));
    expect(moreAnswers({ judged: [judged], audit: [thin] })).toEqual({ ...nothing, without: 1 });
  });

  test('everything graded leaves nothing to grade', () => {
    const all = [
      [600, 0, 0, 0],
      [0, 300, 0, 0],
      [0, 0, 100, 0],
    ];
    expect(moreAnswers({ judged: [judged], audit: [all] }).answers).toBeNull();
  });
});
