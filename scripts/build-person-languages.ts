/**
 * Builds datasets/person-facts-languages: dates and countries of people from datasets/person-facts, asked in five languages. No
 * source at hand gives people's names in other languages, so only people are asked about whose names are written alike (Latin
 * letters, lands whose names are not transcribed; in Czech, which gives women another surname, men alone), and only facts
 * whose answer is a date or a country, whose names in each language are those of CLDR.
 * Usage: node scripts/run.mjs scripts/build-person-languages.ts
 */
import { existsSync, readFileSync } from 'node:fs';
import { groupBy } from '../src/core/group-by.ts';
import { contentHash } from '../src/core/hash.ts';
import { type Question, questionSchema } from '../src/core/question.ts';
import type { Reference } from '../src/core/reference.ts';
import { readRows } from '../src/rows/read-rows.ts';
import { templateOf, wordingsFor } from '../src/stages/dataset/question-templates.ts';
import { renderQuestion } from '../src/stages/dataset/render-question.ts';
import { addLanguagesCard } from './person-facts/languages-card.ts';
import { writeSet } from './person-facts/write-set.ts';

const SEED = 'person-facts-languages 1';
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const LANGUAGES = ['en', 'de', 'fr', 'es', 'cs'] as const;
type Language = (typeof LANGUAGES)[number];

/** Fields of life, by which namesakes are told apart; nouns, so that none shows a sex. */
const FIELDS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  science: { en: 'science', de: 'Wissenschaft', fr: 'sciences', es: 'ciencia', cs: 'věda' },
  arts: { en: 'arts', de: 'Kunst', fr: 'arts', es: 'arte', cs: 'umění' },
  politics: { en: 'politics', de: 'Politik', fr: 'politique', es: 'política', cs: 'politika' },
  law: { en: 'law', de: 'Recht', fr: 'droit', es: 'derecho', cs: 'právo' },
  sport: { en: 'sport', de: 'Sport', fr: 'sport', es: 'deporte', cs: 'sport' },
  exploration: {
    en: 'space flight',
    de: 'Raumfahrt',
    fr: 'astronautique',
    es: 'astronáutica',
    cs: 'kosmonautika',
  },
};

/** The prizes as they stand after "received": in German and Czech in the accusative. */
const PRIZES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'Nobel Prize in Physics': {
    en: 'the Nobel Prize in Physics',
    de: 'den Nobelpreis für Physik',
    fr: 'le prix Nobel de physique',
    es: 'el Premio Nobel de Física',
    cs: 'Nobelovu cenu za fyziku',
  },
  'Nobel Prize in Chemistry': {
    en: 'the Nobel Prize in Chemistry',
    de: 'den Nobelpreis für Chemie',
    fr: 'le prix Nobel de chimie',
    es: 'el Premio Nobel de Química',
    cs: 'Nobelovu cenu za chemii',
  },
  'Nobel Prize in Physiology or Medicine': {
    en: 'the Nobel Prize in Physiology or Medicine',
    de: 'den Nobelpreis für Physiologie oder Medizin',
    fr: 'le prix Nobel de physiologie ou médecine',
    es: 'el Premio Nobel de Fisiología o Medicina',
    cs: 'Nobelovu cenu za fyziologii nebo lékařství',
  },
  'Nobel Prize in Literature': {
    en: 'the Nobel Prize in Literature',
    de: 'den Nobelpreis für Literatur',
    fr: 'le prix Nobel de littérature',
    es: 'el Premio Nobel de Literatura',
    cs: 'Nobelovu cenu za literaturu',
  },
  'Nobel Peace Prize': {
    en: 'the Nobel Peace Prize',
    de: 'den Friedensnobelpreis',
    fr: 'le prix Nobel de la paix',
    es: 'el Premio Nobel de la Paz',
    cs: 'Nobelovu cenu za mír',
  },
};

