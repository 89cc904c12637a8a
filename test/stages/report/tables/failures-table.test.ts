/** What failed: counts with what they are of, the same in the table, in the line of the first screen and in a terminal. */
import { expect, test } from 'vitest';
import type { FailuresSection } from '../../../../src/core/summary/failures.ts';
import { tableOf } from '../../../../src/library/table-of.ts';
import { analyze } from '../../../../src/stages/analyze/analyze.ts';
import { lookOf } from '../../../../src/stages/report/charts/look.ts';
import { failuresTable } from '../../../../src/stages/report/tables/failures-table.ts';
import { terminalReport } from '../../../../src/stages/report/terminal-report.ts';
import { leftOutText } from '../../../../src/stages/report/wording/left-out-text.ts';

const failures: FailuresSection = {
  replies: 40,
  failed: 18,
  blocked: 2,
  rows: [
    {
      ...{ respondent: 'owl', replies: 18, failed: 16 },
      causes: [
        { cause: 'rate-limit', failed: 12, httpStatus: 429, message: 'slow\u202e down' },
        { cause: 'timeout', failed: 4, httpStatus: null, message: '' },
      ],
    },
    {
      ...{ respondent: 'rook', replies: 12, failed: 2 },
      causes: [{ cause: 'cut-off', failed: 2, httpStatus: null, message: '' }],
    },
  ],
};

const replies = Array.from({ length: 20 }, (_, at) => ({
  question: `q${at % 10}`,
  respondent: at < 10 ? 'owl' : 'rook',
  ...(at < 7 ? { status: 'failed' as const, kind: 'error' as const } : {}),
}));
const graded = analyze(
  tableOf(
    replies,
    replies.map((_, at) => (at < 7 ? null : 'correct')),
  ),
  { title: 'quiz' },
);

test('a line a respondent and cause, and both scopes are named where the rates are about some replies alone', () => {
  const summary = { ...graded, failures };
  const { title, rows, notes } = failuresTable(summary, lookOf(summary))!;
  expect(title).toBe('What failed: 18 of 40 replies (45%)');
  expect(rows).toEqual([
    ['owl', 'rate limit', 12, 18, '67%', '429', 'slow⟨U+202E⟩ down'],
    ['owl', 'timeout', 4, 18, '22%', null, null],
    ['rook', 'cut off at a limit', 2, 12, '17%', null, null],
  ]);
  expect(notes.join(' ')).toContain('7 of the 20 replies that the rates are about failed, and 11 of the 20');
  expect(leftOutText(summary)).toBe(
    'Left out: of 20 replies in these rates 7 failed; of all 40 replies, those of the sections below among them, 18 failed (12 rate limit (HTTP 429, "slow⟨U+202E⟩ down"), 4 timeout, 2 cut off at a limit; 16 of them of owl).',
  );
  const terminal = terminalReport(summary);
  expect(terminal).toContain('  owl: 16 of 18 replies: 12 rate limit, 4 timeout');
  expect(terminal.split('\n').every((line) => line.length <= 80)).toBe(true);
});

test('one count where the rates are about every reply, and nothing where nothing failed', () => {
  const all = { ...failures, replies: 20, failed: 7 };
  expect(leftOutText({ ...graded, failures: all })).toMatch(/^Left out: of 20 replies 7 failed \(12 rate/);
  expect(failuresTable(graded, lookOf(graded))).toBeNull();
  expect(terminalReport(graded)).not.toContain('What failed');
});
