/**
 * An open store on PostgreSQL: kysely for reading, and one way to write. A write holds the one row of `closedbook_writes`
 * until its commit, so writes of all processes follow each other as they do in SQLite: ids grow in the order of commits, and
 * what stands is ranked over every grade. A server that goes away is waited for. Whether a commit went through that nobody
 * answered is told by what the write left in `closedbook_writers`, and not by the number of its transaction: a server that
 * crashed gives the number of one that it lost to the next that comes, and then says of it that it was committed.
 */
import { randomUUID } from 'node:crypto';
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

/**
 * A write looks up a page of keys, and a server that has not counted its new rows yet would read whole tables for it.
 * What is switched off counts as very dear, which compiling at run time must not take for a reason.
 */
const BY_INDEX = ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin', 'jit']
  .map((way) => `set local ${way} = off`)
  .join('; ');

/**
 * A process that is suspended, or cut off, in the middle of a write keeps others waiting for no longer; it writes anew
 * when it is back.
 */
const LONGEST_IDLE_MS = 10_000;

/** A process that has not written for so long asks after no commit any more. */
const FORGOTTEN_AFTER = "interval '30 days'";

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
  readonly keepsServedModels = () => false;
  readonly name: string;
  readonly #pool: PostgresPool;
  readonly #options: PostgresDatabaseOptions;
  readonly #afterRollback: (() => void)[] = [];
  /** Whether something has waited its longest in vain and nothing has got through since: what follows does not wait again. */
  #givenUp = false;
  /** As `closedbook_writers` knows this store. */
  readonly #writer = randomUUID();
  #writes = 0;
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
    // A row that stays is in nobody's way.
    if (this.#writes > 0 && !this.#givenUp)
      await this.#pool
        .rows(
          `delete from closedbook_writers where writer = $1 or written_at < clock_timestamp() - ${FORGOTTEN_AFTER}`,
          [this.#writer],
        )
        .catch(() => undefined);
    await this.#pool.end();
  }

  #write<T>(work: (tx: Queries) => Promise<T>): Promise<T> {
    this.#writes += 1;
    const number = this.#writes;
    let done: { readonly result: T } | null = null;
    return this.#patiently(async (leftMs) => {
      try {
        return await this.#pool.session(async (session) => {
          const isNew = await this.#begin(session, { number, leftMs });
          // Nobody answered the commit before, and it went through.
          if (!isNew && done !== null) {
            await session.script('rollback');
            return done.result;
          }
          const result = await work(session).catch(async (cause: unknown) => {
            await session.script('rollback').catch(() => undefined);
            throw cause;
          });
          done = { result };
          await session.script('commit');
          return result;
        });
      } catch (cause) {
        for (const forget of this.#afterRollback) forget();
        throw cause;
      }
    });
  }

  /**
   * Takes the row that every write takes; its number says that something changed. Whoever has it knows how every write before has
   * ended, for one that is under way still, at a server that lost its client, holds it.
   * @returns false where a write of this number is committed.
   */
  async #begin(
    session: Session,
    { number, leftMs }: { readonly number: number; readonly leftMs: number },
  ): Promise<boolean> {
    const marked = await session.script(
      `begin; set local lock_timeout = ${Math.max(100, Math.ceil(leftMs))};
       set local idle_in_transaction_session_timeout = ${LONGEST_IDLE_MS}; set local statement_timeout = 0; ${BY_INDEX};
       update closedbook_writes set number = number + 1;
       insert into closedbook_writers as mine values ('${this.#writer}', ${number}, clock_timestamp())
         on conflict (writer) do update set number = excluded.number, written_at = excluded.written_at
         where mine.number < excluded.number returning number`,
    );
    return marked.length > 0;
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
