/**
 * The store that runs live in: one SQLite file in write-ahead mode, so that several processes read while one writes. What is
 * saved one by one shares its commits with what others save; everything else waits for those first.
 */
import { checkArgument } from '../core/argument.ts';
import type { GradeRecord, ReplyRecord } from '../core/ports.ts';
import type { Store } from '../core/store-contract.ts';
import { isPostgresAddress } from '../postgres/postgres-address.ts';
import { auditRecords } from './audit-records.ts';
import { batchRecords } from './batch-records.ts';
import { calibrationWords } from './calibration-words.ts';
import { callRecords } from './call-records.ts';
import { gradeRecords } from './grade-records.ts';
import { groupCommit } from './group-commit.ts';
import { leases } from './leases.ts';
import { AlreadyThere, newAnswers } from './new-answers.ts';
import { type OpenStoreOptions, openReadable } from './open-database.ts';
import { questionDecisions } from './question-decisions.ts';
import { questionRecords } from './question-records.ts';
import { replyRecords } from './reply-records.ts';
import { reviewClaims } from './review-claims.ts';
import { reviewSteps } from './review-steps.ts';
import { runRecords } from './run-records.ts';
import { secondVerdicts } from './second-verdicts.ts';
import { storeReads } from './store-reads.ts';

/** What waits for the next commit. */
interface Change {
  readonly firstGrades?: ReplyRecord['firstGrades'];
  readonly insert: (said: readonly GradeRecord[] | undefined) => void;
}

/** Rows of one transaction when many are saved at once: longer ones would keep others waiting. */
const ROWS_A_TRANSACTION = 1000;

/**
 * The store in a file, made when it is missing.
 * @throws ClosedbookError `store-locked`, `store-corrupt`, `store-newer`, `output-unwritable`; `file-missing` when
 *   opened for reading only.
 */
export async function openStore(path: string, options: OpenStoreOptions = {}): Promise<Store> {
  checkArgument(typeof path === 'string' && path !== '', 'path', {
    expected: 'the path of a store',
    given: path,
  });
  if (isPostgresAddress(path)) {
    const { openPostgresStore } = await import('./postgres/open-postgres-store.ts');
    return openPostgresStore(path, options);
  }
  const { database, dispose } = await openReadable(path, options);
  const commits = groupCommit<Change>({
    place: path,
    write: (changes) => {
      const said = changes.map(({ firstGrades }) => firstGrades?.());
      const insertAll = () => {
        for (const [at, { insert }] of changes.entries()) insert(said[at]);
      };
      return database.write(insertAll, { syncApart: true });
    },
  });
  const runs = runRecords(database);
  const questions = questionRecords(database);
  const calls = callRecords(database);
  const replies = replyRecords(database, { runs, questions, calls });
  const grades = gradeRecords(database, { questions, calls });
  const answers = newAnswers(database, { runs, questions, grades });
  const second = secondVerdicts(database, calls);
  const audits = auditRecords(database);
  const batches = batchRecords(database);
  const claims = reviewClaims(database);
  const decisions = questionDecisions(database);
  const calibration = calibrationWords(database);
  const steps = reviewSteps(database);
  const runLeases = leases(database);
  let closed = false;

  const inTransactions = async <T>(records: readonly T[], insert: (record: T) => void) => {
    await commits.flush();
    for (let start = 0; start < records.length; start += ROWS_A_TRANSACTION) {
      const part = records.slice(start, start + ROWS_A_TRANSACTION);
      await database.write(() => {
        for (const record of part) insert(record);
      });
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const keyOf = async (id: string) => runs.key((await runs.get(id)).id);
  const insertReply = (record: ReplyRecord, said = record.firstGrades?.()) => {
    const saved = replies.insert(record);
    if (said !== undefined) grades.insertFirst(saved, said);
  };

  return {
    ...storeReads(database, runs, questions),
    work: null,
    async createRun(run, datasets) {
      await database.write(() => {
        const key = runs.insert(run);
        for (const { name, version, card, questions: list } of datasets) {
          questions.add(key, { name, version, card: JSON.stringify(card) }, list);
        }
      });
    },
    async updateRun(id, change) {
      await commits.flush();
      const key = await keyOf(id);
      await database.write(() => runs.update(key, change));
    },
    async askToStop(id) {
      await commits.flush();
      const key = await keyOf(id);
      return database.write(() => runs.askToStop(key) || runLeases.askToStop(key));
    },
    async removeRun(id) {
      await commits.flush();
      const key = await keyOf(id);
      await database.write(() => {
        runLeases.refuseIfHeld(key);
        runs.remove(key);
      });
    },
    async addQuestions(runId, dataset, list) {
      const key = await keyOf(runId);
      await inTransactions(list, (question) =>
        questions.add(key, { name: dataset, version: '', card: '{}' }, [question]),
      );
    },
    lease: async (runId, owner) => runLeases.acquire(await keyOf(runId), owner),
    isLeased: async (runId) => runLeases.isHeld(await keyOf(runId)),
    saveReply: (record) =>
      commits.save({ firstGrades: record.firstGrades, insert: (said) => insertReply(record, said) }, record),
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
    async reviseQuestion(runId, question) {
      await commits.flush();
      const key = await keyOf(runId);
      await database.write(() => {
        const revised = questions.revise(key, question);
        grades.rerank(key, revised.key);
      });
    },
    async saveAudit(runId, auditId, entries) {
      await commits.flush();
      const key = await keyOf(runId);
      await database.write(() => audits.insert(key, auditId, entries));
    },
    claims: async (runId) => claims.live(await keyOf(runId)),
    async claim(runId, wish) {
      const key = await keyOf(runId);
      return database.write(() => claims.claim(key, wish));
    },
    async release(runId, claim) {
      const key = await keyOf(runId);
      await database.write(() => claims.release(key, claim));
    },
    async saveCalibrationWord(runId, word) {
      const key = await keyOf(runId);
      await database.write(() => calibration.insert(key, word));
    },
    async saveReviewSteps(runId, given) {
      const key = await keyOf(runId);
      await database.write(() => {
        for (const step of given) steps.insert(key, step);
      });
    },
    async saveDecision(runId, decision) {
      const key = await keyOf(runId);
      await database.write(() => decisions.insert(key, decision));
    },
    async saveBatch(batch, items) {
      await commits.flush();
      const key = await keyOf(batch.runId);
      await database.write(() => batches.insert(key, batch, items));
    },
    async updateBatch(id, change) {
      await commits.flush();
      await database.write(() => batches.update(id, change));
    },
    async changeMark() {
      const { by_others: byOthers, own } = database
        .prepare('select data_version as by_others, total_changes() as own from pragma_data_version')
        .get() as { by_others: number; own: number };
      return `${byOthers}.${own}`;
    },
    async close() {
      if (closed) return;
      closed = true;
      await commits.flush();
      if (!options.readonly) await runLeases.releaseAll();
      database.close();
      dispose();
    },
  };
}
