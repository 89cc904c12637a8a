/** Rows of a file of answers as they were, with outcome, reason, grader and evidence beside them. */
import type { Judgement } from '../../core/grade.ts';
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import type { Question } from '../../core/question.ts';
import { goldTexts } from '../../values/gold-texts.ts';
import type { GradedAnswer } from '../summarize/answer-file.ts';
import type { GradeResult } from './grade-result.ts';

export type RowToWrite = Pick<GradedAnswer, 'answer' | 'question' | 'judgement' | 'grader'>;

export async function* gradedRows(
  answers: AsyncIterable<RowToWrite>,
): AsyncGenerator<Record<string, unknown>> {
  for await (const one of answers) {
    const { answer, question, grader } = one;
    const judgement = toldOf(one);
    yield {
      ...(answer.row ?? rowOf(answer, question)),
      outcome: wordOf(judgement),
      reason: judgement.status === 'graded' ? judgement.reason : judgement.why,
      grader: answer.reply.status === 'blocked' ? null : grader,
      evidence: judgement.evidence,
    };
  }
}

/** What is told of an answer: a reply that the provider declined is refused by what it is, as in a run. */
export function toldOf({ answer, judgement }: Pick<RowToWrite, 'answer' | 'judgement'>): Judgement {
  const { reply } = answer;
  if (reply.status !== 'blocked') return judgement;
  return {
    ...{ status: 'graded', outcome: 'refused', reason: 'blocked', confidence: null },
    evidence: { text: `blocked by the ${reply.by}${reply.category === null ? '' : `: ${reply.category}`}` },
  };
}

export function wordOf(judgement: Judgement): keyof GradeResult['outcomes'] {
  return judgement.status === 'graded' ? judgement.outcome : 'undecided';
}

/** A log has no rows of its own. */
function rowOf({ respondent, reply, trial }: ImportedAnswer, question: Question): Record<string, unknown> {
  return {
    question_id: question.id,
    question: question.text,
    gold: goldTexts(question.reference),
    model: respondent.id,
    trial,
    answer: reply.text ?? null,
  };
}
