/**
 * Which models answered a run, kept as replies are saved: a row a respondent, model asked and model served. Counted from the
 * replies it was the dearest question of an analysis, a fifth of it, for every reply is sorted by two names. Written in the
 * transaction of the replies, so that both are there or neither is. Failed replies are not in it, and only they give way to
 * others, so nothing is taken away but with its run.
 */
import { type Kysely, sql } from 'kysely';
import type { Call } from '../core/call.ts';
import type { Reply } from '../core/reply.ts';
import type { Database } from './database.ts';

export interface AnsweredBy {
  /** Inner key. */
  readonly respondent: number;
  readonly reply: Pick<Reply, 'status' | 'repliedAt'>;
  readonly call: Pick<Call, 'model' | 'servedModel'> | null;
}

export interface ServedModels {
  /** Inside a write: replies that are new, or were failures until now. */
  add(run: number, replies: Iterable<AnsweredBy>): void;
}

interface Row {
  readonly respondent: number;
  readonly model: string;
  readonly served_model: string | null;
  replies: number;
  first_at: string;
  last_at: string;
}

export function servedModels(database: Database): ServedModels {
  const { kysely } = database;
  const insert = database.command<keyof Row | 'run'>((slot) =>
    kysely.insertInto('served_models').values({
      run: slot('run'),
      respondent: slot('respondent'),
      model: slot('model'),
      served_model: slot('served_model'),
      replies: slot('replies'),
      first_at: slot('first_at'),
      last_at: slot('last_at'),
    }),
  );
  const raise = database.command<keyof Row | 'run'>((slot) =>
    kysely
      .updateTable('served_models')
      .set({
        replies: sql<number>`replies + ${slot('replies')}`,
        first_at: sql<string>`min(first_at, ${slot('first_at')})`,
        last_at: sql<string>`max(last_at, ${slot('last_at')})`,
      })
      .where('run', '=', slot('run'))
      .where('respondent', '=', slot('respondent'))
      .where('model', '=', slot('model'))
      // Equal, or both unknown.
      .where('served_model', 'is', slot('served_model')),
  );
  return {
    add(run, replies) {
      for (const row of rowsOf(replies)) {
        if (raise({ run, ...row }).changes === 0) insert({ run, ...row });
      }
    },
  };
}

function rowsOf(replies: Iterable<AnsweredBy>): Row[] {
  const rows: Row[] = [];
  let last: Row | undefined;
  for (const { respondent, reply, call } of replies) {
    if (call === null || reply.status === 'failed') continue;
    const { model, servedModel } = call;
    const isOf = (row: Row) =>
      row.respondent === respondent && row.model === model && row.served_model === servedModel;
    // Most often as the one before; and a batch has few of them.
    if (last === undefined || !isOf(last)) last = rows.find(isOf);
    const at = reply.repliedAt;
    if (last === undefined) {
      last = { respondent, model, served_model: servedModel, replies: 0, first_at: at, last_at: at };
      rows.push(last);
    }
    last.replies += 1;
    if (at < last.first_at) last.first_at = at;
    if (at > last.last_at) last.last_at = at;
  }
  return rows;
}

/** Counted from the replies, of one run or of all: where they came into the store without {@link servedModels}. */
export function countServedModels(db: Kysely<never>, run?: number) {
  const ofRun = run === undefined ? sql`` : sql`and replies.run = ${sql.lit(run)}`;
  return sql`insert into served_models (run, respondent, model, served_model, replies, first_at, last_at)
    select replies.run, replies.respondent, calls.model, calls.served_model,
      count(*), min(replies.replied_at), max(replies.replied_at)
    from replies inner join calls on calls.id = replies.call
    where replies.status <> 'failed' ${ofRun}
    group by replies.run, replies.respondent, calls.model, calls.served_model`.compile(db);
}
