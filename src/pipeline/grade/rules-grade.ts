/** What our rules say of one reply, as the grade that a run keeps. */
import type { Grade } from '../../core/grade.ts';
import type { Question } from '../../core/question.ts';
import { remembered } from '../../core/remembered.ts';
import type { AnsweredReply } from '../../core/reply.ts';
import type { RubricChoice } from '../../core/rubric.ts';
import { rememberedVerdict, type VerdictByRules } from '../../stages/grade/rules/remembered-verdict.ts';
import { rulesRef } from '../../stages/grade/rules/rules-ref.ts';

export interface RulesGradeOptions {
  readonly question: Question;
  /** Of the question's reference. */
  readonly referenceHash: string;
  readonly rubric: RubricChoice;
  /** ISO time. */
  readonly gradedAt: string;
  /** @default a memory for replies in any order */
  readonly verdictOf?: VerdictByRules;
}

const refOf = remembered(rulesRef);

export function rulesGrade(
  { id, text }: Pick<AnsweredReply, 'id' | 'text'>,
  { question, referenceHash, rubric, gradedAt, verdictOf = rememberedVerdict }: RulesGradeOptions,
): Grade {
  const { text: asked, reference, kind } = question;
  const judgement = verdictOf({ question: asked, reference, kind, answer: text, rubric });
  return { replyId: id, grader: refOf(rubric), referenceHash, gradedAt, ...judgement };
}
