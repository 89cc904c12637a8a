/**
 * Where in Wikidata each property of ours is read, and what its statements mean: whether the world has one value
 * only (two then contradict each other), whether a value ends, and whether a qualifier is part of the question.
 * The wordings are elsewhere (question-templates.ts); a property without an entry here cannot be built.
 */
import { ClosedbookError } from '../../../core/errors.ts';
import { type QuestionTemplate, templateOf } from '../question-templates.ts';

export interface PropertySource {
  /** Our word, as in the templates. */
  readonly property: string;
  /** Wikidata property whose statements are read. */
  readonly statements: string;
  readonly read: 'date' | 'item' | 'place' | 'country' | 'text';
  /** One value is true and every other false, so that values of one rank that differ are a dispute. */
  readonly single: boolean;
  /** Of the living, only what holds at the as-of date is asked. */
  readonly current: boolean;
  /** A qualifier with a date: the answer itself, or a slot that tells the statements apart. */
  readonly dated?: { readonly qualifier: string; readonly as: 'answer' | 'year-slot' };
}

const source = (
  property: string,
  statements: string,
  read: PropertySource['read'],
  rest: Partial<PropertySource> = {},
): PropertySource => ({ property, statements, read, single: false, current: false, ...rest });

const single = { single: true } as const;
const current = { current: true } as const;

export const PROPERTY_SOURCES: readonly PropertySource[] = [
  source('birth date', 'P569', 'date', single),
  source('birth year', 'P569', 'date', single),
  source('infobox birth date', 'P569', 'date', single),
  source('birth place', 'P19', 'place', single),
  source('birth country', 'P19', 'country', single),
  source('death date', 'P570', 'date', single),
  source('death year', 'P570', 'date', single),
  source('infobox death date', 'P570', 'date', single),
  source('death place', 'P20', 'place', single),
  source('citizenship', 'P27', 'item', current),
  source('occupation', 'P106', 'item'),
  source('office', 'P39', 'item', { dated: { qualifier: 'P580', as: 'year-slot' } }),
  source('political party', 'P102', 'item', current),
  source('award', 'P166', 'item', { dated: { qualifier: 'P585', as: 'year-slot' } }),
  source('award year', 'P166', 'item', { dated: { qualifier: 'P585', as: 'answer' } }),
  source('employer', 'P108', 'item'),
  source('education', 'P69', 'item'),
  source('spouse', 'P26', 'item'),
  source('doctoral advisor', 'P184', 'item'),
  source('doctoral student', 'P185', 'item'),
  source('teacher', 'P1066', 'item'),
  source('father', 'P22', 'item', single),
  source('mother', 'P25', 'item', single),
  source('child', 'P40', 'item'),
  source('sibling', 'P3373', 'item'),
  source('notable work', 'P800', 'item'),
  source('birth name', 'P1477', 'text', single),
];

/** Asked for unless the user says otherwise. */
export const DEFAULT_PROPERTIES: readonly string[] = [
  'birth date',
  'birth place',
  'death date',
  'death place',
  'citizenship',
  'occupation',
  'education',
  'award year',
  'spouse',
  'doctoral advisor',
];

/** A date known to the year only is asked by the year. */
const BY_YEAR: Readonly<Record<string, string>> = { 'birth date': 'birth year', 'death date': 'death year' };

/** The source a coarser date falls back on, or null. */
export function coarserSource(property: string): PropertySource | null {
  return PROPERTY_SOURCES.find((entry) => entry.property === BY_YEAR[property]) ?? null;
}

/**
 * The sources of the properties a user named, by our words or by Wikidata's ids, in the order given, each once.
 * @throws ClosedbookError `usage` for a property that cannot be built.
 */
export function propertySources(names: readonly string[]): PropertySource[] {
  const found = names.map((name) => {
    const wanted = name
      .trim()
      .replace(/^(["'])(.*)\1$/, '$2')
      .toLowerCase()
      .replaceAll('-', ' ');
    const entry = PROPERTY_SOURCES.find(
      ({ property, statements }) => property === wanted || statements.toLowerCase() === wanted,
    );
    if (entry !== undefined) return entry;
    const known = PROPERTY_SOURCES.map(({ property, statements }) => `${property} (${statements})`);
    throw new ClosedbookError(
      'usage',
      `expected a property that questions can be built from, got "${name}"`,
      { hint: `Known: ${known.join(', ')}.` },
    );
  });
  return [...new Set(found)];
}

/** The wordings of a source. */
export function templateFor(entry: Pick<PropertySource, 'property'>): QuestionTemplate {
  const template = templateOf(entry.property);
  if (template === undefined) throw new RangeError(`no template for "${entry.property}"`);
  return template;
}
