/**
 * A filled-in audit sheet back to grades by a person. Strict, because a sheet that lost, doubled or swapped rows in a
 * spreadsheet would correct the rates with the wrong replies and nobody would see it.
 */
import { ClosedbookError } from '../../../core/errors.ts';
import type { Grade } from '../../../core/grade.ts';
import { OUTCOMES, REFUSAL_REASONS } from '../../../core/outcome.ts';
import { type AuditRecord, auditGradeVersion } from './audit-record.ts';

/** A row of the sheet as read from the file; other columns are ignored. */
export type FilledSheetRow = Readonly<Record<string, unknown>>;

export interface ReadAuditOptions {
  /** Who graded; the grader becomes `human:<name>`. */
  readonly name: string;
  /** ISO time. */
  readonly gradedAt: string;
  /**
   * What rows without an outcome mean: an unfinished sheet, or a person who left them for later.
   * @default 'error'
   */
  readonly unfinished?: 'error' | 'skip';
}

/** The word for a reply that a person could not decide; it becomes a contested, ungraded reply. */
const UNSURE = 'unsure';

/**
 * The grades of a sheet. Every drawn reply must be there once, unless rows may be skipped.
 * @throws ClosedbookError `column-unknown`, `record-invalid` (unknown id, word or missing rows), `duplicate-id`.
 */
export function readAudit(
  rows: readonly FilledSheetRow[],
  record: AuditRecord,
  { name, gradedAt, unfinished = 'error' }: ReadAuditOptions,
): readonly Grade[] {
  const drawn = new Map(record.rows.map((row) => [row.auditId, row]));
  const seen = new Set<string>();
  const open: string[] = [];
  const grades: Grade[] = [];
  rows.forEach((row, index) => {
    const place = `row ${index + 1} of the sheet`;
    const auditId = cell(row, 'audit_id', place);
    const word = cell(row, 'outcome', place).toLowerCase();
    const reason = row.reason === undefined ? '' : cell(row, 'reason', place).toLowerCase();
    const note = row.note === undefined ? '' : cell(row, 'note', place);
    const reply = drawn.get(auditId);
    if (reply === undefined) {
      throw new ClosedbookError(
        'record-invalid',
        `${place} has the id "${auditId}", which this audit did not draw`,
        {
          hint: 'Use the sheet that belongs to this audit, and leave the column audit_id as it is.',
        },
      );
    }
    if (seen.has(auditId))
      throw new ClosedbookError('duplicate-id', `${place} has the id "${auditId}" a second time`);
    seen.add(auditId);
    if (word === '') {
      open.push(auditId);
      return;
    }
    const base = {
      replyId: reply.replyId,
      grader: {
        kind: 'human',
        id: `human:${name}`,
        version: auditGradeVersion(record),
        rubric: record.rubric,
      },
      referenceHash: reply.referenceHash,
      gradedAt,
      evidence: note === '' ? {} : { text: note },
    } as const;
    if (word === UNSURE) {
      grades.push({ ...base, status: 'ungraded', why: 'contested' });
      return;
    }
    const outcome = OUTCOMES.find((known) => known === word);
    if (outcome === undefined) {
      throw new ClosedbookError(
        'record-invalid',
        `${place} has the outcome "${word}", expected ${OUTCOMES.join(', ')} or ${UNSURE}`,
      );
    }
    const known = REFUSAL_REASONS.find((candidate) => candidate === reason) ?? null;
    if (reason !== '' && known === null) {
      throw new ClosedbookError(
        'record-invalid',
        `${place} has the reason "${reason}", expected nothing or one of ${REFUSAL_REASONS.join(', ')}`,
      );
    }
    grades.push({
      ...base,
      status: 'graded',
      outcome,
      reason: outcome === 'refused' ? known : null,
      confidence: null,
    });
  });
  const missing = record.rows.filter((row) => !seen.has(row.auditId)).length;
  if (unfinished === 'error' && missing + open.length > 0) {
    throw new ClosedbookError(
      'record-invalid',
      `the sheet lacks ${missing} of ${record.rows.length} drawn rows and has ${open.length} without an outcome`,
      { hint: 'Finish the sheet, or read what is there with --unfinished and leave the rest for later.' },
    );
  }
  return grades;
}

function cell(row: FilledSheetRow, column: string, place: string): string {
  const value = row[column];
  if (value === undefined || value === null) {
    throw new ClosedbookError('column-unknown', `${place} has no column "${column}"`, {
      hint: `The columns found are ${Object.keys(row).join(', ')}.`,
    });
  }
  // A spreadsheet may keep the apostrophe that marks a text.
  return String(value).trim().replace(/^'/, '');
}
