/** Respondents asked different questions, and comparisons that rest on a handful: the words that keep them apart. */
import { describe, expect, test } from 'vitest';
import { type Cell, outcomeTableBuilder } from '../../src/core/outcome-table.ts';
import { comparisonText } from '../../src/pipeline/compare.ts';
import { analyze } from '../../src/stages/analyze/analyze.ts';
import { closedbook } from '../cli/captured-terminal.ts';
import { scratch } from '../end-to-end/scratch.ts';

/** One respondent a key, with its cells by question number. */
function summaryOf(asked: Readonly<Record<string, Readonly<Record<number, Cell>>>>) {
  const builder = outcomeTableBuilder();
  Object.values(asked).forEach((cells, respondent) => {
    for (const [question, cell] of Object.entries(cells))
      builder.add({ question: Number(question), respondent, cell });
  });
  const ids = Object.keys(asked);
  const table = builder.build({
    questions: Array.from({ length: 40 }, (_, index) => ({
      id: `q${index}`,
      hash: `q${index}`,
      dataset: 'd',
      kind: 'answerable' as const,
      status: 'ok' as const,
      answerType: 'text',
      tags: [],
    })),
    respondents: ids.map((id) => ({
      id,
      model: id,
      settings: {},
      policy: null,
      family: null,
      knowledgeCutoff: null,
      simulated: false,
    })),
    closedBook: ids.map(() => 'enforced' as const),
    planned: ids.map(() => null),
  });
  return analyze(table, { title: 't' });
}

const cells = (from: number, to: number, cell: Cell): Record<number, Cell> =>
  Object.fromEntries(Array.from({ length: to - from }, (_, index) => [from + index, cell]));

describe('respondents asked different questions', () => {
  test('the decision begins with a caution, and a warning counts the pairs', () => {
    const { decision, provenance, comparisons } = summaryOf({
      owl: cells(0, 20, 'correct'),
      parrot: cells(20, 40, 'incorrect'),
    });
    expect(decision.sentences[0]).toBe(
      'The respondents were not asked the same questions: their rates cannot be compared.',
    );
    expect(provenance.warnings).toEqual([
      '1 of 1 pairs shares no question; rates over different questions cannot be compared.',
    ]);
    expect(comparisons?.pairs[0].sentences).toEqual([
      'owl and parrot share no question: nothing can be concluded.',
    ]);
  });

  test('where only some share none, both say some', () => {
    const { decision, provenance } = summaryOf({
      owl: cells(0, 20, 'correct'),
      wren: cells(0, 20, 'incorrect'),
      parrot: cells(20, 40, 'incorrect'),
    });
    expect(decision.sentences[0]).toMatch(/^Not all respondents were asked the same questions/);
    expect(provenance.warnings[0]).toMatch(/^2 of 3 pairs share no question/);
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

describe('closedbook compare', () => {
  test('says first that a handful of shared questions concludes nothing, and no more at ten', () => {
    const told = (shared: number): string => {
      const { comparisons } = summaryOf({
        owl: cells(0, shared, 'correct'),
        wren: cells(0, shared, 'incorrect'),
      });
      return comparisonText({ ...comparisons!.pairs[0], multiplicity: '' }, 80);
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
