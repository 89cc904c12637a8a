/** An acceptance range that is turned round or does not hold the reference itself. */
import type { QuestionRule } from '../lint-rule.ts';

export const numberRange: QuestionRule = {
  name: 'number-range',
  severity: 'error',
  finds: 'an acceptance range that leaves out the reference, or whose ends are swapped',
  remedy: 'Correct low, high or value.',
  check({ question: { reference } }) {
    if (reference?.form !== 'number') return null;
    const { value, low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY } = reference;
    if (low > high) return `the range runs from ${low} to ${high}`;
    return value < low || value > high ? `${value} lies outside its own range ${low} to ${high}` : null;
  },
};
