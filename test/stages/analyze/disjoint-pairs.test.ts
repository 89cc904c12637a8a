/** Respondents asked different questions, and comparisons that rest on a handful: the words that keep them apart. */

import { describe, expect, test } from 'vitest';
import { type Cell, outcomeTableBuilder } from '../../../src/core/outcome-table.ts';
import { comparisonText } from '../../../src/pipeline/report/compare.ts';
import { analyze } from '../../../src/stages/analyze/analyze.ts';
import { closedbook } from '../../cli/captured-terminal.ts';
import { scratch } from '../../end-to-end/scratch.ts';
import { questionRow, respondentRow } from '../../fixtures/outcome-rows.ts';

/** One respondent a key, with its cells by question number. */
function summaryOf(asked: Readonly<Record<string, Readonly<Record<number, Cell>>>>) {
  const builder = outcomeTableBuilder();
  Object.values(asked).forEach((cells, respondent) => {
    for (const [question, cell] of Object.entries(cells))
      builder.add({ question: Number(question), respondent, cell });
  });
  const ids = Object.keys(asked);
  const table = builder.build({
    questions: Array.from({ length: 40 }, (_, index) => questionRow(`q${index}`)),
    respondents: ids.map((id) => respondentRow(id)),
    closedBook: ids.map(() => 'enforced' as const),
    planned: ids.map(() => null),
  });
  return analyze(table, { title: 't' });
}

const cells = (from: number, to: number, cell: Cell): Record<number, Cell> =>
  Object.fromEntries(Array.from({ length: to - from }, (_, index) => [from + index, cell]));

describe('respondents asked different questions', () => {
  test('no choice is made between them, each is set against silence, and a warning counts the pairs', () => {
    const { decision, provenance, comparisons, frontier } = summaryOf({
      owl: cells(0, 20, 'correct'),
      parrot: cells(20, 40, 'incorrect'),
    });
    expect(decision.headline).toBe(
      'The 2 respondents answered 2 different question sets: no choice is made between sets.',
    );
    expect(decision.sentences.slice(0, 2)).toEqual([
      'owl alone (20 questions) gave no wrong answer.',
      'parrot alone (20 questions) is worth no more than declining everything at any cost of a wrong answer.',
    ]);
    expect(frontier).toBeUndefined();
    expect(provenance.warnings).toEqual([
      '1 of 1 pairs shares no question; rates over different questions cannot be compared.',
    ]);
    expect(comparisons?.pairs[0]?.sentences).toEqual([
      'owl and parrot share no question: nothing can be concluded.',
    ]);
  });

  test('where some share their questions, the choice and the frontier are theirs alone', () => {
    const { decision, provenance, frontier, comparisons } = summaryOf({
      owl: { ...cells(0, 15, 'correct'), ...cells(15, 20, 'incorrect') },
      parrot: cells(20, 40, 'correct'),
      wren: { ...cells(0, 10, 'correct'), ...cells(10, 20, 'refused') },
    });
    expect(decision.sentences[0]).toMatch(
      /^Of the 2 respondents asked the same 20 questions: too close to call .* at L = 1 (?:owl|wren) is best in \d\d% of resamples, /,
    );
    expect(decision.sentences[0]).toContain(
      'choose owl; from 0.56 to 1.78 choose wren or owl (resamples do not tell them apart); from 1.78 to 13.3 choose wren; beyond 13.3 choose wren or decline everything (resamples do not tell them apart).',
    );
    expect(decision.sentences[1]).toBe('parrot alone (20 questions) gave no wrong answer.');
    expect(frontier?.points.map(({ respondent }) => respondent)).toEqual(['owl', 'wren']);
    expect(frontier?.probabilityBest?.rows.map(({ respondent }) => respondent)).toEqual([
      'owl',
      'wren',
      null,
    ]);
    expect(provenance.warnings[0]).toBe(
      'The frontier holds the 2 respondents of the largest question set (20 questions) only.',
    );
    expect(provenance.warnings[1]).toMatch(/^2 of 3 pairs share no question/);
    const pair = comparisons?.pairs.find(({ a, b }) => a === 'owl' && b === 'wren');
    expect(pair?.sentences.join(' ')).not.toContain('parrot');
  });

  test('nearly the same questions are one set; outcomes that are missing split nobody off', () => {
    const near = summaryOf({ owl: cells(0, 20, 'correct'), wren: cells(2, 20, 'incorrect') });
    const failing = summaryOf({
      owl: cells(0, 20, 'correct'),
      wren: { ...cells(0, 11, 'incorrect'), ...cells(11, 20, 'ungraded') },
    });
    const half = summaryOf({ owl: cells(0, 20, 'correct'), wren: cells(0, 12, 'incorrect') });
    expect(near.decision.headline).toMatch(
      /18 questions, and resamples take 20.*at every cost of a wrong answer up to 19 right ones choose owl\.$/,
    );
    expect(failing.decision.headline).toBe('At every cost of a wrong answer up to 19 right ones choose owl.');
    expect(half.decision.headline).toContain('2 different question sets');
  });

  test('the same questions, or a respondent without any outcome, give neither', () => {
    const same = summaryOf({ owl: cells(0, 20, 'correct'), wren: cells(0, 20, 'incorrect') });
    const silent = summaryOf({ owl: cells(0, 20, 'correct'), mute: cells(0, 20, 'failed-error') });
    for (const { decision, provenance } of [same, silent]) {
      expect(provenance.warnings).toEqual([]);
      expect(decision.sentences.join()).not.toContain('asked the same questions');
    }
  });
});

