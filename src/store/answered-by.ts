/**
 * Who answered in a run, and what was noted beside its replies: of every reply with a call, for a sample would miss the day
 * on which a provider changed the model behind a name. SQLite keeps who answered while replies are saved; PostgreSQL, and an
 * older file that is only read, count it.
 */
import type { RemarkCount, ServedCount } from '../core/store/stored-replies.ts';
import type { Reader } from './reader.ts';
import { isRemark } from './reply-rows.ts';

/** One row a respondent and served name, in the order in which they first answered. */
export async function servedCounts(database: Reader, run: number): Promise<ServedCount[]> {
  if (!database.keepsServedModels()) return countedReplies(database, run);
  return database.kysely
    .selectFrom('served_models')
    .innerJoin('run_respondents', 'run_respondents.id', 'served_models.respondent')
    .select([
      'run_respondents.respondent_id as respondent',
      'served_models.model as asked',
      'served_models.served_model as served',
      'served_models.replies',
      'served_models.first_at as first',
      'served_models.last_at as last',
    ])
    .where('served_models.run', '=', run)
    .orderBy('first')
    .orderBy('run_respondents.id')
    .orderBy('asked')
    .orderBy('served')
    .execute();
}

async function countedReplies(database: Reader, run: number): Promise<ServedCount[]> {
  const rows = await database.kysely
    .selectFrom('replies')
    .innerJoin('calls', 'calls.id', 'replies.call')
    .innerJoin('run_respondents', 'run_respondents.id', 'replies.respondent')
    .select([
      'run_respondents.respondent_id as respondent',
      'calls.model as asked',
      'calls.served_model as served',
    ])
    .select(({ fn }) => [
      fn.countAll().as('replies'),
      fn.min('replies.replied_at').as('first'),
      fn.max('replies.replied_at').as('last'),
    ])
    .where('replies.run', '=', run)
    .where('replies.status', '!=', 'failed')
    .groupBy(['run_respondents.id', 'calls.model', 'calls.served_model'])
    .orderBy('first')
    .orderBy('run_respondents.id')
    .orderBy('asked')
    .orderBy('served')
    .execute();
  return rows.map((row) => ({ ...row, replies: Number(row.replies) }));
}

/** Remarks by respondent, most frequent first. */
export async function remarkCounts(database: Reader, run: number): Promise<RemarkCount[]> {
  const rows = await database.kysely
    .selectFrom('replies')
    .innerJoin('run_respondents', 'run_respondents.id', 'replies.respondent')
    .select(['run_respondents.respondent_id as respondent', 'replies.signs'])
    .select(({ fn }) => [fn.countAll().as('replies')])
    .where('replies.run', '=', run)
    .where('replies.signs', 'is not', null)
    .groupBy(['run_respondents.id', 'replies.signs'])
    .execute();
  const counts = new Map<string, RemarkCount>();
  for (const { respondent, signs, replies } of rows) {
    for (const remark of (JSON.parse(signs ?? '[]') as string[]).filter(isRemark)) {
      const key = `${respondent}\u0000${remark}`;
      const earlier = counts.get(key)?.replies ?? 0;
      counts.set(key, { respondent, remark, replies: earlier + Number(replies) });
    }
  }
  return [...counts.values()].sort((a, b) => b.replies - a.replies);
}
