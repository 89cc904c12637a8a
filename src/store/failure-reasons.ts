/**
 * Why askings of a run have no answer, counted by the database: a sample would tell a number that is not the run's.
 * One line a pass, kind and code, or a respondent, kind and code; the message is that of the newest reply, for providers put
 * details into it.
 */
import type { Pass, Reply } from '../core/reply.ts';
import type { FailureReason, RespondentFailure } from '../core/store/stored-replies.ts';
import type { Reader } from './reader.ts';

type Told = Extract<Reply, { status: 'failed' }>['error'];

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
  return rows.map((row) => ({ pass: row.pass as Pass, ...counted(row) }));
}

export async function failuresByRespondent(database: Reader, run: number): Promise<RespondentFailure[]> {
  const rows = await database.kysely
    .selectFrom('replies')
    .innerJoin('run_respondents', 'run_respondents.id', 'replies.respondent')
    .select(['run_respondents.respondent_id as respondent', 'replies.kind'])
    .select(database.words.newestError.as('error'))
    .select(({ fn }) => [fn.max('replies.id').as('newest'), fn.countAll().as('count')])
    .where('replies.run', '=', run)
    .where('replies.status', '=', 'failed')
    .groupBy(['run_respondents.id', 'replies.kind', database.words.errorCode])
    .orderBy('count', 'desc')
    .orderBy('newest')
    .execute();
  return rows.map((row) => ({ respondent: row.respondent, ...counted(row) }));
}

interface Row {
  readonly kind: string | null;
  readonly error: string | null;
  readonly count: number | string | bigint;
}

function counted({ kind, error, count }: Row): Omit<FailureReason, 'pass'> {
  const told = JSON.parse(error ?? '{}') as Told;
  return { kind: kind as FailureReason['kind'], ...told, count: Number(count) };
}
