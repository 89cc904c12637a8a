/** The card of person-facts-languages: what is asked in which language, and what could not be. */
import type { Question } from '../../src/core/question.ts';
import { personFactsCard } from './card.ts';
import type { CardText } from './write-set.ts';

export function addLanguagesCard(
  questions: readonly Question[],
  left: { readonly names: number; readonly facts: number },
): CardText {
  const { sources, licence, asOf } = personFactsCard(questions);
  const people = new Set(questions.map(({ subject }) => subject?.id)).size;
  const languages = new Set(questions.map(({ language }) => language)).size;
  return {
    name: 'person-facts-languages',
    title: 'The same dates of people in English, German, French and Spanish',
    description: `${questions.length / languages} facts on ${people} people of person-facts, each asked in four languages under ids that end in @en, @de, @fr, @es: years and days of birth and death, years of Nobel Prizes. For the gap between languages, paired by fact and person.`,
    made: 'Built by scripts/build-person-languages.ts from datasets/person-facts; wordings from src/stages/dataset/wordings, our own, turned so that no name is declined and no sex shown. The field of life stands behind each name, in English too, so that the questions differ in nothing but their language.',
    sources,
    licence,
    limits: [
      'Dates only: an answer without a name needs no label in a language, and no source at hand has labels.',
      `People whose names are written alike in the four languages: ${left.names} people of person-facts with such facts are left out because their names are transcribed or translated; ${left.facts} facts in all.`,
      'No Chinese and no Czech: names would have to be transcribed or declined. closedbook dataset build --from wikidata --language en,de,fr,es,zh,cs takes them from the items’ own labels.',
      'The people lean towards the United States and Western Europe even more than those of person-facts.',
      'About one famous person in a hundred and more of the tail have a date that another source contradicts.',
    ],
    asOf,
  };
}
