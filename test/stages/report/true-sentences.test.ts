/** Sentences of a report that must follow their premise. */
import { describe, expect, test } from 'vitest';
import { statedLevel } from '../../../src/core/closed-book.ts';
import { publishedRowSchema } from '../../../src/core/published-counts.ts';
import type { Summary } from '../../../src/core/summary/summary.ts';
import { tableOf } from '../../../src/library/table-of.ts';
import { analyze } from '../../../src/stages/analyze/analyze.ts';
import { analyzePublished } from '../../../src/stages/analyze/from-published.ts';
import { costLatency } from '../../../src/stages/report/charts/cost-latency.ts';
import { lookOf } from '../../../src/stages/report/charts/look.ts';
import { refusalCalibration } from '../../../src/stages/report/charts/refusal-calibration.ts';
import { severalConfidences } from '../../../src/stages/report/charts/several-confidences.ts';
import { figuresOf } from '../../../src/stages/report/figures.ts';
import { measuredText } from '../../../src/stages/report/forms/measured-text.ts';
import { terminalReport } from '../../../src/stages/report/terminal-report.ts';
import { methodText } from '../../../src/stages/report/wording/caption.ts';
import { leftOutText } from '../../../src/stages/report/wording/left-out-text.ts';
import { fullSummary } from './fixtures/full-summary.ts';
import { lookedAt } from './fixtures/looked-at.ts';
import { SIX } from './fixtures/published.ts';
import { proportion } from './fixtures/summary-from-counts.ts';

describe('what a report says of how it was measured', () => {
  const respondent = (simulated: boolean, closedBook: 'enforced' | 'violated') =>
    ({ simulated, closedBook }) as Parameters<typeof statedLevel>[0];

  test('of simulated models no provider is named; a look-up that was seen stays one', () => {
    expect(statedLevel(respondent(true, 'enforced'))).toBe('simulated');
    expect(statedLevel(respondent(false, 'enforced'))).toBe('enforced');
    expect(statedLevel(respondent(true, 'violated'))).toBe('violated');
  });

  test.each(['fleiss_cohen_everitt', 'some_new_method'])('the method %s is told in words', (method) => {
    expect(methodText(method)).not.toContain('_');
  });
});

describe('the title of the chart of several confidences', () => {
  const summary = fullSummary(SIX.slice(0, 2));
  const section = summary.severalConfidences!;
  const [stated, other] = section.rows[0]!.sources.map(({ source }) => source);

  /** The chart's title where this source of each respondent is above all others, or none is. */
  function title(winners: readonly (string | null | undefined)[]): string | undefined {
    const rows = section.rows.map((row, at) => ({
      ...row,
      differences: row.differences.map((one) => {
        const sign = one.first === winners[at] ? 1 : one.second === winners[at] ? -1 : 0;
        const [low, high] = [sign * 0.1 - 0.05, sign * 0.1 + 0.05];
        return { ...one, difference: { ...one.difference, low, high } };
      }),
    }));
    return severalConfidences({ ...section, rows }, lookOf(summary))?.title;
  }

  test.each([
    [[stated, stated], /^For every respondent .* best$/],
    [
      [stated, null],
      /^For 1 of 2 respondents .* tells right answers from wrong ones best, for the rest none clearly$/,
    ],
    [[stated, other], /^Which confidence tells right answers from wrong ones best is not the same for all$/],
    [[null, null], /^No confidence is clearly the best at telling right answers from wrong ones$/],
  ])('winners %j', (winners, expected) => expect(title(winners)).toMatch(expected));
});

