/** Cells of a table that closedbook itself exported: in CSV all are text, in JSONL and Parquet numbers are numbers. */
import { parseJson } from '../../rows/parse-json.ts';
import { restoreFormula } from '../../rows/write-rows.ts';

export type OwnRow = Readonly<Record<string, unknown>>;

/** Text of a cell; in CSV an empty cell is no text, and a neutralised formula is itself again. */
export function textOf(value: unknown, options: { readonly empty?: boolean } = {}): string | null {
  if (typeof value !== 'string') return null;
  if (value === '' && !options.empty) return null;
  return restoreFormula(value);
}

/** Null where the cell is blank or no number. */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const read = Number(value);
  return Number.isFinite(read) ? read : null;
}

/** The value that stands there as JSON; null where it is blank or none. */
export function jsonOf(value: unknown): unknown {
  if (typeof value !== 'string') return value ?? null;
  if (value === '') return null;
  try {
    return parseJson(value);
  } catch {
    return null;
  }
}
