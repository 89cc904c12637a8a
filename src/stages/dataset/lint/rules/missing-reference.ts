/** An answerable question without anything to compare an answer with. */
import type { QuestionRule } from '../lint-rule.ts';

export const missingReference: QuestionRule = {
  name: 'missing-reference',
  severity: 'error',
  finds: 'an answerable question that has no reference',
  remedy:
    'Give it a reference, or the kind that says why it has none (unknowable, nonexistent, false-premise).',
  check: ({ question }) =>
    question.kind === 'answerable' && question.reference === null
      ? 'there is nothing to compare answers with'
      : null,
};
