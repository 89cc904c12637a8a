/**
 * Builds datasets/person-facts-languages: dates of people from datasets/person-facts, asked in four languages. No source at
 * hand gives names in other languages, so only people are asked about whose names are written alike in all four (Latin
 * letters, lands whose names are not transcribed), and only facts whose answer needs no name.
 * Usage: node scripts/run.mjs scripts/build-person-languages.ts
 */
import { readFileSync } from 'node:fs';
import { groupBy } from '../src/core/group-by.ts';
import { contentHash } from '../src/core/hash.ts';
import { type Question, questionSchema } from '../src/core/question.ts';
import type { Reference } from '../src/core/reference.ts';
import { templateOf, wordingsFor } from '../src/stages/dataset/question-templates.ts';
import { renderQuestion } from '../src/stages/dataset/render-question.ts';
import { addLanguagesCard } from './person-facts/languages-card.ts';
import { writeSet } from './person-facts/write-set.ts';

const SEED = 'person-facts-languages 1';
const LANGUAGES = ['en', 'de', 'fr', 'es'] as const;
type Language = (typeof LANGUAGES)[number];

/** Fields of life, by which namesakes are told apart; nouns, so that none shows a sex. */
const FIELDS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  science: { en: 'science', de: 'Wissenschaft', fr: 'sciences', es: 'ciencia' },
  arts: { en: 'arts', de: 'Kunst', fr: 'arts', es: 'arte' },
  politics: { en: 'politics', de: 'Politik', fr: 'politique', es: 'política' },
  law: { en: 'law', de: 'Recht', fr: 'droit', es: 'derecho' },
  sport: { en: 'sport', de: 'Sport', fr: 'sport', es: 'deporte' },
  exploration: { en: 'space flight', de: 'Raumfahrt', fr: 'astronautique', es: 'astronáutica' },
};

/** The prizes as they stand after "received": in German in the accusative. */
const PRIZES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'Nobel Prize in Physics': {
    en: 'the Nobel Prize in Physics',
    de: 'den Nobelpreis für Physik',
    fr: 'le prix Nobel de physique',
    es: 'el Premio Nobel de Física',
  },
  'Nobel Prize in Chemistry': {
    en: 'the Nobel Prize in Chemistry',
    de: 'den Nobelpreis für Chemie',
    fr: 'le prix Nobel de chimie',
    es: 'el Premio Nobel de Química',
  },
  'Nobel Prize in Physiology or Medicine': {
    en: 'the Nobel Prize in Physiology or Medicine',
    de: 'den Nobelpreis für Physiologie oder Medizin',
    fr: 'le prix Nobel de physiologie ou médecine',
    es: 'el Premio Nobel de Fisiología o Medicina',
  },
  'Nobel Prize in Literature': {
    en: 'the Nobel Prize in Literature',
    de: 'den Nobelpreis für Literatur',
    fr: 'le prix Nobel de littérature',
    es: 'el Premio Nobel de Literatura',
  },
  'Nobel Peace Prize': {
    en: 'the Nobel Peace Prize',
    de: 'den Friedensnobelpreis',
    fr: 'le prix Nobel de la paix',
    es: 'el Premio Nobel de la Paz',
  },
};

/** Lands whose people's names all four languages write as the land does. */
const ALIKE = new Set(
  `United States|United Kingdom|Scotland|Ireland|France|Germany|Italy|Sweden|Netherlands|Switzerland|Austria|Canada|Spain|Belgium
|Finland|Australia|New Zealand|Denmark|Norway|Mexico|Argentina|Peru|Colombia|Chile|Brazil`
    .split('|')
    .map((name) => name.trim()),
);
const AMERICAN = /^(?:congress-legislators|NASA|Federal Judicial Center)/;

