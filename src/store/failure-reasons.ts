/**
 * Why askings of a run have no answer, counted by the database: a sample would tell a number that is not the run's.
 * One line a pass, kind and code; the message is that of the newest reply, for providers put details into it.
 */
import { sql } from 'kysely';
import type { Pass, Reply } from '../core/reply.ts';
import type { FailureReason } from '../core/store-contract.ts';
import type { Database } from './database.ts';

export async function failureReasons(database: Database, run: number): Promise<FailureReason[]> {
  const rows = await database.kysely
    .selectFrom('replies')
    // Beside max(), SQLite takes bare columns from the row that holds it.
    .select(['pass', 'kind', 'error'])
    .select(({ fn }) => [fn.max('id').as('newest'), fn.countAll().as('count')])
    .where('run', '=', run)
    .where('status', '=', 'failed')
    .groupBy(['pass', 'kind', sql`json_extract(error, '$.code')`])
    .orderBy('count', 'desc')
    .orderBy('newest')
    .execute();
  return rows.map(({ pass, kind, error, count }) => ({
    pass: pass as Pass,
    kind: kind as FailureReason['kind'],
    ...(JSON.parse(error ?? '{}') as Extract<Reply, { status: 'failed' }>['error']),
    count: Number(count),
  }));
}
