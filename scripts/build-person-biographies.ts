/**
 * Builds datasets/person-biographies from ../shared/data/persons: biographies with eight facts or more, for claims.
 * Usage: node scripts/run.mjs scripts/build-person-biographies.ts
 */
import { existsSync } from 'node:fs';
import { contentHash } from '../src/core/hash.ts';
import type { Question } from '../src/core/question.ts';
import { readRows } from '../src/rows/read-rows.ts';
import { biographiesCard } from './person-facts/biographies-card.ts';
import { biographyOf } from './person-facts/biographies-of.ts';
import { type PersonRow, personOf } from './person-facts/shared-persons.ts';
import { writeSet } from './person-facts/write-set.ts';

const SEED = 'person-biographies 1';
const LEAST = 8;
/** By band; fewer where the sources hold fewer. */
const WANTED: Readonly<Record<string, number>> = { 'A-head': 110, 'B-famous': 210, 'C-known': 110 };

const table = '../shared/data/persons/persons-core.jsonl.gz';
if (!existsSync(table)) {
  console.log(`build-person-biographies needs ${table}; the set in datasets/ stays as it is`);
  process.exit(0);
}
const found: Question[] = [];
const names = new Map<string, number>();
for await (const { row } of readRows(table)) {
  const person = personOf(row as unknown as PersonRow);
  if (person === null) continue;
  names.set(person.name, (names.get(person.name) ?? 0) + 1);
  const question = biographyOf(person, row as unknown as PersonRow, { least: LEAST, seed: SEED });
  if (question !== null) found.push(question);
}
const rank = (question: Question) => contentHash([SEED, question.id]);
const questions = Object.entries(WANTED).flatMap(([band, wanted]) =>
  found
    .filter(({ popularity, subject }) => popularity?.band === band && names.get(subject!.name) === 1)
    .sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
    .slice(0, wanted),
);
const written = writeSet('datasets/person-biographies', questions, biographiesCard(questions));
const facts = questions.map(({ reference }) => (reference?.form === 'facts' ? reference.facts.length : 0));
console.log(
  `${found.length} people with ${LEAST} facts or more; ${written.questions} questions with ${facts.reduce((a, b) => a + b, 0)} facts, ${written.bytes} bytes`,
);
