/**
 * The questions of one person: one fact of each group, put in one of the wordings of its property. Which fact and
 * which wording is drawn by a hash of person and property, so that a rebuilt set asks the same.
 */
import { contentHash } from '../../src/core/hash.ts';
import type { Question } from '../../src/core/question.ts';
import { type Reference, referenceText, type SingleReference } from '../../src/core/reference.ts';
import { templateOf, wordingsFor } from '../../src/stages/dataset/question-templates.ts';
import { renderQuestion } from '../../src/stages/dataset/render-question.ts';
import { foldText } from '../../src/values/fold-text.ts';
import type { Band, Fact, Person } from './person.ts';

/** Questions at most, by band: the tail is larger in people, the head in facts. */
const AT_MOST: Readonly<Record<Band, number>> = {
  'A-head': 5,
  'B-famous': 4,
  'C-known': 4,
  'D-specialist': 3,
  'E-tail': 3,
};

/** Order in which groups are taken where there are more than fit: what few people have comes first. */
const GROUPS = [
  'spouse',
  'doctoral advisor',
  'team',
  'office',
  'education',
  'institution',
  'award',
  'nation',
  'party',
];

/** Of the properties in this set. */
const TAGS: Readonly<Record<string, string[]>> = {
  biography: ['rubric:person-strict'],
  spouse: ['sensitivity:private'],
};

/** The questions on a person, in a stable order. */
export function questionsOf(person: Person, seed: string): Question[] {
  const draw = (of: string) => Number.parseInt(contentHash([seed, person.id, of]).slice(0, 8), 16);
  const groups = [...new Set(person.facts.map(({ group }) => group))];
  const ranked = groups
    .map((group) => ({ group, rank: GROUPS.includes(group) ? draw(group) / 4 : draw(group) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, AT_MOST[person.band])
    .map(({ group }) => group);
  const questions: Question[] = [];
  for (const group of groups.filter((name) => ranked.includes(name))) {
    const facts = person.facts.filter((fact) => fact.group === group && askable(fact, person));
    const fact = facts[draw(`fact ${group}`) % facts.length];
    if (fact === undefined) continue;
    const question = questionOf(person, fact, draw(`wording ${fact.property}`));
    if (question !== null && !givesAway(question)) questions.push(question);
  }
  return questions;
}

function askable(fact: Fact, person: Person): boolean {
  return wordings(fact, person).length > 0;
}

function wordings(fact: Fact, person: Person) {
  const template = templateOf(fact.property);
  if (template === undefined) throw new Error(`no template for ${fact.property}`);
  return wordingsFor(template, person.life === undefined ? {} : { life: person.life });
}

function questionOf(person: Person, fact: Fact, draw: number): Question | null {
  const choice = wordings(fact, person);
  const wording = choice[draw % choice.length];
  if (wording === undefined) return null;
  const asOf = fact.asOf ?? person.asOf;
  const text = renderQuestion(wording.text, {
    subject: fact.subject ?? [person.who, person.name].filter((part) => part !== '').join(' '),
    asOf: inWords(asOf),
    ...(fact.award === undefined ? {} : { award: fact.award }),
    ...(fact.year === undefined ? {} : { year: fact.year }),
  });
  return {
    id: `${slug(person.name)}.${slug(fact.property)}`,
    text,
    reference: fact.reference,
    kind: 'answerable',
    subject: { name: person.name, id: person.id },
    property: fact.property,
    topic: person.field,
    popularity: { band: person.band, measure: person.measure },
    asOf,
    status: 'ok',
    tags: TAGS[fact.property] ?? [],
    source: [fact.source ?? person.source],
    language: 'en',
  };
}

/** Whether a right answer can be copied from the question. */
function givesAway({ text, reference }: Question): boolean {
  const asked = ` ${foldText(text)} `;
  return answers(reference as Reference).some((answer) => asked.includes(` ${foldText(answer)} `));
}

function answers(reference: Reference): string[] {
  if (reference.form === 'facts') return reference.facts.flatMap(({ reference: fact }) => answers(fact));
  const single: SingleReference = reference;
  switch (single.form) {
    case 'text':
      return [single.text, ...single.aliases];
    case 'person':
    case 'place':
      return [single.name, ...single.aliases];
    case 'set':
      return single.members.map(({ text }) => text);
    default:
      return [referenceText(single)];
  }
}

function slug(text: string): string {
  return foldText(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

function inWords(date: string): string {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
