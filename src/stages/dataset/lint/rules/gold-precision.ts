/** The question asks for a day and the gold knows the year: a respondent that answers in full cannot be checked. */
import type { QuestionRule } from '../lint-rule.ts';

const DAY =
  /\b(?:day, month,? and (?:the )?year|day,? (?:and )?month,? (?:and )?year|month, day,? and year|exact date|full date|day and month)\b|^on (?:what|which) (?:calendar )?da(?:te|y) (?:was|were|did|is|does)\b/;
const MONTH = /\bmonth and (?:the )?year\b|\byear and month\b/;

export const goldPrecision: QuestionRule = {
  name: 'gold-precision',
  severity: 'warning',
  finds: 'a date known less exactly than the question asks for it',
  remedy: 'Give the date to the day (or month), or ask for the year.',
  check({ question: { reference }, lower }) {
    if (reference?.form !== 'date' || reference.precision === 'day') return null;
    if (DAY.test(lower))
      return `asks for the day, the gold ${reference.value} knows the ${reference.precision}`;
    return MONTH.test(lower) && reference.precision !== 'month'
      ? `asks for the month, the gold ${reference.value} knows the ${reference.precision}`
      : null;
  },
};