/** What people say of some countries besides; of the United Kingdom what its reference accepts in English. */
const FURTHER: Readonly<Record<string, Partial<Record<Language, readonly string[]>>>> = {
  'United Kingdom': {
    de: ['Großbritannien', 'England'],
    fr: ['Grande-Bretagne', 'Angleterre'],
    es: ['Gran Bretaña', 'Inglaterra'],
    cs: ['Velká Británie', 'Spojené království Velké Británie a Severního Irska', 'Anglie'],
  },
  'United States': {
    de: ['USA', 'Vereinigte Staaten von Amerika'],
    fr: ['États-Unis d’Amérique', 'USA'],
    es: ['Estados Unidos de América', 'EE. UU.'],
    cs: ['Spojené státy americké', 'USA'],
  },
  Netherlands: { de: ['Holland'], fr: ['Hollande'], es: ['Holanda'], cs: ['Holandsko', 'Nizozemí'] },
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
  'birth country': 'birth country',
};

const TABLE = '../shared/data/persons/persons-core.jsonl.gz';
if (!existsSync(TABLE)) {
  console.log(`build-person-languages needs ${TABLE}; the set in datasets/ stays as it is`);
  process.exit(0);
}
/** Codes of countries by their English names. */
const REGIONS = new Map<string, string>();
const english = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
for (const first of LETTERS) {
  for (const second of LETTERS) {
    const name = english.of(first + second);
    if (name !== undefined) REGIONS.set(name, first + second);
  }
}
REGIONS.set('Czech Republic', 'CZ');

const all = readFileSync('datasets/person-facts/questions.jsonl', 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => questionSchema.parse(JSON.parse(line)));
const people = new Map<string, Question[]>();
for (const question of all) {
  const id = question.subject?.id ?? '';
  people.set(id, [...(people.get(id) ?? []), question]);
}
const left = { names: 0, facts: 0, czech: 0, countries: 0 };
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
const DATES = 64;
const COUNTRIES = 20;
const men = await namesOfMen();
const bands = groupBy(candidates, ({ popularity }) => popularity?.band ?? '');
for (const [, facts] of bands) {
  const rank = (fact: Question) => contentHash([SEED, 'draw', fact.id]);
  const ranked = [...facts].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  const isCountry = ({ property }: Question) => property === 'birth country';
  const drawn = new Set([
    ...ranked.filter((one) => !isCountry(one)).slice(0, DATES),
    ...ranked.filter(isCountry).slice(0, COUNTRIES),
  ]);
  for (const fact of facts.filter((one) => drawn.has(one))) {
    const asked = LANGUAGES.map((language) => inLanguage(fact, language));
    if (asked.slice(0, -1).every((one) => one !== null)) questions.push(...asked.flatMap((one) => one ?? []));
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
  if (language === 'cs' && !men.has(fact.subject!.name)) {
    left.czech += 1;
    return null;
  }
  const reference = property === 'birth country' ? countryIn(fact.reference, language) : fact.reference;
  if (reference === null) {
    left.countries += 1;
    return null;
  }
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
  return { ...fact, id: `${stem}@${language}`, text, reference, property: property!, language };
}

/** A country by its name in CLDR, long and short, with what counts in English; null where CLDR does not know it. */
function countryIn(reference: Reference | null, language: Language): Reference | null {
  if (reference?.form !== 'place') return null;
  const region = REGIONS.get(reference.name);
  if (region === undefined) return null;
  const labels = (['long', 'short'] as const).map(
    (style) => new Intl.DisplayNames([language], { type: 'region', style }).of(region)!,
  );
  const [name = reference.name, ...others] = language === 'en' ? [reference.name] : labels;
  const further = FURTHER[reference.name]?.[language] ?? [];
  const aliases = [...new Set([...others, ...further, reference.name, ...reference.aliases])].filter(
    (one) => one !== name,
  );
  return { ...reference, name, aliases };
}

/** Who is a man by the tables: Czech writes a woman's surname with an ending of its own. */
async function namesOfMen(): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for await (const { row } of readRows(TABLE)) {
    if (row['gender'] === 'male') found.add(String(row['name']));
  }
  return found;
}
