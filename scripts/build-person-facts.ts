/**
 * Builds datasets/person-facts from ../shared/data/persons and the tables beside this script. The same tables give
 * the same bytes. Usage: node scripts/run.mjs scripts/build-person-facts.ts
 */
import { existsSync } from 'node:fs';
import type { Question } from '../src/core/question.ts';
import { personFactsCard } from './person-facts/card.ts';
import { furtherPersons } from './person-facts/further-persons.ts';
import { questionsOf } from './person-facts/questions-of.ts';
import { selectPersons } from './person-facts/select-persons.ts';
import { sharedPersons } from './person-facts/shared-persons.ts';
import { writeSet } from './person-facts/write-set.ts';

const SEED = 'person-facts 1';
const table = '../shared/data/persons/persons-core.jsonl.gz';
if (!existsSync(table)) {
  console.log(`build-person-facts needs ${table}; the set in datasets/ stays as it is`);
  process.exit(0);
}
const persons = [...(await sharedPersons(table)), ...(await furtherPersons('scripts/person-facts'))];
const selected = selectPersons(persons, SEED);
const questions: Question[] = [];
const ids = new Set<string>();
for (const person of selected) {
  for (const question of questionsOf(person, SEED)) {
    if (ids.has(question.id)) throw new Error(`two questions have the id ${question.id}`);
    ids.add(question.id);
    questions.push(question);
  }
}
const written = writeSet('datasets/person-facts', questions, personFactsCard(questions));
console.log(`${selected.length} people, ${written.questions} questions, ${written.bytes} bytes`);
