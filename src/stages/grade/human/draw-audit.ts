/**
 * Draws the replies that people grade: a probability sample, stratified by respondent and automatic outcome, because a
 * sample of the interesting cases cannot correct a rate. The sheet is blind: shuffled, without respondent and without
 * the automatic grade, under ids that tell nothing.
 */
import { ClosedbookError } from '../../../core/errors.ts';
import { shortHash } from '../../../core/hash.ts';
import { DEFAULT_RUBRIC, type RubricName } from '../../../core/rubric.ts';
import { type AuditRecord, type AutomaticOutcome, auditRowId } from './audit-record.ts';
import { drawStrata } from './draw-strata.ts';

/** A reply that may be drawn, with its standing automatic outcome. */
export interface AuditCandidate {
  readonly replyId: string;
  readonly questionId: string;
  readonly respondentId: string;
  readonly automatic: AutomaticOutcome;
  readonly referenceHash: string;
  readonly question: string;
  /** The reference as text. */
  readonly reference: string;
  readonly answer: string;
}

/** One line of the sheet. People fill in `outcome`, and `reason` and `note` if they like. */
export interface AuditSheetRow {
  readonly audit_id: string;
  readonly question: string;
  readonly reference: string;
  readonly answer: string;
  readonly outcome: string;
  readonly reason: string;
  readonly note: string;
}

/** Columns of the sheet in order. */
export const AUDIT_SHEET_COLUMNS = [
  'audit_id',
  'question',
  'reference',
  'answer',
  'outcome',
  'reason',
  'note',
] as const satisfies readonly (keyof AuditSheetRow)[];

export interface DrawAuditOptions {
  /** Replies to draw in all; all where there are no more. */
  readonly size: number;
  /** Names the draw: the same candidates and seed give the same sheet. */
  readonly seed: number;
  /** ISO time. */
  readonly drawnAt: string;
  /** @default 'verified' */
  readonly rubric?: RubricName;
  /**
   * Least number a stratum, as far as it has them and `size` allows: a stratum without any cannot be corrected.
   * @default 5
   */
  readonly least?: number;
}

/**
 * The sheet for people and the record to keep. Equal chances within a stratum, without replacement.
 * @throws ClosedbookError `duplicate-id` when a reply is given twice, `usage` when there is nothing to draw or fewer are
 *   to be drawn than there are strata.
 */
export function drawAudit(
  candidates: readonly AuditCandidate[],
  { size, seed, drawnAt, rubric = DEFAULT_RUBRIC, least = 5 }: DrawAuditOptions,
): { readonly sheet: readonly AuditSheetRow[]; readonly record: AuditRecord } {
  checkCandidates(candidates, size);
  const { strata, drawn } = drawStrata(candidates, {
    size,
    seed,
    least,
    idOf: ({ replyId }) => replyId,
    stratumOf: ({ respondentId, automatic }) => [respondentId, automatic],
    words: { members: 'replies', groups: 'respondent by automatic outcome' },
  });
  const id = shortHash({ seed, drawnAt, replies: candidates.map((candidate) => candidate.replyId).sort() });
  return {
    sheet: drawn.map(({ member: { replyId, question, reference, answer } }) => ({
      audit_id: auditRowId(id, replyId),
      question,
      reference,
      answer,
      outcome: '',
      reason: '',
      note: '',
    })),
    record: {
      schemaVersion: 1,
      id,
      seed,
      drawnAt,
      rubric,
      strata: strata.map(({ stratum, population, drawn: count }) => ({
        respondentId: stratum[0]!,
        automatic: stratum[1] as AutomaticOutcome,
        population,
        drawn: count,
      })),
      rows: drawn.map(({ member: candidate, inclusion }) => ({
        auditId: auditRowId(id, candidate.replyId),
        replyId: candidate.replyId,
        questionId: candidate.questionId,
        respondentId: candidate.respondentId,
        automatic: candidate.automatic,
        referenceHash: candidate.referenceHash,
        inclusionProbability: inclusion,
      })),
    },
  };
}

function checkCandidates(candidates: readonly AuditCandidate[], size: number): void {
  if (!Number.isInteger(size) || size < 1) {
    throw new ClosedbookError('usage', `an audit needs a whole number of replies, at least 1, got ${size}`);
  }
  if (candidates.length === 0)
    throw new ClosedbookError('usage', 'there are no replies to draw an audit from');
  const seen = new Set<string>();
  for (const { replyId } of candidates) {
    if (seen.has(replyId))
      throw new ClosedbookError('duplicate-id', `reply ${replyId} stands in the draw twice`);
    seen.add(replyId);
  }
}
