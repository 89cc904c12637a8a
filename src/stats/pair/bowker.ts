/**
 * Bowker's test of symmetry: do questions move from refused to wrong as often as from wrong to refused?
 * Pairs of cells that are both empty say nothing and are dropped from the degrees of freedom, where R returns NaN.
 */
import { chiSquareUpperTail } from '../numeric/distributions.ts';
import { type ChiSquareTest, checkSquareTable } from './square-table.ts';

/**
 * Test of symmetry of a k x k `table`; a table without any movement is symmetric, with p = 1 on 0 degrees of freedom.
 *
 * @throws RangeError unless the table is square with whole counts of at least 0.
 * Source: Bowker, JASA 43:572, 1948; R mcnemar.test on k x k tables.
 * @example
 * bowker([[10, 0, 3], [0, 9, 2], [1, 4, 8]]).degreesOfFreedom; // => 2
 */
export function bowker(table: readonly (readonly number[])[]): ChiSquareTest {
  checkSquareTable(table);
  let statistic = 0;
  let degreesOfFreedom = 0;
  for (let row = 0; row < table.length; row++) {
    for (let column = 0; column < row; column++) {
      const one = table[row]![column]!;
      const other = table[column]![row]!;
      if (one + other === 0) continue;
      statistic += (one - other) ** 2 / (one + other);
      degreesOfFreedom++;
    }
  }
  const pValue = degreesOfFreedom === 0 ? 1 : chiSquareUpperTail(statistic, degreesOfFreedom);
  return { statistic, degreesOfFreedom, pValue };
}
