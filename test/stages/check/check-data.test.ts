/** A gate that saw little, or half a run, says so and fails. */
import { describe, expect, test } from 'vitest';
import type { Summary } from '../../../src/core/summary/summary.ts';
import { checkData } from '../../../src/stages/check/check-data.ts';

function summaryOf(tally: Record<string, number>, status = 'complete'): Summary {
  const none = {
    correct: 0,
    incorrect: 0,
    refused: 0,
    ungraded: 0,
    failedError: 0,
    failedEmpty: 0,
    failedTruncated: 0,
  };
  return {
    level: 0.95,
    respondents: [{ id: 'm' }],
    rates: { rows: [{ respondent: 'm', tally: { ...none, ...tally } }] },
    provenance: { runs: [{ id: 'r1', title: 't', createdAt: '', status }] },
  } as unknown as Summary;
}

const usual = { leastGraded: 0.95, incomplete: false };
const failing = (summary: Summary, options = usual) =>
  checkData(summary, options)
    .filter(({ passed }) => !passed)
    .map(({ metric }) => metric);

describe('enough to check', () => {
  test('267 graded of 4,000 replies pass no gate', () => {
    const summary = summaryOf({ correct: 200, incorrect: 67, ungraded: 3733 });
    expect(failing(summary)).toEqual(['graded/replies']);
    expect(failing(summary, { ...usual, leastGraded: 0.05 })).toEqual([]);
  });

  test('failed replies are without a grade; exactly the share passes', () => {
    expect(failing(summaryOf({ correct: 95, failedError: 3, failedTruncated: 2 }))).toEqual([]);
    expect(failing(summaryOf({ correct: 94, failedError: 4, failedEmpty: 2 }))).toEqual(['graded/replies']);
  });

  test('no reply at all passes only where none is asked for', () => {
    expect(failing(summaryOf({}))).toEqual(['graded/replies']);
    expect(failing(summaryOf({}), { ...usual, leastGraded: 0 })).toEqual([]);
  });

  test.each(['running', 'incomplete', 'interrupted', 'some later word'])(
    'a run that is %s fails',
    (status) => {
      const summary = summaryOf({ correct: 9 }, status);
      expect(failing(summary)).toEqual(['complete/runs']);
      expect(checkData(summary, usual)[1]!.note).toContain('closedbook resume r1');
      expect(failing(summary, { ...usual, incomplete: true })).toEqual([]);
    },
  );
});
