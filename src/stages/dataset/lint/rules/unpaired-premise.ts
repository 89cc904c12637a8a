/** A false premise without its direct question: then nobody can tell ignorance from going along. */
import type { QuestionRule } from '../lint-rule.ts';

export const unpairedPremise: QuestionRule = {
  name: 'unpaired-premise',
  severity: 'note',
  finds: 'a false premise that names no direct question (pairedWith)',
  remedy: 'Add the question that asks the premise directly, and its id as pairedWith.',
  check: ({ question }) =>
    question.kind === 'false-premise' && question.pairedWith === undefined
      ? 'no direct question stands beside the false premise'
      : null,
};
