/** The card of person-facts: the words are fixed, the mix of fields is counted from the questions themselves. */
import type { Question } from '../../src/core/question.ts';
import type { CardText } from './write-set.ts';

/** The card without its checksum. */
export function personFactsCard(questions: readonly Question[]): CardText {
  return {
    name: 'person-facts',
    title: 'Facts about people, from household names to the long tail',
    description:
      'Closed-book questions on real people in five popularity bands: dates and places of birth and death, ' +
      'citizenship, occupation, office, party and seat, prizes and their years, institutions, teams, schools, ' +
      'spouses, doctoral advisors; and the two shapes of OpenAI’s test of people, a date for an infobox and a short ' +
      `biography (to be graded under person-strict). ${mix(questions)}`,
    made:
      'Built by scripts/build-person-facts.ts: people drawn by band and field of life from the sources below, one ' +
      'fact of each kind a person, wordings from src/stages/dataset/question-templates.ts, our own. Facts on which ' +
      'two sources disagree are left out; days of birth in lands that kept the Julian calendar are asked as years.',
    sources: [
      { name: 'Nobel Prize API 2.1', url: 'https://api.nobelprize.org/2.1/', licence: 'CC0-1.0' },
      {
        name: 'congress-legislators (unitedstates project)',
        url: 'https://github.com/unitedstates/congress-legislators',
        licence: 'CC0-1.0',
      },
      { name: 'F1DB', url: 'https://github.com/f1db/f1db', licence: 'CC-BY-4.0' },
      {
        name: 'Tate collection, artist data',
        url: 'https://github.com/tategallery/collection',
        licence: 'CC0-1.0',
      },
      {
        name: 'Federal Judicial Center, Biographical Directory of Article III Federal Judges',
        url: 'https://www.fjc.gov/history/judges',
        licence: 'public domain (US government work)',
      },
      {
        name: 'NASA Astronaut Fact Book, April 2013',
        url: 'https://www.nasa.gov/',
        licence: 'public domain (US government work)',
      },
      { name: 'Wikidata, through CoDEx and KAMEL', url: 'https://www.wikidata.org/', licence: 'CC0-1.0' },
    ],
    licence:
      'CC-BY-4.0 (F1DB’s facts need attribution: F1DB, https://github.com/f1db/f1db); the rest CC0-1.0 or public domain',
    limits: [
      'Bands A and B follow the number of Wikipedia languages in 2013; people who rose since stand too low. C to E are by kind of source or by judgement; each row names its measure.',
      'The sources lean towards the United States, men and Europe: read rates by band and field, not as a sample of all people.',
      'The tail has few athletes: the large open tables of athletes are share-alike or non-commercial and were left out.',
      'About one famous person in a hundred and more of the tail have a date that another source contradicts; compare small rates of incorrect answers with that floor.',
      'Places are graded against a town with what contains it; a suburb or an older name not listed may be marked wrong.',
      'Spouses, advisors, teams, schools and employers are lists that may be incomplete in the source; the question asks for one.',
      'Facts are as of the date on the row; nobody is asked for an office that can change.',
    ],
    language: 'en',
    asOf: '2026-11-21',
  };
}

/** How the people of each band divide into fields of life, as a sentence. */
function mix(questions: readonly Question[]): string {
  const bands = new Map<string, Map<string, Set<string>>>();
  for (const { popularity, topic = '', subject } of questions) {
    const band = popularity?.band ?? '';
    const fields = bands.get(band) ?? new Map<string, Set<string>>();
    bands.set(band, fields);
    const people = fields.get(topic) ?? new Set<string>();
    fields.set(topic, people.add(subject?.name ?? ''));
  }
  const parts = [...bands].map(
    ([band, fields]) =>
      `${band}: ${[...fields].map(([field, people]) => `${field} ${people.size}`).join(', ')}`,
  );
  return `People by band and field: ${parts.join('; ')}.`;
}
