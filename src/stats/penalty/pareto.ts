/**
 * Which respondents no other one beats on both axes: fewer incorrect and more correct of all asked.
 * Being on this front is weaker than being best at some penalty, which the hull (`utility-envelope`) tells.
 */
import { checkSameLength } from '../numeric/checks.ts';

/**
 * Indexes of the points that are not dominated, ascending; exact duplicates all stay.
 *
 * A point is dominated where another has at most its incorrect rate and at least its correct rate, one of them strictly.
 *
 * @param incorrect incorrect/asked of each respondent
 * @param correct correct/asked of each respondent
 * @throws RangeError if the columns differ in length
 * @example
 * pareto([0.5, 0.2, 0.3], [0.5, 0.4, 0.38]); // => [0, 1]
 */
export function pareto(incorrect: readonly number[], correct: readonly number[]): readonly number[] {
  checkSameLength(incorrect, correct, 'incorrect and correct');
  const order = incorrect
    .map((_, i) => i)
    .sort((a, b) => incorrect[a]! - incorrect[b]! || correct[b]! - correct[a]!);
  const front: number[] = [];
  let best = -Infinity;
  let at = Number.NaN;
  for (const i of order) {
    if (correct[i]! > best) {
      best = correct[i]!;
      at = incorrect[i]!;
      front.push(i);
    } else if (correct[i] === best && incorrect[i] === at) front.push(i);
  }
  return front.sort((a, b) => a - b);
}