/** The property under which a fact is asked here. */
const ASKED: Readonly<Record<string, string>> = {
  'birth date': 'birth date',
  'infobox birth date': 'birth date',
  'birth year': 'birth year',
  'death date': 'death date',
  'infobox death date': 'death date',
  'death year': 'death year',
  'award year': 'award year',
};

const all = readFileSync('datasets/person-facts/questions.jsonl', 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => questionSchema.parse(JSON.parse(line)));
const people = new Map<string, Question[]>();
for (const question of all) {
  const id = question.subject?.id ?? '';
  people.set(id, [...(people.get(id) ?? []), question]);
}
const left = { names: 0, facts: 0 };
const candidates: Question[] = [];
const questions: Question[] = [];
for (const own of people.values()) {
  const facts = own.filter(({ property = '' }) => ASKED[property] !== undefined);
  if (facts.length === 0) continue;
  if (!isWrittenAlike(own)) {
    left.names += 1;
    left.facts += facts.length;
    continue;
  }
  candidates.push(...facts);
}
/** As many of each band: the head knows every language, the tail shows the gap. */
const PER_BAND = 64;
const bands = groupBy(candidates, ({ popularity }) => popularity?.band ?? '');
for (const [, facts] of bands) {
  const rank = (fact: Question) => contentHash([SEED, 'draw', fact.id]);
  const drawn = new Set([...facts].sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, PER_BAND));
  for (const fact of facts.filter((one) => drawn.has(one))) {
    const asked = LANGUAGES.map((language) => inLanguage(fact, language));
    if (asked.every((one) => one !== null)) questions.push(...asked);
    else left.facts += 1;
  }
}
const written = writeSet('datasets/person-facts-languages', questions, addLanguagesCard(questions, left));
console.log(`${written.questions} questions, ${written.bytes} bytes; left out: ${JSON.stringify(left)}`);

function isWrittenAlike(own: readonly Question[]): boolean {
  const [first] = own;
  const name = first?.subject?.name ?? '';
  // Reign names and saints are translated.
  if (!/^[\p{sc=Latin}\p{M}\s.'’-]+$/u.test(name) || /\b[IVX]+\.?$|\b(?:Pope|King|Queen|Saint)\b/.test(name))
    return false;
  const lands = own.flatMap(({ reference, property }) => landsOf(reference, property));
  if (lands.length === 0) return AMERICAN.test(first?.source[0]?.name ?? '');
  return lands.every((land) => ALIKE.has(land));
}

function landsOf(reference: Reference | null, property = ''): string[] {
  if (reference?.form === 'facts')
    return reference.facts.flatMap((fact) => landsOf(fact.reference, fact.name));
  if (property === 'birth country' || property === 'racing nationality' || property === 'citizenship')
    return reference?.form === 'place'
      ? [reference.name]
      : reference?.form === 'text'
        ? [reference.text]
        : [];
  if (property !== 'birth place' || reference?.form !== 'place') return [];
  const last = reference.within.at(-1);
  return last === undefined ? [] : [last];
}

function inLanguage(fact: Question, language: Language): Question | null {
  const property = ASKED[fact.property ?? ''];
  const template = property === undefined ? undefined : templateOf(property);
  const prize = Object.keys(PRIZES).find((name) => fact.text.includes(name));
  if (template === undefined || (property === 'award year' && prize === undefined)) return null;
  const stem = fact.id.replace('infobox-', '');
  const choice = wordingsFor(template, {
    language,
    ...(property?.startsWith('death') ? { life: 'dead' as const } : {}),
  });
  const draw = Number.parseInt(contentHash([SEED, stem]).slice(0, 8), 16);
  const field = FIELDS[fact.topic ?? '']?.[language];
  const text = renderQuestion(choice[draw % choice.length]!.text, {
    subject: `${fact.subject!.name} (${field})`,
    ...(prize === undefined ? {} : { award: PRIZES[prize]![language] }),
  });
  return { ...fact, id: `${stem}@${language}`, text, property: property!, language };
}
