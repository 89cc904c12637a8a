/** What `dataset stats`, `dataset sample` and `dataset diff` promise, on sets small enough to count by hand. */
import { expect, test } from 'vitest';
import { type Question, questionSchema } from '../../../src/core/question.ts';
import { coverage } from '../../../src/stages/dataset/coverage.ts';
import { datasetDiff } from '../../../src/stages/dataset/diff.ts';
import { stratifiedSample } from '../../../src/stages/dataset/sample/stratified-sample.ts';

const asked = (id: string, more: Partial<Question> = {}) =>
  questionSchema.parse({
    id,
    text: `Which river flows through ${id}?`,
    reference: { form: 'text', text: 'Danube' },
    ...more,
  });

async function* each(questions: readonly Question[]) {
  yield* questions;
}

test('stats count every field that a question has, bands in their order, and who says nothing', async () => {
  const { questions, subjects, mostOnOneSubject, fields } = await coverage(
    each([
      asked('a', { popularity: { band: 'E-tail' }, subject: { name: 'Ulm' } }),
      asked('b', { popularity: { band: 'E-tail' }, subject: { name: 'Ulm' } }),
      asked('c', { popularity: { band: 'A-head' }, subject: { name: 'Passau' } }),
      asked('d', { kind: 'unknowable', reference: null }),
    ]),
  );
  expect({ questions, subjects, mostOnOneSubject }).toEqual({
    questions: 4,
    subjects: 2,
    mostOnOneSubject: 2,
  });
  const field = (name: string) => fields.find((one) => one.field === name);
  expect(field('band')).toEqual({
    field: 'band',
    values: [
      { value: 'A-head', questions: 1 },
      { value: 'E-tail', questions: 2 },
    ],
    without: 1,
  });
  expect(field('answer type')?.values).toEqual([
    { value: 'text', questions: 3 },
    { value: 'unknowable', questions: 1 },
  ]);
  expect(field('topic')).toBeUndefined();
});

test('a sample gives every stratum its share, and the same seed the same questions', () => {
  const strata = Array.from({ length: 100 }, (_, at) =>
    at % 10 < 7 ? 'head' : at % 10 < 9 ? 'tail' : 'rare',
  );
  const drawn = stratifiedSample(strata, { size: 20, seed: 1 });
  const count = (stratum: string) => drawn.filter((at) => strata[at] === stratum).length;
  expect([count('head'), count('tail'), count('rare')]).toEqual([14, 4, 2]);
  expect(new Set(drawn).size).toBe(20);
  expect(stratifiedSample(strata, { size: 20, seed: 1 })).toEqual(drawn);
  expect(stratifiedSample(strata, { size: 20, seed: 2 })).not.toEqual(drawn);
  expect(stratifiedSample(strata, { size: 500, seed: 1 })).toHaveLength(100);
});

test('a diff tells another wording from another reference, and from what concerns neither', () => {
  const before = ['a', 'b', 'c', 'd', 'e'].map((id) => asked(id));
  const after = [
    asked('a'),
    asked('b', { text: 'Which river runs through b?' }),
    asked('c', { reference: { form: 'text', text: 'Danube', aliases: ['Donau'] } }),
    asked('d', { status: 'disputed', note: 'Two rivers do.' }),
    asked('f'),
  ];
  const { same, added, removed, changed } = datasetDiff(before, after);
  expect(same).toBe(1);
  expect(added.map(({ id }) => id)).toEqual(['f']);
  expect(removed.map(({ id }) => id)).toEqual(['e']);
  expect(changed.map(({ id, changes }) => [id, ...changes])).toEqual([
    ['b', 'text'],
    ['c', 'reference'],
    ['d', 'status'],
  ]);
});
