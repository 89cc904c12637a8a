/** What the rules are asked of an answer, in the same words wherever it is looked up, sent to a thread or graded. */
import type { Question } from '../core/question.ts';
import type { RubricChoice } from '../core/rubric.ts';
import type { GradeByRulesInput } from '../stages/grade/rules/grade-by-rules.ts';

export function askedOfRules(
  answer: string,
  { text, reference, kind }: Pick<Question, 'text' | 'reference' | 'kind'>,
  rubric: RubricChoice,
): GradeByRulesInput {
  return { question: text, reference, kind, answer, rubric };
}
