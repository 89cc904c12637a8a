import { describe, expect, it } from 'vitest';
import type { GraderRef } from '../../../../src/core/grade.ts';
import type { VerdictPair } from '../../../../src/core/grader.ts';
import type { Outcome } from '../../../../src/core/outcome.ts';
import { isJudgedAgain, judgeConsistency } from '../../../../src/stages/grade/judge/consistency.ts';

const judge: GraderRef = { kind: 'judge', id: 'judge:a', version: '1', rubric: 'verified' };
const panel: GraderRef = { kind: 'panel', id: 'panel:a+b', version: '1', rubric: 'verified' };
let question = 0;
const pair = (first: Outcome | null, second: Outcome | null, grader = judge): VerdictPair => {
  question += 1;
  return { grader, questionId: `q${question}`, first, second };
};

describe('judgeConsistency', () => {
  it('takes a verdict that cannot be read for a word of its own', () => {
    const [row] = judgeConsistency([
      pair('correct', 'correct'),
      pair('correct', 'refused'),
      pair(null, null),
      pair(null, 'correct'),
    ]);
    expect(row).toMatchObject({ grader: 'judge:a (1)', n: 4 });
    expect(row!.same).toMatchObject({ value: 0.5, numerator: 2, denominator: 4, n: 4 });
    expect(row!.transitions).toEqual([
      [1, 0, 1, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [1, 0, 0, 1],
    ]);
    // Chance agreement of the margins 2,0,0,2 and 2,0,1,1 of 4 is 0.375.
    expect(row!.kappa.value).toBeCloseTo((0.5 - 0.375) / (1 - 0.375), 12);
  });

  it('keeps judges apart, the panel first', () => {
    const rows = judgeConsistency([
      pair('correct', 'correct'),
      pair('correct', 'correct', panel),
      pair('incorrect', 'correct'),
    ]);
    expect(rows.map(({ grader, n }) => [grader, n])).toEqual([
      ['panel:a+b (1)', 1],
      ['judge:a (1)', 2],
    ]);
  });

  it('widens the interval where several replies belong to one question', () => {
    const verdicts = [true, true, true, true, false, false, true, true].map((same, index) => ({
      ...pair('correct', same ? 'correct' : 'incorrect'),
      questionId: `q${Math.floor(index / 2)}`,
    }));
    const [clustered] = judgeConsistency(verdicts);
    const [apart] = judgeConsistency(verdicts.map((one, index) => ({ ...one, questionId: `${index}` })));
    expect(clustered!.same.clusters).toBe(4);
    expect((clustered!.same.high ?? 0) - (clustered!.same.low ?? 0)).toBeGreaterThan(
      (apart!.same.high ?? 0) - (apart!.same.low ?? 0),
    );
  });

  it('has no rows when nothing was judged twice', () => {
    expect(judgeConsistency([])).toEqual([]);
  });
});

describe('isJudgedAgain', () => {
  const ids = Array.from({ length: 4000 }, (_, index) => `reply-${index}`);
  const drawn = (share: number, seed = 1) => ids.filter((id) => isJudgedAgain(id, { share, seed }));

  it('draws about the share asked for, and every reply with the same chance', () => {
    // Four standard deviations of a binomial count.
    expect(Math.abs(drawn(0.1).length - 400)).toBeLessThan(4 * Math.sqrt(4000 * 0.1 * 0.9));
    expect(drawn(1)).toEqual(ids);
  });

  it('draws the same replies again, holds a smaller share within a larger one, and others with another seed', () => {
    const tenth = new Set(drawn(0.1));
    expect(drawn(0.1)).toEqual([...tenth]);
    expect(drawn(0.3).filter((id) => tenth.has(id))).toEqual([...tenth]);
    expect(drawn(0.1, 2)).not.toEqual([...tenth]);
  });

  it('refuses a share outside (0, 1]', () => {
    expect(() => isJudgedAgain('a', { share: 0, seed: 1 })).toThrow('(0, 1]');
    expect(() => isJudgedAgain('a', { share: 1.5, seed: 1 })).toThrow('(0, 1]');
  });
});
