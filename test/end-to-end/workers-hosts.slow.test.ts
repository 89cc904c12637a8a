/**
 * Runs by workers in places that this suite's server and this machine are not: on Debian's PostgreSQL 15, behind PgBouncer, and on three
 * hosts, one of which is cut off for a minute. Each skips where the machine has no such program, or lets nobody make hosts (Linux, root).
 */
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import buildOnce from '../build-once.ts';
import { closedbook } from '../cli/captured-terminal.ts';
import { respondentsOf, runOf } from '../contract/store-fixtures.ts';
import { ownServer } from '../postgres/own-server.ts';
import { PGBOUNCER, pgbouncer } from '../postgres/pgbouncer.ts';
import { ledgerAsking } from './answers-of.ts';
import { until } from './child-process.ts';
import { threeHosts } from './three-hosts.ts';
import { comparable, workersPlace } from './workers-under-test.ts';

const DEBIAN = '/usr/lib/postgresql/15/bin';
const [QUESTIONS, CONCURRENCY] = [150, 4];
const hosts = threeHosts();
afterAll(() => hosts?.close());
if (!existsSync(DEBIAN))
  console.log(`skipped: no PostgreSQL 15 of Debian in ${DEBIAN} (apt-get install postgresql-15)`);
if (PGBOUNCER === null) console.log('skipped: no PgBouncer (apt-get install pgbouncer)');
if (hosts === null) console.log('skipped: three hosts need Linux, root and iproute2');

async function place(latencyMs: number, server: Awaited<ReturnType<typeof ownServer>>) {
  buildOnce();
  const database = await server.database('hosts');
  await (await openStore(database.address)).close();
  const at = await workersPlace({ questions: QUESTIONS, latencyMs, database });
  const asked = (after: number) => at.simulator.ledger({ after, purpose: 'ask' }).map(ledgerAsking);
  const inside = (...args: string[]) =>
    closedbook([...args, '--json', '--quiet'], { CLOSEDBOOK_SIMULATED_URL: at.simulator.url });
  const run = (store: string, ...rest: string[]) =>
    inside(
      ...['run', '-d', at.dataset, '-m', 'simulated/owl', '--judge', 'simulated/assayer', '--forced'],
      ...[
        '--concurrency',
        String(CONCURRENCY),
        '--store',
        store,
        '--out',
        at.place.folder,
        '--force',
        ...rest,
      ],
    );
  const whole = await run(at.place.path('one.db'));
  return { at, asked, inside, run, whole, last: at.simulator.ledger().at(-1)!.sequence };
}

test.skipIf(!existsSync(DEBIAN))(
  "on Debian's PostgreSQL 15 a run by three workers is that of one machine",
  async () => {
    const server = await ownServer({ binaries: DEBIAN });
    const { at, asked, inside, run, whole, last } = await place(40, server);
    try {
      const [row] = await at.database.query('show server_version');
      expect(row!['server_version']).toMatch(/^15\./);
      const planner = run(at.database.address, '--workers');
      await at.handedOut();
      const worker = () => inside('worker', '--exit-when-idle', '--store', at.database.address);
      for (const { code } of await Promise.all([worker(), worker(), worker()])) expect(code).toBe(0);
      expect(comparable((await planner).out)).toEqual(comparable(whole.out));
      expect(asked(last).sort()).toEqual(asked(0).slice(0, asked(last).length).sort());
    } finally {
      await at.close();
      await server.close();
    }
  },
  300_000,
);

test.skipIf(PGBOUNCER === null).each(['transaction', 'session'] as const)(
  'behind PgBouncer that pools by %s a run by three workers outlives the death of the server',
  async (mode) => {
    const server = await ownServer();
    const { at, asked, inside, run, whole, last } = await place(100, server);
    const pooler = await pgbouncer(at.database.address, mode);
    try {
      const planner = run(pooler.address, '--workers');
      await at.handedOut();
      const workers = [1, 2, 3].map(() => inside('worker', '--exit-when-idle', '--store', pooler.address));
      await until(() => asked(last).length > QUESTIONS / 4, 120_000);
      await server.kill();
      await sleep(1000);
      await server.start();
      expect(comparable((await planner).out)).toEqual(comparable(whole.out));
      for (const { code, err } of await Promise.all(workers)) expect(code, err).toBe(0);
      const shared = asked(last);
      console.log(`${mode}: asked twice: ${shared.length - new Set(shared).size} of ${new Set(shared).size}`);
      expect(shared.length - new Set(shared).size).toBeLessThanOrEqual(3 * 2 * CONCURRENCY);
    } finally {
      await pooler.close();
      await at.close();
      await server.close();
    }
  },
  300_000,
);

test.skipIf(PGBOUNCER === null)(
  'behind PgBouncer that pools by statement a store is refused at once',
  async () => {
    const server = await ownServer();
    const { address } = await server.database('pooled');
    await (await openStore(address)).close();
    const pooler = await pgbouncer(address, 'statement');
    try {
      const store = await openStore(pooler.address);
      const from = performance.now();
      await expect(store.createRun(runOf('run-1', respondentsOf(1), 0), [])).rejects.toMatchObject({
        code: 'store-unreachable',
        hint: expect.stringContaining('pool_mode = transaction or session'),
      });
      expect(performance.now() - from).toBeLessThan(5000);
      await store.close();
    } finally {
      await pooler.close();
      await server.close();
    }
  },
);

test.skipIf(hosts === null)(
  'on three hosts, one of them cut off for a minute, a run completes',
  async () => {
    const server = await ownServer({
      host: hosts!.address,
      ...(existsSync(DEBIAN) ? { binaries: DEBIAN } : {}),
    });
    const { at, asked, run, whole, last } = await place(700, server);
    const alone = asked(0);
    const url = await hosts!.forward(Number(new URL(at.simulator.url).port));
    const env = { CLOSEDBOOK_SIMULATED_URL: url, CLOSEDBOOK_STORE: at.database.address };
    const said: string[] = ['', '', ''];
    const workers = [1, 2, 3].map((host) => {
      const child = hosts!.start(host, ['worker', '--json', '--quiet'], env);
      for (const stream of [child.stdout, child.stderr])
        stream!.on('data', (piece: Buffer) => {
          said[host - 1] += piece.toString();
        });
      return child;
    });
    try {
      await until(async () => (await at.database.query('select from workers')).length === 3, 120_000);
      const names = (await at.database.query('select host from workers order by host')).map(
        ({ host }) => host,
      );
      expect(names).toEqual(['host1', 'host2', 'host3']);
      const planner = run(at.database.address, '--workers');
      await until(() => asked(last).length > QUESTIONS / 5, 120_000);
      hosts!.cutOff(2);
      const cut = performance.now();
      await sleep(60_000);
      hosts!.joinAgain(2);
      const done = await planner;
      console.log(
        `cut off for 60 s; the run ended ${((performance.now() - cut) / 1000).toFixed(0)} s after the cut`,
      );
      expect(comparable(done.out)).toEqual(comparable(whole.out));
      const shared = asked(last);
      expect(new Set(shared)).toEqual(new Set(alone));
      console.log(`asked twice: ${shared.length - alone.length} of ${alone.length}`);
      expect(shared.length - alone.length).toBeLessThanOrEqual(2 * CONCURRENCY);
      // It works again.
      await until(
        async () => (await at.database.query("select from workers where host = 'host2'")).length === 1,
        120_000,
      );
      expect(workers[1]!.exitCode).toBeNull();
    } finally {
      console.log(said.join('\n'));
      for (const child of workers) child.kill('SIGKILL');
      await at.close();
      await server.close();
    }
  },
  600_000,
);
