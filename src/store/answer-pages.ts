/**
 * Replies as stages and readers want them: to be graded, to be asked again with force, to be browsed. Always in
 * pages: between two of them others may write, and memory does not grow with the run.
 */
import { sql } from 'kysely';
import type { Outcome } from '../core/outcome.ts';
import type { AnswerCall, AnswerFilter, AnswerView } from '../core/ports.ts';
import type { Pass, Reply } from '../core/reply.ts';
import type { Respondent } from '../core/respondent.ts';
import type { ReplyToGrade } from '../core/store-contract.ts';
import type { Database } from './database.ts';
import type { GradeRecords } from './grade-records.ts';
import { listedKeys } from './listed-keys.ts';
import { packedColumns } from './packed-columns.ts';
import type { QuestionRecords } from './question-records.ts';
import { replyRows, toReply } from './reply-records.ts';
import { hasSecondVerdict } from './second-verdicts.ts';

interface GraderVersion {
  readonly id: string;
  readonly version: string;
}

export interface RepliesToGradeOptions {
  readonly pass?: Pass;
  readonly withoutGradeBy?: GraderVersion;
  readonly gradedOnceBy?: GraderVersion;
  readonly undecidedOnly?: boolean;
  readonly pageSize?: number;
}

export interface OpenOutcome {
  questionId: string;
  respondentId: string;
  trial: number;
  outcome: Outcome | null;
  status: Reply['status'];
}

const GRADING_PAGE = 200;
const OUTCOME_PAGE = 2000;

interface Rooms {
  readonly questions: QuestionRecords;
  readonly grades: GradeRecords;
}

export async function* repliesToGrade(
  database: Database,
  { questions, grades }: Rooms,
  run: number,
  options: RepliesToGradeOptions = {},
): AsyncGenerator<ReplyToGrade[]> {
  const { pass, withoutGradeBy, gradedOnceBy, undecidedOnly = false, pageSize = GRADING_PAGE } = options;
  for (let last = 0; ; ) {
    let query = replyRows(database)
      .leftJoin('standing', 'standing.reply', 'replies.id')
      .where('replies.run', '=', run)
      .where('replies.status', '=', 'answered')
      .where('replies.id', '>', last);
    if (pass !== undefined) query = query.where('replies.pass', '=', pass);
    if (undecidedOnly) {
      query = query.where(({ or, eb, exists, selectFrom }) =>
        or([
          eb('standing.outcome', 'is', null),
          exists(
            selectFrom('grades')
              .innerJoin('graders', 'graders.id', 'grades.grader')
              .select('grades.id')
              .whereRef('grades.id', '=', 'standing.grade')
              .where('graders.kind', '=', 'imported'),
          ),
        ]),
      );
    }
    const gradeBy = ({ id, version }: GraderVersion) =>
      database.kysely
        .selectFrom('grades')
        .innerJoin('graders', 'graders.id', 'grades.grader')
        .innerJoin('questions as current', 'current.reference', 'grades.reference')
        .select('grades.id')
        .where('grades.reply', '=', sql.ref<number>('replies.id'))
        .where('current.id', '=', sql.ref<number>('run_questions.question'))
        .where('graders.grader_id', '=', id)
        .where('graders.version', '=', version);
    if (withoutGradeBy !== undefined) {
      query = query.where(({ not, exists }) => not(exists(gradeBy(withoutGradeBy))));
    }
    if (gradedOnceBy !== undefined) {
      query = query.where(({ exists }) =>
        exists(gradeBy(gradedOnceBy).where(({ not }) => not(hasSecondVerdict))),
      );
    }
    const rows = await query.orderBy('replies.id').limit(pageSize).execute();
    if (rows.length > 0) {
      const records = await questions.records(rows.map((row) => row.question_record));
      const said = await grades.ofReplies(rows.map((row) => row.id));
      yield rows.map((row) => ({
        reply: toReply(row) as ReplyToGrade['reply'],
        question: records.get(row.question_record)!,
        grades: said.get(row.id) ?? [],
      }));
    }
    if (rows.length < pageSize) return;
    last = rows[rows.length - 1].id;
  }
}

