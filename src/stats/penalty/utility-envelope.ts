/**
 * Who is best at which penalty: the upper envelope of correct - L x incorrect over all L from 0 up.
 * The respondents named are the corners of the upper concave hull of (incorrect, correct), and the penalties where the
 * winner changes are the slopes between them. Refusing everything, the point (0, 0), competes unless told otherwise.
 */
import { checkSameLength } from '../numeric/checks.ts';

export interface UtilityEnvelopeOptions {
  /** Let refusing everything compete; it is named by the index after the last respondent. @default true */
  readonly refuseAll?: boolean;
}

export interface BestInterval {
  /** Indexes of the respondents best throughout the interval; several where they are equal on both axes. */
  readonly best: readonly number[];
  /** Penalty from which they are best. */
  readonly from: number;
  /** Penalty up to which they are best; null for "however high". */
  readonly to: number | null;
}

/**
 * Winners by penalty, from L = 0 upwards; neighbours share their border, where both are equally good.
 *
 * A respondent that only ties at a single penalty (a point inside an edge of the hull) is not named.
 *
 * Source: the ROC convex hull, Provost and Fawcett 2001, Machine Learning 42:203, turned to correct and incorrect rates.
 *
 * @param incorrect incorrect/asked of each respondent
 * @param correct correct/asked of each respondent
 * @throws RangeError if the columns differ in length or a rate is not finite
 * @example
 * utilityEnvelope([0.5, 0.2], [0.5, 0.4]).map(({ to }) => to); // => [0.33333333333333326, 2, null]
 */
export function utilityEnvelope(
  incorrect: readonly number[],
  correct: readonly number[],
  { refuseAll = true }: UtilityEnvelopeOptions = {},
): readonly BestInterval[] {
  checkSameLength(incorrect, correct, 'incorrect and correct');
  const points = incorrect.map((x, index) => ({ x, y: correct[index]!, index }));
  for (const { x, y } of points) {
    if (!Number.isFinite(x) || !Number.isFinite(y))
      throw new RangeError(`rates must be finite, got ${x} and ${y}`);
  }
  if (refuseAll) points.push({ x: 0, y: 0, index: points.length });
  if (points.length === 0) return [];

  let current = points.reduce((best, point) =>
    point.y > best.y || (point.y === best.y && point.x < best.x) ? point : best,
  );
  const intervals: BestInterval[] = [];
  let from = 0;
  for (;;) {
    const { x, y } = current;
    const best = points.filter((point) => point.x === x && point.y === y).map((point) => point.index);
    let next: (typeof points)[number] | undefined;
    let to = Infinity;
    for (const point of points) {
      if (!(point.x < x)) continue;
      const crossing = (y - point.y) / (x - point.x);
      // Equal crossings mean points on one edge; the far end wins beyond it. Rates are rounded quotients, so "equal"
      // has to allow for a few units in the last place.
      const slack = 1e-12 * (1 + Math.abs(crossing));
      const earlier = crossing < to - slack;
      if (earlier || (crossing <= to + slack && next !== undefined && point.x < next.x)) {
        to = earlier ? crossing : to;
        next = point;
      }
    }
    if (next === undefined) {
      intervals.push({ best, from, to: null });
      return intervals;
    }
    to = Math.max(from, to);
    if (to > from) intervals.push({ best, from, to });
    from = to;
    current = next;
  }
}
