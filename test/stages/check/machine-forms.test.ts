/** JUnit and GitHub forms: counts add up, and hostile names stay inside their place. */
import { describe, expect, test } from 'vitest';
import { checkText } from '../../../src/cli/text/check-text.ts';
import type { CheckResult } from '../../../src/stages/check/check-result.ts';
import { githubAnnotations } from '../../../src/stages/check/github-annotations.ts';
import { junitXml } from '../../../src/stages/check/junit.ts';
import { parseLimit } from '../../../src/stages/check/limit.ts';

const result = (change: Partial<CheckResult> = {}): CheckResult => ({
  kind: 'limit',
  respondent: 'owl',
  metric: 'incorrect/asked',
  bound: 'max',
  limit: 0.3,
  hold: 'whole',
  estimate: {
    metric: 'incorrect/asked',
    value: 0.25,
    low: 0.2,
    high: 0.31,
    level: 0.95,
    method: 'wilson',
    numerator: 50,
    denominator: 200,
    n: 200,
    clusters: null,
  },
  verdict: 'open',
  passed: false,
  ...change,
});
const missing = result({ verdict: 'undefined', estimate: null, note: 'nobody was asked' });
const hostile = result({ respondent: 'x"/><a>\n::error::y%0A\u0000\ud800' });

describe('JUnit', () => {
  test('failures, errors and passes are counted apart', () => {
    const text = junitXml([result(), missing, result({ passed: true, verdict: 'kept' })], { title: 'T' });
    expect(text).toContain('<testsuites name="T" tests="3" failures="1" errors="1"');
    expect(text).toContain('<error message="incorrect/asked at most 0.3 (whole interval): no number: nobody');
    expect(text).toContain('0.250 (0.200 to 0.310, 50/200)');
  });

  test('a hostile name cannot leave its attribute', () => {
    const text = junitXml([hostile], { title: '<&>' });
    expect(text).toContain('name="&lt;&amp;&gt;"');
    expect(text).not.toContain('<a>');
    expect(text).not.toContain('\u0000');
    expect(text).not.toMatch(/\p{Surrogate}/u);
  });
});

test.each([...'\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069'])(
  'a name with %j turns no words around it in JUnit',
  (turn) => {
    const turned = result({ respondent: `owl${turn}ssap` });
    const text = junitXml([turned], { title: `T${turn}` });
    expect(text).not.toContain(turn);
    const shown = `⟨U+${turn.charCodeAt(0).toString(16).toUpperCase()}⟩`;
    expect(text).toContain(`<testsuite name="owl${shown}ssap"`);
    expect(text).toContain(`<testsuites name="T${shown}"`);
  },
);

describe('GitHub annotations', () => {
  test('what the data leave open is a warning, what they prove an error, and a name cannot start a command', () => {
    const lines = githubAnnotations([hostile, result({ verdict: 'broken' })])
      .trim()
      .split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^::warning title=closedbook%3A x/);
    expect(lines[1]).toMatch(/^::error title=/);
    expect(lines[2]).toBe('::notice title=closedbook::0 of 2 checks passed');
  });
});

describe('the table', () => {
  test('fits 80 columns whatever a respondent is called', () => {
    const text = checkText([result({ respondent: 'n'.repeat(200) }), missing], {
      width: 80,
      level: 0.95,
      regressionLevel: 0.9875,
    });
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(text).toContain('0 of 2 checks passed (95 % intervals, 98.75 % for each regression');
  });
});

describe('a limit in words', () => {
  test('may carry its own hold', () => {
    expect(parseLimit('utility@3=0.1:any', 'min', 'whole')).toEqual({
      metric: 'utility@3',
      bound: 'min',
      limit: 0.1,
      hold: 'any',
    });
  });

  test.each([
    ['hallucination=0.1', 'there is no metric "hallucination"'],
    ['incorrect/asked=30', 'is a share between 0 and 1, got 30'],
    ['incorrect/asked', 'expected --max metric=number'],
    ['incorrect/asked=0.3:low', 'expected whole, value or any, got "low"'],
  ])('%s is refused', (text, message) => {
    expect(() => parseLimit(text, 'max', 'whole')).toThrow(message);
  });
});
