/**
 * A reply with what rules say of it, to be saved in one transaction: read back afterwards, page by page, a reply and its
 * question cost as much again as saving them did. What is left out here is graded by the pass that follows the asking, which
 * takes whatever has no grade: long answers, whose reading would hold up the replies under way, and best guesses.
 */

import { type Question, referenceHash } from '../../core/question.ts';
import type { RubricChoice } from '../../core/rubric.ts';
import type { ReplyRecord } from '../../core/saved-records.ts';
import { verdictMemory } from '../../stages/grade/rules/remembered-verdict.ts';
import { rulesGrade } from './rules-grade.ts';

/** Characters; read in a millisecond. */
const LONGEST = 2_000;

/** Who is asked the same is asked it one after the other. */
const { verdictOf } = verdictMemory(500);

export function gradedAtOnce(
  record: ReplyRecord,
  question: Question,
  { rubric, gradedAt }: { readonly rubric: RubricChoice; readonly gradedAt: string },
): ReplyRecord {
  const { reply } = record;
  if (reply.status !== 'answered' || reply.text.length > LONGEST) return record;
  const firstGrades = () => {
    try {
      const against = referenceHash(question.reference);
      return [
        { grade: rulesGrade(reply, { question, referenceHash: against, rubric, gradedAt, verdictOf }) },
      ];
    } catch {
      // It was paid for, so it is saved; what is wrong with it is told by whoever grades it next.
      return [];
    }
  };
  return { ...record, firstGrades };
}
