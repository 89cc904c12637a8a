/** Calls on PostgreSQL, with their packed bodies. */
import type { Call } from '../../core/call.ts';
import type { Queries } from '../../postgres/postgres-pool.ts';
import { callColumns, packedBody } from '../call-records.ts';
import { SHAPES } from '../table-shapes.ts';
import { insertRows } from './insert-rows.ts';

export interface KeyedCall {
  readonly id: number;
  readonly run: number;
  readonly call: Call;
}

export async function insertCalls(tx: Queries, calls: readonly KeyedCall[]): Promise<void> {
  await insertRows(tx, SHAPES.calls, {
    rows: calls.map(({ id, run, call }) => ({ id, ...callColumns(run, call) })),
  });
  await insertRows(tx, SHAPES.raw_bodies, {
    rows: calls.flatMap(({ id, call: { rawBody } }) =>
      rawBody == null ? [] : [{ call: id, body: hexOf(packedBody(rawBody)) }],
    ),
  });
}

/** Bytes as a text that PostgreSQL reads. */
export function hexOf(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`;
}
