/**
 * How the columns of a table are read from a record: one mapping for a row by itself and for the columns of many rows, which
 * an import writes a batch at a time without a row object for each.
 */
import type { SqlValue } from '../sqlite/sqlite-connection.ts';

export type CellReaders<Row, Of> = { readonly [Name in keyof Row]: (record: Of) => Row[Name] };

/** The columns of many rows, each in the order of the records. */
export type CellColumns<Row> = { readonly [Name in keyof Row]: readonly Row[Name][] };

export function rowOf<Row, Of>(readers: CellReaders<Row, Of>, record: Of): Row {
  const row: Partial<Row> = {};
  for (const name in readers) row[name] = readers[name](record);
  return row as Row;
}

export function columnsOf<Row extends { [Name in keyof Row]: SqlValue }, Of>(
  readers: CellReaders<Row, Of>,
  records: readonly Of[],
): CellColumns<Row> {
  const columns: { [Name in keyof Row]?: Row[Name][] } = {};
  for (const name in readers) {
    const read = readers[name];
    const cells: Row[typeof name][] = [];
    for (let at = 0; at < records.length; at += 1) cells.push(read(records[at]!));
    columns[name] = cells;
  }
  return columns as CellColumns<Row>;
}
