/**
 * A filled sheet of single claims back to what a person found, answer by answer. As strict as that of whole answers: every
 * row that cannot be read is told at once, with its place, and nothing is saved.
 */
import type { AuditedUnit, ClaimTruth } from '../../../core/claim.ts';
import { ClosedbookError } from '../../../core/errors.ts';
import type { Place } from '../../../rows/place.ts';
import { placeText } from '../../../rows/place.ts';
import type { ClaimAuditRecord } from './claim-audit-record.ts';

export interface ReadClaimAuditOptions {
  /** Rows left open are skipped, and the chances of the others follow what was finished. @default 'error' */
  readonly unfinished?: 'error' | 'skip';
  readonly places?: readonly Place[];
}

export interface AuditedReply {
  readonly replyId: string;
  readonly referenceHash: string;
  readonly units: readonly AuditedUnit[];
}

const TRUTHS: Readonly<Record<string, ClaimTruth>> = {
  right: 'right',
  correct: 'right',
  wrong: 'wrong',
  incorrect: 'wrong',
  'not in facts': 'not-in-facts',
  'not-in-facts': 'not-in-facts',
  beyond: 'not-in-facts',
  unsaid: 'unsaid',
  'not said': 'unsaid',
};

const MOST_TOLD = 20;

/** @throws ClosedbookError `record-invalid` with every row that cannot be read. */
export function readClaimAudit(
  rows: readonly Readonly<Record<string, unknown>>[],
  record: ClaimAuditRecord,
  { unfinished = 'error', places = [] }: ReadClaimAuditOptions = {},
): readonly AuditedReply[] {
  const drawn = new Map(record.rows.map((row) => [row.auditId, row]));
  const read = new Map<string, Omit<AuditedUnit, 'inclusion'>>();
  const problems: string[] = [];
  let open = 0;
  rows.forEach((row, index) => {
    const at = places[index];
    const place = at === undefined ? `row ${index + 1} of the sheet` : placeText(at);
    const cell = (column: string) =>
      String(row[column] ?? '')
        .normalize('NFKC')
        .trim()
        .replace(/^'/, '');
    if (Object.values(row).every((value) => String(value ?? '').trim() === '')) return;
    const auditId = cell('audit_id');
    const unit = drawn.get(auditId);
    if (unit === undefined || read.has(auditId)) {
      const why = unit === undefined ? 'which this audit did not draw' : 'a second time';
      problems.push(`${place}, column audit_id: "${auditId}", ${why}`);
      return;
    }
    const verdict = cell('verdict').toLowerCase();
    const missing = [cell('missing_right'), cell('missing_wrong')];
    if (verdict === '' && missing.every((text) => text === '')) {
      open += 1;
      return;
    }
    const found =
      unit.claim === null ? sentenceUnit(verdict, missing) : claimUnit(unit.claim, verdict, missing);
    if (typeof found === 'string') problems.push(`${place}, ${found}`);
    else read.set(auditId, found);
  });
  if (problems.length > 0) throw unreadable(problems);
  const left = record.rows.length - read.size;
  if (left > 0 && unfinished === 'error') {
    throw new ClosedbookError(
      'record-invalid',
      `the sheet is not finished: ${left} of ${record.rows.length} rows have no verdict${left > open ? ` (${left - open} are missing)` : ''}`,
      { hint: 'Finish the sheet, or read what is there with --unfinished and leave the rest for later.' },
    );
  }
  return byReply(record, read);
}

function claimUnit(
  claim: number,
  verdict: string,
  missing: readonly string[],
): Omit<AuditedUnit, 'inclusion'> | string {
  const truth = TRUTHS[verdict];
  if (truth === undefined)
    return `column verdict: "${verdict}", expected right, wrong, not in facts or not said`;
  if (missing.some((text) => text !== '' && text !== '0'))
    return 'columns missing_right and missing_wrong: they are for sentences, which have no property';
  return { claim, truth, droppedRight: 0, droppedWrong: 0 };
}

function sentenceUnit(verdict: string, missing: readonly string[]): Omit<AuditedUnit, 'inclusion'> | string {
  if (verdict !== '')
    return `column verdict: "${verdict}", expected nothing: this row is a sentence; fill in missing_right and missing_wrong`;
  const [right, wrong] = missing.map((text) =>
    text === '' ? 0 : /^\d{1,3}$/.test(text) ? Number(text) : NaN,
  );
  if (Number.isNaN(right) || Number.isNaN(wrong))
    return `columns missing_right and missing_wrong: "${missing.join('", "')}", expected numbers of claims on the facts that the list lacks`;
  return { claim: null, truth: null, droppedRight: right!, droppedWrong: wrong! };
}

function byReply(
  record: ClaimAuditRecord,
  read: ReadonlyMap<string, Omit<AuditedUnit, 'inclusion'>>,
): readonly AuditedReply[] {
  const stratum = (row: { respondentId: string; kind: string }) =>
    JSON.stringify([row.respondentId, row.kind]);
  const finished = new Map<string, number>();
  for (const row of record.rows)
    if (read.has(row.auditId)) finished.set(stratum(row), (finished.get(stratum(row)) ?? 0) + 1);
  const population = new Map(record.strata.map((one) => [stratum(one), one.population]));
  const replies = new Map<string, { replyId: string; referenceHash: string; units: AuditedUnit[] }>();
  for (const row of record.rows) {
    const unit = read.get(row.auditId);
    if (unit === undefined) continue;
    const { replyId, referenceHash } = row;
    const reply = replies.get(replyId) ?? { replyId, referenceHash, units: [] };
    const key = stratum(row);
    reply.units.push({ ...unit, inclusion: finished.get(key)! / population.get(key)! });
    replies.set(replyId, reply);
  }
  return [...replies.values()];
}

function unreadable(problems: readonly string[]): ClosedbookError {
  const more = problems.length - MOST_TOLD;
  const told = [...problems.slice(0, MOST_TOLD), ...(more > 0 ? [`and ${more} more`] : [])];
  const count = problems.length === 1 ? '1 row' : `${problems.length} rows`;
  return new ClosedbookError(
    'record-invalid',
    [`${count} of the sheet cannot be read`, ...told].join('\n  '),
    { hint: 'Correct these cells and read the sheet again; nothing was saved.' },
  );
}
