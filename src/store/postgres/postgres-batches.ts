/** The journal of batches on PostgreSQL: a batch is a record that changes, kept whole; its items never change. */
import type { Batch, BatchChange, BatchItem } from '../../core/batch.ts';
import type { Queries } from '../../postgres/postgres-pool.ts';
import { batchColumns } from '../batch-records.ts';
import { RecordRefused } from '../record-refused.ts';
import { SHAPES } from '../table-shapes.ts';
import { insertRows } from './insert-rows.ts';

/** @throws `duplicate-id`. */
export async function insertBatch(
  tx: Queries,
  run: number,
  { batch, items }: { readonly batch: Batch; readonly items: readonly BatchItem[] },
): Promise<void> {
  const [row] = await insertRows<{ id: number }>(tx, SHAPES.batches, {
    rows: [batchColumns(run, batch)],
    ending: 'on conflict (batch_id) do nothing returning id',
  });
  if (row === undefined)
    throw new RecordRefused('duplicate-id', `the store has a batch "${batch.id}" already`);
  await insertRows(tx, SHAPES.batch_items, {
    rows: items.map(({ customId, key }) => ({ batch: row.id, custom_id: customId, item_key: key })),
  });
}

/** @throws `record-invalid` for a batch that is not there. */
export async function updateBatch(tx: Queries, id: string, change: BatchChange): Promise<void> {
  const [row] = await tx.rows<{ body: string }>('select body from batches where batch_id = $1', [id]);
  if (row === undefined) throw new RecordRefused('record-invalid', `the store has no batch "${id}"`);
  const batch = { ...(JSON.parse(row.body) as Batch), ...change };
  await tx.rows('update batches set state = $2, body = $3 where batch_id = $1', [
    id,
    batch.state,
    JSON.stringify(batch),
  ]);
}
