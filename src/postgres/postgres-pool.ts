/**
 * A few connections to one database, and how its values come across: whole numbers as numbers, as core has them, texts with
 * what {@link escapeNul} took out of them. It says nothing of closedbook's tables.
 */
import { Socket } from 'node:net';
import type { Client, ClientBase, Pool, PoolConfig } from 'pg';
import { importPg } from './import-pg.ts';
import { EscapedJson, escapeNul, unescapeNul } from './nul-text.ts';
import { postgresName } from './postgres-address.ts';
import { tlsOfAddress } from './tls-of-address.ts';

export interface Queries {
  rows<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** One connection for as long as it is needed. */
export interface Session extends Queries {
  /** Every row as a list in the order of the columns. */
  lists(text: string, values?: readonly unknown[]): Promise<unknown[][]>;
  /** Several statements without values in one journey; rows of the last. */
  script<Row>(text: string): Promise<Row[]>;
}

export interface PostgresPool extends Session {
  /** The address without its password. */
  readonly name: string;
  /** A connection until it is released; a broken one is not used again. */
  take(): Promise<{ readonly session: Session; release(isBroken: boolean): void }>;
  /** The connection is given up when the work fails on it. */
  session<T>(work: (session: Session) => Promise<T>): Promise<T>;
  end(): Promise<void>;
}

const MOST_CONNECTIONS = 4;
const CONNECT_MS = 10_000;

/**
 * Opens a pool once a connection has been made.
 * @throws what the driver throws, ClosedbookError `library-missing`, `address-invalid`.
 */
export async function openPostgresPool(
  address: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<PostgresPool> {
  const pg = await importPg();
  const pool = await connectPool(address, env, { types: { getTypeParser: parserOf(pg) } });
  const take = async () => {
    const client = await pool.connect();
    return { session: sessionOf(client), release: (isBroken: boolean) => client.release(isBroken) };
  };
  return {
    name: postgresName(address),
    ...sessionOf(pool as unknown as Client),
    take,
    async session(work) {
      const { session, release } = await take();
      let isBroken = true;
      try {
        const result = await work(session);
        isBroken = false;
        return result;
      } finally {
        release(isBroken);
      }
    },
    end: () => pool.end(),
  };
}

/**
 * The driver's own pool, with TLS as the address says.
 * @throws what the driver throws, ClosedbookError `library-missing`, `address-invalid`.
 */
export async function connectPool(
  address: string,
  env: Readonly<Record<string, string | undefined>>,
  { most = MOST_CONNECTIONS, types }: { readonly most?: number; readonly types?: PoolConfig['types'] } = {},
): Promise<Pool> {
  const pg = await importPg();
  const { address: connectionString, tls, mayBePlain } = tlsOfAddress(address, env);
  // A client that is asked for a password it has not fails and leaves its connection open, which keeps this process alive and
  // the server waiting for a minute.
  const sockets = new Set<Socket>();
  const stream = () => {
    const socket = new Socket();
    sockets.add(socket);
    return socket.once('close', () => sockets.delete(socket));
  };
  const config = (ssl: PoolConfig['ssl']): PoolConfig => ({
    connectionString,
    stream,
    ssl,
    max: most,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    allowExitOnIdle: true,
    client_encoding: 'UTF8',
    fallback_application_name: 'closedbook',
    ...(types === undefined ? {} : { types }),
  });
  const open = async (ssl: PoolConfig['ssl']): Promise<Pool> => {
    const pool = new pg.Pool(config(ssl));
    // A connection that dies, used or not, is replaced by the next that is asked for; whoever used it is told by the query.
    pool.on('error', () => {});
    pool.on('connect', (client) => client.on('error', () => {}));
    try {
      (await pool.connect()).release();
      return pool;
    } catch (cause) {
      await pool.end();
      for (const socket of sockets) socket.destroy();
      throw cause;
    }
  };
  return open(tls).catch((cause: unknown) => {
    if (tls === false || !mayBePlain || !/does not support SSL/i.test(String(cause))) throw cause;
    return open(false);
  });
}

function sessionOf(client: Pick<ClientBase, 'query'>): Session {
  return {
    async rows(text, values = []) {
      return (await client.query(text, values.map(given))).rows as never;
    },
    async lists(text, values = []) {
      return (await client.query({ text, values: values.map(given), rowMode: 'array' })).rows;
    },
    async script(text) {
      const results = (await client.query(text)) as unknown as { rows: unknown[] } | { rows: unknown[] }[];
      return (Array.isArray(results) ? (results.at(-1)?.rows ?? []) : results.rows) as never;
    },
  };
}

function given(value: unknown): unknown {
  if (typeof value === 'string') return escapeNul(value);
  if (value instanceof EscapedJson) return value.text;
  return Array.isArray(value) ? value.map(given) : value;
}

const [INT8, TEXT, NUMERIC, JSON_TEXT] = [20, 25, 1700, 114];

/** Sums of whole numbers are NUMERIC, counts INT8: beyond 2^53 neither occurs here. */
function parserOf(pg: Awaited<ReturnType<typeof importPg>>) {
  return (oid: number, format?: string): ((text: string) => unknown) => {
    if (format === 'binary') return pg.types.getTypeParser(oid, 'binary') as (text: string) => unknown;
    if (oid === INT8 || oid === NUMERIC) return Number;
    if (oid === TEXT || oid === JSON_TEXT) return unescapeNul;
    return pg.types.getTypeParser(oid, 'text') as (text: string) => unknown;
  };
}
