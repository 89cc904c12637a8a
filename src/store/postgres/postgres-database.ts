/**
 * An open store on PostgreSQL: kysely for reading, and one way to write. A write holds the one row of `closedbook_writes`
 * until its commit, so writes of all processes follow each other as they do in SQLite: ids grow in the order of commits, and
 * what stands is ranked over every grade. A server that goes away is waited for; whether a commit went through that nobody
 * answered, the server itself is asked.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type CompiledQuery,
  HandleEmptyInListsPlugin,
  Kysely,
  replaceWithNoncontingentExpression,
} from 'kysely';
import { ClosedbookError } from '../../core/errors.ts';
import { isLostConnection, serverCode } from '../../postgres/lost-connection.ts';
import type { PostgresPool, Queries, Session } from '../../postgres/postgres-pool.ts';
import {
  type Columns,
  type Packing,
  type Packings,
  type PagedBy,
  type Reader,
  type Rows,
  rounded,
} from '../reader.ts';
import type { Tables } from '../schema.ts';
import { postgresDialect } from './postgres-dialect.ts';
import { mapPostgresError } from './postgres-errors.ts';
import { listedKeys, POSTGRES_WORDS } from './postgres-words.ts';

/** A write looks up a page of keys, and a server that has not counted its new rows yet would read whole tables for it. What is switched
 * off counts as very dear, which compiling at run time must not take for a reason. */
const BY_INDEX = ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin', 'jit']
  .map((way) => `set local ${way} = off`)
  .join('; ');

/** A process that is suspended, or cut off, in the middle of a write keeps others waiting for no longer; it writes anew when it is back. */
const LONGEST_IDLE_MS = 10_000;

/** What the server says where a lock was not had in time. */
const LOCKED = '55P03';

export interface PostgresDatabaseOptions {
  readonly readonly: boolean;
  /** How long a write waits for another, and everything for a server that is gone. */
  readonly longestWaitMs: number;
}

export class PostgresDatabase implements Reader, Queries {
  readonly kysely: Kysely<Tables>;
  readonly keys = listedKeys;
  readonly words = POSTGRES_WORDS;
  readonly name: string;
  readonly #pool: PostgresPool;
  readonly #options: PostgresDatabaseOptions;
  readonly #afterRollback: (() => void)[] = [];
  /** Whether something has waited its longest in vain and nothing has got through since: what follows does not wait again. */
  #givenUp = false;
  #lastWrite: Promise<unknown> = Promise.resolve();

