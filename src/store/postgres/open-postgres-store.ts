/**
 * Opens the store that a team shares: a PostgreSQL database. It reads by the queries of SQLite's store and writes many records
 * in a few statements, for every statement is a journey to the server.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { GradeRecord, ReplyRecord, SecondVerdictRecord } from '../../core/saved-records.ts';
import type { Store } from '../../core/store/store.ts';
import { databaseName, postgresName } from '../../postgres/postgres-address.ts';
import { openPostgresPool, type Queries } from '../../postgres/postgres-pool.ts';
import { groupCommit } from '../group-commit.ts';
import { storeReads } from '../store-reads.ts';
import { migratePostgres } from './migrate-postgres.ts';
import { insertBatch, updateBatch } from './postgres-batches.ts';
import { PostgresDatabase } from './postgres-database.ts';
import { mapPostgresError } from './postgres-errors.ts';
import { postgresGrades } from './postgres-grades.ts';
import { postgresLeases } from './postgres-leases.ts';
import type { PostgresMigration } from './postgres-migrations.ts';
import { postgresQuestions } from './postgres-questions.ts';
import { postgresReplies } from './postgres-replies.ts';
import { postgresReviews } from './postgres-reviews.ts';
import { postgresRuns } from './postgres-runs.ts';
import { saveSecondVerdict } from './postgres-verdicts.ts';
import { postgresWork } from './postgres-work.ts';
import { rerankQuestion } from './rank-replies.ts';

export interface PostgresStoreOptions {
  readonly readonly?: boolean;
  /** How long a write waits for another process, and everything for a server that is gone. @default 30,000 */
  readonly longestWaitMs?: number;
  /** For tests of upgrading. @default the schema of this version */
  readonly postgresMigrations?: readonly PostgresMigration[];
}

/** What waits for the next commit. */
interface Change {
  readonly reply?: ReplyRecord;
  readonly grade?: GradeRecord;
  readonly second?: SecondVerdictRecord;
}

/** Rows of one transaction when many are saved at once: longer ones would keep others waiting. */
const ROWS_A_TRANSACTION = 1000;
const LONGEST_WAIT_MS = 30_000;

/**
 * @throws ClosedbookError `store-unreachable`, `store-denied`, `store-missing`, `store-newer`, `store-corrupt`,
 *   `address-invalid`, `library-missing`.
 */
