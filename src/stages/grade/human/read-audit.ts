/**
 * A filled-in audit sheet back to grades by a person. Strict, because a sheet that lost, doubled or swapped rows in a
 * spreadsheet would correct the rates with the wrong replies and nobody would see it; and patient, because a person who
 * filled 200 rows wants to hear of all that is wrong at once, with its place, and not of the first.
 */
import { ClosedbookError } from '../../../core/errors.ts';
import type { Grade } from '../../../core/grade.ts';
import { OUTCOMES, type Outcome, REFUSAL_REASONS } from '../../../core/outcome.ts';
import { type Place, placeText } from '../../../rows/place.ts';
import type { AuditRecord } from './audit-record.ts';
import { humanGrade } from './human-grade.ts';

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
  /** Where each row stands. @default the number of the row */
  readonly places?: readonly Place[];
  /** What other words for an outcome mean; null for none. @default correct, incorrect and refused alone are known */
  readonly outcomeOf?: (word: string) => Outcome | null;
}

/** The word for a reply that a person could not decide; it becomes a contested, ungraded reply. */
const UNSURE = 'unsure';
const UNSURE_WORDS =
  /^(unsure|not sure|uncertain|undecided|unclear|unknown|contested|\?+|unsicher|unklar|strittig|incertain|pas sûr|no sé|inseguro|dudoso|incerto|non so dire|onzeker|niejasne|nejisté|не уверена?|спорно|不确定|不確定|不明|判断できない|불확실)$/iu;

/** Problems told in full; the rest are counted. */
const MOST_TOLD = 20;

/**
 * The grades of a sheet. Every drawn reply must be there once, unless rows may be skipped.
 * @throws ClosedbookError `column-unknown`; `record-invalid` with every row that cannot be read (unknown or repeated id,
 *   unknown word, rows that are missing).
 */
export function readAudit(
  rows: readonly FilledSheetRow[],
  record: AuditRecord,
  options: ReadAuditOptions,
): readonly Grade[] {
  const { name, gradedAt, unfinished = 'error', places = [], outcomeOf = () => null } = options;
  const drawn = new Map(record.rows.map((row) => [row.auditId, row]));
  const seen = new Map<string, string>();
  const problems: string[] = [];
  const open: string[] = [];
  const grades: Grade[] = [];
  rows.forEach((row, index) => {
    const place = placeName(places[index], index);
    const auditId = cell(row, 'audit_id', place);
    const word = cell(row, 'outcome', place).normalize('NFKC').trim();
    const reason = row.reason === undefined ? '' : cell(row, 'reason', place).toLowerCase();
    const note = row.note === undefined ? '' : cell(row, 'note', place);
    const reply = drawn.get(auditId);
    const blank = Object.values(row).every((value) => String(value ?? '').trim() === '');
    if (blank) return;
    if (reply === undefined) {
      problems.push(`${place}, column audit_id: "${auditId}", which this audit did not draw`);
      return;
    }
    const earlier = seen.get(auditId);
    if (earlier !== undefined) {
      problems.push(`${place}, column audit_id: "${auditId}" stands at ${earlier} already`);
      return;
    }
    seen.set(auditId, place);
    if (word === '') {
      open.push(place);
      return;
    }
    const graded = { name, gradedAt, ...reply, auditId: record.id, rubric: record.rubric };
    if (UNSURE_WORDS.test(word)) {
      grades.push(humanGrade({ outcome: 'unsure', reason: null, note }, graded));
      return;
    }
    const outcome = OUTCOMES.find((known) => known === word.toLowerCase()) ?? outcomeOf(word);
    if (outcome === null) {
      problems.push(`${place}, column outcome: "${word}", expected ${OUTCOMES.join(', ')} or ${UNSURE}`);
      return;
    }
    const known = REFUSAL_REASONS.find((candidate) => candidate === reason) ?? null;
    if (reason !== '' && known === null) {
      problems.push(
        `${place}, column reason: "${reason}", expected nothing or one of ${REFUSAL_REASONS.join(', ')}`,
      );
      return;
    }
    grades.push(humanGrade({ outcome, reason: known, note }, graded));
  });
  if (problems.length > 0) throw problemsOf(problems);
  const missing = record.rows.filter((row) => !seen.has(row.auditId)).length;
  if (unfinished === 'error' && missing + open.length > 0) throw unfinishedSheet(record, { missing, open });
  return grades;
}

function problemsOf(problems: readonly string[]): ClosedbookError {
  const more = problems.length - MOST_TOLD;
  const told = [...problems.slice(0, MOST_TOLD), ...(more > 0 ? [`and ${more} more`] : [])];
  const count =
    problems.length === 1
      ? '1 row of the sheet cannot be read'
      : `${problems.length} rows of the sheet cannot be read`;
  return new ClosedbookError('record-invalid', [count, ...told].join('\n  '), {
    hint: 'Correct these cells and read the sheet again; nothing was saved. Words for the outcomes are known in some twenty languages.',
  });
}

function unfinishedSheet(
  record: AuditRecord,
  { missing, open }: { readonly missing: number; readonly open: readonly string[] },
): ClosedbookError {
  const shown = open.slice(0, MOST_TOLD).join(', ');
  const parts = [
    ...(missing === 0 ? [] : [`${missing} of ${record.rows.length} drawn rows are missing`]),
    ...(open.length === 0
      ? []
      : [
          `${open.length} of ${record.rows.length} rows ${open.length === 1 ? 'has' : 'have'} no outcome (${shown}${open.length > MOST_TOLD ? ' …' : ''})`,
        ]),
  ];
  return new ClosedbookError('record-invalid', `the sheet is not finished: ${parts.join('; ')}`, {
    hint: 'Finish the sheet, or read what is there with --unfinished and leave the rest for later.',
  });
}

function placeName(place: Place | undefined, index: number): string {
  return place === undefined ? `row ${index + 1} of the sheet` : placeText(place);
}

function cell(row: FilledSheetRow, column: string, place: string): string {
  const value = row[column];
  if (value === undefined || value === null) {
    if (value === null && column in row) return '';
    throw new ClosedbookError('column-unknown', `${place} has no column "${column}"`, {
      hint: `The columns found are ${Object.keys(row).join(', ')}.`,
    });
  }
  // A spreadsheet may keep the apostrophe that marks a text.
  return String(value).trim().replace(/^'/, '');
}
