/**
 * Which answers a filter lets through, counted and in pages. Read one after the other, as an export does, a page costs
 * the same at the end of a million replies as at the beginning; a jump counts up to its offset.
 */
import { sql } from 'kysely';
import type { AnswerFilter, AnswerView } from '../core/answer-view.ts';
import { answerViews } from './answer-views.ts';
import type { QuestionReads } from './question-reads.ts';
import type { Reader } from './reader.ts';

/** How many answers the filter lets through; blocked ones count as refused. */
export async function countAnswers(database: Reader, filter: AnswerFilter = {}): Promise<number> {
  const row = await filtered(database, filter, await runKeys(database, filter))
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** What pages are ordered by: inner keys of run, question, respondent, the trial, and the reply's own key. */
interface Place {
  readonly run: number;
  readonly question: number;
  readonly respondent: number;
  readonly trial: number;
  readonly id: number;
}

/** Where the last page ended, so that the next one starts there instead of counting from the beginning. */
interface Cursor {
  readonly filter: string;
  readonly offset: number;
  readonly last: Place;
}

/** Answers read at once. */
const PAGE = 1000;

/** Every answer that the filter lets through, in order; who reads beside it does not disturb it. */
export async function* eachAnswer(
  database: Reader,
  questions: QuestionReads,
  filter?: AnswerFilter,
): AsyncGenerator<AnswerView> {
  const pageAt = answerPager(database, questions);
  for (let offset = 0; ; offset += PAGE) {
    const page = await pageAt(filter, { offset, limit: PAGE });
    yield* page;
    if (page.length < PAGE) return;
  }
}

/** Pages of answers; it remembers where the last one ended. */
export function answerPager(database: Reader, questions: QuestionReads) {
  let cursor: Cursor | null = null;
  return async (
    filter: AnswerFilter = {},
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): Promise<AnswerView[]> => {
    const name = JSON.stringify(filter);
    const runs = await runKeys(database, filter);
    const goesOn = cursor?.filter === name && cursor.offset === offset;
    const places = goesOn
      ? await placesAfter(database, filter, { runs, last: cursor!.last, limit })
      : await placesAt(database, filter, { runs, offset, limit });
    const last = places.at(-1);
    cursor = last === undefined ? null : { filter: name, offset: offset + places.length, last };
    return answerViews(
      database,
      questions,
      places.map(({ id }) => id),
    );
  };
}

function placesAt(
  database: Reader,
  filter: AnswerFilter,
  {
    runs,
    offset,
    limit,
  }: { readonly runs: readonly number[]; readonly offset: number; readonly limit: number },
): Promise<Place[]> {
  return placesOf(database, filtered(database, filter, runs).offset(offset).limit(limit));
}

/** One run at a time: only with the run fixed does SQLite seek the place in its index. */
async function placesAfter(
  database: Reader,
  filter: AnswerFilter,
  { runs, last, limit }: { readonly runs: readonly number[]; readonly last: Place; readonly limit: number },
): Promise<Place[]> {
  const places: Place[] = [];
  for (const run of runs) {
    if (run < last.run) continue;
    let query = filtered(database, filter, [run]).limit(limit - places.length);
    if (run === last.run) {
      const order = sql.join(WITHIN_RUN.map((column) => sql.ref(`replies.${column}`)));
      const ended = sql.join(WITHIN_RUN.map((column) => last[column]));
      query = query.where(sql<boolean>`(${order}) > (${ended})`);
    }
    places.push(...(await placesOf(database, query)));
    if (places.length === limit) break;
  }
  return places;
}

const WITHIN_RUN = ['question', 'respondent', 'trial', 'id'] as const;

async function placesOf(database: Reader, query: ReturnType<typeof filtered>): Promise<Place[]> {
  let rows = query.select([
    'replies.run',
    'replies.question',
    'replies.respondent',
    'replies.trial',
    'replies.id',
  ]);
  for (const column of ['run', ...WITHIN_RUN] as const) rows = rows.orderBy(`replies.${column}`);
  const { run, question, respondent, trial, id } = await database.columns(rows, {
    run: 'plain',
    question: 'plain',
    respondent: 'plain',
    trial: 'plain',
    id: 'plain',
  });
  return id.map((key, at) => ({
    run: run[at]!,
    question: question[at]!,
    respondent: respondent[at]!,
    trial: trial[at]!,
    id: key,
  }));
}

/** Inner keys of the runs that the filter names, or of all, in their order. */
export async function runKeys(database: Reader, { runIds }: AnswerFilter): Promise<number[]> {
  let query = database.kysely.selectFrom('runs').select('id').orderBy('id');
  if (runIds !== undefined) query = query.where('run_id', 'in', [...runIds]);
  return (await query.execute()).map(({ id }) => id);
}

function filtered(database: Reader, filter: AnswerFilter, runs: readonly number[]) {
  const { kysely } = database;
  const { respondentIds, questionIds, replyIds, outcomes, pass } = filter;
  let query = kysely
    .selectFrom('replies')
    .leftJoin('standing', 'standing.reply', 'replies.id')
    .where('replies.run', 'in', [...runs]);
  if (respondentIds !== undefined) {
    query = query.where(
      'replies.respondent',
      'in',
      kysely
        .selectFrom('run_respondents')
        .select('id')
        .where('run', 'in', [...runs])
        .where('respondent_id', 'in', [...respondentIds]),
    );
  }
  if (questionIds !== undefined) {
    query = query.where(
      'replies.question',
      'in',
      kysely
        .selectFrom('run_questions')
        .select('id')
        .where('run', 'in', [...runs])
        .where('question_id', 'in', [...questionIds]),
    );
  }
  if (replyIds !== undefined) query = query.where('replies.reply_id', 'in', [...replyIds]);
  if (pass !== undefined) query = query.where('replies.pass', '=', pass);
  if (outcomes !== undefined) {
    const words = outcomes.filter((outcome) => outcome !== 'none');
    query = query.where(({ or, and, eb }) =>
      or([
        ...(words.length === 0 ? [] : [eb('standing.outcome', 'in', words)]),
        ...(words.includes('refused') ? [eb('replies.status', '=', 'blocked')] : []),
        ...(outcomes.includes('none')
          ? [and([eb('standing.outcome', 'is', null), eb('replies.status', '<>', 'blocked')])]
          : []),
      ]),
    );
  }
  return query;
}
