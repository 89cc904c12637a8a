/**
 * How hard each question is and how well it tells strong respondents from weak ones (classical test theory).
 * A question that strong respondents miss more often than weak ones is a suspect: its reference may be wrong.
 */
import { checkBinary } from '../confidence/forecasts.ts';

export interface QuestionStatistics {
  /** Share of respondents that were right. Easy is near 1, as the literature has it. Null without respondents. */
  readonly difficulty: number | null;
  /** Correlation with the number right of all questions; null where either does not vary. */
  readonly totalCorrelation: number | null;
  /** Correlation with the number right of the other questions; the honest one, since a question correlates with itself. */
  readonly restCorrelation: number | null;
}

/**
 * One row a question, from a complete 0/1 matrix.
 *
 * Decide before what a refusal is: 0 asks "did it know?", leaving the respondent out asks "was its answer right?".
 *
 * Source: Lord and Novick 1968, "Statistical Theories of Mental Test Scores", chapter 15.
 *
 * @param matrix one row a respondent, one column a question, 1 = right
 * @throws RangeError if rows differ in length or hold anything but 0 and 1
 * @example
 * questionStatistics([[1, 1], [0, 1]]).map(({ difficulty }) => difficulty); // => [0.5, 1]
 */
export function questionStatistics(matrix: readonly (readonly number[])[]): readonly QuestionStatistics[] {
  checkMatrix(matrix);
  const totals = matrix.map((row) => row.reduce((sum, value) => sum + value, 0));
  return (matrix[0] ?? []).map((_, q) => {
    const column = matrix.map((row) => row[q]!);
    return {
      difficulty: column.reduce((sum, value) => sum + value, 0) / column.length,
      totalCorrelation: correlation(column, totals),
      restCorrelation: correlation(
        column,
        totals.map((total, r) => total - column[r]!),
      ),
    };
  });
}

/** Throws unless `matrix` is rectangular and holds 0 and 1 only. */
export function checkMatrix(matrix: readonly (readonly number[])[]): void {
  const width = matrix[0]?.length ?? 0;
  for (const row of matrix) {
    if (row.length !== width)
      throw new RangeError(`rows must be equally long, got ${width} and ${row.length}`);
    checkBinary(row, 'matrix');
  }
}

/** Pearson's correlation; null where a column does not vary. */
function correlation(first: readonly number[], second: readonly number[]): number | null {
  const n = first.length;
  const firstMean = first.reduce((sum, value) => sum + value, 0) / n;
  const secondMean = second.reduce((sum, value) => sum + value, 0) / n;
  let product = 0;
  let firstSquares = 0;
  let secondSquares = 0;
  for (let i = 0; i < n; i++) {
    const [a, b] = [first[i]! - firstMean, second[i]! - secondMean];
    product += a * b;
    firstSquares += a * a;
    secondSquares += b * b;
  }
  // The columns hold whole numbers, so anything below this is rounding of a constant.
  if (firstSquares < 1e-12 || secondSquares < 1e-12) return null;
  return product / Math.sqrt(firstSquares * secondSquares);
}
