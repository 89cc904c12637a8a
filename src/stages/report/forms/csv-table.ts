/** The numbers behind a chart as CSV; texts that a spreadsheet would run are neutralised by the row writer. */
import { delimitedLine } from '../../../rows/write-rows.ts';
import type { Table } from '../charts/chart.ts';

export function csvTable(table: Table): string {
  return [table.columns, ...table.rows].map((row) => delimitedLine(row)).join('');
}
