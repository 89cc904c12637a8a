import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/core/outcome.ts';
import { regradeReport } from '../../../src/stages/grade/regrade-report.ts';

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
