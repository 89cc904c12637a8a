/** A report that says how many failed says why and of whom, and its counts add up. */
import { expect, test } from 'vitest';
import { outcomeTableBuilder } from '../../../src/core/outcome-table.ts';
import type { RespondentFailure } from '../../../src/core/store/stored-replies.ts';
import { failureCounter, failuresSection } from '../../../src/pipeline/summarize/what-failed.ts';
import { questionRow, respondentRow } from '../../fixtures/outcome-rows.ts';

const failure = (
  respondent: string,
  count: number,
  more: Partial<RespondentFailure> = {},
): RespondentFailure => ({
  ...{ respondent, kind: 'error', code: 'error', count, message: '', httpStatus: null },
  ...more,
});

/** Two respondents: of `owl` ten replies, one of them blocked, of `rook` five. */
function table() {
  const builder = outcomeTableBuilder();
  for (let at = 0; at < 15; at += 1) {
    builder.add({
      question: 0,
      respondent: at < 10 ? 0 : 1,
      trial: at,
      pass: at === 3 ? 'forced' : 'open',
      cell: at === 0 ? 'refused' : 'failed-error',
      reason: at === 0 ? 'blocked' : null,
    });
  }
  return builder.build({
    questions: [questionRow('a')],
    respondents: [respondentRow('owl'), respondentRow('rook')],
    closedBook: ['declared', 'declared'],
    planned: [null, null],
  });
}

test('causes are counted by respondent over all its replies, the commonest first and with what was said', () => {
  const limited = { code: 'rate_limit', message: '429\nslow down', httpStatus: 429 };
  const section = failuresSection(table(), [
    failure('rook', 2, { kind: 'truncated' }),
    failure('owl', 1, { ...limited, code: 'too_many_requests', message: 'other' }),
    failure('owl', 4, limited),
    failure('owl', 3, { code: 'timeout' }),
  ]);
  expect(section).toEqual({
    replies: 15,
    failed: 10,
    blocked: 1,
    rows: [
      {
        respondent: 'owl',
        replies: 10,
        failed: 8,
        causes: [
          { cause: 'rate-limit', failed: 5, httpStatus: 429, message: '429 slow down' },
          { cause: 'timeout', failed: 3, httpStatus: null, message: '' },
        ],
      },
      {
        respondent: 'rook',
        replies: 5,
        failed: 2,
        causes: [{ cause: 'cut-off', failed: 2, httpStatus: null, message: '' }],
      },
    ],
  });
  expect(failuresSection(table(), [])).toBeNull();
});

test('of files, answers are counted as they are read, with the status that a message names', () => {
  const counter = failureCounter();
  counter.add('owl', { kind: 'error', message: 'HTTP 429: rate limit exceeded' });
  counter.add('owl', { kind: 'error', message: 'Error code: 429 - too many requests' });
  counter.add('owl', { kind: 'empty', message: 'the answer is empty' });
  expect(failuresSection(table(), counter.all())?.rows[0]).toMatchObject({
    failed: 3,
    causes: [
      { cause: 'rate-limit', failed: 2, httpStatus: 429, message: 'Error code: 429 - too many requests' },
      { cause: 'empty', failed: 1, httpStatus: null },
    ],
  });
});

test('what a server says is cut, obeyed by nobody, and names no account', () => {
  const message = `Limit reached in organization org-Abc123Def456 \u001b[2J\u202e${'x'.repeat(500)}`;
  const said = failuresSection(table(), [failure('owl', 3, { message })])!.rows[0]!.causes[0]!.message;
  expect(said).toContain('in organization org-… ');
  expect(said.length).toBeLessThan(180);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for.
  expect(said).not.toMatch(/[\u0000-\u001f\u202e]|Abc123/);
});
