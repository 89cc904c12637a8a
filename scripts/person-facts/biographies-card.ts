/** The card of person-biographies. */
import type { Question } from '../../src/core/question.ts';
import type { CardText } from './write-set.ts';

export function biographiesCard(questions: readonly Question[]): CardText {
  const facts = questions.map(({ reference }) => (reference?.form === 'facts' ? reference.facts.length : 0));
  const bands = new Map<string, number>();
  for (const { popularity } of questions)
    bands.set(popularity?.band ?? '', (bands.get(popularity?.band ?? '') ?? 0) + 1);
  return {
    name: 'person-biographies',
    title: 'Biographies of Nobel laureates with eight facts or more to check',
    description: `A biography is asked of each of ${questions.length} people, to be taken apart into claims (closedbook grade RUN --claims MODEL) and graded under person-strict. The reference holds ${Math.min(...facts)} to ${Math.max(...facts)} facts a person, ${facts.reduce((sum, count) => sum + count, 0)} in all, each with precision, other names, as-of date and the address where it can be checked: dates and places of birth and death, the prize and its year, institution, citizenship, occupations, languages, fields of work. People by band: ${[...bands].map(([band, count]) => `${band} ${count}`).join(', ')}.`,
    made: 'Built by scripts/build-person-biographies.ts: everybody of the sources of whom eight facts are known, drawn by band with a hash. What a person has several of stands as an open list (required: 1): another value is beyond the facts and no error. Facts on which two sources disagree are left out, as in person-facts.',
    sources: [
      { name: 'Nobel Prize API 2.1', url: 'https://api.nobelprize.org/2.1/', licence: 'CC0-1.0' },
      { name: 'Wikidata, through CoDEx', url: 'https://www.wikidata.org/', licence: 'CC0-1.0' },
    ],
    licence: 'CC0-1.0',
    limits: [
      'Nobel laureates alone: of nobody else do the free sources at hand hold eight facts (members of Congress six, racing drivers five, artists and judges four). So there are no bands D and E here; person-facts has them, with fewer facts a person.',
      'Laureates are known for what is asked: read precision and facts told here as an upper end for people of these bands.',
      'Open lists are as Wikidata had them in 2020, through a benchmark that named a part of its items: many right values are not on them, and count as beyond the facts.',
      'Places are compared with a town and what contains it; a suburb or an older name not listed may count as wrong.',
      'About one famous person in a hundred has a date that another source contradicts.',
    ],
    language: 'en',
    asOf: '2023-03-31',
  };
}
