/**
 * Replies as people and exports read them: with their question, respondent, call and grades. What the replies of a page
 * share is read once a page, not joined to each of them.
 */

import type { AnswerCall, AnswerView } from '../core/answer-view.ts';
import type { Outcome } from '../core/outcome.ts';
import type { Reply } from '../core/reply.ts';
import type { Respondent } from '../core/respondent.ts';
import { gradesOfReplies } from './grades-of-replies.ts';
import type { QuestionReads } from './question-reads.ts';
import type { Reader } from './reader.ts';
import { toReply } from './reply-rows.ts';

/** The replies with these inner keys, in their order; keys that are gone meanwhile are left out. */
export async function answerViews(
  database: Reader,
  questions: QuestionReads,
  ids: readonly number[],
): Promise<AnswerView[]> {
  if (ids.length === 0) return [];
  const columns = await answerColumns(database, ids);
  const shared = await sharedRows(database, columns);
  const records = await questions.records(columns.question_record);
  const grades = await gradesOfReplies(
    database,
    new Map(columns.id.map((id, at) => [id, columns.reply_id[at]!])),
  );
  const rowOf = new Map(columns.id.map((id, at) => [id, at]));
  return ids.flatMap((id) => {
    const at = rowOf.get(id);
    if (at === undefined) return [];
    const question = records.get(columns.question_record[at]!)!;
    const respondent = shared.respondents.get(columns.respondent[at]!)!;
    const status = columns.status[at];
    // A failed reply has no outcome, whatever a tool said of it.
    const outcome = status === 'blocked' ? 'refused' : status === 'failed' ? null : columns.outcome[at];
    return {
      question,
      respondent,
      reply: replyAt(columns, at, {
        runId: shared.runs.get(columns.run[at]!)!,
        questionId: question.id,
        respondentId: respondent.id,
      }),
      grades: grades.get(id) ?? [],
      outcome: outcome as Outcome | null,
      call: callAt(columns, at),
      dataset: shared.datasets.get(columns.dataset[at]!)!,
    };
  });
}

function answerColumns(database: Reader, ids: readonly number[]) {
  const rows = database.kysely
    .selectFrom('replies')
    .innerJoin('run_questions', 'run_questions.id', 'replies.question')
    .leftJoin('calls', 'calls.id', 'replies.call')
    .leftJoin('questions as asked', 'asked.id', 'replies.asked')
    .leftJoin('standing', 'standing.reply', 'replies.id')
    .selectAll('replies')
    .select([
      'run_questions.question as question_record',
      'run_questions.dataset',
      'standing.outcome',
      'asked.content_hash as asked_content_hash',
      'calls.call_id',
      'calls.served_model',
      'calls.finish_reason',
      'calls.attempts',
      'calls.input_tokens',
      'calls.output_tokens',
      'calls.reasoning_tokens',
      'calls.cost_usd',
      'calls.latency_ms',
    ])
    .where('replies.id', 'in', database.keys(ids));
  return database.columns(rows, {
    id: 'plain',
    reply_id: 'plain',
    run: 'plain',
    respondent: 'plain',
    trial: 'plain',
    pass: 'plain',
    status: 'plain',
    kind: 'plain',
    closed_book: 'plain',
    confidence: 'fraction',
    mean_logprob: 'fraction',
    ask_key: 'plain',
    asked_hash: 'plain',
    asked_content_hash: 'plain',
    replied_at: 'plain',
    category: 'plain',
    signs: 'plain',
    error: 'plain',
    text: 'text',
    reasoning: 'text',
    question_record: 'plain',
    dataset: 'plain',
    outcome: 'plain',
    call_id: 'plain',
    served_model: 'plain',
    finish_reason: 'plain',
    attempts: 'plain',
    input_tokens: 'plain',
    output_tokens: 'plain',
    reasoning_tokens: 'plain',
    cost_usd: 'fraction',
    latency_ms: 'fraction',
  });
}
type AnswerColumns = Awaited<ReturnType<typeof answerColumns>>;

async function sharedRows(database: Reader, { run, dataset, respondent }: AnswerColumns) {
  const { kysely } = database;
  const distinct = (keys: readonly number[]) => database.keys([...new Set(keys)]);
  const runs = await kysely
    .selectFrom('runs')
    .select(['id', 'run_id'])
    .where('id', 'in', distinct(run))
    .execute();
  const datasets = await kysely
    .selectFrom('datasets')
    .select(['id', 'name'])
    .where('id', 'in', distinct(dataset))
    .execute();
  const respondents = await kysely
    .selectFrom('run_respondents')
    .select(['id', 'body'])
    .where('id', 'in', distinct(respondent))
    .execute();
  return {
    runs: new Map(runs.map(({ id, run_id }) => [id, run_id])),
    datasets: new Map(datasets.map(({ id, name }) => [id, name])),
    respondents: new Map(respondents.map(({ id, body }) => [id, JSON.parse(body) as Respondent])),
  };
}

interface OuterIds {
  readonly runId: string;
  readonly questionId: string;
  readonly respondentId: string;
}

function replyAt(columns: AnswerColumns, at: number, { runId, questionId, respondentId }: OuterIds): Reply {
  return toReply({
    reply_id: columns.reply_id[at]!,
    run_id: runId,
    ask_key: columns.ask_key[at]!,
    question_id: questionId,
    asked_hash: columns.asked_hash[at]!,
    asked_content_hash: columns.asked_content_hash[at]!,
    respondent_id: respondentId,
    trial: columns.trial[at]!,
    pass: columns.pass[at]!,
    call_id: columns.call_id[at]!,
    closed_book: columns.closed_book[at]!,
    signs: columns.signs[at]!,
    replied_at: columns.replied_at[at]!,
    status: columns.status[at]!,
    kind: columns.kind[at]!,
    category: columns.category[at]!,
    error: columns.error[at]!,
    text: columns.text[at]!,
    reasoning: columns.reasoning[at]!,
    confidence: columns.confidence[at]!,
    mean_logprob: columns.mean_logprob[at]!,
  });
}

function callAt(columns: AnswerColumns, at: number): AnswerCall | null {
  const attempts = columns.attempts[at];
  const latencyMs = columns.latency_ms[at]!;
  if (attempts === null || latencyMs === null) return null;
  return {
    servedModel: columns.served_model[at]!,
    finishReason: columns.finish_reason[at]!,
    attempts: attempts!,
    inputTokens: columns.input_tokens[at]!,
    outputTokens: columns.output_tokens[at]!,
    reasoningTokens: columns.reasoning_tokens[at]!,
    costUsd: columns.cost_usd[at]!,
    latencyMs: latencyMs < 0 ? null : latencyMs,
  };
}
