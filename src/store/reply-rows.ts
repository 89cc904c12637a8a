/**
 * Replies as rows: the columns a record is written to, and the union that core knows, read back from them.
 */
import { DAMAGED_TEXT } from '../core/damaged-text.ts';
import type { Reply } from '../core/reply.ts';
import { type CellColumns, type CellReaders, columnsOf, rowOf } from './cells.ts';
import type { Packing, Reader } from './reader.ts';
import type { RepliesTable } from './schema.ts';

/** What a reply is made of: its row without inner keys, the outer ids beside it. */
interface ReplyRow extends Omit<RepliesTable, 'id' | 'run' | 'question' | 'respondent' | 'call' | 'asked'> {
  readonly run_id: string;
  readonly question_id: string;
  readonly respondent_id: string;
  readonly call_id: string | null;
  readonly asked_content_hash: string | null;
}

export const REPLY = [
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
/** Inner keys that a reply is written with. */
export interface ReplyKeys {
  readonly run: number;
  /** Of run_questions. */
  readonly question: number;
  /** Of run_respondents. */
  readonly respondent: number;
  readonly call: number | null;
  /** Of questions: the version asked, when its content is known here. */
  readonly asked: number | null;
}

type ReplyCells = Omit<RepliesTable, 'id' | 'asked_hash' | keyof ReplyKeys>;

const CELLS: CellReaders<ReplyCells, Reply> = {
  reply_id: (reply) => reply.id,
  trial: (reply) => reply.trial,
  pass: (reply) => reply.pass,
  status: (reply) => reply.status,
  kind: (reply) => (reply.status === 'failed' ? reply.kind : reply.status === 'blocked' ? reply.by : null),
  closed_book: (reply) => reply.closedBook,
  confidence: (reply) => (reply.status === 'answered' ? (reply.confidence ?? null) : null),
  mean_logprob: (reply) => (reply.status === 'answered' ? (reply.meanLogprob ?? null) : null),
  ask_key: (reply) => reply.askKey,
  replied_at: (reply) => reply.repliedAt,
  category: (reply) => (reply.status === 'blocked' ? reply.category : null),
  signs: packSigns,
  error: (reply) => (reply.status === 'failed' ? JSON.stringify(reply.error) : null),
  text: (reply) => reply.text ?? null,
  reasoning: (reply) => (reply.status === 'answered' ? (reply.reasoning ?? null) : null),
};

/** The row of a reply. */
export function replyColumns(reply: Reply, keys: ReplyKeys): Omit<RepliesTable, 'id'> {
  const { run, question, respondent, call, asked } = keys;
  const asked_hash = askedHash(reply, asked);
  return { ...rowOf(CELLS, reply), run, question, respondent, call, asked, asked_hash };
}

/** The columns of many replies, those of their inner keys aside. */
export function columnsOfReplies(replies: readonly Reply[]): CellColumns<ReplyCells> {
  return columnsOf(CELLS, replies);
}

/** Stands only where the version asked is not known here. */
export function askedHash(reply: Reply, asked: number | null): string | null {
  return asked === null ? reply.questionHash : null;
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
type Signed = Pick<ReplyRow, 'signs'>;
const entriesOf = ({ signs }: Signed): readonly string[] =>
  signs === null ? NO_SIGNS : (JSON.parse(signs) as string[]);
export const signsOf = (row: Signed): string[] => entriesOf(row).filter((entry) => !isRemark(entry));
export const remarksOf = (row: Signed): string[] | undefined => {
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
export function replyRows(database: Reader) {
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
