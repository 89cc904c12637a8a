import { describe, expect, it } from 'vitest';
import { questionSchema } from '../../../src/core/question.ts';
import { applyReview } from '../../../src/stages/dataset/items/apply-review.ts';
import type { ReviewRow } from '../../../src/stages/dataset/items/review-row.ts';

const QUESTIONS = [
  questionSchema.parse({
    id: 'birth',
    text: 'When was Ada Lind born?',
    reference: { form: 'date', value: '1871-05-03', precision: 'day' },
  }),
  questionSchema.parse({
    id: 'town',
    text: 'Where was Ada Lind born?',
    reference: { form: 'place', name: 'Bergen' },
  }),
  questionSchema.parse({
    id: 'children',
    text: 'How many children did Ada Lind have?',
    reference: { form: 'number', value: 3, unit: 'children' },
  }),
];

function row(change: Partial<ReviewRow>): ReviewRow {
  return {
    place: 'sheet.csv, line 2',
    questionId: 'birth',
    question: 'When was Ada Lind born?',
    gold: '1871-05-03',
    decision: '',
    newValue: '',
    newQuestion: '',
    decidedAt: '',
    reason: 'the parish register says otherwise',
    source: 'Parish register of Voss, 1873, p. 12',
    name: 'Eva',
    ...change,
  };
}

const town = { questionId: 'town', question: 'Where was Ada Lind born?', gold: 'Bergen' };

describe('decisions of a review', () => {
  it('change the gold, keep the old list as it was, and say who, why and by which source', () => {
    const { questions, changes, counts } = applyReview(QUESTIONS, [
      row({ decision: 'fix', newValue: '3 May 1873' }),
    ]);
    expect(questions[0]!.reference).toMatchObject({ form: 'date', value: '1873-05-03', precision: 'day' });
    expect(QUESTIONS[0]!.reference).toMatchObject({ value: '1871-05-03' });
    expect(changes[0]!.line).toMatch(
      /birth: changed from "1871-05-03" to "1873-05-03".*register.*Voss.*by Eva/,
    );
    expect(questions[0]!.source.at(-1)).toMatchObject({ name: 'Parish register of Voss, 1873, p. 12' });
    expect(counts.fix).toBe(1);
  });

  it('dispute, drop, keep and add an alias', () => {
    const { questions, changes } = applyReview(QUESTIONS, [
      row({ decision: 'dispute' }),
      row({ ...town, decision: 'Add alias', newValue: 'Bjørgvin' }),
      row({
        questionId: 'children',
        question: 'How many children did Ada Lind have?',
        gold: '3 children',
        decision: 'drop',
      }),
    ]);
    expect(questions.map(({ id, status }) => [id, status])).toEqual([
      ['birth', 'disputed'],
      ['town', 'ok'],
    ]);
    expect(questions[1]!.reference).toMatchObject({ name: 'Bergen', aliases: ['Bjørgvin'] });
    expect(changes).toHaveLength(3);
    const kept = applyReview(QUESTIONS, [row({ decision: 'keep', reason: '', source: '' })]);
    expect(kept.questions).toEqual(QUESTIONS);
    expect(kept.changes).toHaveLength(1);
  });

  it.each([
    '',
    'n/a',
    'the models agree',
    'GPT-4o',
    'claude opus 4',
    'consensus',
    'all strong models say so',
    '???',
  ])('refuse a fix whose source is "%s"', (source) => {
    expect(() => applyReview(QUESTIONS, [row({ decision: 'fix', newValue: '1873', source })])).toThrow(
      /line 2: "fix" needs a source outside the models/,
    );
  });

  it.each([
    [{ decision: 'repair' }, /expected the decision keep, fix, add alias, dispute, drop, got "repair"/],
    [{ decision: 'drop', reason: '' }, /needs a reason/],
    [{ decision: 'drop', name: '' }, /name of who decided/],
    [{ decision: 'fix' }, /needs a new value/],
    [{ decision: '', newValue: '1873' }, /expected a decision/],
    [{ decision: 'drop', newQuestion: 'Who?' }, /leaves the question as it is/],
    [{ decision: 'fix', newQuestion: 'When was Ada Lind born?' }, /has these words already/],
    [{ decision: 'keep', questionId: 'x', question: 'Who?' }, /no question "x"/],
    [{ decision: 'fix', newValue: '1873', gold: '1870-01-01' }, /sheet was made for "1870-01-01"/],
    [{ decision: 'fix', newValue: '3 May 1871' }, /is the gold already/],
    [{ decision: 'add alias', newValue: 'Bergen' }, /expected a date/],
  ] as const)('refuse %j', (change, message) => {
    expect(() => applyReview(QUESTIONS, [row(change)])).toThrow(message);
  });

  it.each(['https://www.wikidata.org/wiki/Q937', 'Britannica', 'Kirkebok for Voss 1873', 'Гербовник'])(
    'take "%s" for a source',
    (source) => {
      const { counts } = applyReview(QUESTIONS, [row({ decision: 'fix', newValue: '1873', source })]);
      expect(counts.fix).toBe(1);
    },
  );

  it('word a question anew without a source, for what counts as right stays', () => {
    const newQuestion = 'On which day was Ada Lind born?';
    const { questions, changes } = applyReview(QUESTIONS, [
      row({ decision: 'fix', newQuestion, source: '', decidedAt: '2026-02-03T04:05:06Z' }),
    ]);
    expect(questions[0]).toEqual({ ...QUESTIONS[0], text: newQuestion });
    expect(changes).toEqual([
      {
        line: `birth: asked as "${newQuestion}" instead of "When was Ada Lind born?"; reason: the parish register says otherwise; by Eva`,
        decidedAt: '2026-02-03T04:05:06Z',
      },
    ]);
  });

  it('find a question whose hidden letters the sheet spells out', () => {
    const hidden = questionSchema.parse({ id: 'h', text: 'Who\u202e is it?', reference: null });
    const { questions } = applyReview(
      [hidden],
      [row({ questionId: 'h', question: 'Who⟨U+202E⟩ is it?', gold: '', decision: 'drop' })],
    );
    expect(questions).toEqual([]);
  });

  it('refuse two decisions on one question', () => {
    expect(() => applyReview(QUESTIONS, [row({ decision: 'dispute' }), row({ decision: 'drop' })])).toThrow(
      /decided already/,
    );
  });

  it('find a question by its words where the sheet has the ids of rows', () => {
    const { questions } = applyReview(QUESTIONS, [
      row({ ...town, questionId: 'line-7', decision: 'dispute' }),
    ]);
    expect(questions[1]!.status).toBe('disputed');
  });

  it('keep the unit of a number, and take a whole reference as JSON', () => {
    const children = { questionId: 'children', question: '', gold: '3 children', decision: 'fix' };
    expect(
      applyReview(QUESTIONS, [row({ ...children, newValue: '4' })]).questions[2]!.reference,
    ).toMatchObject({
      form: 'number',
      value: 4,
      unit: 'children',
    });
    const json = '{"form":"number","value":4,"low":4,"high":5}';
    expect(
      applyReview(QUESTIONS, [row({ ...children, newValue: json })]).questions[2]!.reference,
    ).toMatchObject({
      low: 4,
      high: 5,
    });
  });
});
