/**
 * Drawing a sample of a run for people and reading it back. The record with the inclusion probabilities lies beside
 * the sheet and in the store; only what was drawn may correct a rate.
 */
import { join } from 'node:path';
import { referenceHash } from '../../core/question.ts';
import { referenceText } from '../../core/reference.ts';
import { rubricName } from '../../core/rubric.ts';
import { readRows } from '../../rows/read-rows.ts';
import { writeFileAtomic } from '../../rows/write-file.ts';
import { writeRows } from '../../rows/write-rows.ts';
import { AUDIT_SHEET_COLUMNS, type AuditCandidate, drawAudit } from '../../stages/grade/human/draw-audit.ts';
import { readAudit } from '../../stages/grade/human/read-audit.ts';
import { withStore } from '../../store/with-store.ts';
import type { Workspace } from '../workspace.ts';
import { auditRecordPath, recordOfSheet } from './audit-record-file.ts';
import { standingOfGrades } from './standing-of-grades.ts';

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
  return withStore(workspace.storePath, async (store) => {
    const run = await store.run(id);
    const candidates: AuditCandidate[] = [];
    for await (const view of store.answers({ runIds: [run.id], pass: 'open' })) {
      const { question, respondent, reply, grades } = view;
      if (reply.status !== 'answered' || question.reference === null) continue;
      const hash = referenceHash(question.reference);
      candidates.push({
        replyId: reply.id,
        questionId: question.id,
        respondentId: respondent.id,
        automatic: standingOfGrades(grades, hash).automatic ?? 'ungraded',
        referenceHash: hash,
        question: question.text,
        reference: referenceText(question.reference),
        answer: reply.text,
      });
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
    await writeFileAtomic(
      auditRecordPath(path),
      `${JSON.stringify({ runId: run.id, ...record }, null, 1)}\n`,
    );
    await store.saveAudit(
      run.id,
      record.id,
      record.rows.map((row) => ({
        replyId: row.replyId,
        stratum: `${row.respondentId} / ${row.automatic}`,
        inclusion: row.inclusionProbability,
      })),
    );
    return { answers: sheet.length, sheet: path, record: auditRecordPath(path) };
  });
}

/** Reads a filled sheet into the store as human grades. */
export async function readRunAudit(
  sheet: string,
  workspace: Workspace,
  options: {
    readonly name: string;
    readonly unfinished: boolean;
    /** @default the one beside the sheet, by its name or by the ids that it drew */
    readonly record?: string;
  },
): Promise<{ runId: string; grades: number }> {
  const rows: Record<string, unknown>[] = [];
  for await (const { row } of readRows(sheet)) rows.push(row);
  const { runId, record } = await recordOfSheet(sheet, rows, options.record);
  const grades = readAudit(rows, record, {
    name: options.name,
    gradedAt: workspace.now().toISOString(),
    unfinished: options.unfinished ? 'skip' : 'error',
  });
  return withStore(workspace.storePath, async (store) => {
    const run = await store.run(runId);
    await store.saveGrades(grades.map((grade) => ({ grade })));
    return { runId: run.id, grades: grades.length };
  });
}
