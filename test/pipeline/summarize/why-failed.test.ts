/** A report that says how many failed says why: a dead server, a limit and an output cut short call for different things. */
import { expect, test } from 'vitest';
import type { FailureReason } from '../../../src/core/store-contract.ts';
import { failureLine } from '../../../src/pipeline/summarize/why-failed.ts';

const reason = (code: string, count: number, more: Partial<FailureReason> = {}): FailureReason => ({
  ...{ pass: 'open', kind: 'error', code, count, message: '', httpStatus: null },
  ...more,
});

test('kinds are counted over passes and runs, the commonest first and with what was said', () => {
  const reasons = [
    reason('max_tokens', 2, { kind: 'truncated' }),
    reason('overloaded', 1_000, { message: '500\noverloaded', httpStatus: 500 }),
    reason('overloaded', 38, { pass: 'forced', message: 'other' }),
    reason('timeout', 1),
    reason('reset', 1),
  ];
  expect(failureLine(reasons, { askings: 5_000, whose: { label: 'owl', count: 900 } })).toBe(
    'of 5,000 askings in all 1,042 failed: 1,038 with overloaded (HTTP 500, "500 overloaded"), 2 cut off, 1 with timeout, 1 otherwise; 900 of them of owl',
  );
  expect(
    failureLine([reason('empty', 1, { kind: 'empty' })], { askings: 2, whose: { label: 'owl', count: 1 } }),
  ).toBe('of 2 askings in all 1 failed: 1 empty; all of them of owl');
});

test('what a server says is cut, obeyed by nobody, and names no account', () => {
  const message = `Limit reached in organization org-Abc123Def456 \u001b[2J\u202e${'x'.repeat(500)}`;
  const line = failureLine([reason('rate_limit', 3, { message })], { askings: 9, whose: null });
  expect(line).toContain('in organization org-… ');
  expect(line.length).toBeLessThan(180);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for.
  expect(line).not.toMatch(/[\u0000-\u001f\u202e]|Abc123/);
});
