/** A reference that lies after the day at which it was true: a slip of the century, or a plan taken for a fact. */
import type { QuestionRule } from '../lint-rule.ts';

export const futureGold: QuestionRule = {
  name: 'future-gold',
  severity: 'warning',
  finds: 'a date as reference that lies after asOf, or after today where asOf is not given',
  remedy: 'Correct the date; a planned date is not yet a fact.',
  check({ question, today }) {
    const { reference, asOf = today } = question;
    if (reference?.form !== 'date' || reference.value.startsWith('-') || /X/.test(reference.value))
      return null;
    const length = Math.min(reference.value.length, asOf.length);
    return reference.value.slice(0, length) > asOf.slice(0, length)
      ? `${reference.value} lies after ${asOf}`
      : null;
  },
};
