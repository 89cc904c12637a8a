/**
 * Between which ends the difference of two respondents' utilities on one question lies. Each is 1, 0 or -L, so one may gain
 * 1 where the other loses L: the range is 2(1 + L) wide, and [-L, 1] is that of one respondent alone.
 */

/**
 * The range for a confidence sequence of paired differences in utility at the penalty L.
 *
 * @throws RangeError when the penalty is negative or infinite
 * @example
 * utilityDifferenceRange(1); // => [-2, 2]
 */
export function utilityDifferenceRange(penalty: number): readonly [number, number] {
  if (!(penalty >= 0 && penalty < Infinity)) {
    throw new RangeError(`penalty must be a number of at least 0, got ${penalty}`);
  }
  return [-(1 + penalty), 1 + penalty];
}
