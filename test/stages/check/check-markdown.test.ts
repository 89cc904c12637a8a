import { expect, test } from 'vitest';
import { CHECK_MARK, checkMarkdown } from '../../../src/stages/check/check-markdown.ts';
import type { CheckResult } from '../../../src/stages/check/check-result.ts';
import { proportion } from '../report/fixtures/summary-from-counts.ts';

const estimate = proportion('incorrect/attempted', 40, 80);
const result: CheckResult = {
  kind: 'limit',
  respondent: 'openai/gpt',
  metric: 'incorrect/attempted',
  bound: 'max',
  limit: 0.3,
  hold: 'whole',
  estimate,
  verdict: 'broken',
  passed: false,
};
const options = {
  title: 'Nightly',
  simulated: false,
  passed: false,
  level: 0.95,
  shares: [
    {
      respondent: 'openai/gpt',
      correct: proportion('correct/asked', 40, 100),
      incorrect: proportion('incorrect/asked', 40, 100),
      refused: proportion('refused/asked', 20, 100),
    },
  ],
  notes: [],
};

test('the verdict, three bars of a respondent, and every check', () => {
  const text = checkMarkdown([result, { ...result, verdict: 'kept', passed: true }], options);
  expect(text.startsWith(CHECK_MARK)).toBe(true);
  expect(text).toContain('### ❌ closedbook: 1 of 2 checks passed');
  expect(text).toContain('| openai/gpt | correct | `██████████░░░░░░░░░░░░░░░` | 40.0 % (');
  expect(text).toContain('|  | refused | `█████░░░░░░░░░░░░░░░░░░░░` | 20.0 % (');
  expect(text).toMatch(/n = 100 for the first; 95 % intervals/);
  expect(text).toContain('**broken**');
});

test('a share that is undefined has no bar', () => {
  const shares = [{ ...options.shares[0]!, correct: null }];
  expect(checkMarkdown([result], { ...options, shares })).toContain(
    '| openai/gpt | correct |  | undefined |',
  );
});

test('names of models are text: no markup, no mention, no line of their own, no turned letters', () => {
  const respondent = '<img src=x>|[a](http://x.example)\n# @octocat \u202egpt';
  const text = checkMarkdown([{ ...result, respondent }], { ...options, title: respondent, simulated: true });
  expect(text).not.toContain('<img');
  expect(text).not.toContain('](http');
  expect(text).not.toContain('@octocat');
  expect(text).not.toContain('\u202e');
  expect(text).not.toMatch(/^# /m);
  expect(text).toContain('Simulated models: no model was asked');
});
