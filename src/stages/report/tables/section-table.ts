/**
 * A small table of a section that needs no picture. Its cells hold estimates whole, so that a page can show value,
 * interval or the reason for neither, while CSV gives every one of them its own column.
 */
import type { Estimate } from '../../../core/estimate.ts';
import type { Table } from '../charts/chart.ts';
import { count, fixed, intervalText, valueText } from '../wording/numbers.ts';
import { whyText } from '../wording/why.ts';

export type Cell = string | number | null | Estimate;

export interface SectionTable {
  /** Name of the file and of the anchor: `refusal-control`. */
  readonly id: string;
  /** What the table shows, as its caption. */
  readonly title: string;
  /** How to read it: sentences. */
  readonly notes: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Where a cell leads, where the page is shown beside the answers: a place a cell. */
  readonly links?: Table['links'];
}

export interface CellText {
  readonly value: string;
  /** The interval, or why there is no value; empty where there is nothing to say. */
  readonly detail: string;
}

export function isEstimate(cell: Cell): cell is Estimate {
  return cell !== null && typeof cell === 'object';
}

/** A cell as people read it; what is not there is a dash. */
export function cellText(cell: Cell): CellText {
  if (cell === null) return { value: '–', detail: '' };
  if (typeof cell === 'string') return { value: cell, detail: '' };
  if (typeof cell === 'number')
    return { value: Number.isInteger(cell) ? count(cell) : fixed(cell, 3), detail: '' };
  return {
    value: valueText(cell),
    detail: cell.value === null ? whyText(cell.why) : isExact(cell) ? '' : intervalText(cell),
  };
}

/** Nothing is in doubt: declining everything is worth 0. */
function isExact({ value, low, high }: Estimate): boolean {
  return value === low && value === high;
}

/** The table with every part of an estimate in a column of its own, unrounded. */
export function flatTable({ columns, rows }: SectionTable): Table {
  const wide = columns.map((_, place) => rows.some((row) => isEstimate(row[place]!)));
  return {
    columns: columns.flatMap((column, place) =>
      wide[place]
        ? [column, `${column} low`, `${column} high`, `${column} n`, `${column} why undefined`]
        : [column],
    ),
    rows: rows.map((row) =>
      row.flatMap((cell, place) => {
        if (isEstimate(cell))
          return [cell.value, cell.low, cell.high, cell.n, cell.value === null ? (cell.why ?? null) : null];
        return wide[place] ? [cell, null, null, null, null] : [cell];
      }),
    ),
  };
}
