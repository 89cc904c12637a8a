/**
 * Where two graders gave an outcome to one reply: what stands, and what each other one said last against the same
 * reference. Only what enters the rates is counted: the open pass, answerable questions of status ok, no look-ups.
 */
import { sql } from 'kysely';
import type { GraderMeeting } from '../core/grader-counts.ts';
import type { Outcome } from '../core/outcome.ts';
import type { Reader } from './reader.ts';

export async function graderMeetings(database: Reader, run: number): Promise<GraderMeeting[]> {
  const rows = await database.kysely
    .selectFrom('replies')
    .innerJoin('standing', 'standing.reply', 'replies.id')
    .innerJoin('grades as stands', 'stands.id', 'standing.grade')
    .innerJoin('graders as first', 'first.id', 'stands.grader')
    .innerJoin('grades as besides', 'besides.reply', 'replies.id')
    .innerJoin('graders as second', 'second.id', 'besides.grader')
    .innerJoin('run_respondents', 'run_respondents.id', 'replies.respondent')
    .innerJoin('run_questions', 'run_questions.id', 'replies.question')
    .innerJoin('questions', 'questions.id', 'run_questions.question')
    .select([
      'run_respondents.respondent_id as respondent',
      'first.grader_id as standing',
      'second.grader_id as other',
      'standing.outcome as outcome',
      'besides.outcome as said',
    ])
    .select(({ fn }) => fn.countAll().as('replies'))
    .where('replies.run', '=', run)
    .where('replies.pass', '=', 'open')
    .where('replies.status', '=', 'answered')
    .where('replies.closed_book', 'not in', ['violated', 'other-model'])
    .where('standing.outcome', 'is not', null)
    .where('besides.status', '=', 'graded')
    .whereRef('besides.reference', '=', 'stands.reference')
    .whereRef('second.grader_id', '<>', 'first.grader_id')
    .where(sql<boolean>`coalesce(${database.words.questionField('status')}, 'ok') = 'ok'`)
    .where(sql<boolean>`coalesce(${database.words.questionField('kind')}, 'answerable') = 'answerable'`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('grades as later')
            .innerJoin('graders as again', 'again.id', 'later.grader')
            .select('later.id')
            .whereRef('later.reply', '=', 'besides.reply')
            .whereRef('later.reference', '=', 'besides.reference')
            .whereRef('again.grader_id', '=', 'second.grader_id')
            .whereRef('later.id', '>', 'besides.id'),
        ),
      ),
    )
    .groupBy([
      'run_respondents.respondent_id',
      'first.grader_id',
      'second.grader_id',
      'standing.outcome',
      'besides.outcome',
    ])
    .execute();
  return rows.map(({ respondent, standing, other, outcome, said, replies }) => ({
    respondent,
    standing,
    other,
    outcome: outcome as Outcome,
    said: said as Outcome,
    replies: Number(replies),
  }));
}
