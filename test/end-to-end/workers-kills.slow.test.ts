/**
 * Runs by three workers while one of them, their planner or PostgreSQL itself is killed with SIGKILL, each at ten moments drawn by a
 * seed. The simulator's ledger says what was asked, so neither a lost answer nor a question asked twice can hide: only what was in
 * flight may repeat, no run costs more than its limit, and every summary is that of one machine.
 *
 * CLOSEDBOOK_KILL_SEED repeats a series, CLOSEDBOOK_KILL_MOMENTS makes a shorter one.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyOf, uniformAt } from '../../src/simulate/keyed-random.ts';
import type { LedgerEntry } from '../../src/simulate/ledger.ts';
import { openStore } from '../../src/store/open-store.ts';
import buildOnce from '../build-once.ts';
import { type Captured, closedbook } from '../cli/captured-terminal.ts';
import { type OwnServer, ownServer } from '../postgres/own-server.ts';
import { ledgerAsking } from './answers-of.ts';
import { type StartedChild, until } from './child-process.ts';
import { comparable, type WorkersPlace, workersPlace } from './workers-under-test.ts';

const SEED = Number(process.env['CLOSEDBOOK_KILL_SEED'] ?? Date.now() % 1_000_000);
const MOMENTS = Number(process.env['CLOSEDBOOK_KILL_MOMENTS'] ?? 10);
const [QUESTIONS, CONCURRENCY, WORKERS] = [120, 4, 3];
const random = (what: string) => uniformAt(keyOf(SEED, what), 0);

describe(`runs by ${WORKERS} workers (seed ${SEED})`, () => {
  let server: OwnServer;
  let at: WorkersPlace;
  let workers: StartedChild[];
  let whole: Captured;
  let alone: readonly LedgerEntry[];
  const doubled: Record<string, number[]> = { worker: [], planner: [], server: [] };

  const newWorker = () => at.start('worker');
  const ledger = (after: number) => at.simulator.ledger({ after });
  const last = () => at.simulator.ledger().at(-1)?.sequence ?? 0;
  const asked = (entries: readonly LedgerEntry[], purpose: LedgerEntry['purpose']) =>
    entries.filter((entry) => entry.purpose === purpose).map(ledgerAsking);
  const planning = (store: string) => [
    ...['run', '-d', at.dataset, '-m', 'simulated/owl', '--judge', 'simulated/assayer', '--forced'],
    ...['--price', 'simulated/owl=1,2', '--price', 'simulated/assayer=1,2', '--max-cost', '1'],
    ...['--concurrency', String(CONCURRENCY), '--store', store, '--out', at.place.folder],
  ];
  const inside = (args: string[]) =>
    closedbook([...args, '--json', '--quiet', '--force'], { CLOSEDBOOK_SIMULATED_URL: at.simulator.url });
  /** A judge is not asked again what it was asked in the run before. */
  const forgetVerdicts = () => at.database.query('delete from judge_texts');
  const runs = async () =>
    (await at.database.query('select run_id from runs order by id')).map(({ run_id: id }) => String(id));

  beforeAll(async () => {
    buildOnce();
    server = await ownServer();
    const database = await server.database('killed');
    await (await openStore(database.address)).close();
    at = await workersPlace({ questions: QUESTIONS, latencyMs: 60, database });
    whole = await inside(planning(at.place.path('one.db')));
    expect(whole.code).toBe(0);
    alone = ledger(0);
    workers = Array.from({ length: WORKERS }, newWorker);
  }, 300_000);
  afterAll(async () => {
    console.log(
      `asked twice, by what was killed: ${JSON.stringify(doubled)} of ${alone.length} requests (seed ${SEED})`,
    );
    for (const { child } of workers) child.kill('SIGKILL');
    await at.close();
    await server.close();
  });

  /** By the ledger and the store: complete, nothing lost, little asked twice, no more spent than allowed. */
  async function check(what: string, after: number, ended: Captured, mostTwice: number): Promise<void> {
    expect(ended.code, `${ended.err}${ended.out.slice(0, 1000)}`).toBe(0);
    expect(comparable(ended.out)).toEqual(comparable(whole.out));
    const entries = ledger(after);
    let twice = 0;
    for (const purpose of ['ask', 'judge'] as const) {
      const names = asked(entries, purpose);
      expect(new Set(names)).toEqual(new Set(asked(alone, purpose)));
      twice += names.length - new Set(asked(alone, purpose)).size;
    }
    doubled[what]!.push(twice);
    expect(twice).toBeLessThanOrEqual(mostTwice);
    const { totals } = JSON.parse(ended.out);
    expect(totals.costUsd).toBeGreaterThan(0);
    const [row] = await at.database.query(
      'select max_usd, granted_usd from handouts order by run desc limit 1',
    );
    expect(totals.costUsd).toBeLessThanOrEqual(Number(row!['granted_usd']) + 1e-9);
    expect(row!['granted_usd']).toBeLessThanOrEqual(Number(row!['max_usd']));
  }

  /** Resolves when the run has made this share of its requests. */
  const reached = (after: number, share: number) =>
    until(() => ledger(after).length >= Math.floor(share * alone.length), 240_000);
  /** At two chunks, twice what may be under way to a provider may be unsaved. */
  const IN_FLIGHT = 2 * CONCURRENCY;
  const moments = Array.from({ length: MOMENTS }, (_, index) => index);

  test.each(moments)(
    'one of which is killed, %i',
    async (index) => {
      await forgetVerdicts();
      const after = last();
      const planner = inside([...planning(at.database.address), '--workers']);
      await reached(after, 0.98 * random(`worker ${index}`));
      const which = Math.floor(WORKERS * random(`which ${index}`));
      workers[which]!.child.kill('SIGKILL');
      await workers[which]!.ended;
      workers[which] = newWorker();
      await check('worker', after, await planner, IN_FLIGHT);
    },
    300_000,
  );

  test.each(moments)(
    'whose planner is killed, %i',
    async (index) => {
      await forgetVerdicts();
      const [after, before] = [last(), await runs()];
      const planner = at.start(...planning(at.database.address), '--force', '--workers');
      // Half of them while the run is being planned and handed out.
      if (index % 2 === 0) await reached(after, 0.98 * random(`planner ${index}`));
      else await sleep(8000 * random(`planner ${index}`));
      planner.child.kill('SIGKILL');
      await planner.ended;
      const made = (await runs()).slice(before.length);
      const again =
        made.length === 0
          ? planning(at.database.address)
          : ['resume', made[0]!, '--store', at.database.address, '--out', at.place.folder];
      await check('planner', after, await inside([...again, '--workers']), 0);
    },
    300_000,
  );

  test.each(moments)(
    'whose PostgreSQL is killed, %i',
    async (index) => {
      await forgetVerdicts();
      const after = last();
      const planner = inside([...planning(at.database.address), '--workers']);
      await reached(after, 0.98 * random(`server ${index}`));
      await server.kill();
      await sleep(3000 * random(`away ${index}`));
      await server.start();
      await check('server', after, await planner, WORKERS * IN_FLIGHT);
      for (const { child } of workers) expect(child.exitCode).toBeNull();
    },
    300_000,
  );
});
