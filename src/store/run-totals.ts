/**
 * How far a run has come and what it has cost, counted by the database. Calls that were made again count too:
 * they were paid for.
 */
import { PASSES } from '../core/outcome-table.ts';
import type { Pass } from '../core/reply.ts';
import type { AskingState, PassTotals, RunTotals } from '../core/store/stored-replies.ts';
import type { Reader } from './reader.ts';

const STATES: readonly AskingState[] = ['answered', 'blocked', 'error', 'empty', 'truncated'];

export async function runTotals(database: Reader, run: number): Promise<RunTotals> {
  const { kysely } = database;
  const replies = await kysely
    .selectFrom('replies')
    .leftJoin('standing', 'standing.reply', 'replies.id')
    .select(['replies.pass', 'replies.status', 'replies.kind', 'standing.outcome'])
    .select(({ fn }) => [fn.countAll().as('count'), fn.count('standing.reply').as('seen')])
    .where('replies.run', '=', run)
    .groupBy(['replies.pass', 'replies.status', 'replies.kind', 'standing.outcome'])
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
  const passTotals = (pass: Pass): PassTotals => {
    const counted = STATES.map((state): [AskingState, number] => [
      state,
      count((row) => row.pass === pass && (row.status === 'failed' ? row.kind : row.status) === state),
    ]);
    return Object.fromEntries(counted) as PassTotals;
  };
  return {
    replies: count(() => true),
    answered: count((row) => row.status === 'answered'),
    blocked: count((row) => row.status === 'blocked'),
    failed: count((row) => row.status === 'failed'),
    passes: Object.fromEntries(PASSES.map((pass) => [pass, passTotals(pass)])) as RunTotals['passes'],
    graded: count((row) => row.status === 'blocked' || (row.status === 'answered' && row.outcome !== null)),
    refused: count(
      (row) => row.status === 'blocked' || (row.status === 'answered' && row.outcome === 'refused'),
    ),
    unseen: replies.reduce(
      (sum, row) => sum + (row.status === 'answered' ? Number(row.count) - Number(row.seen) : 0),
      0,
    ),
    costUsd: Number(calls.cost ?? 0),
    unpricedCalls: Number(calls.all) - Number(calls.priced),
  };
}
