/**
 * How well each question tells strong respondents from weak ones when not everybody was asked everything: the
 * correlation of being right on it with the share right of the other questions. Where the matrix is complete and 0/1
 * it is the item-rest correlation of question-statistics.ts; a question never correlates with itself.
 */

export interface SparseMatrix {
  /** Where each question's cells begin in the other columns; one more entry than questions. */
  readonly offsets: ArrayLike<number>;
  /** Index of the respondent of each cell; one cell a respondent and question. */
  readonly respondent: ArrayLike<number>;
  /** In [0, 1]: 1 = right, a fraction over several trials. */
  readonly value: ArrayLike<number>;
}

/**
 * One number a question; null below three respondents, or where its values or the rest do not vary.
 *
 * Decide before what a refusal is, as in question-statistics.ts.
 *
 * Source: Lord and Novick 1968, "Statistical Theories of Mental Test Scores", chapter 15.
 *
 * @throws RangeError if a value lies outside [0, 1]
 * @example
 * const cells = { offsets: [0, 3, 6], respondent: [0, 1, 2, 0, 1, 2], value: [1, 1, 0, 1, 1, 0] };
 * restCorrelation(cells)[0]; // => 1
 */
export function restCorrelation({ offsets, respondent, value }: SparseMatrix): (number | null)[] {
  let respondents = 0;
  for (let i = 0; i < respondent.length; i += 1) {
    if (!(value[i]! >= 0 && value[i]! <= 1)) {
      throw new RangeError(`values must lie in [0, 1], got ${value[i]}`);
    }
    respondents = Math.max(respondents, respondent[i]! + 1);
  }
  const sums = new Float64Array(respondents);
  const counts = new Float64Array(respondents);
  for (let i = 0; i < respondent.length; i += 1) {
    sums[respondent[i]!]! += value[i]!;
    counts[respondent[i]!]! += 1;
  }
  return Array.from({ length: offsets.length - 1 }, (_, q) => {
    let n = 0;
    let x = 0;
    let y = 0;
    let xx = 0;
    let yy = 0;
    let xy = 0;
    for (let i = offsets[q]!; i < offsets[q + 1]!; i += 1) {
      const r = respondent[i]!;
      if (counts[r]! < 2) continue;
      const own = value[i]!;
      const rest = (sums[r]! - own) / (counts[r]! - 1);
      n += 1;
      x += own;
      y += rest;
      xx += own * own;
      yy += rest * rest;
      xy += own * rest;
    }
    const xSpread = xx - (x * x) / n;
    const ySpread = yy - (y * y) / n;
    // Below this it is rounding of a constant.
    if (n < 3 || xSpread < 1e-12 || ySpread < 1e-12) return null;
    return Math.max(-1, Math.min(1, (xy - (x * y) / n) / Math.sqrt(xSpread * ySpread)));
  });
}
