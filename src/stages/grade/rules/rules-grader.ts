/** The rules in the shape every grader has, so that they, judges and graders of your own can stand in one line. */
import type { Grader } from '../../../core/grader.ts';
import { DEFAULT_RUBRIC, type RubricChoice } from '../../../core/rubric.ts';
import { gradeByRules } from './grade-by-rules.ts';
import { rulesRef } from './rules-ref.ts';

/**
 * Rules under one rubric; never fails, says `undecided` where it is unsure.
 * @example
 * const question = { text: 'In which year was Ada Lovelace born?', reference: referenceFromText(['1815']), kind: 'answerable' };
 * const { judgement } = await rulesGrader().grade({ question, answer: 'In 1816.' });
 * judgement.outcome; // => 'incorrect'
 */
export function rulesGrader(options: { readonly rubric?: RubricChoice } = {}): Grader {
  const { rubric = DEFAULT_RUBRIC } = options;
  return {
    ref: rulesRef(rubric),
    async grade({ question, answer }) {
      const { text, reference, kind } = question;
      return { judgement: gradeByRules({ question: text, reference, kind, answer, rubric }) };
    },
  };
}
