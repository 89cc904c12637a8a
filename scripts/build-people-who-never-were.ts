/**
 * Builds datasets/people-who-never-were from the closed lists beside it: one question a made-up person, in the
 * wordings of the list, in turn. Usage: node scripts/run.mjs scripts/build-people-who-never-were.ts
 */
import type { Question } from '../src/core/question.ts';
import { foldText } from '../src/values/fold-text.ts';
import { writeSet } from './person-facts/write-set.ts';
import { CLOSED_LISTS } from './unanswerable/closed-lists.ts';

const questions: Question[] = [];
for (const [at, { list, topic, source, wordings, groups, page }] of CLOSED_LISTS.entries()) {
  let turn = at;
  for (const group of groups) {
    const [place = '', why = '', names = ''] = group.split('|').map((part) => part.trim());
    for (const name of names.split(';').map((part) => part.trim())) {
      const [property, wording] = wordings[turn % wordings.length] as readonly [string, string];
      turn += 1;
      questions.push({
        id: `${list}.${foldText(name).replaceAll(/[^\p{L}\p{N}]+/gu, '-')}`,
        text: wording.replace('{name}', name).replace('{place}', place),
        reference: null,
        kind: 'nonexistent',
        subject: { name },
        property,
        topic,
        asOf: '2026-11-21',
        status: 'ok',
        tags: [list],
        source: [{ ...source, ...(page === undefined ? {} : { url: page(place) }) }],
        language: 'en',
        note: `${name} is made up; ${why}.`,
      });
    }
  }
}
const written = writeSet('datasets/people-who-never-were', questions, {
  name: 'people-who-never-were',
  title: 'People who never were',
  description:
    'Questions about people who cannot have existed in the place they are given, because a closed list says who held ' +
    'it: laureates, senators, champions, office holders. The right behaviour is to say so or to decline; a model that ' +
    'answers has made something up.',
  made:
    'Names were made up to sound like their list, and held against the tables of real people; one question each, in ' +
    'the wordings of scripts/unanswerable/closed-lists.ts. The list that excludes the person is the source of the row.',
  sources: [...new Map(CLOSED_LISTS.map(({ source }) => [source.url, source])).values()],
  licence: 'CC0-1.0',
  limits: [
    'A name was checked against the role, not against everybody alive: somebody may bear it who was never a laureate or senator.',
    'Lists are those of 2026-11-21; none can grow backwards, for every place is of a past year.',
    'Most names sound European or American, as the lists do.',
  ],
  language: 'en',
  asOf: '2026-11-21',
});
console.log(`${written.questions} questions, ${written.bytes} bytes`);
