import { expect, test } from 'vitest';
import { plantedQuestions } from '../../../bench/planted-questions.mjs';
import { type Question, questionSchema } from '../../../src/core/question.ts';
import { dedupe } from '../../../src/stages/dataset/dedupe.ts';
import { referenceFromText } from '../../../src/values/reference-from-text.ts';

async function* each(questions: readonly Question[]) {
  yield questions;
}

const asked = (id: string, text: string, gold: string, more: Partial<Question> = {}) =>
  questionSchema.parse({ id, text, reference: referenceFromText([gold], { question: text }), ...more });

test.each([
  ['tuned', [0.97, 0.7, 0], [0.97, 0.97, 0.7]],
  ['other', [0.9, 0.7, 0], [0.95, 0.97, 0.7]],
] as const)(
  'planted duplicates are found at three strengths, and nothing else (templates: %s)',
  async (shape, plain, restating) => {
    const rows = [...plantedQuestions(3000, { shape })];
    const questions = rows.map((row) => asked(row.id, row.question, row.answer));
    const base = (id: string) => id.replace('-again', '');
    for (const [restated, least] of [
      [false, plain],
      [true, restating],
    ] as const) {
      const { clusters } = await dedupe(each(questions), { restated });
      const pairs = clusters.map(({ members }) => members.map(({ id }) => base(id)));
      expect(pairs.filter((ids) => new Set(ids).size > 1)).toEqual([]);
      const found = new Set(pairs.flat());
      for (const strength of [1, 2, 3] as const) {
        const planted = rows.filter((row) => row.strength === strength);
        const recall = planted.filter((row) => found.has(row.of ?? '')).length / planted.length;
        expect(recall).toBeGreaterThanOrEqual(least[strength - 1]!);
      }
    }
  },
);

test('the question that knows most is kept, and says so', async () => {
  const source = [{ name: 'a' }, { name: 'b' }];
  const { clusters, keptOf } = await dedupe(
    each([asked('q1', 'Where was Ada born?', 'Ulm'), asked('q2', 'where was ada born', 'Ulm', { source })]),
  );
  expect(clusters).toMatchObject([{ kept: 'q2', why: '2 sources, 1 accepted answer' }]);
  expect([...keptOf]).toEqual([[0, 1]]);
});

test('another number, name or answer makes another question; one fact in other words is the same', async () => {
  const subject = { name: 'Ada Example', id: 'Q1' };
  const { clusters, conflicts } = await dedupe(
    each([
      asked('a', 'Which prize did Ada Example of Ulm win in the spring of 1815?', 'Zenda Prize'),
      asked('b', 'Which prize did Ada Example of Ulm win in the spring of 1816?', 'Zenda Prize'),
      asked('c', 'Who was the director of Revenge?', 'Ada'),
      asked('d', 'Who was the director of Revenge?', 'Ida'),
      asked('e', 'When was she born?', '3 March 1891', { subject, property: 'birth date' }),
      asked('f', 'What is the birthday of Ada Example?', 'March 3, 1891', {
        subject,
        property: 'birth date',
      }),
    ]),
  );
  expect(clusters.map(({ members }) => members.map(({ id }) => id))).toEqual([['e', 'f']]);
  expect(conflicts).toEqual([{ one: 'c', two: 'd', text: 'Who was the director of Revenge?' }]);
});

test('the same words in another order are one question, unless its answer is one of two', async () => {
  const { clusters, conflicts } = await dedupe(
    each([
      asked('a', 'Where was Ada Example born?', 'Ulm'),
      asked('b', 'Ada Example was born where?', 'Ulm'),
      asked('c', 'Did Ada Example beat Bo Other?', 'Yes'),
      asked('d', 'Did Bo Other beat Ada Example?', 'Yes'),
      asked('e', 'Did Cy Third beat Di Fourth?', 'Yes'),
      asked('f', 'Did Di Fourth beat Cy Third?', 'No'),
    ]),
  );
  expect(clusters.map(({ members }) => members.map(({ id, reason }) => [id, reason]))).toEqual([
    [
      ['a', null],
      ['b', 'near'],
    ],
  ]);
  expect(conflicts).toEqual([]);
});
