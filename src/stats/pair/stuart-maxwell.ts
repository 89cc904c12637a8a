/**
 * Stuart-Maxwell test (or Bhapkar's) of marginal homogeneity: do two respondents have the same rates of all three
 * outcomes on the same questions? An outcome that never moves makes the covariance singular; it is dropped and the
 * degrees of freedom shrink, where other tools fail.
 */
import { chiSquareUpperTail } from '../numeric/distributions.ts';
import { solveLinear } from '../numeric/solve-linear.ts';
import { type ChiSquareTest, checkSquareTable } from './square-table.ts';

/** Options of {@link stuartMaxwell}. */
export interface StuartMaxwellOptions {
  /** `bhapkar` uses the covariance without the null hypothesis and is slightly more powerful. @default 'stuart_maxwell' */
  readonly method?: 'stuart_maxwell' | 'bhapkar';
}

/**
 * Test of equal margins of a k x k `table`; p is 1 on 0 degrees of freedom when nothing moves.
 *
 * @throws RangeError unless the table is square with whole counts of at least 0.
 * Source: Stuart, Biometrika 42:412, 1955; Maxwell, British Journal of Psychiatry 116:651, 1970; Bhapkar, JASA 61:228,
 * 1966, whose statistic is X/(1 - X/n) of Stuart's X.
 * @example
 * stuartMaxwell([[10, 5, 3], [6, 9, 2], [1, 4, 8]]).statistic.toFixed(12); // => '0.074626865672'
 */
export function stuartMaxwell(
  table: readonly (readonly number[])[],
  { method = 'stuart_maxwell' }: StuartMaxwellOptions = {},
): ChiSquareTest {
  checkSquareTable(table);
  const kept = independentOutcomes(table);
  if (kept.length === 0) return { statistic: 0, degreesOfFreedom: 0, pValue: 1 };
  const rowSum = (outcome: number) => table[outcome]!.reduce((sum, cell) => sum + cell, 0);
  const columnSum = (outcome: number) => table.reduce((sum, row) => sum + row[outcome]!, 0);
  const gaps = kept.map((outcome) => rowSum(outcome) - columnSum(outcome));
  const covariance = kept.map((one) =>
    kept.map((other) =>
      one === other
        ? rowSum(one) + columnSum(one) - 2 * table[one]![one]!
        : -(table[one]![other]! + table[other]![one]!),
    ),
  );
  const weights = solveLinear(covariance, gaps)!;
  const stuart = gaps.reduce((sum, gap, index) => sum + gap * weights[index]!, 0);
  const n = table.flat().reduce((sum, cell) => sum + cell, 0);
  // Where every row moved the same way, stuart is n but for rounding, and Bhapkar's statistic has no end.
  const left = 1 - stuart / n;
  const statistic = method === 'stuart_maxwell' ? stuart : left > 1e-12 ? stuart / left : Infinity;
  return {
    statistic,
    degreesOfFreedom: kept.length,
    pValue: chiSquareUpperTail(statistic, kept.length),
  };
}

/**
 * Outcomes whose gaps are linearly independent: all but one of each group of outcomes linked by movement. Within a
 * group the gaps sum to 0, and an outcome without movement is a group of its own.
 */
function independentOutcomes(table: readonly (readonly number[])[]): number[] {
  const group = table.map((_, outcome) => outcome);
  const rootOf = (outcome: number): number =>
    group[outcome] === outcome ? outcome : rootOf(group[outcome]!);
  for (let row = 0; row < table.length; row++) {
    for (let column = 0; column < row; column++) {
      if (table[row]![column]! + table[column]![row]! > 0) group[rootOf(row)] = rootOf(column);
    }
  }
  return table.map((_, outcome) => outcome).filter((outcome) => rootOf(outcome) !== outcome);
}
