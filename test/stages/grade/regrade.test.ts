import { describe, expect, it } from 'vitest';
import type { GraderRef } from '../../../src/core/grade.ts';
import type { Outcome } from '../../../src/core/outcome.ts';
import { regradeReport, repliesToGrade } from '../../../src/stages/grade/regrade.ts';

const rules: GraderRef = { kind: 'rules', id: 'rules', version: '3', rubric: 'verified' };
const replies = [
  { replyId: 'a', questionId: 'q1', referenceHash: 'one' },
  { replyId: 'b', questionId: 'q1', referenceHash: 'one' },
  { replyId: 'c', questionId: 'q2', referenceHash: 'two' },
];
const earlier = replies.map(({ replyId, referenceHash }) => ({ replyId, grader: rules, referenceHash }));
const ids = (...args: Parameters<typeof repliesToGrade>) =>
  repliesToGrade(...args).map((reply) => reply.replyId);

describe('repliesToGrade', () => {
  it('has nothing to do when everything was graded by this grader', () => {
    expect(ids(replies, earlier, rules)).toEqual([]);
  });

  it('re-grades only what a corrected reference touches', () => {
    const corrected = replies.map((reply) =>
      reply.questionId === 'q2' ? { ...reply, referenceHash: 'mended' } : reply,
    );
    expect(ids(corrected, earlier, rules)).toEqual(['c']);
  });

  it('re-grades everything under a new version, another rubric or another grader', () => {
    expect(ids(replies, earlier, { ...rules, version: '4' })).toEqual(['a', 'b', 'c']);
    expect(ids(replies, earlier, { ...rules, rubric: 'aa' })).toEqual(['a', 'b', 'c']);
    expect(ids(replies, earlier, { ...rules, kind: 'judge', id: 'judge:x' })).toEqual(['a', 'b', 'c']);
  });

  it('does not grade again when a reference is put back as it was', () => {
    const there = replies.map((reply) => ({ ...reply, referenceHash: 'mended' }));
    const both = [
      ...earlier,
      ...there.map(({ replyId, referenceHash }) => ({ replyId, grader: rules, referenceHash })),
    ];
    expect(ids(replies, both, rules)).toEqual([]);
  });
});

describe('regradeReport', () => {
  const outcomes = (entries: Record<string, Outcome | null>) => new Map(Object.entries(entries));

  it('counts what changed from what to what, with examples', () => {
    const report = regradeReport(
      outcomes({ a: 'correct', b: 'incorrect', c: 'refused', d: null, e: 'incorrect' }),
      outcomes({ a: 'correct', b: 'correct', c: null, d: 'refused', e: 'correct' }),
      { examplesPerChange: 1 },
    );
    expect(report).toMatchObject({ n: 5, changed: 4 });
    expect(report.transitions.incorrect.correct).toBe(2);
    expect(report.transitions.correct.correct).toBe(1);
    expect(report.examples).toEqual([
      { replyId: 'b', from: 'incorrect', to: 'correct' },
      { replyId: 'c', from: 'refused', to: 'ungraded' },
      { replyId: 'd', from: 'ungraded', to: 'refused' },
    ]);
  });
});
