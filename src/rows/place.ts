/**
 * Where a row stands in its file, carried with every row so that any later complaint can name it.
 * For CSV the line is the record's first: a quoted field may hold many lines.
 */
import { ClosedbookError, type ErrorCode } from '../core/errors.ts';

export interface Place {
  readonly path: string;
  /** 1-based; for Parquet the row number. */
  readonly line: number;
  /** 1-based, in characters, where it is known. */
  readonly column?: number;
}

/** One row as the file holds it. */
export interface PlacedRow {
  readonly row: Record<string, unknown>;
  readonly place: Place;
}

/** `answers.csv:12`, or `answers.csv:12:7`: the form editors and terminals turn into a link. */
export function placeText(place: Place): string {
  const column = place.column === undefined ? '' : `:${place.column}`;
  return `${place.path}:${place.line}${column}`;
}

/** An error about a row: the place first, then what is wrong with it. */
export function errorAt(
  place: Place,
  message: string,
  options: { readonly code?: ErrorCode; readonly hint?: string; readonly cause?: unknown } = {},
): ClosedbookError {
  const { code = 'file-malformed', ...rest } = options;
  return new ClosedbookError(code, `${placeText(place)}: ${message}`, rest);
}
