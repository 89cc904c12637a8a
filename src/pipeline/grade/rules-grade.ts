/** What our rules say of one reply, as the grade that a run keeps. */
import type { Grade, Judgement } from '../../core/grade.ts';
import type { Question } from '../../core/question.ts';
import { remembered } from '../../core/remembered.ts';
import type { AnsweredReply } from '../../core/reply.ts';
import type { RubricChoice } from '../../core/rubric.ts';
import { rememberedVerdicts, type VerdictByRules } from '../../stages/grade/rules/remembered-verdict.ts';
import { rulesRef } from '../../stages/grade/rules/rules-ref.ts';
import { askedOfRules } from '../asked-of-rules.ts';

export interface RulesGradeOptions {
  readonly question: Question;
  /** Of the question's reference. */
  readonly referenceHash: string;
  readonly rubric: RubricChoice;
  /** ISO time. */
  readonly gradedAt: string;
  /** @default a memory for replies in any order */
  readonly verdictOf?: VerdictByRules;
  /** What the rules say, where that is known. @default they are asked */
  readonly said?: Judgement | null;
}

const refOf = remembered(rulesRef);

export function rulesGrade(
  { id, text }: Pick<AnsweredReply, 'id' | 'text'>,
  {
    question,
    referenceHash,
    rubric,
    gradedAt,
    verdictOf = rememberedVerdicts.verdictOf,
    said = null,
  }: RulesGradeOptions,
): Grade {
  const judgement = said ?? verdictOf(askedOfRules(text, question, rubric));
  return { replyId: id, grader: refOf(rubric), referenceHash, gradedAt, ...judgement };
}
