/**
 * Which property a name means: judges without strict output write "date of birth", "né", "出生日期". A name that nobody
 * knows stays unknown: its claim is undecided and never "not in the facts", where a wrong date could hide.
 */
import { CLAIM_PROPERTIES, OTHER_PROPERTY, PLURAL_PROPERTIES } from '../../../prompts/claim-wordings.ts';
import { foldText } from '../../../values/fold-text.ts';

/** Other names of the known properties, folded. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  'birth date':
    'birth year|date of birth|year of birth|day of birth|birthdate|birthday|born|born on|born in year|infobox birth date|geburtsdatum|geburtsjahr|geburtstag|date de naissance|annee de naissance|fecha de nacimiento|ano de nacimiento|datum narozeni|rok narozeni|出生日期|出生年份|生日'.split(
      '|',
    ),
  'birth place':
    'place of birth|birthplace|born in|birth city|city of birth|geburtsort|lieu de naissance|lugar de nacimiento|misto narozeni|出生地|出生地点'.split(
      '|',
    ),
  'birth country': 'country of birth|geburtsland|pays de naissance|pais de nacimiento|出生国家'.split('|'),
  'birth name': 'name at birth|full name|maiden name|born as|geburtsname|nom de naissance'.split('|'),
  'death date':
    'death year|date of death|year of death|died|died on|infobox death date|todesdatum|todesjahr|sterbedatum|date de deces|date de mort|fecha de muerte|fecha de fallecimiento|datum umrti|逝世日期|去世日期|死亡日期'.split(
      '|',
    ),
  'death place':
    'place of death|deathplace|died in|sterbeort|lieu de deces|lieu de mort|lugar de muerte|lugar de fallecimiento|misto umrti|逝世地|死亡地点|去世地点'.split(
      '|',
    ),
  sex: ['gender', 'sex or gender'],
  citizenship:
    'nationality|country of citizenship|country|racing nationality|staatsangehorigkeit|nationalite|nacionalidad|国籍'.split(
      '|',
    ),
  spouse: 'wife|husband|married|married to|partner|marriage'.split('|'),
  child: ['children', 'son', 'daughter'],
  sibling: ['siblings', 'brother', 'sister'],
  occupation: 'profession|job|career|beruf|ocupacion|职业'.split('|'),
  position: 'office|position held|title|role|rank'.split('|'),
  party: ['political party', 'party in congress', 'partei', 'parti'],
  employer: ['institution', 'worked at', 'affiliation', 'workplace'],
  education: 'educated at|alma mater|school|university|degree|studied at'.split('|'),
  'doctoral advisor': ['advisor', 'supervisor', 'doctoral supervisor', 'academic advisor'],
  student: ['doctoral student', 'students'],
  award: 'awards|award received|prize|honor|honour'.split('|'),
  team: ['club', 'sports team', 'member of sports team'],
  'notable work': 'work|works|known for|famous for'.split('|'),
  'member of': ['membership'],
  residence: ['lived in', 'home'],
  religion: ['faith'],
  language: ['languages', 'native language'],
  [OTHER_PROPERTY]: ['others', 'misc', 'miscellaneous', 'none', 'other fact', 'other property'],
};

const BY_NAME = new Map<string, string>();
for (const property of [...CLAIM_PROPERTIES, OTHER_PROPERTY]) BY_NAME.set(property, property);
for (const [property, names] of Object.entries(SYNONYMS)) {
  for (const name of names) if (!BY_NAME.has(name)) BY_NAME.set(name, property);
}

/** The known property that a name means; null for a name that nobody knows. */
export function propertyOf(name: string): string | null {
  return BY_NAME.get(plainName(name)) ?? null;
}

/** A name as it is compared: small letters without accents, blanks for what parts words. */
export function plainName(name: string): string {
  return foldText(name)
    .replace(/[\s_.:-]+/g, ' ')
    .replace(/^(?:the|his|her|their) /, '')
    .trim();
}

/** Whether people have several of it, so that another value is no error. */
export function isPlural(property: string): boolean {
  return PLURAL_PROPERTIES.includes(property);
}
