/**
 * How far a run has come and what it has cost, counted by the database. Calls that were made again count too:
 * they were paid for.
 */
import type { RunTotals } from '../core/store-contract.ts';
import type { Database } from './database.ts';

export async function runTotals(database: Database, run: number): Promise<RunTotals> {
  const { kysely } = database;
  const replies = await kysely
    .selectFrom('replies')
    .leftJoin('standing', 'standing.reply', 'replies.id')
    .select(['replies.status', 'standing.outcome'])
    .select(({ fn }) => fn.countAll().as('count'))
    .where('replies.run', '=', run)
    .groupBy(['replies.status', 'standing.outcome'])
    .execute();
  const calls = await kysely
    .selectFrom('calls')
    .select(({ fn }) => [
      fn.countAll().as('all'),
      fn.count('cost_usd').as('priced'),
      fn.sum('cost_usd').as('cost'),
    ])
    .where('run', '=', run)
    .executeTakeFirstOrThrow();
  const count = (matches: (row: (typeof replies)[number]) => boolean) =>
    replies.filter(matches).reduce((sum, row) => sum + Number(row.count), 0);
  return {
    replies: count(() => true),
    answered: count((row) => row.status === 'answered'),
    blocked: count((row) => row.status === 'blocked'),
    failed: count((row) => row.status === 'failed'),
    graded: count((row) => row.status === 'blocked' || (row.status === 'answered' && row.outcome !== null)),
    refused: count(
      (row) => row.status === 'blocked' || (row.status === 'answered' && row.outcome === 'refused'),
    ),
    costUsd: Number(calls.cost ?? 0),
    unpricedCalls: Number(calls.all) - Number(calls.priced),
  };
}
