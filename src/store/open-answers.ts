/**
 * The answers of the open pass as evidence on their questions, in columns and in the order of answers(): a text only
 * where it may be news, for what was found correct said the reference, and a refusal said nothing. A page ends with a
 * question, so that trials and keys need not cross to say where the next one begins.
 */
import { sql } from 'kysely';
import { OUTCOMES, type Outcome } from '../core/outcome.ts';
import type { Question } from '../core/question.ts';
import type { Respondent } from '../core/respondent.ts';
import type { OpenAnswers } from '../core/store/stored-answers.ts';
import type { Reader } from './reader.ts';
import type { RunReads } from './run-reads.ts';

const PLACE = ['question', 'respondent', 'trial', 'id'] as const;
/** What another model said, or what was looked up, is no evidence of what is known. */
const NO_EVIDENCE = ['violated', 'other-model'];

export async function* openAnswers(
  database: Reader,
  runRecords: Pick<RunReads, 'respondents'>,
  { run, rows = 20_000 }: { readonly run: number; readonly rows?: number | undefined },
): AsyncGenerator<OpenAnswers> {
  const respondents = new Map(
    (await runRecords.respondents(run)).map(({ key, respondent }) => [key, respondent]),
  );
  let limit = rows;
  for (let after = 0; ; ) {
    const page = await pageAfter(database, run, { after, limit });
    const isLast = page.question.length < limit;
    const size = isLast ? page.question.length : page.question.indexOf(page.question.at(-1)!);
    if (size > 0) {
      yield await answersOf(database, page, { size, respondents });
      after = page.question[size - 1]!;
      limit = rows;
    } else limit *= 2;
    if (isLast) return;
    // A report is made while a run goes on in the same process: let it breathe between pages.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Outcomes by their code; the first is none. */
const OUTCOME_OF_CODE: readonly (Outcome | null)[] = [null, ...OUTCOMES];
const CODES = OUTCOME_OF_CODE.length;

/** Respondent and outcome cross as one number. */
function pageAfter(
  database: Reader,
  run: number,
  { after, limit }: { readonly after: number; readonly limit: number },
) {
  const outcome = sql<
    string | null
  >`case replies.status when 'blocked' then 'refused' else standing.outcome end`;
  const outcomeCode = sql<number>`case ${outcome} ${sql.join(
    OUTCOMES.map((word, at) => sql`when ${sql.lit(word)} then ${sql.lit(at + 1)}`),
    sql` `,
  )} else 0 end`;
  let rows = database.kysely
    .selectFrom('replies')
    .leftJoin('standing', 'standing.reply', 'replies.id')
    .select([
      'replies.question',
      sql<number>`replies.respondent * ${sql.lit(CODES)} + ${outcomeCode}`.as('words'),
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
    .where('replies.question', '>', after)
    .limit(limit);
  for (const column of PLACE) rows = rows.orderBy(`replies.${column}`);
  return database.columns(rows, {
    question: 'plain',
    words: 'plain',
    text: 'text',
  });
}

type Page = Awaited<ReturnType<typeof pageAfter>>;

/** The first `size` rows of a page with what their keys stand for. */
async function answersOf(
  database: Reader,
  page: Page,
  { size, respondents }: { readonly size: number; readonly respondents: ReadonlyMap<number, Respondent> },
): Promise<OpenAnswers> {
  const asked = await questionsAsked(database, page.question);
  const questions: Question[] = [];
  const who: Respondent[] = [];
  const outcomes: (Outcome | null)[] = [];
  for (let at = 0; at < size; at += 1) {
    const key = page.question[at]!;
    const code = page.words[at]! % CODES;
    // Answers to one question follow each other.
    questions.push(at > 0 && key === page.question[at - 1] ? questions[at - 1]! : asked.get(key)!);
    who.push(respondents.get((page.words[at]! - code) / CODES)!);
    outcomes.push(OUTCOME_OF_CODE[code]!);
  }
  return { questions, respondents: who, outcomes, texts: page.text.slice(0, size) };
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
