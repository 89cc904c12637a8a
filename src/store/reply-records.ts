/**
 * Replies, saved with their call and read back as the union that core knows. One reply an asking: only one that
 * failed with `error` gives way to a second; its call stays, for it may have cost money.
 */
import type { Call } from '../core/call.ts';
import { DAMAGED_TEXT } from '../core/damaged-text.ts';
import type { ReplyRecord } from '../core/ports.ts';
import type { Reply } from '../core/reply.ts';
import type { AskingState } from '../core/store-contract.ts';
import type { CallRecords } from './call-records.ts';
import type { Database, Slot } from './database.ts';
import type { Packing } from './packed-columns.ts';
import type { QuestionRecords } from './question-records.ts';
import { RecordRefused } from './record-refused.ts';
import type { RunRecords } from './run-records.ts';
import type { RepliesTable } from './schema.ts';

/** Inner keys of a reply, for what is saved of it in the same write. */
export interface SavedReply {
  readonly key: number;
  readonly run: number;
  /** Of reference_hashes: what the run's question has now. */
  readonly reference: number;
}

export interface ReplyRecords {
  /** Inside a write. @throws `duplicate-id`, `record-invalid`. */
  insert(record: ReplyRecord): SavedReply;
  askings(run: number): Promise<Map<string, AskingState>>;
}

/** What a reply is made of: its row without inner keys, the outer ids beside it. */
interface ReplyRow extends Omit<RepliesTable, 'id' | 'run' | 'question' | 'respondent' | 'call' | 'asked'> {
  readonly run_id: string;
  readonly question_id: string;
  readonly respondent_id: string;
  readonly call_id: string | null;
  readonly asked_content_hash: string | null;
}

const PAGE = 5000;

const COLUMNS = [
  'reply_id',
  'run',
  'question',
  'respondent',
  'trial',
  'pass',
  'status',
  'kind',
  'closed_book',
  'confidence',
  'call',
  'mean_logprob',
  'ask_key',
  'asked',
  'asked_hash',
  'replied_at',
  'category',
  'signs',
  'error',
  'text',
  'reasoning',
] as const satisfies readonly (keyof RepliesTable)[];
type Column = (typeof COLUMNS)[number];

const slots = (slot: Slot) =>
  Object.fromEntries(COLUMNS.map((name) => [name, slot(name)])) as Record<Column, never>;

export function replyRecords(
  database: Database,
  rooms: { readonly runs: RunRecords; readonly questions: QuestionRecords; readonly calls: CallRecords },
): ReplyRecords {
  const { kysely } = database;
  const { runs, questions, calls } = rooms;
  const insertReply = database.insert(COLUMNS, (filled) =>
    kysely
      .insertInto('replies')
      .values(filled)
      .onConflict((conflict) => conflict.columns(['run', 'ask_key']).doNothing()),
  );
  const replaceReply = database.command<Column | 'id'>((slot) =>
    kysely.updateTable('replies').set(slots(slot)).where('id', '=', slot('id')),
  );
  const findAsking = database.find((slot) =>
    kysely
      .selectFrom('replies')
      .select(['id', 'reply_id', 'status', 'kind'])
      .where('run', '=', slot('run'))
      .where('ask_key', '=', slot('ask_key')),
  );
  const forgetGrades = database.command((slot) =>
    kysely.deleteFrom('grades').where('reply', '=', slot('reply')),
  );
  const forgetStanding = database.command((slot) =>
    kysely.deleteFrom('standing').where('reply', '=', slot('reply')),
  );

  function insertOne(reply: Reply, call: Call | null): SavedReply {
    const run = runs.key(reply.runId);
    const question = questions.find(run, reply.questionId);
    const known = question.content_hash === reply.questionHash;
    const { kind, category, error } = endOf(reply);
    const answered = reply.status === 'answered' ? reply : null;
    const row = {
      reply_id: reply.id,
      run,
      question: question.key,
      respondent: runs.respondentKey(run, reply.respondentId),
      trial: reply.trial,
      pass: reply.pass,
      status: reply.status,
      closed_book: reply.closedBook,
      call: call === null ? null : calls.insert(run, call),
      ask_key: reply.askKey,
      asked: known ? question.question : null,
      asked_hash: known ? null : reply.questionHash,
      replied_at: reply.repliedAt,
      signs: packSigns(reply),
      kind,
      category,
      error,
      text: reply.text ?? null,
      reasoning: answered?.reasoning ?? null,
      confidence: answered?.confidence ?? null,
      mean_logprob: answered?.meanLogprob ?? null,
    };
    const saved = { run, reference: question.reference };
    const { changes, id } = insertReply(row);
    if (changes === 1) return { ...saved, key: id };
    const earlier = findAsking({ run, ask_key: reply.askKey })!;
    if (earlier.status !== 'failed' || earlier.kind !== 'error') {
      throw new RecordRefused(
        'duplicate-id',
        `the asking ${reply.askKey} already has the reply ${earlier.reply_id} (${earlier.status})`,
      );
    }
    forgetGrades({ reply: earlier.id });
    forgetStanding({ reply: earlier.id });
    replaceReply({ ...row, id: earlier.id });
    return { ...saved, key: earlier.id };
  }

  return {
    insert({ reply, call, guess }) {
      const saved = insertOne(reply, call);
      if (guess === undefined) return saved;
      const earlier = findAsking({ run: runs.key(guess.runId), ask_key: guess.askKey });
      // What a forced pass was told stands.
      if (earlier === undefined || (earlier.status === 'failed' && earlier.kind === 'error'))
        insertOne(guess, null);
      return saved;
    },
    async askings(run) {
      const states = new Map<string, AskingState>();
      for (let last = 0; ; ) {
        const rows = await kysely
          .selectFrom('replies')
          .select(['id', 'ask_key', 'status', 'kind'])
          .where('run', '=', run)
          .where('id', '>', last)
          .orderBy('id')
          .limit(PAGE)
          .execute();
        for (const { ask_key, status, kind } of rows) {
          states.set(ask_key, (status === 'failed' ? kind : status) as AskingState);
        }
        if (rows.length < PAGE) return states;
        last = rows[rows.length - 1]!.id;
      }
    },
  };
}

