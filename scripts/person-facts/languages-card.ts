/** The card of person-facts-languages: what is asked in which language, and what could not be. */
import type { Question } from '../../src/core/question.ts';
import { personFactsCard } from './card.ts';
import type { CardText } from './write-set.ts';

export function addLanguagesCard(
  questions: readonly Question[],
  left: {
    readonly names: number;
    readonly facts: number;
    readonly czech: number;
    readonly countries: number;
  },
): CardText {
  const { sources, licence, asOf } = personFactsCard(questions);
  const people = new Set(questions.map(({ subject }) => subject?.id)).size;
  const of = (code: string) => questions.filter(({ language }) => language === code);
  const facts = of('en').length;
  const countries = of('en').filter(({ property }) => property === 'birth country').length;
  return {
    name: 'person-facts-languages',
    title: 'The same dates and countries of people in English, German, French, Spanish and Czech',
    description: `${facts} facts on ${people} people of person-facts, each asked in four languages under ids that end in @en, @de, @fr, @es, and ${of('cs').length} of them in Czech (@cs): years and days of birth and death, years of Nobel Prizes, and ${countries} countries of birth. For the gap between languages, paired by fact and person.`,
    made: 'Built by scripts/build-person-languages.ts from datasets/person-facts; wordings from src/stages/dataset/wordings, our own, turned so that no name is declined and no sex shown. Countries by their names in the Unicode CLDR, long and short; the English ones count as right too. The field of life stands behind each name, in English too, so that the questions differ in nothing but their language.',
    sources,
    licence,
    limits: [
      'Dates and countries only: no source at hand has names of people, towns or works by language, and CLDR has those of countries.',
      `People whose names are written alike in the four languages: ${left.names} people of person-facts with such facts are left out because their names are transcribed or translated; ${left.facts} facts in all.`,
      `Czech asks about men alone, as women’s surnames take an ending there: ${left.czech} of the facts are not asked in it, nor are those on people whose sex the tables lack.`,
      `No Chinese: no name has a label in its script, so all ${facts} facts are left out. closedbook dataset build --from wikidata --language en,de,fr,es,zh,cs takes them from the items’ own labels.`,
      'The people lean towards the United States and Western Europe even more than those of person-facts.',
      'About one famous person in a hundred and more of the tail have a date that another source contradicts.',
    ],
    asOf,
  };
}
