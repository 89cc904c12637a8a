/**
 * Rates by what a question is about: property, topic, popularity, answer type, dataset, tag, or whether it is newer
 * than the model's knowledge. Each slice has its own denominators; nothing is hidden for being small, n says it.
 */

import { ClosedbookError } from '../../core/errors.ts';
import type { OutcomeTable, QuestionRow } from '../../core/outcome-table.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { clusterCounts } from './cluster-counts.ts';
import { CUTOFF_FIELD, cutoffSlice, divides, eventDate } from './cutoff-slice.ts';
import { estimatesOf } from './estimates.ts';
import type { Grid } from './grid.ts';
import { missingIn } from './missing-in.ts';
import { numericBands } from './numeric-bands.ts';

type Slices = NonNullable<Summary['slices']>;
type Keys = (question: QuestionRow) => readonly string[];

/** Read as a word or a number; numbers are cut into bands over all questions asked. */
const POPULARITY = 'popularity';

const one = (value: string | undefined): readonly string[] => (value === undefined ? [] : [value]);

/** By the name that --by takes. */
const FIELDS: Readonly<Record<string, Keys>> = {
  property: (question) => one(question.property),
  topic: (question) => one(question.topic),
  [POPULARITY]: (question) => one(question.popularity?.band),
  'answer-type': (question) => [question.answerType],
  dataset: (question) => [question.dataset],
  // A date divides by the cutoff, not by itself.
  tag: (question) => question.tags.filter((tag) => eventDate({ tags: [tag] }) === null),
};

export const SLICE_FIELDS = [...Object.keys(FIELDS), CUTOFF_FIELD];
/** More values than this are no picture; the field must then be asked for by name. */
const MOST_VALUES = 24;

/** Told apart from the slicing, so that a typing error costs no analysis. @throws ClosedbookError `usage`. */
export function refuseUnknownSlices(by: readonly string[] = []): void {
  const unknown = by.find((field) => !SLICE_FIELDS.includes(field));
  if (unknown !== undefined) {
    throw new ClosedbookError('usage', `expected --by ${SLICE_FIELDS.join(', ')}, got "${unknown}"`);
  }
}

/** The slices asked for, or those that divide the questions into a few parts. @throws ClosedbookError `usage`. */
export function slicesSection(
  table: OutcomeTable,
  grid: Grid,
  options: { readonly by?: readonly string[]; readonly level: number },
): Slices | undefined {
  const { by, level } = options;
  refuseUnknownSlices(by);
  const slices = (by ?? SLICE_FIELDS).flatMap((field) => {
    if (field === CUTOFF_FIELD) {
      const slice = cutoffSlice(table, grid, level);
      return slice === undefined || (by === undefined && !divides(slice)) ? [] : [slice];
    }
    const columns = columnsByValue(table, grid, FIELDS[field]!);
    const bands = field === POPULARITY ? addPopularityBands(columns, table, grid) : 0;
    const telling = columns.size > 1 && columns.size <= MOST_VALUES;
    if (by === undefined && !telling) return [];
    const slice = sliceOf(field, columns, { table, grid, level });
    return [bands === 0 ? slice : { ...slice, note: BANDS_NOTE }];
  });
  return slices.length === 0 ? undefined : { slices };
}

function columnsByValue(table: OutcomeTable, grid: Grid, keys: Keys): Map<string, Set<number>> {
  const columns = new Map<string, Set<number>>();
  grid.questions.forEach((question, column) => {
    for (const key of keys(table.questions[question]!)) {
      const known = columns.get(key);
      if (known === undefined) columns.set(key, new Set([column]));
      else known.add(column);
    }
  });
  return new Map([...columns].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const BANDS_NOTE =
  'popularity is a number here: the questions are cut into bands of about as many each, named by the lowest and highest number in them; equal numbers share a band';

/** Bands of the questions whose popularity is a number alone, from the lowest up. @returns How many there are. */
function addPopularityBands(columns: Map<string, Set<number>>, table: OutcomeTable, grid: Grid): number {
  const numbers = Array.from(grid.questions, (question, column) => ({
    column,
    ...table.questions[question]!.popularity,
  })).flatMap(({ column, band, value }) =>
    band === undefined && value !== undefined ? [{ column, value }] : [],
  );
  if (numbers.length === 0) return 0;
  const { names, nameOf } = numericBands(numbers.map(({ value }) => value));
  for (const name of names) columns.set(name, columns.get(name) ?? new Set());
  for (const { column, value } of numbers) columns.get(nameOf(value))?.add(column);
  return names.length;
}

function sliceOf(
  by: string,
  columns: ReadonlyMap<string, ReadonlySet<number>>,
  { table, grid, level }: { readonly table: OutcomeTable; readonly grid: Grid; readonly level: number },
): Slices['slices'][number] {
  const cells = [...columns].flatMap(([value, chosen]) =>
    table.respondents.map((respondent, index) => {
      const counts = clusterCounts(grid, index, (column) => chosen.has(column));
      return {
        value,
        respondent: respondent.id,
        tally: { ...counts.total, ...missingIn(grid, index, chosen) },
        estimates: estimatesOf(counts, level),
      };
    }),
  );
  return { by, cells, multiplicity: 'none: intervals are for one cell at a time' };
}
