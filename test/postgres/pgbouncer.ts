/** A PgBouncer before a server of a test's own; null where the machine has none (apt-get install pgbouncer). */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { freePort } from './own-server.ts';

export const PGBOUNCER =
  ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer'].find((path) => existsSync(path)) ?? null;

export interface Pooler {
  /** The same database, through it. */
  readonly address: string;
  close(): Promise<void>;
}

/** @param address - of the database, with its user, who needs no password */
export async function pgbouncer(
  address: string,
  mode: 'transaction' | 'session' | 'statement',
): Promise<Pooler> {
  const { hostname, port: behind, username } = new URL(address);
  const folder = mkdtempSync(join(tmpdir(), 'closedbook-pgbouncer-'));
  const port = await freePort();
  const users = join(folder, 'users.txt');
  writeFileSync(users, `"${username}" ""\n`);
  const settings = join(folder, 'pgbouncer.ini');
  writeFileSync(
    settings,
    `[databases]\n* = host=${hostname} port=${behind}\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = ${port}\n` +
      `unix_socket_dir =\nauth_type = trust\nauth_file = ${users}\npool_mode = ${mode}\ndefault_pool_size = 40\n`,
  );
  chmodSync(folder, 0o755);
  // It does not run as root.
  const id = (which: string) => Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }));
  const user = process.getuid?.() === 0 ? { uid: id('-u'), gid: id('-g') } : {};
  const child = spawn(PGBOUNCER!, ['--quiet', settings], { ...user, cwd: folder, stdio: 'ignore' });
  const through = new URL(address);
  [through.hostname, through.port] = ['127.0.0.1', String(port)];
  for (let tries = 0; ; tries += 1) {
    const client = new Client(through.toString());
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      break;
    } catch (cause) {
      if (tries > 50) throw cause;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  return {
    address: through.toString(),
    async close() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
