/**
 * An open database: kysely for reading, and one way to write. A write is a synchronous function between BEGIN
 * IMMEDIATE and COMMIT: it cannot interleave with another, cannot be left open by an error, and when another
 * process holds the lock the waiting happens outside of it, without freezing this process. So may the waiting for the disk.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Compilable, Kysely } from 'kysely';
import { ClosedbookError } from '../core/errors.ts';
import type { SqliteConnection, SqliteStatement, SqlValue } from '../sqlite/sqlite-connection.ts';
import { LogSync } from './log-sync.ts';
import { packedColumns } from './packed-columns.ts';
import type { Columns, Packings, PagedBy, Reader, Rows } from './reader.ts';
import type { Tables } from './schema.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { listedKeys, SQLITE_WORDS } from './sqlite-words.ts';
import { isBusy, mapSqliteError, notOnDisk } from './store-errors.ts';
import { WatchedFile } from './watched-file.ts';

/** How every commit is made durable that does not see to it itself. */
const SYNC_AT_COMMIT = 'pragma synchronous = full';
/** How long a write waits for another process before it gives up. */
const LONGEST_WAIT_MS = 30_000;
const KEPT_STATEMENTS = 200;

/** A placeholder in a query that is compiled once and run many times; `never` fits every column's type. */
export type Slot = (name: string) => never;

export interface Inserted {
  readonly changes: number;
  readonly id: number;
}

export interface DatabaseOptions {
  readonly path: string;
  readonly readonly: boolean;
  /** Milliseconds of the epoch. */
  readonly now: () => number;
  /** @default 30,000 */
  readonly longestWaitMs?: number;
}

export interface WriteOptions {
  /** Wait for the disk in another thread, so that this one can go on with other work. @default false */
  readonly syncApart?: boolean;
}

export class Database implements Reader {
  readonly keys = listedKeys;
  readonly words = SQLITE_WORDS;
  readonly kysely: Kysely<Tables>;
  readonly path: string;
  readonly now: () => number;
  readonly #connection: SqliteConnection;
  readonly #statements = new Map<string, SqliteStatement>();
  readonly #afterRollback: (() => void)[] = [];
  readonly #readonly: boolean;
  readonly #longestWaitMs: number;
  /** Whether a write has waited its longest in vain and none has got through since: the next ones do not wait again. */
  #lockedOut = false;
  /** Whether this SQLite writes fractions into JSON with every digit; null until it is asked. */
  #everyDigit: boolean | null = null;
  readonly #file: WatchedFile;
  /** Null until it is needed. */
  #log: LogSync | null = null;

  constructor(connection: SqliteConnection, options: DatabaseOptions) {
    this.#connection = connection;
    this.path = options.path;
    this.now = options.now;
    this.#readonly = options.readonly;
    this.#longestWaitMs = options.longestWaitMs ?? LONGEST_WAIT_MS;
    this.#file = new WatchedFile(options.path);
    this.kysely = new Kysely<Tables>({ dialect: sqliteDialect((sql) => this.prepare(sql)) });
  }

  /** A prepared statement; the same text gives the same one. */
  prepare(sql: string): SqliteStatement {
    const kept = this.#statements.get(sql);
    if (kept !== undefined) return kept;
    const statement = this.#guarded(() => this.#connection.prepare(sql));
    if (this.#statements.size >= KEPT_STATEMENTS) {
      const [oldest] = this.#statements.keys();
      this.#statements.delete(oldest!);
    }
    const guardedStatement: SqliteStatement = {
      run: (...values) => this.#guarded(() => statement.run(...values)),
      all: (...values) => this.#guarded(() => statement.all(...values)),
      get: (...values) => this.#guarded(() => statement.get(...values)),
    };
    this.#statements.set(sql, guardedStatement);
    return guardedStatement;
  }

  exec(sql: string): void {
    this.#guarded(() => this.#connection.exec(sql));
  }

