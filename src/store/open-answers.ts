/**
 * The answers of the open pass as evidence on their questions, in columns and in the order of answers(): a text only
 * where it may be news, for what was found correct said the reference, and a refusal said nothing.
 */
import { sql } from 'kysely';
import type { Outcome } from '../core/outcome.ts';
import type { Question } from '../core/question.ts';
import type { OpenAnswers } from '../core/store-contract.ts';
import type { Reader } from './reader.ts';
import type { RunReads } from './run-reads.ts';

const PAGE = 20_000;
const PLACE = ['question', 'respondent', 'trial', 'id'] as const;
/** What another model said, or what was looked up, is no evidence of what is known. */
const NO_EVIDENCE = ['violated', 'other-model'];

export async function* openAnswers(
  database: Reader,
  runRecords: Pick<RunReads, 'respondents'>,
  run: number,
): AsyncGenerator<OpenAnswers> {
  const respondents = new Map(
    (await runRecords.respondents(run)).map(({ key, respondent }) => [key, respondent]),
  );
  const none = { question: 0, respondent: 0, trial: 0, id: 0 };
  for (let after: Record<(typeof PLACE)[number], number> = none; ; ) {
    const page = await pageAfter(database, run, after);
    const size = page.id.length;
    if (size > 0) {
      const questions = await questionsAsked(database, page.question);
      yield {
        questions: page.question.map((key) => questions.get(key)!),
        respondents: page.respondent.map((key) => respondents.get(key)!),
        outcomes: page.outcome as readonly (Outcome | null)[],
        texts: page.text,
      };
    }
    if (size < PAGE) return;
    const last = size - 1;
    after = {
      question: page.question[last]!,
      respondent: page.respondent[last]!,
      trial: page.trial[last]!,
      id: page.id[last]!,
    };
    // A report is made while a run goes on in the same process: let it breathe between pages.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function pageAfter(database: Reader, run: number, after: Record<(typeof PLACE)[number], number>) {
  const outcome = sql<
    string | null
  >`case replies.status when 'blocked' then 'refused' else standing.outcome end`;
  let rows = database.kysely
    .selectFrom('replies')
    .leftJoin('standing', 'standing.reply', 'replies.id')
    .select(['replies.question', 'replies.respondent', 'replies.trial', 'replies.id'])
    .select([
      outcome.as('outcome'),
      sql<
        string | null
      >`case when replies.status = 'answered' and coalesce(${outcome}, 'incorrect') = 'incorrect' then replies.text end`.as(
        'text',
      ),
    ])
    .where('replies.run', '=', run)
    .where('replies.pass', '=', 'open')
    .where('replies.status', '<>', 'failed')
    .where('replies.closed_book', 'not in', NO_EVIDENCE)
    .where(
      sql<boolean>`(${sql.join(PLACE.map((column) => sql.ref(`replies.${column}`)))}) > (${sql.join(PLACE.map((column) => after[column]))})`,
    )
    .limit(PAGE);
  for (const column of PLACE) rows = rows.orderBy(`replies.${column}`);
  return database.columns(rows, {
    question: 'plain',
    respondent: 'plain',
    trial: 'plain',
    id: 'plain',
    outcome: 'plain',
    text: 'text',
  });
}

/** By the key of the asking. */
async function questionsAsked(database: Reader, keys: readonly number[]): Promise<Map<number, Question>> {
  const rows = await database.kysely
    .selectFrom('run_questions as asked')
    .innerJoin('questions', 'questions.id', 'asked.question')
    .select(['asked.id', 'questions.body'])
    .where('asked.id', 'in', database.keys([...new Set(keys)]))
    .execute();
  return new Map(rows.map(({ id, body }) => [id, JSON.parse(body) as Question]));
}
