/**
 * Invented questions about invented people, for the demo and for tests: nobody in them exists, and every name is made
 * of syllables. Several questions a person, because clusters are what naive intervals get wrong; popularity bands,
 * because models know the famous better; a share about people who do not exist even in this invented world.
 */
import { checkArgument } from '../core/argument.ts';
import type { Question } from '../core/question.ts';
import type { Reference } from '../core/reference.ts';
import { inventedFamilyName, inventedPerson, inventedPlace } from './invented-names.ts';
import { integerAt, keyOf, pickAt, uniformAt } from './keyed-random.ts';

export interface DemoQuestionsOptions {
  /** Questions on each person, 1 to 8. @default 4 */
  readonly perSubject?: number;
  /** Share of questions on people who do not exist, in [0, 1). @default 0.08 */
  readonly nonexistent?: number;
}

/**
 * `count` invented questions, the same for the same seed.
 * @example
 * demoQuestions(1, 10).length; // => 10
 */
export function demoQuestions(seed: number, count: number, options: DemoQuestionsOptions = {}): Question[] {
  for (const [name, given] of Object.entries({ seed, count })) {
    checkArgument(Number.isSafeInteger(given) && given >= 0, name, {
      expected: 'a whole number from 0',
      given,
    });
  }
  const { perSubject = 4, nonexistent = 0.08 } = options;
  const strangers = Math.round(count * nonexistent);
  const questions: Question[] = [];
  const names = new Set<string>();
  for (let person = 0; questions.length < count - strangers; person += 1) {
    const subject = inventPerson(seed, person, names);
    const properties = shuffled(PROPERTIES, subject.key).slice(0, perSubject);
    for (const property of properties) {
      if (questions.length < count - strangers) questions.push(questionOn(subject, property));
    }
  }
  for (let stranger = 0; stranger < strangers; stranger += 1) {
    const subject = inventPerson(seed, 1_000_000 + stranger, names);
    const property = pickAt(PROPERTIES, subject.key, 1);
    const { reference: _, ...question } = questionOn(subject, property);
    questions.push({ ...question, reference: null, kind: 'nonexistent', popularity: undefined });
  }
  return questions;
}

interface Subject {
  readonly id: string;
  readonly name: string;
  readonly key: number;
  readonly band: (typeof BANDS)[number];
  readonly birthYear: number;
}

const BANDS = ['A-head', 'B', 'C', 'D', 'E-tail'] as const;

function inventPerson(seed: number, index: number, taken: Set<string>): Subject {
  for (let attempt = 0; ; attempt += 1) {
    const key = keyOf(seed, 'person', index, attempt);
    const name = inventedPerson(key);
    if (taken.has(name)) continue;
    taken.add(name);
    return {
      id: `invented-${seed}-${index}`,
      name,
      key,
      band: pickAt(BANDS, key, 2),
      birthYear: integerAt(1780, 1960, key, 3),
    };
  }
}

interface Property {
  readonly name: string;
  readonly topic: string;
  readonly text: string;
  readonly reference: (subject: Subject, key: number) => Reference;
}

const PROPERTIES: readonly Property[] = [
  {
    name: 'birth date',
    topic: 'life',
    text: 'On what date was the {role} {s} born?',
    reference: ({ birthYear }, key) => day(birthYear, key),
  },
  {
    name: 'death date',
    topic: 'life',
    text: 'On what date did the {role} {s} die?',
    reference: ({ birthYear }, key) => day(birthYear + integerAt(31, 88, key, 10), key),
  },
  {
    name: 'birth place',
    topic: 'life',
    text: 'In which town was the {role} {s} born?',
    reference: (_, key) => ({
      form: 'place',
      name: inventedPlace(key),
      aliases: [],
      within: [pickAt(LANDS, key, 11)],
    }),
  },
  {
    name: 'spouse',
    topic: 'life',
    text: 'Whom did the {role} {s} marry?',
    reference: (_, key) => {
      const name = inventedPerson(key);
      const married = `${name.split(' ')[0]} ${inventedFamilyName(key + 1)}`;
      return { form: 'person', name, aliases: uniformAt(key, 12) < 0.5 ? [married] : [] };
    },
  },
  {
    name: 'doctoral advisor',
    topic: 'work',
    text: 'Who was the doctoral advisor of the {role} {s}?',
    reference: (_, key) => ({ form: 'person', name: inventedPerson(key), aliases: [] }),
  },
  {
    name: 'number of children',
    topic: 'life',
    text: 'How many children did the {role} {s} have?',
    reference: (_, key) => ({
      form: 'number',
      value: integerAt(0, 11, key, 13),
      unit: 'children',
      aliases: [],
    }),
  },
  {
    name: 'award year',
    topic: 'work',
    text: 'In which year did the {role} {s} receive the Lantern Medal?',
    reference: ({ birthYear }, key) => ({
      form: 'date',
      value: String(birthYear + integerAt(28, 60, key, 14)),
      precision: 'year',
      calendar: 'gregorian',
      alternatives: [],
    }),
  },
  {
    name: 'instrument',
    topic: 'work',
    text: 'Which instrument did the {role} {s} play?',
    reference: (_, key) => {
      const [text, ...aliases] = pickAt(INSTRUMENTS, key, 15);
      return { form: 'text', text, aliases };
    },
  },
];

const ROLES = ['botanist', 'composer', 'cartographer', 'poet', 'glassmaker', 'astronomer', 'bridge builder'];
const LANDS = ['Ostrelland', 'the Sarn Isles', 'Vell Marches', 'Queldony'];
const INSTRUMENTS = [
  ['cello', 'violoncello'],
  ['viola'],
  ['cor anglais', 'English horn'],
  ['bassoon'],
  ['hurdy-gurdy', 'wheel fiddle'],
  ['harpsichord', 'cembalo'],
  ['lute'],
  ['trombone'],
  ['zither'],
  ['oboe'],
] as const;

function questionOn(subject: Subject, property: Property): Question {
  const key = keyOf(subject.key, property.name);
  const role = pickAt(ROLES, subject.key, 4);
  return {
    id: `${subject.id}-${property.name.replaceAll(' ', '-')}`,
    text: property.text.replace('{role}', role).replace('{s}', subject.name),
    reference: property.reference(subject, key),
    kind: 'answerable',
    subject: { name: subject.name, id: subject.id },
    property: property.name,
    topic: property.topic,
    popularity: { band: subject.band },
    status: 'ok',
    tags: ['invented'],
    source: [{ name: 'closedbook simulator', note: 'Invented: no such person exists.' }],
    language: 'en',
  };
}

function day(year: number, key: number): Reference {
  const month = String(integerAt(1, 12, key, 16)).padStart(2, '0');
  const date = String(integerAt(1, 28, key, 17)).padStart(2, '0');
  return {
    form: 'date',
    value: `${year}-${month}-${date}`,
    precision: 'day',
    calendar: 'gregorian',
    alternatives: [],
  };
}

function shuffled<T>(list: readonly T[], key: number): T[] {
  return list
    .map((entry, index) => ({ entry, order: uniformAt(key, 300 + index) }))
    .sort((a, b) => a.order - b.order)
    .map(({ entry }) => entry);
}
