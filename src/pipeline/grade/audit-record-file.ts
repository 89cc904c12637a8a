/**
 * The record that belongs to a filled sheet. It lies beside the sheet under the same name; a sheet saved under another
 * name is known by its ids, which only one audit drew.
 */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ClosedbookError } from '../../core/errors.ts';
import { readJsonFile } from '../../rows/read-json-file.ts';
import {
  type ClaimAuditRecord,
  claimAuditRecordSchema,
} from '../../stages/grade/claims/claim-audit-record.ts';
import { type AuditRecord, auditRecordSchema } from '../../stages/grade/human/audit-record.ts';

export interface RunAuditRecord {
  readonly runId: string;
  readonly record: AuditRecord | ClaimAuditRecord;
}

/** What `audit draw` wrote: rows of the sheet, and both files. */
export interface DrawnAudit {
  readonly answers: number;
  readonly sheet: string;
  readonly record: string;
}

const ENDING = '.record.json';

/** Where `audit draw` keeps the record of a sheet. */
export function auditRecordPath(sheet: string): string {
  return sheet.replace(/(\.csv)?$/, ENDING);
}

/**
 * The record named, or the one beside the sheet with its name, or the only one in its folder that drew its ids.
 * @throws ClosedbookError `file-missing` when there is none; `record-invalid` when the file is none.
 */
export async function recordOfSheet(
  sheet: string,
  rows: readonly Readonly<Record<string, unknown>>[],
  named?: string,
): Promise<RunAuditRecord> {
  if (named !== undefined) return readRecord(named);
  const beside = auditRecordPath(sheet);
  if (existsSync(beside)) return readRecord(beside);
  const ids = rows.flatMap(({ audit_id: id }) => (id == null ? [] : [String(id).trim().replace(/^'/, '')]));
  const folder = dirname(sheet);
  const found: (RunAuditRecord & { readonly path: string })[] = [];
  for (const name of (await readdir(folder)).filter((one) => one.endsWith(ENDING)).sort()) {
    const path = join(folder, name);
    const read = await readRecord(path).catch(() => null);
    const drawn = new Set(read?.record.rows.map(({ auditId }) => auditId));
    if (read !== null && ids.some((id) => drawn.has(id))) found.push({ ...read, path });
  }
  if (found.length === 1) return found[0]!;
  throw new ClosedbookError(
    'file-missing',
    found.length === 0
      ? `the record of the sheet is not there: ${beside}, nor another in its folder that drew its rows`
      : `several records drew rows of this sheet: ${found.map(({ path }) => path).join(', ')}`,
    { hint: 'Name the file that closedbook audit draw wrote with the sheet: --record FILE.record.json' },
  );
}

async function readRecord(path: string): Promise<RunAuditRecord> {
  if (!existsSync(path)) {
    throw new ClosedbookError('file-missing', `the record of the sheet is not there: ${path}`, {
      hint: 'Name the .record.json that closedbook audit draw wrote with the sheet.',
    });
  }
  const parsed = await readJsonFile(path);
  const ofClaims = (parsed as { of?: unknown } | null)?.of === 'claims';
  const record = (ofClaims ? claimAuditRecordSchema : auditRecordSchema).safeParse(parsed);
  const runId = (parsed as { runId?: unknown } | null)?.runId;
  if (!record.success || typeof runId !== 'string') {
    throw new ClosedbookError('record-invalid', `${path} is no record of an audit`);
  }
  return { runId, record: record.data };
}
