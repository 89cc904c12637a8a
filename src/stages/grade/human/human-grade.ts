/** What a person says of a drawn reply as a grade: the same from a sheet and from the desk. */
import type { Grade } from '../../../core/grade.ts';
import type { Outcome, RefusalReason } from '../../../core/outcome.ts';
import type { RubricName } from '../../../core/rubric.ts';
import { auditGradeVersion } from './audit-record.ts';

/** `unsure` for what a person could not decide; it becomes a contested, ungraded reply. */
export interface HumanWord {
  readonly outcome: Outcome | 'unsure';
  /** Kept of refusals only. */
  readonly reason: RefusalReason | null;
  readonly note: string;
}

export interface HumanGradeOf {
  /** Who graded; the grader becomes `human:<name>`. */
  readonly name: string;
  readonly auditId: string;
  readonly rubric: RubricName;
  readonly replyId: string;
  readonly referenceHash: string;
  /** ISO time. */
  readonly gradedAt: string;
}

export function humanGrade({ outcome, reason, note }: HumanWord, of: HumanGradeOf): Grade {
  const base = {
    replyId: of.replyId,
    grader: {
      kind: 'human',
      id: `human:${of.name}`,
      version: auditGradeVersion({ id: of.auditId }),
      rubric: of.rubric,
    },
    referenceHash: of.referenceHash,
    gradedAt: of.gradedAt,
    evidence: note === '' ? {} : { text: note },
  } as const;
  if (outcome === 'unsure') return { ...base, status: 'ungraded', why: 'contested' };
  return {
    ...base,
    status: 'graded',
    outcome,
    reason: outcome === 'refused' ? reason : null,
    confidence: null,
  };
}