describe('respondents with a handful of outcomes', () => {
  test('are no candidates, and the decision counts them', () => {
    const { decision, frontier } = summaryOf({
      owl: { ...cells(0, 10, 'correct'), ...cells(10, 20, 'incorrect') },
      lucky: cells(0, 9, 'correct'),
      mute: cells(0, 20, 'failed-error'),
    });
    expect(decision.headline).toMatch(/choose owl/);
    expect(decision.sentences[0]).toBe(
      '2 more respondents are left out: fewer than 10 questions with an outcome, or than half of those asked.',
    );
    expect(frontier?.points.map(({ respondent }) => respondent)).toEqual(['owl']);
  });

  test('conclude nothing among themselves: points are shown, and nobody is called best', () => {
    const { decision, frontier } = summaryOf({
      owl: cells(0, 9, 'correct'),
      wren: cells(0, 9, 'incorrect'),
    });
    expect(decision).toEqual({
      headline: 'Nothing can be concluded: no respondent has an outcome on 10 questions or more.',
      sentences: [],
    });
    expect(frontier?.points).toHaveLength(2);
    expect(frontier?.hull).toEqual([]);
    expect(frontier?.points.some(({ onHull }) => onHull)).toBe(false);
  });
});

describe('closedbook compare', () => {
  test('says first that a handful of shared questions concludes nothing, and no more at ten', () => {
    const told = (shared: number): string => {
      const { comparisons } = summaryOf({
        owl: cells(0, shared, 'correct'),
        wren: cells(0, shared, 'incorrect'),
      });
      return comparisonText({ ...comparisons!.pairs[0]!, multiplicity: '' }, 80);
    };
    expect(told(3)).toMatch(/^Only 3 shared questions: nothing can be concluded\.\n/);
    expect(told(1)).toMatch(/^Only 1 shared question: /);
    expect(told(10)).not.toContain('nothing can be concluded');
  });

  test('finds respondents by name in any case, and lists them when several fit', async () => {
    await using place = await scratch();
    const rows = ['Opus-4', 'Opus-3', 'O3'].map((model) =>
      JSON.stringify({ model, question: 'Which river flows through Ulm?', gold: 'Danube', answer: 'Danube' }),
    );
    const path = await place.file('answers.jsonl', `${rows.join('\n')}\n`);
    const found = await closedbook(['compare', 'o3', 'opus-4', '--in', path, '--json']);
    expect(JSON.parse(found.out)).toMatchObject({ paired: true, shared: 1 });
    const several = await closedbook(['compare', 'o3', 'opus', '--in', path]);
    expect(several.code).toBe(2);
    expect(several.err).toMatch(/"opus" fits several respondents\s+Name one of: Opus-4, Opus-3\./);
  });
});

describe('one that is ahead in both rates', () => {
  const rest = cells(0, 20, 'correct');
  const ahead = (better: Record<number, Cell>, worse: Record<number, Cell>) =>
    summaryOf({ owl: { ...rest, ...better }, rook: { ...rest, ...worse } }).comparisons!.pairs[0]!;

  test.each([
    ['at every penalty.', cells(20, 40, 'correct'), cells(20, 40, 'incorrect')],
    // No more wrong answers: where these weigh most nothing tells the two apart.
    [
      'at every penalty, though not beyond chance at all of them (95%).',
      cells(20, 40, 'correct'),
      { ...cells(20, 39, 'refused'), ...cells(39, 40, 'incorrect') },
    ],
    [
      'at every penalty, though at none beyond chance (95%).',
      { ...cells(20, 30, 'correct'), ...cells(30, 40, 'incorrect') },
      { ...cells(20, 29, 'correct'), ...cells(29, 40, 'incorrect') },
    ],
  ] as const)('is told to be so %s', (words, better, worse) => {
    const { sentences, differences } = ahead(better, worse);
    expect(sentences[0]).toBe(`owl is ahead of rook ${words}`);
    // The differences at the penalties reported say the same.
    const clear = differences.filter(({ metric }) => metric.startsWith('utility@'));
    const beyond = clear.filter(({ estimate }) => estimate.low !== null && estimate.low > 0).length;
    if (words === 'at every penalty.') expect(beyond).toBe(clear.length);
    else expect(beyond === 0).toBe(words.includes('none'));
  });
});
