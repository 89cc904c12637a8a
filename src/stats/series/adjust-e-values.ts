/**
 * Many e-values looked at together: each lowered to what every group of hypotheses it may stand in allows. More than
 * dividing by their number gives, where several of them rise together.
 */

/**
 * Adjusted e-values in input order: reject where one is at least 1/α, and with probability 1 − α nothing is rejected
 * wrongly, at any time. The closure of the arithmetic mean: the least mean over all groups that hold the one in question.
 *
 * @throws RangeError when a value is negative or no number.
 * Source: Vovk and Wang, Annals of Statistics 49:1736, 2021, algorithm 1.
 * @example
 * adjustEValues([40, 1, 1]); // => [14, 1, 1]
 */
export function adjustEValues(eValues: readonly number[]): number[] {
  for (const value of eValues) {
    if (!(value >= 0)) throw new RangeError(`e-values must be at least 0, got ${value}`);
  }
  return eValues.map((own, place) => {
    const others = eValues.filter((_, other) => other !== place).sort((a, b) => a - b);
    let sum = own;
    let least = own;
    others.forEach((other, index) => {
      sum += other;
      least = Math.min(least, sum / (index + 2));
    });
    return least;
  });
}
