/**
 * The rows of a table that are answers, one to a model. Spreadsheets and logs hold lines that are none: a second line of
 * the header, a line of totals, a note below the table, a line on the run among those on its samples. Each is left out and
 * told, never graded. Cells that are objects are made plain, and a table with a column a model is taken apart.
 */
import type { PlacedRow } from '../../rows/place.ts';
import { readRowBatches } from '../../rows/read-rows.ts';
import { chatRows } from './chat-row.ts';
import { assertFillable, fillDown } from './fill-down.ts';
import { pairedAnswers } from './paired-answers.ts';
import { plainRows } from './plain-row.ts';
import { rowsWithin } from './rows-within.ts';
import { severalAnswers } from './several-answers.ts';
import { answersByModel, wideTable } from './wide-table.ts';

export interface RowsOfAnswersOptions {
  /** Called with a sentence for what is no answer. */
  readonly told?: (note: string) => void;
  readonly sheet?: string | undefined;
  /** Columns whose blank cells have the value above. */
  readonly fill?: readonly string[] | undefined;
  /** Columns that hold the answers of a model each. */
  readonly responses?: readonly string[] | undefined;
}

/** @throws the errors of readRows. */
export async function* rowsOfAnswers(
  path: string,
  options: RowsOfAnswersOptions = {},
): AsyncGenerator<PlacedRow> {
  for await (const rows of answerRowBatches(path, options)) yield* rows;
}

/** The same rows, many at a time. @throws the errors of readRows. */
export async function* answerRowBatches(
  path: string,
  { told = () => {}, sheet, fill = [], responses }: RowsOfAnswersOptions = {},
): AsyncGenerator<readonly PlacedRow[]> {
  const chat = chatRows();
  const plain = plainRows();
  const paired = pairedAnswers(told);
  const several = severalAnswers(told);
  let apart: ReturnType<typeof wideTable> | undefined;
  let first = true;
  const filled = fill.length === 0 ? null : fillDown(fill);
  for await (const batch of begunTogether(readRowBatches(path, { told, sheet }))) {
    const answers: PlacedRow[] = [];
    for (const read of batch) {
      const { place } = read;
      if (first && filled !== null) assertFillable(fill, Object.keys(read.row));
      const placed = filled === null ? read : { row: filled(read.row), place };
      const aside = first && isSecondHeader(placed.row) ? SECOND_HEADER : notAnAnswer(placed.row);
      first = false;
      if (aside !== null) {
        if (aside !== '') told(`line ${place.line} ${aside}, not an answer`);
        continue;
      }
      for (const held of rowsWithin(placed.row) ?? paired(placed.row) ?? [placed.row]) {
        const row = plain(chat(held));
        if (apart === undefined) {
          apart = wideTable(Object.keys(row), { responses, rows: batch.map((one) => one.row) });
          if (apart !== null) told(apartText(apart));
        }
        const rows = apart === null ? (answersByModel(row) ?? several(row)) : apart.rowsOf(row);
        if (rows === null) answers.push(row === placed.row ? placed : { row, place });
        else for (const one of rows) answers.push({ row: one, place });
      }
    }
    if (answers.length > 0) yield answers;
  }
}

/** Whether a table has a column a model shows in its first rows, not in its first alone. */
const BEGINNING = 50;

async function* begunTogether(
  batches: AsyncIterable<readonly PlacedRow[]>,
): AsyncGenerator<readonly PlacedRow[]> {
  const begun: PlacedRow[] = [];
  let settled = false;
  try {
    for await (const batch of batches) {
      if (settled) yield batch;
      else {
        begun.push(...batch);
        settled = begun.length >= BEGINNING;
        if (settled) yield begun;
      }
    }
  } catch (error) {
    // What stands before a broken line is read.
    if (!settled && begun.length > 0) yield begun;
    throw error;
  }
  if (!settled && begun.length > 0) yield begun;
}

function apartText({
  models,
  left,
}: {
  readonly models: readonly string[];
  readonly left: readonly string[];
}): string {
  const listed = (names: readonly string[]) => names.map((name) => JSON.stringify(name)).join(', ');
  if (models.length === 1) return `the answers are those of ${listed(models)}, as their column says`;
  const named = listed(models);
  const one =
    left.length === 0
      ? ''
      : `; ${listed(left)} ${left.length === 1 ? 'stands' : 'stand'} once beside the answers of several models and may be of any, so left out`;
  return `the table has a column a model: each row is an answer of each of ${named} (--map responses=COLUMN,COLUMN says otherwise)${one}`;
}

const SECOND_HEADER = 'is a second line of the header';

/** Why a line of a table is no answer, empty where it is blank; null where it may be one. */
function notAnAnswer(row: PlacedRow['row']): string | null {
  const names = Object.keys(row);
  let filled = 0;
  let repeated = 0;
  let ruled = 0;
  let cell = '';
  for (const name of names) {
    const value = row[name];
    if (typeof value !== 'string') return null;
    const text = value.trim();
    if (text === '') continue;
    filled += 1;
    if (text === name) repeated += 1;
    if (/^:?-{2,}:?$/.test(text)) ruled += 1;
    cell = text;
  }
  if (filled === 0) return '';
  if (filled > 1 && filled === repeated) return 'repeats the header';
  if (filled > 1 && ruled === filled) return 'is a rule';
  if (filled < names.length && isTotal(row)) return 'holds totals';
  return filled === 1 && names.length > 2 && /\s/.test(cell) && !cell.includes('?')
    ? 'holds one cell, a note'
    : null;
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
  /^(grand )?(totals?|(?:overall |mean )?accuracy|share|rate|score|quote|anteil|genauigkeit|trefferquote|précision|taux|tasa|exactitud|accuratezza|точность|准确率|正确率|正答率|sum|count|mean|average|avg|n|gesamt|summe|anzahl|mittelwert|durchschnitt|total(e|es)?|somme|moyenne|nombre|suma|media|promedio|totale|somma|soma|média|razem|średnia|celkem|průměr|итого|всего|среднее|合计|总计|平均|合計|합계|평균)\s*:?$/i;
const NUMBERS = /^[-+−\d.,:;/()%\s\u00a0\u202f']*\d[-+−\d.,:;/()%\s\u00a0\u202f']*$/;
/** What a total says between its numbers: `8 of 12`, `8 von 12 richtig`. */
const COUNTING =
  /(?<!\p{L})(out|of|von|aus|de|sur|di|su|из|z|ze|correct|right|wrong|incorrect|refused|richtig|falsch|points?|punkte?|answers?|questions?)(?!\p{L})/giu;

/** In a row with gaps the first filled cell says so, and beside it stand numbers and counts alone, or nothing. */
function isTotal(row: PlacedRow['row']): boolean {
  const cells = Object.values(row);
  if (cells.length < 3) return false;
  const filled = (cells as string[]).map((cell) => cell.trim()).filter((cell) => cell !== '');
  const [name, ...numbers] = filled;
  return (
    name !== undefined &&
    (TOTAL.test(name) || TOTAL.test(name.replaceAll(COUNTING, '').trim())) &&
    numbers.every((cell) => NUMBERS.test(cell.replaceAll(COUNTING, '')))
  );
}
