/**
 * Runs by three workers that do not go as planned, on real processes: a limit of cost, a machine that sleeps, Ctrl-C on the planner, a
 * server that is stopped for some seconds. By the simulator's ledger and against one machine's summary.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import buildOnce from '../build-once.ts';
import { type Captured, closedbook } from '../cli/captured-terminal.ts';
import { type OwnServer, ownServer } from '../postgres/own-server.ts';
import { ledgerAsking } from './answers-of.ts';
import { type StartedChild, until } from './child-process.ts';
import { comparable, type WorkersPlace, workersPlace } from './workers-under-test.ts';

const [QUESTIONS, CONCURRENCY] = [90, 4];
/** At two chunks, twice what may be under way to a provider may be unsaved. */
const IN_FLIGHT = 2 * CONCURRENCY;

describe('a run by three workers', () => {
  let server: OwnServer;
  let at: WorkersPlace;
  let workers: StartedChild[];
  let whole: Captured;
  let alone: string[];

  const last = () => at.simulator.ledger().at(-1)?.sequence ?? 0;
  const asked = (after: number) => at.simulator.ledger({ after, purpose: 'ask' }).map(ledgerAsking);
  const planning = (store: string, ...rest: string[]) => [
    ...['run', '-d', at.dataset, '-m', 'simulated/owl', '--price', 'simulated/owl=1,2'],
    ...['--concurrency', String(CONCURRENCY), '--store', store, '--out', at.place.folder, '--force', ...rest],
  ];
  const inside = (args: string[]) =>
    closedbook([...args, '--json', '--quiet'], { CLOSEDBOOK_SIMULATED_URL: at.simulator.url });

  beforeAll(async () => {
    buildOnce();
    server = await ownServer();
    const database = await server.database('endings');
    await (await openStore(database.address)).close();
    at = await workersPlace({ questions: QUESTIONS, latencyMs: 150, database });
    whole = await inside(planning(at.place.path('one.db')));
    alone = asked(0);
    workers = [1, 2, 3].map(() => at.start('worker'));
    await until(async () => (await at.database.query('select from workers')).length === 3, 120_000);
  }, 300_000);
  afterAll(async () => {
    for (const { child } of workers) child.kill('SIGKILL');
    await at.close();
    await server.close();
  });

  test('spends no more than its limit of cost, and goes on where that is raised', async () => {
    const before = last();
    const limit = JSON.parse(whole.out).totals.costUsd / 2;
    const stopped = await inside([
      ...planning(at.database.address),
      '--workers',
      '--max-cost',
      String(limit),
    ]);
    const { status, stoppedBy, totals, runId } = JSON.parse(stopped.out);
    expect([status, stoppedBy]).toEqual(['stopped', 'budget-reached']);
    expect(totals.costUsd).toBeLessThanOrEqual(limit);
    expect(totals.costUsd).toBeGreaterThan(0.7 * limit);
    const raised = [
      '--max-cost',
      String(4 * limit),
      '--store',
      at.database.address,
      '--out',
      at.place.folder,
    ];
    const done = await inside(['resume', runId, '--workers', ...raised]);
    expect(comparable(done.out)).toEqual(comparable(whole.out));
    expect(asked(before).sort()).toEqual([...alone].sort());
  }, 300_000);

  test('is not written to by one that was suspended until others had its chunks, and that works on', async () => {
    const before = last();
    const planner = inside([...planning(at.database.address), '--workers']);
    await until(() => asked(before).length > QUESTIONS / 4, 120_000);
    const { child } = workers[0]!;
    child.kill('SIGSTOP');
    const held = async () =>
      at.database.query(`select from workers join chunks on taken_by = worker_id where pid = ${child.pid}`);
    expect((await held()).length).toBeGreaterThan(0);
    // Its chunks are with others now, and it wakes while they are at them.
    await until(async () => (await held()).length === 0, 120_000);
    child.kill('SIGCONT');
    const done = await planner;
    expect(comparable(done.out)).toEqual(comparable(whole.out));
    const shared = asked(before);
    expect(new Set(shared)).toEqual(new Set(alone));
    expect(shared.length - alone.length).toBeLessThanOrEqual(IN_FLIGHT);
    await until(
      async () => (await at.database.query(`select from workers where pid = ${child.pid}`)).length === 1,
      60_000,
    );
    expect(child.exitCode).toBeNull();
  }, 300_000);

  test('ends for all with Ctrl-C on its planner, and goes on by resume', async () => {
    const before = last();
    const planner = at.start(...planning(at.database.address), '--workers');
    await until(() => asked(before).length > QUESTIONS / 4, 120_000);
    planner.child.kill('SIGINT');
    const { code, out, err } = await planner.ended;
    expect([code, err]).toEqual([130, expect.stringContaining('stopping')]);
    const { status, runId } = JSON.parse(out);
    expect(status).toBe('interrupted');
    const kept = asked(before).length;
    await sleep(3000);
    expect(asked(before)).toHaveLength(kept);
    const done = await inside([
      'resume',
      runId,
      '--workers',
      '--store',
      at.database.address,
      '--out',
      at.place.folder,
    ]);
    expect(comparable(done.out)).toEqual(comparable(whole.out));
    expect(asked(before).sort()).toEqual([...alone].sort());
  }, 300_000);

  test('waits for a PostgreSQL that is stopped for some seconds', async () => {
    const before = last();
    const planner = inside([...planning(at.database.address), '--workers']);
    await until(() => asked(before).length > QUESTIONS / 4, 120_000);
    await server.stop();
    await sleep(8000);
    await server.start();
    expect(comparable((await planner).out)).toEqual(comparable(whole.out));
    const shared = asked(before);
    expect(new Set(shared)).toEqual(new Set(alone));
    expect(shared.length - alone.length).toBeLessThanOrEqual(3 * IN_FLIGHT);
    for (const { child } of workers) child.kill('SIGINT');
    for (const { ended } of workers) {
      const { code, out, err } = await ended;
      expect(code, `${out}${err}`).toBe(0);
    }
  }, 300_000);
});