  constructor(pool: PostgresPool, options: PostgresDatabaseOptions) {
    this.#pool = pool;
    this.#options = options;
    this.name = pool.name;
    this.kysely = new Kysely<Tables>({
      dialect: postgresDialect(({ sql, parameters }: CompiledQuery) => this.rows(sql, parameters)),
      plugins: [new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression })],
    });
  }

  /** Outside of a write. */
  rows<Row>(text: string, values?: readonly unknown[]): Promise<Row[]> {
    return this.#patiently(() => this.#pool.rows<Row>(text, values));
  }

  async columns<Row, const P extends Packings<Row>>(rows: Rows<Row>, packings: P): Promise<Columns<Row, P>> {
    const { names, text, values } = asLists(rows, packings);
    return inColumns(await this.#patiently(() => this.#pool.lists(text, values)), names, packings);
  }

  /** One scan by a cursor, all of it as the store was when it began. */
  async *pages<Row, const P extends Packings<Row>>(
    rows: Rows<Row>,
    packings: P,
    { column, size }: PagedBy<Row>,
  ): AsyncGenerator<Columns<Row, P>> {
    const { names, text, values } = asLists(rows.orderBy(column as never), packings);
    for await (const page of this.#pages(text, values, size)) yield inColumns(page, names, packings);
  }

  /**
   * Runs the work in one transaction and resolves after its commit; from the beginning when the server went away under it.
   * @throws ClosedbookError `store-locked`, `store-unreachable`.
   */
  write<T>(work: (tx: Queries) => Promise<T>): Promise<T> {
    if (this.#options.readonly)
      return Promise.reject(
        new ClosedbookError('output-unwritable', `${this.name}: the store was opened for reading`),
      );
    const write = this.#lastWrite.then(() => this.#write(work));
    this.#lastWrite = write.catch(() => undefined);
    return write;
  }

  /** Called when a transaction is taken back: inner keys learnt in it are no longer true. */
  onRollback(forget: () => void): void {
    this.#afterRollback.push(forget);
  }

  async close(): Promise<void> {
    await this.#lastWrite;
    await this.#pool.end();
  }

  #write<T>(work: (tx: Queries) => Promise<T>): Promise<T> {
    let begun: { readonly transaction: string; readonly result: T } | null = null;
    return this.#patiently(async (leftMs) => {
      // Nobody answered the commit before: it is not done again where it went through.
      if (begun !== null && (await this.#isCommitted(begun.transaction))) return begun.result;
      begun = null;
      try {
        return await this.#pool.session(async (session) => {
          const transaction = await this.#begin(session, leftMs);
          const result = await work(session).catch(async (cause: unknown) => {
            await session.script('rollback').catch(() => undefined);
            throw cause;
          });
          begun = { transaction, result };
          await session.script('commit');
          return result;
        });
      } catch (cause) {
        for (const forget of this.#afterRollback) forget();
        throw cause;
      }
    });
  }

  /** Takes the row that every write takes; its number says that something changed. */
  async #begin(session: Session, leftMs: number): Promise<string> {
    const [row] = await session.script<{ transaction: string }>(
      `begin; set local lock_timeout = ${Math.max(100, Math.ceil(leftMs))};
       set local idle_in_transaction_session_timeout = ${LONGEST_IDLE_MS}; set local statement_timeout = 0; ${BY_INDEX};
       update closedbook_writes set number = number + 1 returning pg_current_xact_id()::text as transaction`,
    );
    return row!.transaction;
  }

  async #isCommitted(transaction: string): Promise<boolean> {
    for (;;) {
      const [row] = await this.#pool.rows<{ status: string | null }>(
        'select pg_xact_status($1::xid8) as status',
        [transaction],
      );
      // A server that lost its client may still be at it.
      if (row!.status !== 'in progress') return row!.status === 'committed';
      await sleep(200);
    }
  }

  async *#pages(text: string, values: readonly unknown[], size: number): AsyncGenerator<unknown[][]> {
    const { session, release } = await this.#patiently(() => this.#pool.take());
    let isWhole = false;
    try {
      await session.script(
        'begin isolation level repeatable read read only; set local cursor_tuple_fraction = 1',
      );
      await session.rows(`declare scan no scroll cursor for ${text}`, values);
      for (let length = size; length === size; ) {
        const page = await session.lists(`fetch forward ${size} from scan`);
        length = page.length;
        if (length > 0) yield page;
      }
      await session.script('commit');
      isWhole = true;
    } catch (cause) {
      throw mapPostgresError(cause, this.name);
    } finally {
      // A scan that was left in the middle takes its connection with it.
      release(!isWhole);
    }
  }

  get #patience(): number {
    return this.#givenUp ? 0 : this.#options.longestWaitMs;
  }

  /** Again while the server is gone, for as long as a write would wait for another; the work is told how long that is still. */
  async #patiently<T>(work: (leftMs: number) => Promise<T>): Promise<T> {
    const deadline = performance.now() + this.#patience;
    for (let wait = 100; ; wait = Math.min(wait * 2, 2000)) {
      try {
        const result = await work(deadline - performance.now());
        this.#givenUp = false;
        return result;
      } catch (cause) {
        const isLost = isLostConnection(cause);
        this.#givenUp ||= isLost ? performance.now() + wait > deadline : serverCode(cause) === LOCKED;
        if (!isLost || this.#givenUp) throw mapPostgresError(cause, this.name);
        await sleep(wait);
      }
    }
  }
}

function asLists<Row>(rows: Rows<Row>, packings: Packings<Row>) {
  const names = Object.keys(packings);
  const { sql, parameters } = rows.compile();
  const listed = names.map((name) => `page."${name}"`).join(', ');
  return { names, text: `select ${listed} from (${sql}) as page`, values: parameters };
}

/** Rows turned into columns; what is JSON by its packing is read. */
function inColumns<Row, P extends Packings<Row>>(
  rows: readonly unknown[][],
  names: readonly string[],
  packings: P,
): Columns<Row, P> {
  const columns = names.map((name, at) => {
    const how = packings[name as keyof Row] as Packing;
    const cells = rows.map((row) => row[at]);
    return [name, unpacked(cells, how)];
  });
  return Object.fromEntries(columns) as Columns<Row, P>;
}

function unpacked(cells: readonly unknown[], how: Packing): readonly unknown[] {
  switch (how) {
    case 'json':
      return cells.map((cell) => (cell === null ? null : JSON.parse(cell as string)));
    case 'rounded':
      return rounded(cells as (number | null)[]);
    default:
      return cells;
  }
}
