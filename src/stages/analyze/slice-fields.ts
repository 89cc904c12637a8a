/**
 * What questions can be told apart by: words (a property, a topic, a tag), numbers (popularity, year, length), or two
 * of them crossed. Numbers are cut into bands over all questions asked, for a table needs rows; the curve along them
 * stands in numeric-curve.ts.
 */
import { ClosedbookError } from '../../core/errors.ts';
import type { OutcomeTable, QuestionRow } from '../../core/outcome-table.ts';
import { CUTOFF_FIELD, eventDate } from './cutoff-slice.ts';
import type { Grid } from './grid.ts';
import { numericBands } from './numeric-bands.ts';

export interface SliceField {
  /** Values of a question; several for tags. */
  readonly keys: (question: QuestionRow) => readonly string[];
  /** The number of a question, where the field is one. */
  readonly number?: (question: QuestionRow) => number | undefined;
  /** What the number is, in a sentence. */
  readonly numberIs?: string;
  /** Only where `--by` names it: every set of questions has it, and it seldom tells. */
  readonly byName?: true;
}

const one = (value: string | undefined): readonly string[] => (value === undefined ? [] : [value]);
const none = (): readonly string[] => [];

function eventYear({ tags }: QuestionRow): number | undefined {
  const date = eventDate({ tags });
  return date === null ? undefined : Number(date.slice(0, 4));
}

/** By the name that --by takes. */
export const FIELDS: Readonly<Record<string, SliceField>> = {
  property: { keys: ({ property }) => one(property) },
  topic: { keys: ({ topic }) => one(topic) },
  popularity: {
    keys: ({ popularity }) => one(popularity?.band),
    number: ({ popularity }) => popularity?.value,
    numberIs: 'popularity is a number here',
  },
  year: { keys: none, number: eventYear, numberIs: 'the year that an event: tag names', byName: true },
  length: {
    keys: none,
    number: ({ length }) => length,
    numberIs: 'length is the number of characters of the question',
    byName: true,
  },
  'answer-type': { keys: ({ answerType }) => [answerType] },
  language: { keys: ({ language }) => one(language) },
  dataset: { keys: ({ dataset }) => [dataset] },
  // A date divides by the cutoff, not by itself.
  tag: { keys: ({ tags }) => tags.filter((tag) => eventDate({ tags: [tag] }) === null) },
};

export const SLICE_FIELDS = [...Object.keys(FIELDS), CUTOFF_FIELD];

/** The two fields of `topic*popularity`; null for one field. */
export function crossed(field: string): readonly [string, string] | null {
  const [first, second, ...more] = field.split('*').map((part) => part.trim());
  return second === undefined || more.length > 0 ? null : [first!, second];
}

/** Told apart from the slicing, so that a typing error costs no analysis. @throws ClosedbookError `usage`. */
export function refuseUnknownSlices(by: readonly string[] = []): void {
  for (const field of by) {
    const pair = crossed(field);
    if (
      pair === null
        ? SLICE_FIELDS.includes(field)
        : pair.every((part) => part in FIELDS) && pair[0] !== pair[1]
    )
      continue;
    const crossing = `two different ones of ${Object.keys(FIELDS).join(', ')} crossed as topic*popularity`;
    throw new ClosedbookError(
      'usage',
      field.includes('*')
        ? `expected --by with ${crossing}, got "${field}"`
        : `expected --by ${SLICE_FIELDS.join(', ')}, or ${crossing}; got "${field}"`,
    );
  }
}

/** Columns of the grid by value: words in the order of the alphabet, then bands from the lowest up. */
export interface SliceColumns {
  readonly columns: Map<string, Set<number>>;
  /** How the bands were cut; absent where there are none. */
  readonly note?: string;
}

/** Which columns of the grid have which value of a field. */
export function sliceColumns(name: string, table: OutcomeTable, grid: Grid): SliceColumns {
  const field = FIELDS[name]!;
  const found = new Map<string, Set<number>>();
  const numbered: { column: number; value: number }[] = [];
  grid.questions.forEach((index, column) => {
    const question = table.questions[index]!;
    const keys = field.keys(question);
    for (const key of keys) addTo(found, key, column);
    const value = keys.length === 0 ? field.number?.(question) : undefined;
    if (value !== undefined) numbered.push({ column, value });
  });
  const columns = new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
  if (numbered.length === 0) return { columns };
  const { names, nameOf } = numericBands(numbered.map(({ value }) => value));
  for (const band of names) columns.set(band, columns.get(band) ?? new Set());
  for (const { column, value } of numbered) columns.get(nameOf(value))?.add(column);
  return {
    columns,
    note: `${field.numberIs}: the questions are cut into bands of about as many each, named by the lowest and highest number in them; equal numbers share a band`,
  };
}

function addTo(columns: Map<string, Set<number>>, key: string, column: number): void {
  const known = columns.get(key);
  if (known === undefined) columns.set(key, new Set([column]));
  else known.add(column);
}
