/**
 * Which human grades may correct rates: those of drawn replies, given in the audit. A person's override outside the
 * audit decides that one reply and is kept, but it was chosen because it looked wrong, so it says nothing about others.
 */
import { type Grade, SET_ASIDE } from '../../../core/grade.ts';
import { OUTCOMES, type Outcome } from '../../../core/outcome.ts';
import {
  type AuditRecord,
  type AutomaticOutcome,
  auditGradeVersion,
  isAuditVersion,
} from './audit-record.ts';

/** A drawn reply with what people found, as the correction takes it. */
export interface AuditedReply {
  readonly replyId: string;
  readonly questionId: string;
  readonly respondentId: string;
  /** The automatic outcome when the sample was drawn, whatever it is now. */
  readonly automatic: AutomaticOutcome;
  readonly human: Outcome;
  readonly inclusionProbability: number;
}

/**
 * The drawn replies that people graded. Where several people graded one and differ, it is left out and counted.
 */
export function auditedReplies(
  grades: readonly Grade[],
  record: AuditRecord,
): {
  readonly audited: readonly AuditedReply[];
  /** Drawn and not graded by anybody, or only with "unsure". */
  readonly open: number;
  /** Drawn and graded differently by two people. */
  readonly contested: number;
  /** Human grades of these or other replies that were not given in this audit. */
  readonly overrides: number;
} {
  const version = auditGradeVersion(record);
  const words = new Map<string, Map<string, Outcome>>();
  let overrides = 0;
  for (const grade of grades) {
    if (grade.grader.kind !== 'human') continue;
    const said = words.get(grade.replyId) ?? new Map<string, Outcome>();
    words.set(grade.replyId, said);
    const forgotten = grade.status === 'ungraded' && grade.why === SET_ASIDE;
    if (!forgotten && !isAuditVersion(grade.grader.version, version)) {
      overrides += 1;
      continue;
    }
    // A sheet that is read again replaces what the same person said before.
    if (grade.status === 'graded') said.set(grade.grader.id, grade.outcome);
    else said.delete(grade.grader.id);
  }
  let open = 0;
  let contested = 0;
  const audited = record.rows.flatMap((row) => {
    const outcomes = [...new Set(words.get(row.replyId)?.values())];
    if (outcomes.length === 0) open += 1;
    if (outcomes.length > 1) contested += 1;
    if (outcomes.length !== 1) return [];
    const { replyId, questionId, respondentId, automatic, inclusionProbability } = row;
    return [{ replyId, questionId, respondentId, automatic, human: outcomes[0]!, inclusionProbability }];
  });
  return { audited, open, contested, overrides };
}

/**
 * The audit of one respondent as the tables that the correction takes: rows people's outcome, columns automatic outcome;
 * and how many of all its replies have each automatic outcome. Ungraded replies are a fourth column where there are any.
 */
export function auditTables(
  audited: readonly AuditedReply[],
  record: AuditRecord,
  respondentId: string,
): { readonly columns: readonly AutomaticOutcome[]; readonly audit: number[][]; readonly judged: number[] } {
  const strata = record.strata.filter((stratum) => stratum.respondentId === respondentId);
  const columns: AutomaticOutcome[] = [...OUTCOMES];
  if (strata.some((stratum) => stratum.automatic === 'ungraded')) columns.push('ungraded');
  const own = audited.filter((reply) => reply.respondentId === respondentId);
  return {
    columns,
    audit: OUTCOMES.map((human) =>
      columns.map(
        (column) => own.filter((reply) => reply.human === human && reply.automatic === column).length,
      ),
    ),
    judged: columns.map((column) => strata.find((stratum) => stratum.automatic === column)?.population ?? 0),
  };
}
