/** What a run has spent and how fast its newest replies came. */
import { sql } from 'kysely';
import { PACE_REPLIES, type RunPace } from '../core/browsing.ts';
import type { Reader } from './reader.ts';

export async function runPace({ kysely }: Reader, run: number): Promise<RunPace> {
  const calls = await kysely
    .selectFrom('calls')
    .select(({ fn }) => [
      fn.countAll().as('all'),
      fn.count('cost_usd').as('priced'),
      fn.sum('cost_usd').as('cost'),
      sql<number>`sum(case when attempts > 1 then attempts - 1 else 0 end)`.as('retries'),
    ])
    .where('run', '=', run)
    .executeTakeFirstOrThrow();
  const newest = await kysely
    .selectFrom(
      kysely
        .selectFrom('replies')
        .select('replied_at')
        .where('run', '=', run)
        .orderBy('id', 'desc')
        .limit(PACE_REPLIES)
        .as('newest'),
    )
    .select(({ fn }) => [
      fn.countAll().as('replies'),
      fn.min('replied_at').as('first'),
      fn.max('replied_at').as('last'),
    ])
    .executeTakeFirstOrThrow();
  return {
    costUsd: Number(calls.cost ?? 0),
    calls: Number(calls.all),
    unpricedCalls: Number(calls.all) - Number(calls.priced),
    retries: Number(calls.retries ?? 0),
    newest:
      newest.first === null
        ? null
        : { replies: Number(newest.replies), first: newest.first, last: newest.last },
  };
}
