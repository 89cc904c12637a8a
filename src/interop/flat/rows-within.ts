/**
 * The rows that one JSON object holds where it is a table turned round: an object a question under its id, a list a
 * column, or a column's cells by number, as pandas writes a frame. Read as one row, all of it would be one answer.
 */
import { isRecord } from '../../core/argument.ts';
import { findAnswerColumns } from './find-answer-columns.ts';

type Row = Readonly<Record<string, unknown>>;

/** Null where the object is a row itself. */
export function rowsWithin(row: Row): Row[] | null {
  const cells = Object.values(row);
  const split = asSplit(row);
  if (split !== null) return split;
  if (cells.length === 0 || !cells.every((cell) => typeof cell === 'object' && cell !== null)) return null;
  return byColumn(row) ?? byKey(row);
}

/** Names of columns beside a list of rows as wide, as pandas splits a frame. */
function asSplit(row: Row): Row[] | null {
  const { columns, data, index, ...rest } = row;
  if (!Array.isArray(columns) || !Array.isArray(data) || Object.keys(rest).length > 0) return null;
  const names = columns.filter((name): name is string => typeof name === 'string');
  const isTable = data.every((cells) => Array.isArray(cells) && cells.length === names.length);
  if (names.length < columns.length || !isTable || !isAnswerTable(names)) return null;
  return data.map((cells: readonly unknown[]) =>
    Object.fromEntries(names.map((name, at) => [name, cells[at]])),
  );
}

/** Columns of equal length, or with the same keys. */
function byColumn(row: Row): Row[] | null {
  if (!isAnswerTable(Object.keys(row))) return null;
  const columns = Object.entries(row as Readonly<Record<string, object>>);
  const keys = Object.keys(columns[0]![1]);
  const isList = columns.every(([, cells]) => Array.isArray(cells));
  const alike = columns.every(([, cells]) => {
    const own = Object.keys(cells);
    return (
      Array.isArray(cells) === isList &&
      own.length === keys.length &&
      own.every((key, at) => key === keys[at])
    );
  });
  // Objects by number are a frame's; by anything else they are the parts of one row.
  if (!alike || keys.length === 0 || !keys.every((key) => /^\d+$/.test(key))) return null;
  return keys.map((key) =>
    Object.fromEntries(
      columns.map(([name, cells]) => [name, (cells as Readonly<Record<string, unknown>>)[key]]),
    ),
  );
}

function byKey(row: Row): Row[] | null {
  const entries = Object.entries(row);
  const isRows = entries.every(([, cell]) => isRecord(cell) && isAnswerTable(Object.keys(cell)));
  if (!isRows) return null;
  return entries.map(([id, cell]) => ({ id, ...(cell as Row) }));
}

function isAnswerTable(header: readonly string[]): boolean {
  const { question, answer, gold } = findAnswerColumns(header);
  return question !== null && (answer !== null || gold !== null);
}
