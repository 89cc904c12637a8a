/** A store as tables, for copying: rows out of one, whole, and rows into another under new inner keys. */
import type { Reader } from '../reader.ts';
import type { SHAPES } from '../table-shapes.ts';

export type TableName = keyof typeof SHAPES;
export type Row = Readonly<Record<string, unknown>>;

/** Tables with an inner key of their own. */
export type KeyedTable = Exclude<
  TableName,
  'raw_bodies' | 'standing' | 'audits' | 'judge_texts' | 'batch_items' | 'review_claims'
>;

export interface CopyTarget {
  /** New rows; their inner keys in the same order, each larger than the one before. */
  append(table: KeyedTable, rows: readonly Row[]): Promise<number[]>;
  /** Rows without a key of their own; those that are there already stay. */
  put(table: TableName, rows: readonly Row[]): Promise<void>;
  /** Rows that runs share, made where they are missing; their inner keys in the same order. */
  share(table: KeyedTable, rows: readonly Row[], unique: readonly string[]): Promise<number[]>;
  /** What the store keeps count of beside its rows, once all rows of a run are in. @param run - inner key */
  count(run: number): Promise<void>;
}

export interface CopySource {
  readonly reader: Reader;
}

export interface CopyTables extends CopySource, CopyTarget {
  close(): Promise<void>;
}