describe('the title of the reliability diagram', () => {
  /** Each of these names states one confidence on 200 questions and is right on so many. */
  function title(
    minds: Readonly<Record<string, readonly [stated: number, right: number]>>,
  ): string | undefined {
    const replies = Object.entries(minds).flatMap(([respondent, [confidence]]) =>
      Array.from({ length: 200 }, (_, at) => ({ question: `q${at}`, respondent, confidence })),
    );
    const grades = Object.values(minds).flatMap(([, right]) =>
      Array.from({ length: 200 }, (_, at) => (at < right ? ('correct' as const) : ('incorrect' as const))),
    );
    const summary = analyze(tableOf(replies, grades), { title: 'Minds' });
    return figuresOf(summary, lookOf(summary))
      .flatMap(({ charts }) => charts)
      .find(({ id }) => id === 'reliability')?.title;
  }

  test('claims nothing that the intervals do not show', () => {
    expect(title({ owl: [0.7, 140], rook: [0.7, 136] })).toBe(
      'No respondent’s stated confidence differs clearly from how often it is right',
    );
  });

  test('follows who claims too much, and who too little', () => {
    expect(title({ owl: [0.9, 100], rook: [0.9, 120] })).toBe(
      'Every respondent claims more confidence than right answers bear out',
    );
    expect(title({ owl: [0.9, 100], rook: [0.7, 140], wren: [0.5, 160] })).toBe(
      'Of 3 respondents 1 claims more confidence than right answers bear out, 1 claims less',
    );
    expect(title({ owl: [0.9, 100] })).toMatch(
      /^owl states 90% confidence on average and is right 50% of the time$/,
    );
  });
});

describe('a report of a run that could stop early', () => {
  const replies = Array.from({ length: 240 }, (_, at) => ({
    question: `q${at % 120}`,
    respondent: at < 120 ? 'owl' : 'rook',
  }));
  const fixed = analyze(
    tableOf(
      replies,
      replies.map((_, at) => (at % 3 === 0 ? 'incorrect' : 'correct')),
    ),
    { title: 'Minds' },
  );
  const { unanswerable: _, ...rest } = fixed;
  const of = (given: Parameters<typeof lookedAt>[0]): Summary => ({ ...rest, sequential: lookedAt(given) });

  test('opens at the penalty that was to be settled, where there is one', () => {
    const { plan } = lookedAt();
    const at = (until: typeof plan.until) => lookOf(of({ plan: { ...plan, until } })).penalty;
    expect(at({ goal: 'best', penalty: 3, these: false, level: 0.95 })).toBe(3);
    expect(at({ goal: 'order', penalty: 0, these: false, level: 0.95 })).toBe(0);
    expect(at({ goal: 'width', width: 0.04, level: 0.95 })).toBe(1);
    expect(at({ goal: 'regression', margin: 0.03, penalty: 0, baseline: 'b', level: 0.95 })).toBe(1);
    expect(at({ goal: 'regression', margin: 0.03, penalty: 9, baseline: 'b', level: 0.95 })).toBe(9);
  });

  test('tells in the paragraph for a paper by which rule asking ended, and of no p value', () => {
    const summary = of({});
    const text = measuredText(summary, lookOf(summary));
    expect(text).toContain(
      'Asking followed a rule written down before the first answer (best@3 at 95\\%, 97.5\\% a comparison, subjects whole and in the random order of seed 1), which settled it after 90 of 240 askings',
    );
    expect(text).not.toContain('p-values');
    expect(measuredText(fixed, lookOf(fixed))).toContain('p-values');
  });

  test('sends nobody below to what is left out', () => {
    const provenance = {
      ...rest.provenance,
      questions: { answerable: 120, unanswerable: 7, setAside: 0 },
      leftOut: ['slices: looked at'],
    };
    const summary = { ...of({}), provenance };
    expect(leftOutText(summary)).toBe('Left out: 7 questions that have no true answer; slices: looked at.');
    expect(terminalReport(summary).match(/Left out/g)).toHaveLength(1);
  });
});

