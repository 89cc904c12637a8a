/** A wrong translation by its answers: right in four languages, wrong in the fifth; ignorance and silence are no signs. */
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../src/core/outcome.ts';
import { questionSchema } from '../../../src/core/question.ts';
import { answerBookBuilder } from '../../../src/stages/dataset/items/answer-book.ts';
import { findTrouble } from '../../../src/stages/dataset/items/find-trouble.ts';

const LANGUAGES = ['en', 'de', 'fr', 'es', 'zh'];
const SIX = ['a:1', 'a:2', 'b:1', 'b:2', 'c:1', 'c:2'];

/** What each respondent does with each fact in each language. */
function troubleOf(
  outcomeOf: (fact: number, language: string, who: number) => Outcome,
  respondents: readonly string[] = SIX,
) {
  const builder = answerBookBuilder();
  for (let fact = 0; fact < 12; fact += 1) {
    for (const language of LANGUAGES) {
      const question = questionSchema.parse({
        id: `p${fact}.birth@${language}`,
        text: `${language}: in which year was person ${fact} born?`,
        language,
        subject: { name: `person ${fact}`, id: `Q${fact}` },
        property: 'birth year',
        reference: { form: 'date', value: String(1900 + fact), precision: 'year' },
      });
      respondents.forEach((id, who) => {
        const outcome = outcomeOf(fact, language, who);
        builder.add({
          question: builder.question(question.id, () => question),
          respondent: builder.respondent({ id, family: id.split(':')[0]! }),
          outcome,
          text:
            outcome === 'correct' ? String(1900 + fact) : outcome === 'incorrect' ? '1850' : 'I do not know.',
        });
      });
    }
  }
  return findTrouble(builder.build(['run'])).listed['wrong-translation'];
}

describe('wrong translations', () => {
  test('are found where those who know the fact elsewhere are wrong in one language', () => {
    expect(
      troubleOf((fact, language, who) =>
        fact === 3 && language === 'fr' ? 'incorrect' : who === 5 && fact % 2 === 0 ? 'incorrect' : 'correct',
      ),
    ).toEqual(['p3.birth@fr']);
  });

  test('are not seen in ignorance of a fact, in silence in one language, or in one family alone', () => {
    expect(troubleOf((fact) => (fact === 3 ? 'incorrect' : 'correct'))).toEqual([]);
    expect(troubleOf((_, language) => (language === 'zh' ? 'refused' : 'correct'))).toEqual([]);
    expect(
      troubleOf((fact, language, who) =>
        fact === 3 && language === 'fr' && who < 2 ? 'incorrect' : 'correct',
      ),
    ).toEqual([]);
    // Two know it and are wrong: too few to say.
    expect(
      troubleOf(
        (fact, language) => (fact === 3 && language === 'fr' ? 'incorrect' : 'correct'),
        ['a:1', 'b:1'],
      ),
    ).toEqual([]);
  });
});
