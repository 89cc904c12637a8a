/**
 * Replies and grades, written: one by one in commits that they share, or many at once in transactions of their own. A reply's
 * first grades are written with it or not at all.
 */
import type { GradeRecord, ReplyRecord } from '../core/saved-records.ts';
import type { Store } from '../core/store/store.ts';
import type { Database } from './database.ts';
import type { GradeRecords } from './grade-records.ts';
import { groupCommit } from './group-commit.ts';
import { newAnswers } from './new-answers.ts';
import { AlreadyThere, isPlain, type NewReply, newReplies } from './new-replies.ts';
import type { QuestionRecords } from './question-records.ts';
import type { ReplyRecords } from './reply-records.ts';
import type { RunRecords } from './run-records.ts';
import type { SecondVerdicts } from './second-verdicts.ts';
import type { ServedModels } from './served-models.ts';

export interface RecordWritesOptions {
  /** The store, as files beside it are named. */
  readonly place: string;
  readonly keyOf: (runId: string) => Promise<number>;
  readonly runs: RunRecords;
  readonly questions: QuestionRecords;
  readonly replies: ReplyRecords;
  readonly grades: GradeRecords;
  readonly second: SecondVerdicts;
  readonly served: ServedModels;
}

type RecordWrite =
  | 'addQuestions'
  | 'saveReply'
  | 'saveReplies'
  | 'saveGrade'
  | 'saveGrades'
  | 'saveAnswers'
  | 'restateGrades'
  | 'saveSecondVerdict';

export interface RecordWrites {
  readonly writes: Pick<Store, RecordWrite>;
  /** Commits what waits for others. */
  readonly flush: () => Promise<void>;
}

/** What waits for the next commit. */
interface Change {
  /** A reply, which may be written together with others. */
  readonly reply?: ReplyRecord;
  readonly insert: (said: readonly GradeRecord[] | undefined) => void;
}

/** Replies of a commit from which on they are written together: fewer have more statements than rows. */
const TOGETHER = 5;

/** Rows of one transaction when many are saved at once: longer ones would keep others waiting. */
const ROWS_A_TRANSACTION = 1000;
/** Hashes of questions fall on all pages of their indexes, and every transaction writes those pages anew. */
const QUESTIONS_A_TRANSACTION = 5000;

export function recordWrites(database: Database, options: RecordWritesOptions): RecordWrites {
  const { place, keyOf, runs, questions, replies, grades, second, served } = options;
  const commits = groupCommit<Change>({
    place,
    write: async (changes) => {
      const said = changes.map(({ reply }) => reply?.firstGrades?.());
      const write = (work: () => void) => database.write(work, { syncApart: true });
      const together = newRepliesOf(changes, said);
      if (together !== null) {
        try {
          return await write(() => insertTogether(together));
        } catch (error) {
          if (!(error instanceof AlreadyThere)) throw error;
        }
      }
      return write(() => {
        for (const [at, { insert }] of changes.entries()) insert(said[at]);
      });
    },
  });
  const manyReplies = newReplies(database, { runs, questions, grades, served }, { settling: true });
  const insertTogether = (records: readonly NewReply[]) => {
    const run = runs.key(records[0]!.reply.runId);
    const asked = questions.findMany(
      run,
      records.map(({ reply }) => reply.questionId),
    );
    manyReplies.insert(run, asked, records);
  };
  const answers = newAnswers(database, { runs, questions, grades, served });
  const inParts = async <T>(records: readonly T[], rows: number, insert: (part: readonly T[]) => void) => {
    await commits.flush();
    for (let start = 0; start < records.length; start += rows) {
      const part = records.slice(start, start + rows);
      await database.write(() => insert(part));
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const inTransactions = <T>(records: readonly T[], insert: (record: T) => void) =>
    inParts(records, ROWS_A_TRANSACTION, (part) => {
      for (const record of part) insert(record);
    });
  const insertReply = (record: ReplyRecord, said = record.firstGrades?.()) => {
    const saved = replies.insert(record);
    if (said !== undefined) grades.insertFirst(saved, said);
  };

  const writes: Pick<Store, RecordWrite> = {
    async addQuestions(runId, dataset, list) {
      const key = await keyOf(runId);
      const set = { name: dataset, version: '', card: '{}' };
      await inParts(list, QUESTIONS_A_TRANSACTION, (part) => questions.add(key, set, part));
    },
    saveReply: (record) =>
      commits.save({ reply: record, insert: (said) => insertReply(record, said) }, record),
    saveGrade: (record) => commits.save({ insert: () => grades.insert(record) }, record),
    saveReplies: (records) => inTransactions(records, (record) => insertReply(record)),
    saveGrades: (records) => inTransactions(records, (record) => grades.insert(record)),
    async saveAnswers(runId, dataset, records) {
      const key = await keyOf(runId);
      const set = { name: dataset, version: '', card: '{}' };
      await commits.flush();
      for (let start = 0; start < records.length; start += ROWS_A_TRANSACTION) {
        const part = records.slice(start, start + ROWS_A_TRANSACTION);
        try {
          await database.write(() => answers.insert(key, set, part));
        } catch (error) {
          if (!(error instanceof AlreadyThere)) throw error;
          await inTransactions(part, (record) => {
            questions.add(key, set, [record.question]);
            insertReply(record, record.grades);
          });
        }
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    restateGrades: (given) => inTransactions(given, (grade) => grades.restate(grade)),
    saveSecondVerdict: (record) => commits.save({ insert: () => second.insert(record) }, record),
  };
  return { writes, flush: () => commits.flush() };
}

/** The replies of a commit, where it is nothing but plain ones of one run; else null. */
function newRepliesOf(
  changes: readonly Change[],
  said: readonly (readonly GradeRecord[] | undefined)[],
): readonly NewReply[] | null {
  if (changes.length < TOGETHER) return null;
  const runId = changes[0]!.reply?.reply.runId;
  const records: NewReply[] = [];
  for (const [at, { reply: record }] of changes.entries()) {
    const grades = said[at] ?? [];
    if (record === undefined || record.reply.runId !== runId || !isPlain(record, grades)) return null;
    records.push({ reply: record.reply, call: record.call, grades });
  }
  return records;
}
