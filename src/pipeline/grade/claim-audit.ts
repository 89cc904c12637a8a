/**
 * An audit of single claims: drawn from the newest list of each long answer of a run, and read back as what a person found,
 * kept beside the grades. It never gives an answer an outcome: people judged pieces of it.
 */
import { join } from 'node:path';
import { CLAIMS_AUDIT } from '../../core/claim.ts';
import { ClosedbookError } from '../../core/errors.ts';
import type { Grade, GraderRef } from '../../core/grade.ts';
import { referenceHash } from '../../core/question.ts';
import { referenceText } from '../../core/reference.ts';
import type { Store } from '../../core/store/store.ts';
import type { Place } from '../../rows/place.ts';
import { writeFileAtomic } from '../../rows/write-file.ts';
import { writeRows } from '../../rows/write-rows.ts';
import type { ClaimAuditRecord } from '../../stages/grade/claims/claim-audit-record.ts';
import {
  CLAIM_SHEET_COLUMNS,
  type ClaimAuditCandidate,
  drawClaimAudit,
} from '../../stages/grade/claims/draw-claim-audit.ts';
import { readClaimAudit } from '../../stages/grade/claims/read-claim-audit.ts';
import { withStore } from '../../store/with-store.ts';
import { visibleText } from '../../terminal/visible-text.ts';
import { isSplit } from '../summarize/split-replies.ts';
import type { Workspace } from '../workspace.ts';
import { auditRecordPath, type DrawnAudit } from './audit-record-file.ts';
import { saveHumanGrades } from './save-human-grades.ts';

/** Draws and writes sheet and record. @throws ClosedbookError `usage` where no claims of the run were split. */
export async function drawRunClaimAudit(
  id: string,
  workspace: Workspace,
  options: { readonly size: number; readonly least: number; readonly seed: number; readonly out?: string },
): Promise<DrawnAudit> {
  return withStore(workspace.storePath, async (store) => {
    const run = await store.run(id);
    const { grader, candidates } = await candidatesOf(store, run.id);
    if (grader === null) {
      throw new ClosedbookError('usage', `the claims of run ${run.id} were not split`, {
        hint: `closedbook grade ${run.id} --claims MODEL splits them.`,
      });
    }
    const { sheet, record } = drawClaimAudit(candidates, {
      size: options.size,
      least: options.least,
      seed: options.seed,
      drawnAt: workspace.now().toISOString(),
      grader: grader.id,
      version: grader.version,
    });
    const path = options.out ?? join('output', run.id, `claim-audit-${record.id}.csv`);
    await writeRows(
      path,
      sheet.map((row) =>
        Object.fromEntries(Object.entries(row).map(([key, text]) => [key, visibleText(text)])),
      ),
      { format: 'csv', columns: CLAIM_SHEET_COLUMNS, mark: true },
    );
    await writeFileAtomic(
      auditRecordPath(path),
      `${JSON.stringify({ runId: run.id, ...record }, null, 1)}\n`,
    );
    return { answers: sheet.length, sheet: path, record: auditRecordPath(path) };
  });
}

/** The lists that stand, as the report counts them: of each answer the last; where several graders split, by the one with most. */
async function candidatesOf(
  store: Store,
  runId: string,
): Promise<{ readonly grader: GraderRef | null; readonly candidates: ClaimAuditCandidate[] }> {
  const byGrader = new Map<string, { grader: GraderRef; candidates: ClaimAuditCandidate[] }>();
  for await (const page of store.repliesToGrade(runId, { pass: 'open' })) {
    for (const { reply, question, grades } of page) {
      const against = referenceHash(question.reference);
      const own = grades.findLast((grade) => isSplit(grade) && grade.referenceHash === against);
      const claims = own?.evidence.claims;
      if (own === undefined || claims === undefined || question.reference === null) continue;
      const key = `${own.grader.id} ${own.grader.version}`;
      const lists = byGrader.get(key) ?? { grader: own.grader, candidates: [] };
      byGrader.set(key, lists);
      lists.candidates.push({
        replyId: reply.id,
        respondentId: reply.respondentId,
        referenceHash: against,
        question: question.text,
        reference: referenceText(question.reference),
        answer: reply.text,
        claims,
      });
    }
  }
  const [most] = [...byGrader.values()].sort((a, b) => b.candidates.length - a.candidates.length);
  return most ?? { grader: null, candidates: [] };
}

/** Saves what a filled sheet says. Reading a corrected sheet again replaces what the same person said. */
export async function readRunClaimAudit(
  rows: readonly Readonly<Record<string, unknown>>[],
  workspace: Workspace,
  options: {
    readonly runId: string;
    readonly record: ClaimAuditRecord;
    readonly name: string;
    readonly unfinished: boolean;
    readonly places: readonly Place[];
  },
): Promise<{ runId: string; grades: number; claims: true }> {
  const { runId, record, name, unfinished, places } = options;
  const replies = readClaimAudit(rows, record, { unfinished: unfinished ? 'skip' : 'error', places });
  return withStore(workspace.storePath, async (store) => {
    const run = await store.run(runId);
    const gradedAt = workspace.now().toISOString();
    const grades = replies.map(
      ({ replyId, referenceHash: hash, units }): Grade => ({
        replyId,
        referenceHash: hash,
        gradedAt,
        grader: {
          kind: 'human',
          id: `${CLAIMS_AUDIT}${name}`,
          version: `audit:${record.id} ${record.grader} ${record.version}`,
          rubric: 'person-strict',
        },
        status: 'ungraded',
        why: 'undecided',
        evidence: { rule: 'claims-audit', audited: [...units] },
      }),
    );
    await saveHumanGrades(store, run.id, grades);
    return { runId: run.id, grades: replies.reduce((sum, { units }) => sum + units.length, 0), claims: true };
  });
}
