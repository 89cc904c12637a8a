/** Two questions in one: half an answer has no outcome. */
import type { QuestionRule } from '../lint-rule.ts';

const JOINED =
  /\b(?:who|what|when|where|which|how many|how much|how old)\b[^?]{8,},? and (?:(?:in|at|on|for|to|by|with|from) )?(?:who|what|when|where|how many|how much|how old|in which|what year)\b(?! (?:is|was|are|were)? ?(?:it|he|she|they) (?:is|was)?\b.*\bcalled)/;
const TWICE =
  /\?\s+(?:and |but )?(?:who|what|when|where|which|how|why|in (?:what|which)|is|are|was|were|did|does|do)\b(?:\s+\S+){2,}\?$/;

export const twoQuestions: QuestionRule = {
  name: 'two-questions',
  severity: 'warning',
  finds: 'two questions in one text',
  remedy: 'Split it, or make the reference a set or a list of facts.',
  check({ question, lower }) {
    const { reference, kind } = question;
    if (kind !== 'answerable' || reference === null || reference.form === 'set' || reference.form === 'facts')
      return null;
    const first = lower.indexOf('?');
    return (lower.includes(' and ') && JOINED.test(lower)) ||
      (first !== -1 && first < lower.length - 1 && TWICE.test(lower))
      ? 'half an answer has no outcome'
      : null;
  },
};
