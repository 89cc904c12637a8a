/**
 * Replies, saved with their call and read back as the union that core knows. One reply an asking: only one that
 * failed with `error` gives way to a second; its call stays, for it may have cost money.
 */
import type { Call } from '../core/call.ts';
import type { Reply } from '../core/reply.ts';
import type { ReplyRecord } from '../core/saved-records.ts';
import type { CallRecords } from './call-records.ts';
import type { Database, Slot } from './database.ts';
import type { QuestionRecords } from './question-records.ts';
import { RecordRefused } from './record-refused.ts';
import { REPLY, replyColumns } from './reply-rows.ts';
import type { RunRecords } from './run-records.ts';
import type { ServedModels } from './served-models.ts';

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
}

type Column = (typeof REPLY)[number];

const slots = (slot: Slot) =>
  Object.fromEntries(REPLY.map((name) => [name, slot(name)])) as Record<Column, never>;

export function replyRecords(
  database: Database,
  rooms: {
    readonly runs: RunRecords;
    readonly questions: QuestionRecords;
    readonly calls: CallRecords;
    readonly served: ServedModels;
  },
): ReplyRecords {
  const { kysely } = database;
  const { runs, questions, calls, served } = rooms;
  const insertReply = database.insert(REPLY, (filled) => kysely.insertInto('replies').values(filled));
  const replaceReply = database.command<Column | 'id'>((slot) =>
    kysely.updateTable('replies').set(slots(slot)).where('id', '=', slot('id')),
  );
  const findAsking = database.find((slot) =>
    kysely
      .selectFrom('replies')
      .select(['id', 'reply_id', 'status', 'kind'])
      .where('run', '=', slot('run'))
      .where('question', '=', slot('question'))
      .where('respondent', '=', slot('respondent'))
      .where('trial', '=', slot('trial'))
      .where('ask_key', '=', slot('ask_key')),
  );
  const forgetGrades = database.command((slot) =>
    kysely.deleteFrom('grades').where('reply', '=', slot('reply')),
  );
  const forgetStanding = database.command((slot) =>
    kysely.deleteFrom('standing').where('reply', '=', slot('reply')),
  );

  // No index of their own keeps askings apart: the key is a hash, and would change a page of the file for every reply.
  const earlierReply = ({ runId, questionId, respondentId, trial, askKey: ask_key }: Reply) => {
    const run = runs.key(runId);
    const respondent = runs.respondentKey(run, respondentId);
    return findAsking({ run, question: questions.find(run, questionId).key, respondent, trial, ask_key });
  };

  function insertOne(reply: Reply, call: Call | null): SavedReply {
    const run = runs.key(reply.runId);
    const question = questions.find(run, reply.questionId);
    const known = question.content_hash === reply.questionHash;
    const row = replyColumns(reply, {
      run,
      question: question.key,
      respondent: runs.respondentKey(run, reply.respondentId),
      call: call === null ? null : calls.insert(run, call),
      asked: known ? question.question : null,
    });
    const saved = { run, reference: question.reference };
    const told = [{ respondent: row.respondent, reply, call }];
    const earlier = earlierReply(reply);
    if (earlier === undefined) {
      const { id } = insertReply(row);
      served.add(run, told);
      return { ...saved, key: id };
    }
    if (earlier.status !== 'failed' || earlier.kind !== 'error') {
      throw new RecordRefused(
        'duplicate-id',
        `the asking ${reply.askKey} already has the reply ${earlier.reply_id} (${earlier.status})`,
      );
    }
    forgetGrades({ reply: earlier.id });
    forgetStanding({ reply: earlier.id });
    replaceReply({ ...row, id: earlier.id });
    served.add(run, told);
    return { ...saved, key: earlier.id };
  }

  return {
    insert({ reply, call, guess }) {
      const saved = insertOne(reply, call);
      if (guess === undefined) return saved;
      const earlier = earlierReply(guess);
      // What a forced pass was told stands.
      if (earlier === undefined || (earlier.status === 'failed' && earlier.kind === 'error'))
        insertOne(guess, null);
      return saved;
    },
  };
}
