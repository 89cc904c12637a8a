/**
 * Cells that a spreadsheet merged downwards. Saved as text, the value stands in the first of them and the others are blank;
 * who answered is then said in one row of many. A blank model may also be one that nobody wrote down, so a person says
 * which (`--fill`), and rows are never given to a respondent called nothing.
 */
import { ClosedbookError } from '../../core/errors.ts';
import { errorAt, type Place } from '../../rows/place.ts';
import { UNNAMED } from '../imported-respondent.ts';
import type { AnswerColumns } from './find-answer-columns.ts';

type Row = Readonly<Record<string, unknown>>;

/** Gives a row's blank cells of these columns the value above; rows come in their order. */
export function fillDown(columns: readonly string[]): (row: Row) => Row {
  const above = new Map<string, unknown>();
  return (row) => {
    const filled = { ...row };
    for (const column of columns) {
      if (!Object.hasOwn(row, column)) continue;
      if (isBlankText(row[column])) filled[column] = above.get(column) ?? row[column];
      else above.set(column, row[column]);
    }
    return filled;
  };
}

/** @throws ClosedbookError `column-unknown` for a column that the table does not have. */
export function assertFillable(columns: readonly string[], header: readonly string[]): void {
  const unknown = columns.find((column) => !header.includes(column));
  if (unknown === undefined) return;
  throw new ClosedbookError(
    'column-unknown',
    `--fill ${unknown}: expected one of the columns ${header.map((name) => JSON.stringify(name)).join(', ')}`,
    { hint: 'Write the name as the header has it.' },
  );
}

/** So many of the rows under a first one that is filled are blank where cells were merged. */
const MERGED_SHARE = 0.2;

export interface BlankCells {
  readonly rows: readonly Row[];
  readonly place: Place;
  /** Whose such answers are said to be; undefined where nobody said. */
  readonly model?: string | undefined;
}

/**
 * Notes on rows that do not say who answered.
 * @throws ClosedbookError `cells-blank` where blanks stand as merged cells leave them.
 */
export function blankCells(columns: AnswerColumns, { rows, place, model }: BlankCells): string[] {
  const notes: string[] = [];
  for (const field of ['model', 'question'] as const) {
    const column = columns[field];
    const answer = columns.answer ?? columns.guess ?? columns.outcome;
    if (column === null || answer === null) continue;
    const said = rows.filter((row) => !isBlankText(row[answer]));
    const blank = said.filter((row) => isBlankText(row[column]));
    if (blank.length === 0 || said.length === blank.length) continue;
    if (blank.length >= MERGED_SHARE * said.length && !isBlankText(said[0]?.[column])) {
      throw errorAt(
        place,
        `the column "${column}" is blank in ${blank.length} of ${said.length} rows with an answer, as a sheet with merged cells is saved`,
        {
          code: 'cells-blank',
          hint: `Say --fill ${JSON.stringify(column)} where a blank cell has the value above it; else fill the cells, or take those rows out.`,
        },
      );
    }
    notes.push(
      field === 'model'
        ? `${blank.length} of ${said.length} rows name no model in "${column}": ${model === undefined ? `they are kept apart as "${UNNAMED}"` : `they are those of "${model}" (--model)`}`
        : `${blank.length} of ${said.length} rows have no question in "${column}"`,
    );
  }
  return notes;
}

/** A cell of a table that is there and holds nothing. */
function isBlankText(cell: unknown): boolean {
  return typeof cell === 'string' && cell.trim() === '';
}
