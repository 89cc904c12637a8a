/**
 * Samples drawn for people to grade, with the probability of every draw: what makes their grades a correction of
 * rates and not an anecdote. A draw is never changed.
 */
import { ClosedbookError } from '../core/errors.ts';
import type { AuditDraw, AuditEntry } from '../core/store/stored-reviews.ts';
import type { Database } from './database.ts';
import type { Reader } from './reader.ts';
import { RecordRefused } from './record-refused.ts';

export interface AuditRecords {
  /** Inside a write. @throws `duplicate-id`, `record-invalid`. */
  insert(run: number, auditId: string, entries: readonly AuditEntry[]): void;
}

export function auditRecords(database: Database): AuditRecords {
  const { kysely } = database;
  const findAudit = database.find((slot) =>
    kysely
      .selectFrom('audits')
      .select('audit_id')
      .where('run', '=', slot('run'))
      .where('audit_id', '=', slot('audit_id'))
      .limit(slot('one')),
  );
  const countDrawn = database.find((slot) =>
    kysely
      .selectFrom('audits')
      .select(({ fn }) => fn.max('drawn').as('last'))
      .where('run', '=', slot('run')),
  );
  const findReply = database.find((slot) =>
    kysely
      .selectFrom('replies')
      .select('id')
      .where('run', '=', slot('run'))
      .where('reply_id', '=', slot('reply_id')),
  );
  const insertEntry = database.command((slot) =>
    kysely.insertInto('audits').values({
      run: slot('run'),
      audit_id: slot('audit_id'),
      drawn: slot('drawn'),
      position: slot('position'),
      reply: slot('reply'),
      stratum: slot('stratum'),
      inclusion: slot('inclusion'),
    }),
  );

  return {
    insert(run, auditId, entries) {
      if (findAudit({ run, audit_id: auditId, one: 1 }) !== undefined) {
        throw new RecordRefused('duplicate-id', `the run already has an audit "${auditId}"`);
      }
      const drawn = Number(countDrawn({ run })?.last ?? 0) + 1;
      for (const [position, { replyId, stratum, inclusion }] of entries.entries()) {
        const reply = findReply({ run, reply_id: replyId });
        checkDrawn({ replyId, inclusion }, reply !== undefined);
        insertEntry({ run, audit_id: auditId, drawn, position, reply: reply!.id, stratum, inclusion });
      }
    },
  };
}

/** @throws `record-invalid` for what cannot have been drawn. */
export function checkDrawn(
  { replyId, inclusion }: Pick<AuditEntry, 'replyId' | 'inclusion'>,
  isKnown: boolean,
): void {
  if (!isKnown) throw new RecordRefused('record-invalid', `the run has no reply "${replyId}"`);
  if (!(inclusion > 0 && inclusion <= 1))
    throw new ClosedbookError('record-invalid', `inclusion must lie in (0, 1], got ${inclusion}`);
}

/** Of the named draw, or the run's last. */
export async function auditEntries({ kysely }: Reader, run: number, auditId?: string): Promise<AuditEntry[]> {
  let query = kysely
    .selectFrom('audits')
    .innerJoin('replies', 'replies.id', 'audits.reply')
    .select(['replies.reply_id as replyId', 'audits.stratum', 'audits.inclusion'])
    .where('audits.run', '=', run);
  query =
    auditId === undefined
      ? query.where('audits.drawn', '=', ({ selectFrom }) =>
          selectFrom('audits as latest')
            .select(({ fn }) => fn.max<number>('latest.drawn').as('last'))
            .where('latest.run', '=', run),
        )
      : query.where('audits.audit_id', '=', auditId);
  return query.orderBy('audits.position').execute();
}

/** Oldest first. */
export async function drawnAudits({ kysely }: Reader, run: number): Promise<AuditDraw[]> {
  const rows = await kysely
    .selectFrom('audits')
    .select(({ fn }) => ['audit_id as id', fn.countAll().as('entries')])
    .where('run', '=', run)
    .groupBy(['audit_id', 'drawn'])
    .orderBy('drawn')
    .execute();
  return rows.map(({ id, entries }) => ({ id, entries: Number(entries) }));
}
