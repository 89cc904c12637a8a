/**
 * Guard for square tables of transitions: outcome under one respondent (rows) by outcome under another (columns).
 */
import { checkCounts } from '../numeric/checks.ts';

/** Result of a chi-square test on a square table. */
export interface ChiSquareTest {
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
}

/** Throws RangeError unless `table` is square with whole counts of at least 0. */
export function checkSquareTable(table: readonly (readonly number[])[]): void {
  for (const [row, cells] of table.entries()) {
    if (cells.length !== table.length) {
      throw new RangeError(
        `table must be square: expected ${table.length} cells in row ${row}, got ${cells.length}`,
      );
    }
    checkCounts(Object.fromEntries(cells.map((cell, column) => [`table[${row}][${column}]`, cell])));
  }
}