describe('titles over more respondents than a chart has room for', () => {
  /** Thirty of a printed table, the first far ahead, the rest alike. */
  const rows = Array.from({ length: 30 }, (_, at) =>
    publishedRowSchema.parse({
      model: `model ${at}`,
      n: 1000,
      correct: at === 0 ? 0.7 : 0.3,
      incorrect: at === 0 ? 0.2 : 0.1,
      refused: at === 0 ? 0.1 : 0.6,
      unit: 'fraction',
    }),
  );
  const chart = (some: typeof rows, id: string) => {
    const summary = analyzePublished({ title: 'Thirty', rows: some }, { title: 'Thirty' });
    return figuresOf(summary, lookOf(summary))
      .flatMap(({ charts }) => charts)
      .find((one) => one.id === id);
  };

  test('count everybody, and make no resample certain', () => {
    expect(chart(rows, 'differences')?.title).toBe(
      'model 0 differs from 29 of 29 others in correct/asked beyond chance',
    );
    expect(chart(rows, 'probability-best')?.title).toBe(
      'At penalty 1, model 0 is the best choice with a probability of over 99%',
    );
  });

  test('areas of one colour differ in how full they are, and so do their keys', () => {
    const found = chart(rows.slice(1, 20), 'probability-best');
    const layers = found!.spec['layer'] as { name: string; data: { values: Record<string, unknown>[] } }[];
    const looks = (name: string) => {
      const values = layers.find((layer) => layer.name === name)!.data.values;
      return new Map(
        values.map((one) => [one['name'] ?? one['text'], `${one['colour']} ${one['full'] ?? 1}`]),
      );
    };
    const areas = looks('shares');
    expect(areas.size).toBeGreaterThan(12);
    expect(new Set(areas.values()).size).toBe(areas.size);
    for (const [name, look] of looks('key')) expect(areas.get(name)).toBe(look);
  });
});

describe('the title on silence', () => {
  const summary = fullSummary(SIX.slice(0, 3));
  /** By what each got right of its own accord, and when forced, of so many. */
  function title(minds: readonly (readonly [open: number, forced: number, n: number])[]): string | undefined {
    const rows = minds.map(([, right, n], at) => ({
      ...summary.refusal!.rows[at]!,
      ...{ forcedCorrect: right * n, forcedIncorrect: n - right * n },
      rightWhenForced: proportion('correct/forced', Math.round(right * n), n),
    }));
    const rated = minds.map(([open], at) => ({
      ...summary.rates.rows[at]!,
      ...{ respondent: rows[at]!.respondent },
      estimates: { 'correct/attempted': proportion('correct/attempted', Math.round(open * 1000), 1000) },
    }));
    return refusalCalibration(
      { ...summary.refusal!, rows },
      { ...summary.rates, rows: rated },
      lookOf(summary),
    )?.title;
  }

  test.each([
    [
      [
        [0.9, 0.1, 200],
        [0.6, 0.5, 200],
        [0.6, 0.5, 200],
      ],
      /chooses its silences best: right on 90\.?0?% .* 10/,
    ],
    // Two of fourteen, and twenty of sixty: nobody chooses better than the other.
    [
      [
        [0.78, 0.14, 14],
        [0.7, 0.2, 60],
        [0.7, 0.2, 60],
      ],
      /^Answers given freely are right more often than forced ones for all 3 respondents$/,
    ],
    [
      [
        [0.78, 0.14, 14],
        [0.8, 0.25, 60],
        [0.7, 0.7, 60],
      ],
      /for 2 of 3 respondents$/,
    ],
    [
      [
        [0.5, 0.5, 60],
        [0.5, 0.6, 60],
        [0.5, 0.5, 60],
      ],
      /^For no respondent are answers given freely clearly right more often than forced ones$/,
    ],
  ] as const)('%j', (minds, words) => expect(title(minds)).toMatch(words));
});

test('the chart of times says of simulated models that they cost nothing, and of others whose price nobody knows', () => {
  const summary = fullSummary(SIX.slice(0, 2));
  const cost = {
    ...summary.cost!,
    rows: summary.cost!.rows.map((row) => ({ ...row, costPerCorrectUsd: null, unpriced: row.calls })),
  };
  const caption = (simulated: boolean) => costLatency(cost, lookOf({ ...summary, simulated }))?.caption;
  expect(caption(true)).toContain('Simulated models cost nothing');
  expect(caption(true)).not.toContain('no known price');
  expect(caption(false)).toMatch(/calls have no known price/);
  expect(caption(false)).not.toContain('Cost of asking');
});
