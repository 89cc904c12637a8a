/** `closedbook trend` as people call it: files of answers and runs of the store, every form, and what it refuses. */
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Trend } from '../../src/core/trend.ts';
import { demoQuestions } from '../../src/simulate/demo-questions.ts';
import { type Scratch, scratch } from '../end-to-end/scratch.ts';
import { closedbook } from './captured-terminal.ts';

const QUESTIONS = 240;

/** A tenth of the questions wavers from month to month, and from month 4 on a tenth more is wrong. */
function answers(month: number): string {
  return Array.from({ length: QUESTIONS }, (_, index) => {
    const wavers = index % 10 === 0 && (index / 10 + month * 7) % 3 === 0;
    const drifted = month >= 4 && index % 10 === 1;
    const outcome = drifted || wavers ? 'incorrect' : index % 5 === 4 ? 'refused' : 'correct';
    return `${JSON.stringify({ question: `In which year was number ${index} founded?`, answer: '1901', model: 'owl', response: 'x', outcome })}\n`;
  }).join('');
}

describe('closedbook trend', () => {
  let place: Scratch;
  let files: string[];
  beforeAll(async () => {
    place = await scratch();
    files = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((month) => place.file(`answers-2026-0${month}.jsonl`, answers(month))),
    );
  });
  afterAll(() => place[Symbol.asyncDispose]());

  test('reads files in the order of their dates and fits eighty columns', async () => {
    const { code, out } = await closedbook(['trend', ...[...files].reverse()]);
    expect(code).toBe(0);
    expect(out).toContain('The respondent changed: owl.');
    expect(out).toMatch(/Accuracy fell by 10\.\d points/);
    expect(out.replace(/\s+/g, ' ')).toContain('nothing tells which model answered');
    expect(out).toMatch(/2026-04 +−\d+\.\d \(.*\)\*/);
    expect(out.replace(/\s+/g, ' ')).toContain('Which questions changed for good cannot be told yet');
    expect(out.replace(/\s+/g, ' ')).toContain('* marks where a proven change begins.');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('--json has all of it, from a reference and at a penalty of one’s choice', async () => {
    const { out } = await closedbook([
      'trend',
      ...files,
      '--json',
      '--reference',
      files[2]!,
      '--penalty',
      '3',
    ]);
    const found = JSON.parse(out) as Trend;
    expect(found.reference).toBe(2);
    expect(found.runs.map(({ at, shared }) => [at, shared])[3]).toEqual(['2026-04', QUESTIONS]);
    const [owl] = found.respondents;
    expect(owl!.metrics.map(({ metric }) => metric)).toEqual([
      'correct/asked',
      'incorrect/asked',
      'refused/asked',
      'utility@3',
    ]);
    expect(owl!.metrics[0]!.changes).toMatchObject([{ at: 3, cause: 'untold' }]);
  });

  test('writes page, Markdown, pictures and tables, and writes them again', async () => {
    const out = place.path('trend');
    for (const formats of ['html,md,png,csv,vl', 'md,csv']) {
      const { code } = await closedbook(['trend', ...files, '--format', formats, '--out', out]);
      expect(code).toBe(0);
    }
    for (const name of ['trend.json', 'charts/trend-1.png', 'charts/trend-1.svg', 'tables/runs.csv'])
      expect([name, existsSync(place.path(`trend/${name}`))]).toEqual([name, true]);
    const page = readFileSync(place.path('trend/trend.html'), 'utf8');
    expect(page).toContain('Accuracy fell by');
    expect(page).not.toMatch(/undefined|NaN/);
    expect(readFileSync(place.path('trend/trend.md'), 'utf8')).toContain('](charts/trend-1.svg)');
  });

  test.each([
    [['one.jsonl'], 'expected two or more runs or files of answers, got 1'],
    [['one.jsonl', 'one.jsonl'], 'again: expected each run once'],
    [
      ['one.jsonl', 'datasets/published/simpleqa-verified.csv'],
      'expected a run or answers, got a published table',
    ],
    [['one.jsonl', 'two.jsonl', '--reference', 'three'], 'expected --reference to name one of the runs'],
    [['one.jsonl', 'two.jsonl', '--format', 'docx'], 'expected --format html, md, svg, png, csv, json, vl'],
  ])('%j is refused', async (args, message) => {
    const given = args.map((arg) => ({ 'one.jsonl': files[0]!, 'two.jsonl': files[1]! })[arg] ?? arg);
    const { code, err } = await closedbook(['trend', ...given]);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });

  test('the demo’s monthly runs: each a month apart, the renamed build told by its server', async () => {
    const store = ['--store', place.path('series.db'), '--quiet'];
    const demo = await closedbook([
      'demo',
      '--months',
      '3',
      '--questions',
      '30',
      '--out',
      place.path('out'),
      '--json',
      ...store,
    ]);
    expect(demo.code).toBe(0);
    const { runs } = JSON.parse(demo.out) as { runs: string[] };
    const found = JSON.parse((await closedbook(['trend', ...runs, '--json', ...store])).out) as Trend;
    expect(new Set(found.runs.map(({ at }) => at!.slice(0, 7))).size).toBe(3);
    const heron = found.respondents.find(({ id }) => id.includes('heron'))!;
    expect(heron.marks).toMatchObject([
      { at: 2, kind: 'served', text: expect.stringContaining('heron-2026-09-15') },
    ]);
    const stilt = found.respondents.find(({ id }) => id.includes('stilt'))!;
    expect(stilt.marks).toEqual([]);
    // Another month is another asking: the answers are not all the same.
    const accuracy = stilt.metrics[2]!.points.map(({ rate }) => rate.numerator);
    expect(new Set(accuracy).size).toBeGreaterThan(1);
  });

  test('check --baseline-series fails a change that the whole series proves, and not one run’s chance', async () => {
    const still = await closedbook(['check', files[2]!, '--baseline-series', files[0]!, files[1]!]);
    expect([still.code, still.out.replace(/\s+/g, ' ')]).toEqual([
      0,
      expect.stringContaining('no change for the worse is proven'),
    ]);
    const worse = ['check', files[5]!, '--baseline-series', ...files.slice(0, 5), '--json'];
    const found = await closedbook(worse);
    expect(found.code).toBe(1);
    const { results } = JSON.parse(found.out);
    expect(results.slice(0, 2)).toMatchObject([
      { metric: 'correct/asked', verdict: 'broken', passed: false, against: files[0] },
      { metric: 'incorrect/asked', verdict: 'broken', passed: false },
    ]);
    expect(results[0].note).toContain('fell by 10.');
    expect((await closedbook([...worse, '--margin', '0.2'])).code).toBe(0);
  });

  test('a series too short to prove anything passes as open, and one without shared questions says so and fails', async () => {
    const few = answers(1).split('\n').slice(0, 8).join('\n');
    const [first, second, other] = await Promise.all([
      place.file('few-2026-01.jsonl', few),
      place.file('few-2026-02.jsonl', few.replaceAll('correct', 'incorrect').replaceAll('inin', 'in')),
      place.file('few-2026-03.jsonl', few.replaceAll('founded', 'closed')),
    ]);
    const check = async (source: string, ...more: string[]) => {
      const { code, out } = await closedbook([
        'check',
        source,
        '--baseline-series',
        first,
        '--json',
        ...more,
      ]);
      return { code, result: JSON.parse(out).results[0] };
    };
    expect(await check(second)).toMatchObject({ code: 0, result: { verdict: 'open', passed: true } });
    expect(await check(second, '--baseline-hold', 'whole')).toMatchObject({ code: 1 });
    expect(await check(other)).toMatchObject({
      code: 1,
      result: { verdict: 'undefined', note: expect.stringContaining('it shares no question') },
    });
  });

  test('a run that could stop early is no point of a series, in the store or read back', async () => {
    const [set, store] = [place.path('people.jsonl'), ['--store', place.path('early.db'), '--quiet']];
    await place.questions('people.jsonl', demoQuestions(7, 30));
    const asked = ['-d', set, '-m', 'simulated/owl', '--out', place.path('early'), '--json', ...store];
    const [plain, early] = await Promise.all(
      [[], ['--until', 'width=0.9']].map(
        async (goal) => JSON.parse((await closedbook(['run', ...asked, ...goal])).out).runId as string,
      ),
    );
    const file = place.path('early.jsonl');
    expect((await closedbook(['export', early!, '--format', 'jsonl', '--out', file, ...store])).code).toBe(0);
    for (const source of [early!, file]) {
      for (const args of [
        ['trend', plain!, source],
        ['check', source, '--baseline-series', plain!],
      ]) {
        const { code, err } = await closedbook([...args, ...store]);
        expect([code, err]).toEqual([
          2,
          expect.stringContaining('could stop as soon as width=0.9 was settled'),
        ]);
      }
    }
    const goal = ['--until', 'regression=0.3', '--baseline', early!];
    const another = await closedbook(['run', ...asked, ...goal, '--seed', '2']);
    expect([another.code, another.err]).toEqual([2, expect.stringContaining('expected --seed 1, got 2')]);
    expect((await closedbook(['run', ...asked, ...goal])).code).toBe(0);
  });
});
