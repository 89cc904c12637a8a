/**
 * Checks of tables of counts, made once at the door of each statistic that takes one.
 * Counts must be whole and not negative: a share or a percentage passed by mistake is an error, not a small sample.
 */

/**
 * Throws unless `table` is rectangular, not empty, and holds whole counts.
 *
 * @throws RangeError naming the first cell that is not a count
 */
export function checkTable(table: readonly (readonly number[])[]): void {
  const width = table[0]?.length ?? 0;
  if (width === 0) throw new RangeError('table must have at least one row and one column, got none');
  table.forEach((row, i) => {
    if (row.length !== width) {
      throw new RangeError(`table rows must be equally long, got ${width} and ${row.length} columns`);
    }
    row.forEach((count, j) => {
      if (!Number.isInteger(count) || count < 0) {
        throw new RangeError(
          `table cells must be whole counts of at least 0, got ${count} in row ${i}, column ${j}`,
        );
      }
    });
  });
}