export async function* openOutcomes(database: Database, run: number): AsyncGenerator<OpenOutcome[]> {
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
      .where('replies.run', '=', run)
      .where('replies.pass', '=', 'open')
      .where('replies.id', '>', last)
      .orderBy('replies.id')
      .limit(OUTCOME_PAGE)
      .execute();
    if (rows.length > 0) {
      yield rows.map((row) => ({
        questionId: row.question_id,
        respondentId: row.respondent_id,
        trial: row.trial,
        outcome: row.status === 'blocked' ? 'refused' : (row.outcome as Outcome | null),
        status: row.status as Reply['status'],
      }));
    }
    if (rows.length < OUTCOME_PAGE) return;
    last = rows[rows.length - 1].id;
  }
}

/** Replies that the filter lets through; blocked ones count as refused. */
function filtered(database: Database, filter: AnswerFilter) {
  let query = database.kysely
    .selectFrom('replies')
    .innerJoin('runs', 'runs.id', 'replies.run')
    .innerJoin('run_questions', 'run_questions.id', 'replies.question')
    .innerJoin('run_respondents', 'run_respondents.id', 'replies.respondent')
    .leftJoin('standing', 'standing.reply', 'replies.id');
  const { runIds, respondentIds, questionIds, outcomes, pass } = filter;
  if (runIds !== undefined) query = query.where('runs.run_id', 'in', [...runIds]);
  if (respondentIds !== undefined)
    query = query.where('run_respondents.respondent_id', 'in', [...respondentIds]);
  if (questionIds !== undefined) query = query.where('run_questions.question_id', 'in', [...questionIds]);
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

export async function countAnswers(database: Database, filter: AnswerFilter = {}): Promise<number> {
  const row = await filtered(database, filter)
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Where the last page ended, so that the next one starts there instead of counting from the beginning. */
interface Cursor {
  readonly filter: string;
  readonly offset: number;
  /** Values of {@link ORDER}. */
  readonly key: readonly number[];
}

/**
 * Pages of answers. Read one after the other, as an export does, a page costs the same at the end of a million
 * replies as at the beginning; a jump counts up to its offset.
 */
export function answerPager(database: Database, rooms: Rooms) {
  let cursor: Cursor | null = null;
  return async (
    filter: AnswerFilter = {},
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): Promise<AnswerView[]> => {
    const name = JSON.stringify(filter);
    let query = filtered(database, filter).select([
      'replies.run',
      'replies.question',
      'replies.respondent',
      'replies.trial',
      'replies.id',
    ]);
    for (const column of ORDER) query = query.orderBy(column);
    if (cursor?.filter === name && cursor.offset === offset) {
      const order = sql.join(ORDER.map((column) => sql.ref(column)));
      query = query.where(sql<boolean>`(${order}) > (${sql.join([...cursor.key])})`);
    } else query = query.offset(offset);
    const keys = await query.limit(limit).execute();
    const last = keys.at(-1);
    cursor =
      last === undefined
        ? null
        : {
            filter: name,
            offset: offset + keys.length,
            key: [last.run, last.question, last.respondent, last.trial, last.id],
          };
    return viewsOf(
      database,
      rooms,
      keys.map(({ id }) => id),
    );
  };
}

const ORDER = [
  'replies.run',
  'replies.question',
  'replies.respondent',
  'replies.trial',
  'replies.id',
] as const;

async function viewsOf(
  database: Database,
  { questions, grades }: Rooms,
  ids: readonly number[],
): Promise<AnswerView[]> {
  if (ids.length === 0) return [];
  const columns = await answerColumns(database, ids);
  const fractions = await fractionsOf(database, ids);
  const records = await questions.records(columns.question_record);
  const said = await grades.ofReplies(ids);
  const respondents = new Map<string, Respondent>();
  const respondentOf = (body: string): Respondent => {
    const known = respondents.get(body) ?? (JSON.parse(body) as Respondent);
    respondents.set(body, known);
    return known;
  };
  const rowOf = new Map(columns.id.map((id, at) => [id, at]));
  return ids.flatMap((id) => {
    const at = rowOf.get(id);
    const fraction = fractions.get(id);
    if (at === undefined || fraction === undefined) return [];
    const outcome = columns.status[at] === 'blocked' ? 'refused' : columns.outcome[at];
    return {
      question: records.get(columns.question_record[at])!,
      respondent: respondentOf(columns.respondent_body[at]),
      reply: replyAt(columns, at, fraction),
      grades: said.get(id) ?? [],
      outcome: outcome as Outcome | null,
      call: callAt(columns, at, fraction),
      dataset: columns.dataset[at],
    };
  });
}

/** Members of {@link answerRows} that cross packed; numbers with fractions go apart. */
const PACKED = [
  ...(['id', 'reply_id', 'trial', 'pass', 'status', 'kind', 'closed_book', 'ask_key', 'asked_hash'] as const),
  ...(['replied_at', 'category', 'signs', 'error', 'text', 'reasoning', 'run_id', 'question_id'] as const),
  ...(['question_record', 'respondent_id', 'respondent_body', 'call_id', 'asked_content_hash'] as const),
  ...(['outcome', 'dataset', 'served_model', 'finish_reason', 'attempts', 'input_tokens'] as const),
  ...(['output_tokens', 'reasoning_tokens'] as const),
] as const;

function answerRows(database: Database, ids: readonly number[]) {
  return replyRows(database)
    .leftJoin('standing', 'standing.reply', 'replies.id')
    .innerJoin('datasets', 'datasets.id', 'run_questions.dataset')
    .select([
      'standing.outcome',
      'datasets.name as dataset',
      'calls.served_model',
      'calls.finish_reason',
      'calls.attempts',
      'calls.input_tokens',
      'calls.output_tokens',
      'calls.reasoning_tokens',
    ])
    .where('replies.id', 'in', listedKeys(ids));
}

const answerColumns = (database: Database, ids: readonly number[]) =>
  packedColumns(database, answerRows(database, ids), PACKED);
type AnswerColumns = Awaited<ReturnType<typeof answerColumns>>;

interface Fractions {
  readonly confidence: number | null;
  readonly mean_logprob: number | null;
  readonly cost_usd: number | null;
  readonly latency_ms: number | null;
}

async function fractionsOf(database: Database, ids: readonly number[]): Promise<Map<number, Fractions>> {
  const rows = await database.kysely
    .selectFrom('replies')
    .leftJoin('calls', 'calls.id', 'replies.call')
    .select(['replies.id', 'confidence', 'mean_logprob', 'cost_usd', 'latency_ms'])
    .where('replies.id', 'in', listedKeys(ids))
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

function replyAt(columns: AnswerColumns, at: number, { confidence, mean_logprob }: Fractions): Reply {
  return toReply({
    reply_id: columns.reply_id[at],
    run_id: columns.run_id[at],
    ask_key: columns.ask_key[at],
    question_id: columns.question_id[at],
    asked_hash: columns.asked_hash[at],
    asked_content_hash: columns.asked_content_hash[at],
    respondent_id: columns.respondent_id[at],
    trial: columns.trial[at],
    pass: columns.pass[at],
    call_id: columns.call_id[at],
    closed_book: columns.closed_book[at],
    signs: columns.signs[at],
    replied_at: columns.replied_at[at],
    status: columns.status[at],
    kind: columns.kind[at],
    category: columns.category[at],
    error: columns.error[at],
    text: columns.text[at],
    reasoning: columns.reasoning[at],
    confidence,
    mean_logprob,
  });
}

function callAt(columns: AnswerColumns, at: number, { cost_usd, latency_ms }: Fractions): AnswerCall | null {
  const attempts = columns.attempts[at];
  if (attempts === null || latency_ms === null) return null;
  return {
    servedModel: columns.served_model[at],
    finishReason: columns.finish_reason[at],
    attempts,
    inputTokens: columns.input_tokens[at],
    outputTokens: columns.output_tokens[at],
    reasoningTokens: columns.reasoning_tokens[at],
    costUsd: cost_usd,
    latencyMs: latency_ms < 0 ? null : latency_ms,
  };
}
