/** A gold that is a sentence or more: string rules cannot decide it, so every answer needs a judge. */
import type { QuestionRule } from '../lint-rule.ts';

const LONGEST = 15;

export const longGold: QuestionRule = {
  name: 'long-gold',
  severity: 'note',
  finds: `a gold of more than ${LONGEST} words`,
  remedy: 'Cut it to the fact that decides.',
  check({ question: { reference } }) {
    if (reference?.form !== 'text') return null;
    const words = reference.text.split(/\s+/).length;
    return words > LONGEST ? `the gold has ${words} words` : null;
  },
};
