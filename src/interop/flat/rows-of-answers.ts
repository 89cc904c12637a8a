/**
 * The rows of a table that are answers. Spreadsheets hold two kinds of lines that are none: a second line of the header,
 * with units or types in brackets, and a line of totals below. Each is left out and told, never graded.
 */
import type { PlacedRow } from '../../rows/place.ts';
import { readRows } from '../../rows/read-rows.ts';

export interface RowsOfAnswersOptions {
  /** Called with a sentence for what is no answer. */
  readonly told?: (note: string) => void;
}

/** @throws the errors of readRows. */
export async function* rowsOfAnswers(
  path: string,
  { told = () => {} }: RowsOfAnswersOptions = {},
): AsyncGenerator<PlacedRow> {
  let first = true;
  for await (const placed of readRows(path, { told })) {
    const { row, place } = placed;
    if (first && isSecondHeader(row))
      told(`line ${place.line} is a second line of the header, not an answer`);
    else if (isTotal(row)) told(`line ${place.line} holds totals, not an answer`);
    else yield placed;
    first = false;
  }
}

const BRACKETED = /^(\(.*\)|\[.*\]|<.*>|\{.*\})$/s;
const TYPE =
  /^(text|string|str|varchar|char|label|category|integer|int|number|numeric|float|double|bool|boolean|date|object|int64|float64|factor|%|unit|einheit)$/i;

/** Every filled cell repeats its column's name, stands in brackets, or is the name of a type; at least two do. */
function isSecondHeader(row: PlacedRow['row']): boolean {
  const filled = Object.entries(row).filter(([, cell]) => typeof cell !== 'string' || cell.trim() !== '');
  return (
    filled.length >= 2 &&
    filled.every(([name, cell]) => {
      if (typeof cell !== 'string') return false;
      const text = cell.trim();
      return BRACKETED.test(text) || TYPE.test(text) || text.toLowerCase() === name.toLowerCase();
    })
  );
}

const TOTAL =
  /^(grand )?(totals?|sum|count|mean|average|avg|n|gesamt|summe|anzahl|mittelwert|durchschnitt|total(e|es)?|somme|moyenne|nombre|suma|media|promedio|totale|somma|soma|média|razem|średnia|celkem|průměr|итого|всего|среднее|合计|总计|平均|合計|합계|평균)\s*:?$/i;
const NUMBER = /^[-+−]?\(?[\d.,\s\u00a0\u202f']*\d\)?\s*%?$/;

/** The first filled cell says so, and beside it stand numbers alone. */
function isTotal(row: PlacedRow['row']): boolean {
  const cells = Object.values(row);
  if (cells.length < 3 || cells.some((cell) => typeof cell !== 'string')) return false;
  const filled = (cells as string[]).map((cell) => cell.trim()).filter((cell) => cell !== '');
  const [name, ...numbers] = filled;
  return (
    name !== undefined &&
    filled.length < cells.length &&
    TOTAL.test(name) &&
    numbers.length > 0 &&
    numbers.every((cell) => NUMBER.test(cell))
  );
}
