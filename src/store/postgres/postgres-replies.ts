/**
 * Replies on PostgreSQL, all of a write in a few statements. One reply an asking: only one that failed with `error` gives way
 * to a second; its call stays, for it may have cost money.
 */
import type { Call } from '../../core/call.ts';
import type { Reply } from '../../core/reply.ts';
import type { ReplyRecord } from '../../core/saved-records.ts';
import { jsonOfRows } from '../../postgres/nul-text.ts';
import type { Queries } from '../../postgres/postgres-pool.ts';
import { RecordRefused } from '../record-refused.ts';
import type { SavedReply } from '../reply-records.ts';
import { replyColumns } from '../reply-rows.ts';
import type { RunQuestion } from '../run-question.ts';
import { SHAPES } from '../table-shapes.ts';
import { given, insertRows, nextKeys, withoutRepetition } from './insert-rows.ts';
import { insertCalls } from './postgres-calls.ts';
import type { PostgresQuestions } from './postgres-questions.ts';
import type { PostgresRuns } from './postgres-runs.ts';

interface Asked {
  readonly reply: Reply;
  readonly call: Call | null;
  readonly run: number;
  readonly respondent: number;
}

interface Earlier {
  readonly id: number;
  readonly run: number;
  readonly ask_key: string;
  readonly reply_id: string;
  readonly status: string;
  readonly kind: string | null;
}

/** Replies of records by their ids. @throws `duplicate-id`, `record-invalid`. */
export type SaveReplies = (
  tx: Queries,
  records: readonly ReplyRecord[],
) => Promise<ReadonlyMap<string, SavedReply>>;

export function postgresReplies(runs: PostgresRuns, questions: PostgresQuestions): SaveReplies {
  const asked = async (
    tx: Queries,
    { reply, call }: { reply: Reply; call: Call | null },
  ): Promise<Asked> => ({
    reply,
    call,
    ...(await runs.keysOf(tx, reply.runId, reply.respondentId)),
  });

  return async (tx, records) => {
    const guesses: Asked[] = [];
    for (const { guess } of records)
      if (guess !== undefined) guesses.push(await asked(tx, { reply: guess, call: null }));
    const answered = await earlierReplies(tx, guesses);
    // What a forced pass was told stands.
    const taken = new Set([...answered].filter(([, one]) => !givesWay(one)).map(([name]) => name));
    const all: Asked[] = [];
    for (const { reply, call, guess } of records) {
      all.push(await asked(tx, { reply, call }));
      if (guess === undefined) continue;
      const one = await asked(tx, { reply: guess, call: null });
      if (!taken.has(nameOf(one))) all.push(one);
      taken.add(nameOf(one));
    }
    const found = new Map<number, Map<string, RunQuestion>>();
    for (const run of new Set(all.map((one) => one.run))) {
      const ids = all.filter((one) => one.run === run).map(({ reply }) => reply.questionId);
      found.set(run, await questions.find(tx, run, ids));
    }
    const saved = new Map<string, SavedReply>();
    for (const group of withoutRepetition(all, nameOf)) await saveGroup(tx, group, { found, saved });
    return saved;
  };
}

async function saveGroup(
  tx: Queries,
  group: readonly Asked[],
  {
    found,
    saved,
  }: {
    readonly found: ReadonlyMap<number, ReadonlyMap<string, RunQuestion>>;
    readonly saved: Map<string, SavedReply>;
  },
): Promise<void> {
  const called = group.filter(({ call }) => call !== null).length;
  const keys = await nextKeys(tx, { replies: group.length, calls: called });
  const calls: { id: number; run: number; call: Call }[] = [];
  const rows = group.map((one, at) => {
    const question = found.get(one.run)!.get(one.reply.questionId)!;
    const isKnown = question.content_hash === one.reply.questionHash;
    const call = one.call === null ? null : keys.calls[calls.length]!;
    if (one.call !== null) calls.push({ id: call!, run: one.run, call: one.call });
    saved.set(one.reply.id, { key: keys.replies[at]!, run: one.run, reference: question.reference });
    return {
      id: keys.replies[at]!,
      ...replyColumns(one.reply, {
        ...{ run: one.run, question: question.key, respondent: one.respondent, call },
        asked: isKnown ? question.question : null,
      }),
      error_code: one.reply.status === 'failed' ? one.reply.error.code : null,
    };
  });
  await insertCalls(tx, calls);
  const ending = 'on conflict (run, ask_key) do nothing returning id';
  const inserted = await insertRows<{ id: number }>(tx, SHAPES.replies, { rows, ending });
  if (inserted.length === rows.length) return;
  const made = new Set(inserted.map(({ id }) => id));
  const left = group.flatMap((one, at) => (made.has(keys.replies[at]!) ? [] : [{ one, row: rows[at]! }]));
  const earlier = await earlierReplies(
    tx,
    left.map(({ one }) => one),
  );
  const again = left.map(({ one, row }) => {
    const known = earlier.get(nameOf(one))!;
    if (!givesWay(known)) {
      throw new RecordRefused(
        'duplicate-id',
        `the asking ${one.reply.askKey} already has the reply ${known.reply_id} (${known.status})`,
      );
    }
    saved.set(one.reply.id, { ...saved.get(one.reply.id)!, key: known.id });
    return { ...row, id: known.id };
  });
  const gone = [again.map(({ id }) => id)];
  await tx.rows('delete from standing where reply = any($1)', gone);
  await tx.rows('delete from grades where reply = any($1)', gone);
  await tx.rows('delete from replies where id = any($1)', gone);
  await insertRows(tx, SHAPES.replies, { rows: again });
}

/** What the store has of these askings, by {@link nameOf}. */
async function earlierReplies(tx: Queries, asked: readonly Asked[]): Promise<Map<string, Earlier>> {
  if (asked.length === 0) return new Map();
  const rows = await tx.rows<Earlier>(
    `select replies.id, run, ask_key, reply_id, status, kind
     from ${given({ run: 'bigint', ask_key: 'text' })} join replies using (run, ask_key)`,
    [jsonOfRows(asked.map(({ run, reply }) => ({ run, ask_key: reply.askKey })))],
  );
  return new Map(rows.map((row) => [`${row.run} ${row.ask_key}`, row]));
}

function nameOf({ run, reply }: Asked): string {
  return `${run} ${reply.askKey}`;
}

function givesWay({ status, kind }: Earlier): boolean {
  return status === 'failed' && kind === 'error';
}
