/**
 * How a fact is asked: for each property the form of its reference, how several true values are treated, and its wordings (in
 * wordings/, a file a language). Wordings are data, so that a set built from Wikidata and the bundled one ask alike. They are our
 * own; the two shapes of OpenAI's test of people (a date for an infobox, a short biography) stand at the end.
 */
import type { DatePrecision, ReferenceForm } from '../../core/reference.ts';
import { ENGLISH } from './wordings/english.ts';
import type { QuestionWording } from './wordings/wording.ts';
import { FOREIGN_WORDINGS } from './wordings/wordings.ts';

export interface QuestionTemplate {
  /** The word that stands in a question's `property`. */
  readonly property: string;
  /** Wikidata property of the value, null where none or several are meant. */
  readonly wikidata: string | null;
  /** Form of the reference. */
  readonly form: ReferenceForm;
  /** Dates only: the coarsest precision at which the question can be asked. */
  readonly precision?: DatePrecision;
  /** Where one person has several true values: the question names one by a slot, any counts, or all are wanted. */
  readonly values: 'one' | 'any' | 'all';
  /** The answer can change while the person lives, so the text must carry `{asOf}` for the living. @default false */
  readonly changes?: boolean;
  /** Wordings by language code; English always. */
  readonly wordings: Readonly<Record<string, readonly QuestionWording[]>>;
}

/** Every property that can be asked for; of those with one Wikidata id, the finest comes first. */
const PROPERTIES: readonly Omit<QuestionTemplate, 'wordings'>[] = [
  { property: 'birth date', wikidata: 'P569', form: 'date', precision: 'day', values: 'one' },
  { property: 'birth year', wikidata: 'P569', form: 'date', precision: 'year', values: 'one' },
  { property: 'birth place', wikidata: 'P19', form: 'place', values: 'any' },
  { property: 'birth country', wikidata: null, form: 'place', values: 'any' },
  { property: 'death date', wikidata: 'P570', form: 'date', precision: 'day', values: 'one' },
  { property: 'death year', wikidata: 'P570', form: 'date', precision: 'year', values: 'one' },
  { property: 'death place', wikidata: 'P20', form: 'place', values: 'any' },
  { property: 'citizenship', wikidata: 'P27', form: 'text', values: 'any', changes: true },
  { property: 'nationality', wikidata: null, form: 'text', values: 'any' },
  { property: 'racing nationality', wikidata: null, form: 'text', values: 'any' },
  { property: 'occupation', wikidata: 'P106', form: 'text', values: 'any' },
  { property: 'office', wikidata: 'P39', form: 'text', values: 'any' },
  { property: 'state represented', wikidata: 'P768', form: 'place', values: 'any' },
  { property: 'political party', wikidata: 'P102', form: 'text', values: 'any', changes: true },
  { property: 'party in Congress', wikidata: null, form: 'text', values: 'any' },
  { property: 'award', wikidata: 'P166', form: 'text', values: 'any' },
  { property: 'award year', wikidata: 'P585', form: 'date', precision: 'year', values: 'any' },
  { property: 'prize field', wikidata: null, form: 'text', values: 'any' },
  { property: 'team', wikidata: 'P54', form: 'text', values: 'any', changes: true },
  { property: 'institution', wikidata: null, form: 'text', values: 'any' },
  { property: 'employer', wikidata: 'P108', form: 'text', values: 'any' },
  { property: 'education', wikidata: 'P69', form: 'text', values: 'any' },
  { property: 'spouse', wikidata: 'P26', form: 'person', values: 'any', changes: true },
  { property: 'doctoral advisor', wikidata: 'P184', form: 'person', values: 'any' },
  { property: 'doctoral student', wikidata: 'P185', form: 'person', values: 'any', changes: true },
  { property: 'teacher', wikidata: 'P1066', form: 'person', values: 'any' },
  { property: 'father', wikidata: 'P22', form: 'person', values: 'any' },
  { property: 'mother', wikidata: 'P25', form: 'person', values: 'any' },
  { property: 'child', wikidata: 'P40', form: 'person', values: 'any', changes: true },
  { property: 'sibling', wikidata: 'P3373', form: 'person', values: 'any' },
  { property: 'burial place', wikidata: 'P119', form: 'text', values: 'any' },
  { property: 'notable work', wikidata: 'P800', form: 'text', values: 'any' },
  { property: 'birth name', wikidata: 'P1477', form: 'person', values: 'any' },
  { property: 'first race year', wikidata: null, form: 'date', precision: 'year', values: 'one' },
  { property: 'appointing president', wikidata: null, form: 'person', values: 'any' },
  { property: 'infobox birth date', wikidata: 'P569', form: 'date', precision: 'day', values: 'one' },
  { property: 'infobox death date', wikidata: 'P570', form: 'date', precision: 'day', values: 'one' },
  { property: 'biography', wikidata: null, form: 'facts', values: 'all' },
  { property: 'long biography', wikidata: null, form: 'facts', values: 'all' },
];

/** Every template, one a property, in all languages. */
export const QUESTION_TEMPLATES: readonly QuestionTemplate[] = PROPERTIES.map((row) => ({
  ...row,
  wordings: Object.fromEntries(
    Object.entries({ en: ENGLISH, ...FOREIGN_WORDINGS }).flatMap(([language, wordings]) => {
      const own = wordings[row.property];
      return own === undefined ? [] : [[language, own]];
    }),
  ),
}));

const BY_PROPERTY = new Map(QUESTION_TEMPLATES.map((template) => [template.property, template]));

/** The template of a property by its word ("birth date") or its Wikidata id ("P569": the finest wording). */
export function templateOf(propertyOrId: string): QuestionTemplate | undefined {
  return (
    BY_PROPERTY.get(propertyOrId) ?? QUESTION_TEMPLATES.find((template) => template.wikidata === propertyOrId)
  );
}

/** Wordings that fit a person who lives, is dead, or of whom neither is known (then only those that fit both). */
export function wordingsFor(
  template: QuestionTemplate,
  { language = 'en', life }: { readonly language?: string; readonly life?: 'living' | 'dead' } = {},
): readonly QuestionWording[] {
  const wordings = template.wordings[language] ?? [];
  return wordings.filter((wording) => wording.when === undefined || wording.when === life);
}