  columns<Row, const P extends Packings<Row>>(rows: Rows<Row>, packings: P): Promise<Columns<Row, P>> {
    this.#everyDigit ??= JSON.stringify(
      this.prepare('select json_array(0.1 + 0.2) as digits').get(),
    ).includes('0000');
    return packedColumns(this.kysely, rows, packings, { everyDigit: this.#everyDigit });
  }

  /** Not where an older file is only read. */
  keepsServedModels(): boolean {
    return (
      this.prepare("select 1 as there from sqlite_master where name = 'served_models'").get() !== undefined
    );
  }

  /** A query a page: an open one would hold back the log's checkpoint. */
  async *pages<Row, const P extends Packings<Row>>(
    rows: Rows<Row>,
    packings: P,
    { column, name, size }: PagedBy<Row>,
  ): AsyncGenerator<Columns<Row, P>> {
    const ordered = rows.orderBy(column as never).limit(size);
    for (let last = 0; ; ) {
      const page = await this.columns(ordered.where(column as never, '>', last as never), packings);
      const keys = page[name as keyof typeof page] as readonly number[];
      if (keys.length > 0) yield page;
      if (keys.length < size) return;
      last = keys[keys.length - 1]!;
    }
  }

  /**
   * A statement that changes rows, built once with kysely and run with new values each time.
   * The new row's id is what SQLite hands out beside the result.
   */
  command<Names extends string>(
    build: (slot: Slot) => Compilable,
  ): (values: Record<Names, SqlValue>) => Inserted {
    const bind = this.#compiled(build);
    return (values) => {
      const { statement, parameters } = bind(values);
      const { changes, lastInsertRowid } = statement.run(...parameters);
      return { changes: Number(changes), id: Number(lastInsertRowid) };
    };
  }

  /**
   * A new row by the columns it fills: binding a value costs as much as storing it, and most columns of most rows are null.
   * @param build - Given a slot for each column that is filled.
   */
  insert<Names extends string>(
    names: readonly Names[],
    build: (slots: Record<Names, never>) => Compilable,
  ): (values: Readonly<Record<Names, SqlValue>>) => Inserted {
    const prepared = new Map<number, string>();
    return (values) => {
      const parameters: SqlValue[] = [];
      let filled = 0;
      for (let at = 0; at < names.length; at += 1) {
        const value = values[names[at]!];
        if (value === null) continue;
        filled |= 1 << at;
        parameters.push(value);
      }
      let sql = prepared.get(filled);
      if (sql === undefined) {
        const slots = names.filter((_, at) => filled & (1 << at)).map((name) => [name, slot(name)]);
        sql = build(Object.fromEntries(slots) as Record<Names, never>).compile().sql;
        prepared.set(filled, sql);
      }
      const { changes, lastInsertRowid } = this.prepare(sql).run(...parameters);
      return { changes: Number(changes), id: Number(lastInsertRowid) };
    };
  }

  /** The first row of a query inside a write, or undefined. */
  find<Row>(build: (slot: Slot) => Compilable<Row>): (values: Record<string, SqlValue>) => Row | undefined {
    const bind = this.#compiled(build);
    return (values) => {
      const { statement, parameters } = bind(values);
      return (statement.get(...parameters) ?? undefined) as Row | undefined;
    };
  }

  /** All rows, at once. */
  lookup<Row>(build: (slot: Slot) => Compilable<Row>): (values: Record<string, SqlValue>) => Row[] {
    const bind = this.#compiled(build);
    return (values) => {
      const { statement, parameters } = bind(values);
      return statement.all(...parameters) as Row[];
    };
  }

  /**
   * Runs the work in one transaction and resolves when its commit is on the disk. The work must not await.
   * @throws ClosedbookError `store-locked` when another process keeps writing for half a minute; what is written after that,
   *   to leave things in order, finds the store free or fails at once.
   */
  async write<T>(work: () => T, { syncApart = false }: WriteOptions = {}): Promise<T> {
    if (this.#readonly)
      throw new ClosedbookError('output-unwritable', `${this.path}: the store was opened for reading`);
    this.#file.assertThere();
    if (syncApart) this.#log ??= LogSync.open(this.path);
    const log = syncApart ? this.#log : null;
    const begin = log === null ? 'BEGIN IMMEDIATE' : 'pragma synchronous = normal; BEGIN IMMEDIATE';
    const deadline = performance.now() + this.#longestWaitMs;
    for (let wait = 2; !this.#begun(begin, deadline); wait = Math.min(wait * 2, 50)) await sleep(wait);
    // Nothing may await from here on: a second write of this process would begin inside this transaction.
    let result: T;
    try {
      result = work();
      this.exec('COMMIT');
    } catch (error) {
      this.#rollback();
      throw mapSqliteError(error, this.path);
    } finally {
      if (log !== null) this.#connection.exec(SYNC_AT_COMMIT);
    }
    await log?.sync().catch((cause: unknown) => {
      throw notOnDisk(cause, this.path);
    });
    return result;
  }

  /** Called when a transaction is taken back: inner keys learnt in it are no longer true. */
  onRollback(forget: () => void): void {
    this.#afterRollback.push(forget);
  }

  /** Closes the file; what others do not still read of the log is moved into it, so that one file can be copied. */
  close(): void {
    if (!this.#readonly) this.#checkpoint();
    this.#statements.clear();
    this.#log?.close();
    this.#log = null;
    this.#guarded(() => this.#connection.close());
  }

  /** False while another process holds the lock. @throws ClosedbookError `store-locked` past the deadline. */
  #begun(begin: string, deadline: number): boolean {
    try {
      this.#connection.exec(begin);
      this.#lockedOut = false;
      return true;
    } catch (error) {
      this.#connection.exec(SYNC_AT_COMMIT);
      if (!isBusy(error)) throw mapSqliteError(error, this.path);
      this.#lockedOut ||= performance.now() > deadline;
      if (this.#lockedOut) throw mapSqliteError(error, this.path);
      return false;
    }
  }

  #checkpoint(): void {
    try {
      this.#connection.prepare('pragma wal_checkpoint(truncate)').get();
    } catch {
      // The log stays and is as good as the file; a damaged store has told so already.
    }
  }

  #rollback(): void {
    for (const forget of this.#afterRollback) forget();
    try {
      this.#connection.exec('ROLLBACK');
    } catch {
      // SQLite has already rolled back (disk full, damaged file); the first error is the one to tell.
    }
  }

  #compiled(build: (slot: Slot) => Compilable<unknown>) {
    let prepared: { sql: string; names: string[] } | null = null;
    return (values: Record<string, SqlValue>) => {
      if (prepared === null) {
        const { sql, parameters } = build(slot).compile();
        prepared = { sql, names: parameters.map(slotName) };
      }
      const parameters = prepared.names.map((name) => values[name]!);
      return { statement: this.prepare(prepared.sql), parameters };
    };
  }

  #guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (cause) {
      throw mapSqliteError(cause, this.path);
    }
  }
}

class SlotValue {
  constructor(readonly name: string) {}
}

const slot: Slot = (name) => new SlotValue(name) as never;

function slotName(parameter: unknown): string {
  if (!(parameter instanceof SlotValue)) throw new Error('a prepared query takes slots, not values');
  return parameter.name;
}