/** What depends on how the reply ended. Written out: spreading records into one takes longer than a look-up. */
function endOf(reply: Reply) {
  switch (reply.status) {
    case 'answered':
      return { kind: null, category: null, error: null };
    case 'blocked':
      return { kind: reply.by, category: reply.category, error: null };
    case 'failed':
      return { kind: reply.kind, category: null, error: JSON.stringify(reply.error) };
  }
}

/** The record as core knows it. */
export function toReply(row: ReplyRow): Reply {
  // Most replies are answered. Their record is written out: spreading one into another takes 12 µs, this 0.2.
  if (row.status === 'answered') {
    return {
      id: row.reply_id,
      runId: row.run_id,
      askKey: row.ask_key,
      questionId: row.question_id,
      questionHash: row.asked_hash ?? row.asked_content_hash ?? '',
      respondentId: row.respondent_id,
      trial: row.trial,
      pass: row.pass as Reply['pass'],
      callId: row.call_id,
      closedBook: row.closed_book as Reply['closedBook'],
      closedBookSigns: signsOf(row),
      remarks: remarksOf(row),
      repliedAt: row.replied_at,
      status: 'answered',
      text: row.text ?? '',
      reasoning: row.reasoning,
      confidence: row.confidence,
      meanLogprob: row.mean_logprob,
    };
  }
  const base = {
    id: row.reply_id,
    runId: row.run_id,
    askKey: row.ask_key,
    questionId: row.question_id,
    questionHash: row.asked_hash ?? row.asked_content_hash ?? '',
    respondentId: row.respondent_id,
    trial: row.trial,
    pass: row.pass as Reply['pass'],
    callId: row.call_id,
    closedBook: row.closed_book as Reply['closedBook'],
    closedBookSigns: signsOf(row),
    remarks: remarksOf(row),
    repliedAt: row.replied_at,
    text: row.text,
  };
  return row.status === 'blocked'
    ? { ...base, status: 'blocked', by: row.kind as 'model' | 'filter', category: row.category }
    : {
        ...base,
        status: 'failed',
        kind: row.kind as 'error' | 'empty' | 'truncated',
        error: JSON.parse(row.error ?? '{}') as Extract<Reply, { status: 'failed' }>['error'],
      };
}

/** Signs and remarks share a column, in that order; a remark is known by its beginning. */
function packSigns({ closedBookSigns = [], remarks = [] }: Reply): string | null {
  return closedBookSigns.length + remarks.length === 0
    ? null
    : JSON.stringify([...closedBookSigns, ...remarks]);
}

export function isRemark(entry: string): boolean {
  return entry.startsWith('unknown ') || entry.startsWith('version: ') || entry === DAMAGED_TEXT;
}

const NO_SIGNS: readonly string[] = [];
const entriesOf = ({ signs }: ReplyRow): readonly string[] =>
  signs === null ? NO_SIGNS : (JSON.parse(signs) as string[]);
const signsOf = (row: ReplyRow): string[] => entriesOf(row).filter((entry) => !isRemark(entry));
const remarksOf = (row: ReplyRow): string[] | undefined => {
  if (row.signs === null) return undefined;
  const remarks = entriesOf(row).filter(isRemark);
  return remarks.length === 0 ? undefined : remarks;
};

/** How the columns of a {@link ReplyRow} are packed. */
export const PACKED_REPLY = {
  reply_id: 'plain',
  run_id: 'plain',
  ask_key: 'plain',
  question_id: 'plain',
  asked_hash: 'plain',
  asked_content_hash: 'plain',
  respondent_id: 'plain',
  trial: 'plain',
  pass: 'plain',
  call_id: 'plain',
  closed_book: 'plain',
  signs: 'plain',
  replied_at: 'plain',
  status: 'plain',
  kind: 'plain',
  category: 'plain',
  error: 'plain',
  text: 'plain',
  reasoning: 'plain',
  confidence: 'fraction',
  mean_logprob: 'fraction',
} as const satisfies Readonly<Record<keyof ReplyRow, Packing>>;

/** One row out of packed columns. */
export function replyRowAt(
  columns: { readonly [Name in keyof ReplyRow]: readonly ReplyRow[Name][] },
  at: number,
): ReplyRow {
  const cells = (Object.keys(PACKED_REPLY) as (keyof ReplyRow)[]).map((name) => [name, columns[name][at]]);
  return Object.fromEntries(cells) as ReplyRow;
}

/** Replies joined with the outer ids: the source of every {@link ReplyRow}. */
export function replyRows(database: Database) {
  return database.kysely
    .selectFrom('replies')
    .innerJoin('runs', 'runs.id', 'replies.run')
    .innerJoin('run_questions', 'run_questions.id', 'replies.question')
    .innerJoin('run_respondents', 'run_respondents.id', 'replies.respondent')
    .leftJoin('calls', 'calls.id', 'replies.call')
    .leftJoin('questions as asked', 'asked.id', 'replies.asked')
    .selectAll('replies')
    .select([
      'runs.run_id',
      'run_questions.question_id',
      'run_questions.question as question_record',
      'run_respondents.respondent_id',
      'calls.call_id',
      'asked.content_hash as asked_content_hash',
    ]);
}
