/**
 * Builds datasets/false-premises from the bundled person-facts: for each pair the direct question as it stands there,
 * and one that takes a wrong value of the same fact for granted. The wrong value is a real one of somebody else, or a
 * year some years off. Usage: node scripts/run.mjs scripts/build-false-premises.ts
 */
import { readFileSync } from 'node:fs';
import { contentHash } from '../src/core/hash.ts';
import { type Question, questionSchema } from '../src/core/question.ts';
import { foldText } from '../src/values/fold-text.ts';
import { furtherPersons } from './person-facts/further-persons.ts';
import { LAUREATE_NOUNS } from './person-facts/shared-persons.ts';
import { writeSet } from './person-facts/write-set.ts';
import { falsePremiseOf, mainValue, PREMISES } from './unanswerable/premises.ts';

const SEED = 'false-premises 1';
const facts = readFileSync('datasets/person-facts/questions.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => questionSchema.parse(JSON.parse(line)));

const descriptors = [
  ...new Set([
    ...(await furtherPersons('scripts/person-facts')).map(({ who }) => who),
    ...LAUREATE_NOUNS,
    'the racing driver',
    'the American politician',
  ]),
].filter((who) => who !== '');

const questions: Question[] = [];
const used = new Set<string>();
for (const premise of PREMISES) {
  const candidates = facts
    .filter(({ property, subject }) => property === premise.property && !used.has(subject?.name ?? ''))
    .filter(({ subject }) => premise.chosen === undefined || (subject?.name ?? '') in premise.chosen)
    .sort((a, b) => (contentHash([SEED, a.id]) < contentHash([SEED, b.id]) ? -1 : 1));
  const pool = facts
    .filter(({ property }) => property === premise.property)
    .map((question) => ({
      value: mainValue(question),
      topic: question.topic,
      within: question.reference?.form === 'place' ? question.reference.within.at(-1) : undefined,
    }));
  for (const direct of candidates.slice(0, premise.wanted)) {
    const turn = Number.parseInt(contentHash([SEED, 'turn', direct.id]).slice(0, 8), 16);
    const made = falsePremiseOf({ premise, direct, pool, turn, subject: subjectOf(direct) });
    if (made === null) continue;
    used.add(direct.subject?.name ?? '');
    questions.push(direct, {
      ...direct,
      id: `${direct.id}.false-premise`,
      text: made.text,
      reference: null,
      kind: 'false-premise',
      tags: [`premise:${foldText(premise.type).replaceAll(' ', '-')}`],
      pairedWith: direct.id,
      note: made.note,
    });
  }
}

/** The subject as the direct question calls it, descriptor included. */
function subjectOf({ text, subject }: Question): string {
  const name = subject?.name ?? '';
  const before = text.slice(0, text.indexOf(name)).trimEnd();
  const who = descriptors.find((descriptor) => before.endsWith(descriptor));
  return who === undefined ? name : `${who} ${name}`;
}

const pairs = questions.length / 2;
const written = writeSet('datasets/false-premises', questions, {
  name: 'false-premises',
  title: 'False premises about real people, each with the direct question',
  description:
    `${pairs} pairs about real people: a direct question with a known answer, and a question that takes a wrong ` +
    'answer to it for granted. Together they tell whether a model that knows better goes along when the falsehood is presumed.',
  made:
    'Made by scripts/build-false-premises.ts from person-facts. The false part varies: year of a prize, prize, ' +
    'birthplace, spouse, doctoral advisor, year or place of death, state, party, country raced for, institution. ' +
    'Wrong values are real values of other people, or years four to thirteen off.',
  sources: [
    { name: 'person-facts (bundled), whose rows name their own sources', licence: 'see its card' },
    { name: 'F1DB', url: 'https://github.com/f1db/f1db', licence: 'CC-BY-4.0' },
  ],
  licence: 'CC-BY-4.0 (F1DB’s facts need attribution); the rest CC0-1.0 or public domain',
  limits: [
    'A wrong place, spouse or institution was drawn from other people’s values; that it is wrong of this person follows from the source, not from a search of everything written.',
    'People and facts are those of person-facts: do not pool the direct questions with that set.',
    'Some false parts are blunter than others; compare within a type (the tag premise:…).',
  ],
  language: 'en',
  asOf: '2026-11-21',
});
console.log(`${pairs} pairs, ${written.bytes} bytes`);
