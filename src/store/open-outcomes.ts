/**
 * How each asking of the open pass ended: what the forced pass asks again, and with what it is compared.
 */
import type { OpenOutcome } from '../core/open-outcome.ts';
import type { Outcome } from '../core/outcome.ts';
import type { Reply } from '../core/reply.ts';
import type { Reader } from './reader.ts';

const PAGE = 2000;

export async function* openOutcomes(database: Reader, run: number): AsyncGenerator<OpenOutcome[]> {
  for (let last = 0; ; ) {
    const rows = await database.kysely
      .selectFrom('replies')
      .innerJoin('run_questions', 'run_questions.id', 'replies.question')
      .innerJoin('run_respondents', 'run_respondents.id', 'replies.respondent')
      .leftJoin('standing', 'standing.reply', 'replies.id')
      .select([
        'replies.id',
        'run_questions.question_id',
        'run_respondents.respondent_id',
        'replies.trial',
        'replies.status',
        'standing.outcome',
      ])
      .select(({ exists, selectFrom }) =>
        exists(
          selectFrom('replies as other')
            .select('other.id')
            .where('other.run', '=', run)
            .whereRef('other.question', '=', 'replies.question')
            .whereRef('other.respondent', '=', 'replies.respondent')
            .whereRef('other.trial', '=', 'replies.trial')
            .where('other.pass', '=', 'forced')
            .where(({ eb, or }) => or([eb('other.status', '!=', 'failed'), eb('other.kind', '!=', 'error')])),
        ).as('forced'),
      )
      .where('replies.run', '=', run)
      .where('replies.pass', '=', 'open')
      .where('replies.id', '>', last)
      .orderBy('replies.id')
      .limit(PAGE)
      .execute();
    if (rows.length > 0) {
      yield rows.map((row) => ({
        questionId: row.question_id,
        respondentId: row.respondent_id,
        trial: row.trial,
        outcome: row.status === 'blocked' ? 'refused' : (row.outcome as Outcome | null),
        status: row.status as Reply['status'],
        forced: Boolean(row.forced),
      }));
    }
    if (rows.length < PAGE) return;
    last = rows[rows.length - 1]!.id;
  }
}
