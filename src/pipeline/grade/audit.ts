/**
 * Drawing a sample of a run for people and reading it back. The record with the inclusion probabilities lies beside
 * the sheet and in the store; only what was drawn may correct a rate.
 */
import { join } from 'node:path';
import { CLAIMS_AUDIT } from '../../core/claim.ts';
import { ClosedbookError } from '../../core/errors.ts';
import { referenceHash } from '../../core/question.ts';
import { referenceText } from '../../core/reference.ts';
import { rubricName } from '../../core/rubric.ts';
import type { Place } from '../../rows/place.ts';
import { readRows } from '../../rows/read-rows.ts';
import { writeFileAtomic } from '../../rows/write-file.ts';
import { writeRows } from '../../rows/write-rows.ts';
import { AUDIT_SHEET_COLUMNS, type AuditCandidate, drawAudit } from '../../stages/grade/human/draw-audit.ts';
import { readAudit } from '../../stages/grade/human/read-audit.ts';
import { withStore } from '../../store/with-store.ts';
import { visibleText } from '../../terminal/visible-text.ts';
import type { Workspace } from '../workspace.ts';
import { auditRecordPath, type DrawnAudit, recordOfSheet } from './audit-record-file.ts';
import { readRunClaimAudit } from './claim-audit.ts';
import { saveHumanGrades } from './save-human-grades.ts';
import { sheetOutcome } from './sheet-outcome.ts';
import { standingOfGrades } from './standing-of-grades.ts';
import { takenBack } from './taken-back.ts';

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
        // A person reads what stands there: letters that turn or hide others are shown by their number.
        question: visibleText(question.text),
        reference: visibleText(referenceText(question.reference)),
        answer: visibleText(reply.text),
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
      { format: 'csv', columns: AUDIT_SHEET_COLUMNS, mark: true },
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
): Promise<{ runId: string; grades: number; claims?: boolean }> {
  const rows: Readonly<Record<string, unknown>>[] = [];
  const places: Place[] = [];
  for await (const { row, place } of readRows(sheet)) {
    rows.push(row);
    places.push(place);
  }
  const { runId, record } = await recordOfSheet(sheet, rows, options.record);
  if ('of' in record) return readRunClaimAudit(rows, workspace, { ...options, runId, record, places });
  const grades = readAudit(rows, record, {
    name: options.name,
    gradedAt: workspace.now().toISOString(),
    unfinished: options.unfinished ? 'skip' : 'error',
    places,
    outcomeOf: sheetOutcome,
  });
  return withStore(workspace.storePath, async (store) => {
    const run = await store.run(runId);
    await saveHumanGrades(store, run.id, grades);
    return { runId: run.id, grades: grades.length };
  });
}

/**
 * Takes a person's grades of a run back, as if they had never been read: a word of its own is appended, so that nothing
 * is lost, and reading the sheet again brings them back.
 * @throws ClosedbookError `usage` where nobody of that name graded.
 */
export async function forgetRunAudit(
  id: string,
  workspace: Workspace,
  options: {
    readonly name: string /** What was said of single claims instead. @default false */;
    readonly claims?: boolean;
  },
): Promise<{ runId: string; grades: number }> {
  return withStore(workspace.storePath, async (store) => {
    const run = await store.run(id);
    const prefix = options.claims ? CLAIMS_AUDIT : 'human:';
    const grader = `${prefix}${options.name}`;
    const graders = (await store.graders(run.id)).map((one) => one.id);
    const people = [...new Set(graders.filter((one) => one.startsWith(prefix)))];
    if (!people.includes(grader)) {
      const other = `${options.claims ? 'human:' : CLAIMS_AUDIT}${options.name}`;
      const what = options.claims ? 'judged no single claim' : 'graded nothing';
      throw new ClosedbookError('usage', `--name: "${options.name}" ${what} of run ${run.id}`, {
        hint: graders.includes(other)
          ? options.claims
            ? 'They graded whole answers: leave --claims away.'
            : 'They judged single claims: add --claims.'
          : people.length === 0
            ? 'Nobody did.'
            : `These did: ${people.map((one) => one.slice(prefix.length)).join(', ')}.`,
      });
    }
    const gradedAt = workspace.now().toISOString();
    const grades = await takenBack(store, run.id, { grader, gradedAt });
    return { runId: run.id, grades };
  });
}
