/**
 * Rates by what a question is about: property, topic, popularity, answer type, dataset, tag, two of them crossed, or
 * whether it is newer than the model's knowledge. Each slice has its own denominators; nothing is hidden for being
 * small, n says it.
 */
import type { OutcomeTable } from '../../core/outcome-table.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { clusterCounts } from './cluster-counts.ts';
import { CUTOFF_FIELD, cutoffSlice, divides } from './cutoff-slice.ts';
import { estimatesOf } from './estimates.ts';
import type { Grid } from './grid.ts';
import { missingIn } from './missing-in.ts';
import { numericCurve } from './numeric-curve.ts';
import { crossed, FIELDS, refuseUnknownSlices, SLICE_FIELDS, sliceColumns } from './slice-fields.ts';

type Slices = NonNullable<Summary['slices']>;
type Slice = Slices['slices'][number];

interface Counted {
  readonly table: OutcomeTable;
  readonly grid: Grid;
  readonly level: number;
}

/** More values than this are no picture; the field must then be asked for by name. */
const MOST_VALUES = 24;

/** The slices asked for, or those that divide the questions into a few parts. @throws ClosedbookError `usage`. */
export function slicesSection(
  table: OutcomeTable,
  grid: Grid,
  options: { readonly by?: readonly string[]; readonly level: number },
): Slices | undefined {
  const { by, level } = options;
  refuseUnknownSlices(by);
  const counted = { table, grid, level };
  const slices = (by ?? SLICE_FIELDS.filter((field) => FIELDS[field]?.byName === undefined)).flatMap(
    (field): Slice[] => {
      if (field === CUTOFF_FIELD) {
        const slice = cutoffSlice(table, grid, level);
        return slice === undefined || (by === undefined && !divides(slice)) ? [] : [slice];
      }
      const pair = crossed(field);
      if (pair !== null) return [crossing(pair, counted)];
      const { columns, note } = sliceColumns(field, table, grid);
      const telling = columns.size > 1 && columns.size <= MOST_VALUES;
      if (by === undefined && !telling) return [];
      const curve = numericCurve(field, counted);
      return [
        {
          ...sliceOf(field, columns, counted),
          ...(note === undefined ? {} : { note }),
          ...(curve === undefined ? {} : { curve }),
        },
      ];
    },
  );
  return slices.length === 0 ? undefined : { slices };
}

/** Every value of one field with every value of another, where some question has both. */
function crossing([first, second]: readonly [string, string], counted: Counted): Slice {
  const rows = sliceColumns(first, counted.table, counted.grid);
  const across = sliceColumns(second, counted.table, counted.grid);
  const parts = new Map<string, readonly [string, string]>();
  const columns = new Map<string, Set<number>>();
  for (const [row, inRow] of rows.columns) {
    for (const [value, inColumn] of across.columns) {
      const both = new Set([...inRow].filter((column) => inColumn.has(column)));
      if (both.size === 0) continue;
      parts.set(`${row} × ${value}`, [row, value]);
      columns.set(`${row} × ${value}`, both);
    }
  }
  const slice = sliceOf(`${first} × ${second}`, columns, counted);
  const notes = [rows.note, across.note].filter((note) => note !== undefined);
  return {
    ...slice,
    cells: slice.cells.map((cell) => ({ ...cell, crossed: [...parts.get(cell.value)!] })),
    ...(notes.length === 0 ? {} : { note: notes.join('; ') }),
  };
}

function sliceOf(
  by: string,
  columns: ReadonlyMap<string, ReadonlySet<number>>,
  { table, grid, level }: Counted,
): Slice {
  const cells = [...columns].flatMap(([value, chosen]) => {
    const listed = Uint32Array.from(chosen);
    return table.respondents.map((respondent, index) => {
      const counts = clusterCounts(grid, index, listed);
      return {
        value,
        respondent: respondent.id,
        tally: { ...counts.total, ...missingIn(grid, index, listed) },
        estimates: estimatesOf(counts, level),
      };
    });
  });
  return { by, cells, multiplicity: 'none: intervals are for one cell at a time' };
}
