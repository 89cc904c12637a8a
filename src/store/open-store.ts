/**
 * The store that runs live in: one SQLite file in write-ahead mode, so that several processes read while one writes. What is
 * saved one by one shares its commits with what others save; everything else waits for those first.
 */
import { checkArgument } from '../core/argument.ts';
import type { Store } from '../core/store/store.ts';
import { isPostgresAddress } from '../postgres/postgres-address.ts';
import { batchRecords } from './batch-records.ts';
import { callRecords } from './call-records.ts';
import { gradeRecords } from './grade-records.ts';
import { leases } from './leases.ts';
import { type OpenStoreOptions, openReadable } from './open-database.ts';
import { questionRecords } from './question-records.ts';
import { recordWrites } from './record-writes.ts';
import { replyRecords } from './reply-records.ts';
import { reviewWrites } from './review-writes.ts';
import { runRecords } from './run-records.ts';
import { secondVerdicts } from './second-verdicts.ts';
import { servedModels } from './served-models.ts';
import { storeReads } from './store-reads.ts';

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
  const runs = runRecords(database);
  const questions = questionRecords(database);
  const calls = callRecords(database);
  const grades = gradeRecords(database, { questions, calls });
  const served = servedModels(database);
  const batches = batchRecords(database);
  const runLeases = leases(database);
  let closed = false;

  const keyOf = async (id: string) => runs.key((await runs.get(id)).id);
  const { writes, flush } = recordWrites(database, {
    place: path,
    keyOf,
    runs,
    questions,
    replies: replyRecords(database, { runs, questions, calls, served }),
    grades,
    second: secondVerdicts(database, calls),
    served,
  });

  return {
    ...storeReads(database, runs, questions),
    ...writes,
    ...reviewWrites(database, { keyOf, flush }),
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
      await flush();
      const key = await keyOf(id);
      await database.write(() => runs.update(key, change));
    },
    async askToStop(id) {
      await flush();
      const key = await keyOf(id);
      return database.write(() => runs.askToStop(key) || runLeases.askToStop(key));
    },
    async removeRun(id) {
      await flush();
      const key = await keyOf(id);
      await database.write(() => {
        runLeases.refuseIfHeld(key);
        runs.remove(key);
      });
    },
    lease: async (runId, owner) => runLeases.acquire(await keyOf(runId), owner),
    isLeased: async (runId) => runLeases.isHeld(await keyOf(runId)),
    async reviseQuestion(runId, question) {
      await flush();
      const key = await keyOf(runId);
      await database.write(() => {
        const revised = questions.revise(key, question);
        grades.rerank(key, revised.key);
      });
    },
    async saveBatch(batch, items) {
      await flush();
      const key = await keyOf(batch.runId);
      await database.write(() => batches.insert(key, batch, items));
    },
    async updateBatch(id, change) {
      await flush();
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
      await flush();
      if (!options.readonly) await runLeases.releaseAll();
      database.close();
      dispose();
    },
  };
}
