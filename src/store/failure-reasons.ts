/**
 * Why askings of a run have no answer, counted by the database: a sample would tell a number that is not the run's.
 * One line a pass, kind and code; the message is that of the newest reply, for providers put details into it.
 */
import type { Pass, Reply } from '../core/reply.ts';
import type { FailureReason } from '../core/store-contract.ts';
import type { Reader } from './reader.ts';

export async function failureReasons(database: Reader, run: number): Promise<FailureReason[]> {
  const rows = await database.kysely
    .selectFrom('replies')
    .select(['pass', 'kind'])
    .select(database.words.newestError.as('error'))
    .select(({ fn }) => [fn.max('id').as('newest'), fn.countAll().as('count')])
    .where('run', '=', run)
    .where('status', '=', 'failed')
    .groupBy(['pass', 'kind', database.words.errorCode])
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
