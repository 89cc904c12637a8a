/** The gate as a CI job meets it: exit codes, pairing with a baseline, and what is said when nothing fits. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Scratch, scratch } from '../end-to-end/scratch.ts';
import { closedbook } from './captured-terminal.ts';

/** 200 questions; the first `right` are answered rightly, the next `wrong` wrongly, the rest declined. */
function answers(model: string, right: number, wrong: number): string {
  return Array.from({ length: 200 }, (_, index) => {
    const outcome = index < right ? 'correct' : index < right + wrong ? 'incorrect' : 'refused';
    return `${JSON.stringify({ question: `In which year was number ${index} founded?`, answer: '1901', model, response: 'x', outcome })}\n`;
  }).join('');
}

describe('closedbook check', () => {
  let place: Scratch;
  let before: string;
  let after: string;
  beforeAll(async () => {
    place = await scratch();
    before = await place.file('before.jsonl', answers('owl', 100, 20));
    after = await place.file('after.jsonl', answers('owl', 80, 60));
  });
  afterAll(() => place[Symbol.asyncDispose]());

  test('a kept limit exits 0, one the data leave open exits 1 unless the estimate is to be judged', async () => {
    expect((await closedbook(['check', before, '--max', 'incorrect/asked=0.2'])).code).toBe(0);
    const open = await closedbook(['check', before, '--max', 'incorrect/asked=0.11']);
    expect(open.code).toBe(1);
    expect(open.out).toContain('FAIL  open');
    expect(
      (await closedbook(['check', before, '--max', 'incorrect/asked=0.11', '--hold', 'value'])).code,
    ).toBe(0);
  });

  test('a run of which 27 of 400 replies have a grade fails, whatever its rates', async () => {
    const row = (n: number) => ({
      question: `In which year was number ${n} founded?`,
      answer: '1901',
      model: 'owl',
      response: n < 27 ? 'In 1901.' : 'One gathers that it was long ago, by the river.',
    });
    const rows = Array.from({ length: 400 }, (_, n) => `${JSON.stringify(row(n))}\n`);
    const few = await place.file('few.jsonl', rows.join(''));
    const held = ['check', few, '--max', 'incorrect/attempted=0.30'];
    const { code, out } = await closedbook(held);
    expect(code).toBe(1);
    expect(out).toMatch(/pass +kept +incorrect\/attempted at most 0\.3/);
    expect(out).toMatch(/FAIL +BROKEN +graded\/replies at least 0\.95 .*\n.*27\/400/);
    expect((await closedbook([...held, '--min-graded', '0.05'])).code).toBe(0);
  });

  test('a regression is found on shared questions, at a level that allows for all comparisons', async () => {
    const report = await closedbook(['check', after, '--baseline', before, '--json']);
    expect(report.code).toBe(1);
    const { results, regressionLevel } = JSON.parse(report.out);
    expect(regressionLevel).toBeCloseTo(0.975, 10);
    // The last one is the share graded, which every check looks at.
    expect(results.map((one: { verdict: string }) => one.verdict)).toEqual(['broken', 'broken', 'kept']);
    expect(results[0].estimate).toMatchObject({ value: -0.1, level: 0.975 });
    expect(results[1].estimate.value).toBeCloseTo(0.2, 10);
    expect(results[0].note).toBe('paired on 200 questions');
    const tolerated = await closedbook(['check', after, '--baseline', before, '--margin', '0.15']);
    expect(tolerated.code).toBe(0);
  });

  test('better is never a regression, and proof of no worse can be demanded', async () => {
    expect((await closedbook(['check', before, '--baseline', after])).code).toBe(0);
    expect((await closedbook(['check', before, '--baseline', after, '--baseline-hold', 'whole'])).code).toBe(
      0,
    );
    const other = await place.file('other.jsonl', answers('lark', 101, 20));
    const demanding = await closedbook(['check', other, '--baseline', before, '--baseline-hold', 'whole']);
    expect(demanding.code).toBe(1);
    expect(demanding.out).toContain('paired on 200 questions');
  });

  test('a summary as baseline is unpaired, and says so', async () => {
    await closedbook(['analyze', before, '--out', place.folder, '--quiet']);
    const report = await closedbook(['check', after, '--baseline', place.path('summary.json'), '--json']);
    expect(JSON.parse(report.out).results[0].note).toBe('unpaired, treated as independent');
  });

  test('JUnit is written, and annotations appear inside GitHub Actions', async () => {
    const junit = place.path('checks.xml');
    const run = await closedbook(['check', after, '--max', 'incorrect/asked=0.1', '--junit', junit], {
      GITHUB_ACTIONS: 'true',
    });
    expect(await readFile(junit, 'utf8')).toContain('failures="1"');
    expect(run.out).toContain('::error title=closedbook%3A owl%3A incorrect/asked at most 0.1');
  });

  test('a number that does not exist fails with its reason', async () => {
    const run = await closedbook(['check', before, '--max', 'accepted/unanswerable=0.5']);
    expect(run.code).toBe(1);
    expect(run.out).toMatch(/this report\s+has no accepted\/unanswerable/);
  });

  test.each([
    [[], 'nothing to check'],
    [['--max', 'incorrect/asked=0.5', '--respondent', 'swan'], 'no respondent is called swan'],
    [['--max', 'incorrect/asked=0.5', '--hold', 'low'], 'expected whole, value or any'],
  ])('bad usage %j exits 2 and says what was expected', async (extra, message) => {
    const run = await closedbook(['check', before, ...extra]);
    expect(run.code).toBe(2);
    expect(run.err).toContain(message);
  });
});
