/**
 * Drawing a sample of a run for people and reading it back. The record with the inclusion probabilities lies beside
 * the sheet and in the store; only what was drawn may correct a rate.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ClosedbookError } from '../core/errors.ts';
import { referenceHash } from '../core/question.ts';
import { referenceText } from '../core/reference.ts';
import { rubricName } from '../core/rubric.ts';
import { readJsonFile } from '../rows/read-json-file.ts';
import { readRows } from '../rows/read-rows.ts';
import { writeFileAtomic } from '../rows/write-file.ts';
import { writeRows } from '../rows/write-rows.ts';
import { auditRecordSchema } from '../stages/grade/human/audit-record.ts';
import { AUDIT_SHEET_COLUMNS, type AuditCandidate, drawAudit } from '../stages/grade/human/draw-audit.ts';
import { readAudit } from '../stages/grade/human/read-audit.ts';
import { openStore } from '../store/open-store.ts';
import { AUTOMATIC, firstOutcome } from './first-outcome.ts';
import type { Workspace } from './workspace.ts';

const PAGE = 1000;

export interface DrawnAudit {
  readonly answers: number;
  readonly sheet: string;
  readonly record: string;
}

/** Draws and writes sheet and record. */
export async function drawRunAudit(
  id: string,
  workspace: Workspace,
  options: { readonly size: number; readonly least: number; readonly seed: number; readonly out?: string },
): Promise<DrawnAudit> {
  const store = await openStore(workspace.storePath);
  try {
    const run = await store.run(id);
    const candidates: AuditCandidate[] = [];
    for (let offset = 0; ; offset += PAGE) {
      const views = await store.page({ runIds: [run.id], pass: 'open' }, { offset, limit: PAGE });
      for (const { question, respondent, reply, grades } of views) {
        if (reply.status !== 'answered' || question.reference === null) continue;
        const hash = referenceHash(question.reference);
        candidates.push({
          replyId: reply.id,
          questionId: question.id,
          respondentId: respondent.id,
          automatic: firstOutcome(grades, { against: hash, kinds: AUTOMATIC }) ?? 'ungraded',
          referenceHash: hash,
          question: question.text,
          reference: referenceText(question.reference),
          answer: reply.text,
        });
      }
      if (views.length < PAGE) break;
    }
    const { sheet, record } = drawAudit(candidates, {
      size: options.size,
      least: options.least,
      seed: options.seed,
      drawnAt: workspace.now().toISOString(),
      ...(run.spec === null ? {} : { rubric: rubricName(run.spec.rubric) }),
    });
    const path = options.out ?? join('output', run.id, `audit-${record.id}.csv`);
    await writeRows(
      path,
      sheet.map((row) => ({ ...row })),
      { format: 'csv', columns: AUDIT_SHEET_COLUMNS },
    );
    await writeFileAtomic(recordPath(path), `${JSON.stringify({ runId: run.id, ...record }, null, 1)}\n`);
    await store.saveAudit(
      run.id,
      record.id,
      record.rows.map((row) => ({
        replyId: row.replyId,
        stratum: `${row.respondentId} / ${row.automatic}`,
        inclusion: row.inclusionProbability,
      })),
    );
    return { answers: sheet.length, sheet: path, record: recordPath(path) };
  } finally {
    await store.close();
  }
}

/** Reads a filled sheet into the store as human grades. */
export async function readRunAudit(
  sheet: string,
  workspace: Workspace,
  options: { readonly name: string; readonly unfinished: boolean },
): Promise<{ runId: string; grades: number }> {
  const { runId, record } = await readRecord(recordPath(sheet));
  const rows: Record<string, unknown>[] = [];
  for await (const { row } of readRows(sheet)) rows.push(row);
  const grades = readAudit(rows, record, {
    name: options.name,
    gradedAt: workspace.now().toISOString(),
    unfinished: options.unfinished ? 'skip' : 'error',
  });
  const store = await openStore(workspace.storePath);
  try {
    const run = await store.run(runId);
    await store.saveGrades(grades.map((grade) => ({ grade })));
    return { runId: run.id, grades: grades.length };
  } finally {
    await store.close();
  }
}

function recordPath(sheet: string): string {
  return sheet.replace(/(\.csv)?$/, '.record.json');
}

async function readRecord(path: string) {
  if (!existsSync(path)) {
    throw new ClosedbookError('file-missing', `the record of the sheet is not there: ${path}`, {
      hint: 'Keep the .record.json that closedbook audit draw wrote beside the sheet.',
    });
  }
  const parsed = await readJsonFile(path);
  const record = auditRecordSchema.safeParse(parsed);
  const runId = (parsed as { runId?: unknown } | null)?.runId;
  if (!record.success || typeof runId !== 'string') {
    throw new ClosedbookError('record-invalid', `${path} is no record of an audit`);
  }
  return { runId, record: record.data };
}
