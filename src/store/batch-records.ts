/**
 * The journal of batches: which request of a run stands under which custom id in which batch, written before anything is
 * sent. A batch is a record that changes, kept whole; its items never change.
 */
import { type Batch, type BatchChange, type BatchItem, batchSchema } from '../core/batch.ts';
import type { Database } from './database.ts';
import type { Reader } from './reader.ts';
import { RecordRefused } from './record-refused.ts';

export interface BatchRecords {
  /** Inside a write. @throws `duplicate-id`. */
  insert(run: number, batch: Batch, items: readonly BatchItem[]): void;
  /** Inside a write. @throws `record-invalid` for a batch that is not there. */
  update(id: string, change: BatchChange): void;
}

export function batchRecords(database: Database): BatchRecords {
  const { kysely } = database;
  const find = database.find((slot) =>
    kysely.selectFrom('batches').select(['id', 'body']).where('batch_id', '=', slot('batch_id')),
  );
  const insertBatch = database.command((slot) =>
    kysely
      .insertInto('batches')
      .values({ batch_id: slot('batch_id'), run: slot('run'), state: slot('state'), body: slot('body') }),
  );
  const insertItem = database.command((slot) =>
    kysely
      .insertInto('batch_items')
      .values({ batch: slot('batch'), custom_id: slot('custom_id'), item_key: slot('item_key') }),
  );
  const updateBatch = database.command((slot) =>
    kysely
      .updateTable('batches')
      .set({ state: slot('state'), body: slot('body') })
      .where('id', '=', slot('id')),
  );

  return {
    insert(run, batch, items) {
      if (find({ batch_id: batch.id }) !== undefined)
        throw new RecordRefused('duplicate-id', `the store has a batch "${batch.id}" already`);
      const { id } = insertBatch(batchColumns(run, batch));
      for (const { customId, key } of items) insertItem({ batch: id, custom_id: customId, item_key: key });
    },
    update(id, change) {
      const row = find({ batch_id: id });
      if (row === undefined) throw new RecordRefused('record-invalid', `the store has no batch "${id}"`);
      const batch = { ...(JSON.parse(row.body) as Batch), ...change };
      updateBatch({ id: row.id, state: batch.state, body: JSON.stringify(batch) });
    },
  };
}

/** In the order of preparing. */
export async function batchesOfRun({ kysely }: Reader, run: number): Promise<Batch[]> {
  const rows = await kysely
    .selectFrom('batches')
    .select('body')
    .where('run', '=', run)
    .orderBy('id')
    .execute();
  return rows.map(({ body }) => batchSchema.parse(JSON.parse(body)));
}

export async function itemsOfBatch({ kysely }: Reader, id: string): Promise<BatchItem[]> {
  return kysely
    .selectFrom('batch_items')
    .innerJoin('batches', 'batches.id', 'batch_items.batch')
    .select(['batch_items.custom_id as customId', 'batch_items.item_key as key'])
    .where('batches.batch_id', '=', id)
    .orderBy('batch_items.custom_id')
    .execute();
}

export function batchColumns(run: number, batch: Batch) {
  return { batch_id: batch.id, run, state: batch.state, body: JSON.stringify(batch) };
}
