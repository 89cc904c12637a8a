/** Samples drawn for people to grade, on PostgreSQL. A draw is never changed. */
import type { AuditEntry } from '../../core/store/stored-reviews.ts';
import type { Queries } from '../../postgres/postgres-pool.ts';
import { checkDrawn } from '../audit-records.ts';
import { RecordRefused } from '../record-refused.ts';
import { SHAPES } from '../table-shapes.ts';
import { insertRows } from './insert-rows.ts';

/** @throws `duplicate-id`, `record-invalid`. */
export async function insertAudit(
  tx: Queries,
  { run, auditId }: { readonly run: number; readonly auditId: string },
  entries: readonly AuditEntry[],
): Promise<void> {
  const drawnBefore = await tx.rows<{ audit_id: string; drawn: number }>(
    'select distinct audit_id, drawn from audits where run = $1',
    [run],
  );
  if (drawnBefore.some(({ audit_id }) => audit_id === auditId))
    throw new RecordRefused('duplicate-id', `the run already has an audit "${auditId}"`);
  const drawn = Math.max(0, ...drawnBefore.map((one) => one.drawn)) + 1;
  const found = await tx.rows<{ id: number; reply_id: string }>(
    'select id, reply_id from replies where run = $1 and reply_id = any($2)',
    [run, entries.map(({ replyId }) => replyId)],
  );
  const replies = new Map(found.map(({ id, reply_id }) => [reply_id, id]));
  await insertRows(tx, SHAPES.audits, {
    rows: entries.map(({ replyId, stratum, inclusion }, position) => {
      const reply = replies.get(replyId);
      checkDrawn({ replyId, inclusion }, reply !== undefined);
      return { run, audit_id: auditId, drawn, position, reply, stratum, inclusion };
    }),
  });
}
