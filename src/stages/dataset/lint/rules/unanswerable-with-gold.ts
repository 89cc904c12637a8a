/** A question that is said to have no answer and has one. A false premise may carry its correction. */
import type { QuestionRule } from '../lint-rule.ts';

export const unanswerableWithGold: QuestionRule = {
  name: 'unanswerable-with-gold',
  severity: 'warning',
  finds: 'a question of kind unknowable or nonexistent that carries a reference',
  remedy: 'Remove the reference, or make the question answerable.',
  check({ question, golds }) {
    const { kind, reference } = question;
    if (reference === null || kind === 'answerable' || kind === 'false-premise') return null;
    return `said to be ${kind}, but "${golds[0]}" counts as right`;
  },
};
