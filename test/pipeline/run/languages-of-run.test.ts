/** Which questions a run asks of a set in several languages. */
import { expect, test } from 'vitest';
import { type Question, questionSchema } from '../../../src/core/question.ts';
import { runSpecSchema } from '../../../src/core/run-spec.ts';
import { questionsOfRun } from '../../../src/pipeline/run/run-questions.ts';
import type { Workspace } from '../../../src/pipeline/workspace.ts';

const questions: Question[] = Array.from({ length: 40 }, (_, index) =>
  ['en', 'de', 'zh'].map((language) =>
    questionSchema.parse({
      id: language === 'en' ? `p${index}` : `p${index}@${language}`,
      text: `${index} ${language}?`,
      reference: null,
      kind: 'unknowable',
      language,
    }),
  ),
).flat();

async function askedBy(words: object): Promise<Question[]> {
  const spec = runSpecSchema.parse({ datasets: ['set'], models: ['a/b'], ...words });
  const found: Question[] = [];
  const source = { kind: 'given', name: 'set', questions } as const;
  for await (const question of questionsOfRun(spec, [source], {} as Workspace)) found.push(question);
  return found;
}

test('only the languages asked for, however they are written', async () => {
  const found = await askedBy({ languages: ['DE', 'zh'] });
  expect(found).toHaveLength(80);
  expect(new Set(found.map(({ language }) => language))).toEqual(new Set(['de', 'zh']));
});

test('a language that the set lacks is an error that names those it has', async () => {
  await expect(askedBy({ languages: ['fr'] })).rejects.toThrow(
    '--language fr: set has questions in en (40), de (40), zh (40)',
  );
});

test('a sample has the same facts in every language', async () => {
  const stems = (all: readonly Question[], language: string) =>
    all.filter((one) => one.language === language).map(({ id }) => id.replace(/@.*/, ''));
  const sampled = await askedBy({ sample: 30 });
  expect(sampled).toHaveLength(30);
  expect(stems(sampled, 'de')).toEqual(stems(sampled, 'en'));
  expect(stems(sampled, 'zh')).toEqual(stems(sampled, 'en'));
});
