/**
 * A database of its own for a test, on one PostgreSQL that all test files share. The first that needs it starts it; it ends
 * with the process that runs the tests. A new database is a copy of one that has the tables: 20 ms.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { openStore } from '../../src/store/open-store.ts';

export interface TestDatabase {
  /** With user and password. */
  readonly address: string;
  /** One statement as the owner. */
  query(text: string): Promise<Record<string, unknown>[]>;
  /** Takes every row out of a store. */
  empty(): Promise<void>;
  drop(): Promise<void>;
}

/** The process that runs all test files: the parent of the one that runs this. */
const TESTS = process.ppid;
const FOLDER = join(tmpdir(), `closedbook-postgres-${TESTS}`);
const KEEPER = fileURLToPath(new URL('keep-server.mjs', import.meta.url));

/** Another server, whose databases `closedbook` and `test_…` are for these tests alone; one process at a time. */
const GIVEN = process.env['CLOSEDBOOK_TEST_POSTGRES'];

/** The server without a database behind it. */
async function testServer(): Promise<string> {
  if (GIVEN !== undefined) return GIVEN;
  if (claims(FOLDER))
    spawn(process.execPath, [KEEPER, FOLDER, String(TESTS)], { detached: true, stdio: 'ignore' }).unref();
  const address = await told('address');
  if (address.startsWith('failed')) throw new Error(`no PostgreSQL for the tests: ${address}`);
  return address;
}

/** @param from - the database it is a copy of; `closedbook` has the tables of a store, `template0` nothing. */
export async function testDatabase(from: 'closedbook' | 'template0' = 'closedbook'): Promise<TestDatabase> {
  const server = await testServer();
  if (from === 'closedbook') await (GIVEN === undefined ? makeTemplate(server) : givenTemplate(server));
  made += 1;
  const name = `test_${process.pid}_${made}`;
  await asOwner(server, `create database ${name} template ${from} strategy file_copy`);
  let client: Promise<Client> | null = null;
  const query = async (text: string) => {
    client ??= connected(`${server}/${name}`);
    return (await (await client).query(text)).rows;
  };
  return {
    address: `${server}/${name}`,
    query,
    async empty() {
      const [row] = await query(TABLES);
      await query(`truncate ${row!['tables']}`);
    },
    async drop() {
      await (await client)?.end();
      await asOwner(server, `drop database ${name} with (force)`);
    },
  };
}

let made = 0;

const TABLES = `select string_agg(relname, ', ') as tables from pg_class where relkind = 'r'
  and relnamespace = current_schema()::regnamespace and relname not like 'closedbook%'`;

let onGiven: Promise<void> | null = null;

function givenTemplate(server: string): Promise<void> {
  onGiven ??= template(server);
  return onGiven;
}

async function template(server: string): Promise<void> {
  await asOwner(server, 'drop database if exists closedbook');
  await asOwner(server, 'create database closedbook template template0');
  await (await openStore(`${server}/closedbook`)).close();
}

async function makeTemplate(server: string): Promise<void> {
  if (claims(join(FOLDER, 'template'))) {
    await template(server);
    mkdirSync(join(FOLDER, 'template', 'made'));
  }
  while (!existsSync(join(FOLDER, 'template', 'made'))) await sleep(20);
}

/** One connection for all databases that are made and dropped: making a connection takes as long as making a database. */
let owner: Promise<Client> | null = null;

async function asOwner(server: string, text: string): Promise<void> {
  owner ??= connected(`${server}/postgres`);
  await (await owner).query(text);
}

async function connected(address: string): Promise<Client> {
  const client = new Client(address);
  await client.connect();
  // Nobody ends it: it must keep no process alive.
  (client as unknown as { connection: { stream: { unref(): void } } }).connection.stream.unref();
  return client;
}

/** True for the first that asks. */
function claims(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

async function told(name: string): Promise<string> {
  const path = join(FOLDER, name);
  for (let waited = 0; !existsSync(path); waited += 50) {
    if (waited > 60_000) throw new Error('no PostgreSQL for the tests within a minute');
    await sleep(50);
  }
  return readFileSync(path, 'utf8');
}