export async function openPostgresStore(address: string, options: PostgresStoreOptions = {}): Promise<Store> {
  const database = await openPostgresDatabase(address, options);
  const runs = postgresRuns(database);
  const questions = postgresQuestions(database);
  const insertReplies = postgresReplies(runs, questions);
  const grades = postgresGrades(database, questions);
  const saveReplies = async (tx: Queries, records: readonly ReplyRecord[], said: readonly GradeRecord[]) => {
    const saved = await insertReplies(tx, records);
    if (said.length > 0) await grades.save(tx, said, saved);
  };
  const leases = postgresLeases(database);
  const keyOf = async (id: string) => runs.key((await runs.get(id)).id);
  const work = postgresWork(database, { leases, key: keyOf });
  /** Of what a run is and holds: not by a worker whose chunks others have. */
  const write = <T>(change: (tx: Queries) => Promise<T>) =>
    database.write(async (tx) => {
      await work.assertEnlisted(tx);
      return change(tx);
    });
  const commits = groupCommit<Change>({
    place: besideOf(address),
    write: (changes) => {
      const of = <Name extends keyof Change>(name: Name) => changes.flatMap((change) => change[name] ?? []);
      const replies = of('reply') as ReplyRecord[];
      // Before the write, for which others wait.
      const said = replies.flatMap(({ firstGrades }) => firstGrades?.() ?? []);
      return write(async (tx) => {
        await saveReplies(tx, replies, said);
        await grades.save(tx, of('grade') as GradeRecord[]);
        for (const record of of('second') as SecondVerdictRecord[]) await saveSecondVerdict(tx, record);
      });
    },
  });
  let closed = false;

  const inTransactions = async <T>(
    records: readonly T[],
    save: (tx: Queries, part: readonly T[]) => Promise<unknown>,
  ) => {
    await commits.flush();
    for (let start = 0; start < records.length; start += ROWS_A_TRANSACTION) {
      const part = records.slice(start, start + ROWS_A_TRANSACTION);
      await write((tx) => save(tx, part));
    }
  };
  const writeOf = async (runId: string, change: (tx: Queries, run: number) => Promise<unknown>) => {
    await commits.flush();
    const run = await keyOf(runId);
    await write((tx) => change(tx, run));
  };

  return {
    ...storeReads(database, runs, questions),
    ...postgresReviews(database, { keyOf, writeOf }),
    work,
    createRun: (run, datasets) =>
      database.write(async (tx) => {
        const key = await runs.insert(tx, run);
        for (const { name, version, card, questions: list } of datasets) {
          const dataset = { name, version, card: JSON.stringify(card) };
          await questions.add(tx, { run: key, dataset }, list);
        }
      }),
    updateRun: (id, change) => writeOf(id, (tx, run) => runs.update(tx, run, change)),
    async askToStop(id) {
      const run = await keyOf(id);
      return database.write(async (tx) => (await runs.askToStop(tx, run)) || leases.askToStop(tx, run));
    },
    removeRun: (id) =>
      writeOf(id, async (tx, run) => {
        await leases.refuseIfHeld(tx, run);
        await runs.remove(tx, run);
      }),
    async addQuestions(runId, name, list) {
      const run = await keyOf(runId);
      const at = { run, dataset: { name, version: '', card: '{}' } };
      await inTransactions(list, (tx, part) => questions.add(tx, at, part));
    },
    lease: async (runId, owner) => leases.acquire(await keyOf(runId), owner),
    isLeased: async (runId) => leases.isHeld(await keyOf(runId)),
    saveReply: (record) => commits.save({ reply: record }, record),
    saveGrade: (record) => commits.save({ grade: record }, record),
    saveReplies: (records) =>
      inTransactions(records, (tx, part) =>
        saveReplies(
          tx,
          part,
          part.flatMap(({ firstGrades }) => firstGrades?.() ?? []),
        ),
      ),
    saveGrades: (records) => inTransactions(records, (tx, part) => grades.save(tx, part)),
    async saveAnswers(runId, name, records) {
      const run = await keyOf(runId);
      const at = { run, dataset: { name, version: '', card: '{}' } };
      await inTransactions(records, async (tx, part) => {
        const asked = part.map(({ question, reply }) => ({ question, hash: reply.questionHash }));
        const unmet = questions.unmet(run, asked);
        if (unmet.length > 0) await questions.add(tx, at, unmet);
        await saveReplies(
          tx,
          part,
          part.flatMap(({ grades: said }) => said),
        );
      });
    },
    restateGrades: (given) => inTransactions(given, (tx, part) => grades.restate(tx, part)),
    saveSecondVerdict: (record) => commits.save({ second: record }, record),
    reviseQuestion: (runId, question) =>
      writeOf(runId, async (tx, run) => {
        const { key, reference } = await questions.revise(tx, run, question);
        await rerankQuestion(tx, { run, question: key, reference });
      }),
    saveBatch: (batch, items) => writeOf(batch.runId, (tx, run) => insertBatch(tx, run, { batch, items })),
    async updateBatch(id, change) {
      await commits.flush();
      await database.write((tx) => updateBatch(tx, id, change));
    },
    async changeMark() {
      const [row] = await database.rows<{ number: number }>('select number from closedbook_writes');
      return String(row!.number);
    },
    async close() {
      if (closed) return;
      closed = true;
      try {
        await commits.flush();
        if (!options.readonly) await leases.releaseAll();
      } finally {
        await database.close();
      }
    },
  };
}

/** @throws as {@link openPostgresStore}. */
export async function openPostgresDatabase(
  address: string,
  options: PostgresStoreOptions = {},
): Promise<PostgresDatabase> {
  const { readonly = false, longestWaitMs = LONGEST_WAIT_MS, postgresMigrations: migrations } = options;
  const pool = await openPostgresPool(address, process.env).catch((cause: unknown) => {
    throw mapPostgresError(cause, postgresName(address));
  });
  try {
    await migratePostgres(pool, { readonly, migrations, longestWaitMs });
  } catch (cause) {
    await pool.end();
    throw mapPostgresError(cause, pool.name);
  }
  return new PostgresDatabase(pool, { readonly, longestWaitMs });
}

/** Where what can no longer be saved goes: beside the reports, on the machine that has it. */
function besideOf(address: string): string {
  const name = databaseName(address).replace(/[^\w.-]/g, '_');
  return existsSync('output') ? join('output', name) : name;
}
