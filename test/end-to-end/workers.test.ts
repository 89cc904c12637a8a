/** A run shared out among worker processes on a real PostgreSQL: complete, the same as on one machine, nothing asked twice. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Captured, closedbook } from '../cli/captured-terminal.ts';
import { ledgerAsking } from './answers-of.ts';
import { until } from './child-process.ts';
import { comparable, type WorkersPlace, workersPlace } from './workers-under-test.ts';

const QUESTIONS = 60;
const CONCURRENCY = 6;

describe('a run handed out to workers', () => {
  let at: WorkersPlace;
  let whole: Captured;
  let alone: string[];
  beforeAll(async () => {
    at = await workersPlace({ questions: QUESTIONS, latencyMs: 40 });
    whole = await run(at.place.path('one.db'));
    alone = asked(0);
  });
  afterAll(() => at.close());

  const run = (store: string, ...rest: string[]) =>
    closedbook(
      [
        ...['run', '-d', at.dataset, '-m', 'simulated/owl', '--judge', 'simulated/assayer', '--forced'],
        ...['--concurrency', String(CONCURRENCY), '--store', store, '--out', at.place.folder],
        ...['--json', '--quiet', ...rest],
      ],
      { CLOSEDBOOK_SIMULATED_URL: at.simulator.url },
    );
  const inside = (args: string[], env: Record<string, string> = {}) =>
    closedbook([...args, '--store', at.database.address, '--json', '--quiet'], {
      CLOSEDBOOK_SIMULATED_URL: at.simulator.url,
      ...env,
    });
  const worker = (env?: Record<string, string>) => inside(['worker', '--exit-when-idle'], env);
  const last = () => at.simulator.ledger().at(-1)!.sequence;
  const asked = (after: number) => at.simulator.ledger({ after, purpose: 'ask' }).map(ledgerAsking);

  test('is completed by three, one of them killed, as one machine would have', async () => {
    const before = last();
    const planner = run(at.database.address, '--workers');
    await at.handedOut();
    const workers = [1, 2, 3].map(() => at.start('worker', '--exit-when-idle'));
    await until(() => asked(before).length > QUESTIONS / 3, 120_000);
    workers[0]!.child.kill('SIGKILL');
    const ended = await planner;
    expect(ended.code).toBe(0);
    expect(comparable(ended.out)).toEqual(comparable(whole.out));
    for (const { ended: end } of workers.slice(1)) {
      const { code, out, err } = await end;
      expect([code, err]).toEqual([0, '']);
      expect(JSON.parse(out).endedBy).toBe('idle');
    }
    const shared = asked(before);
    expect(new Set(shared)).toEqual(new Set(alone));
    // It was at two chunks; a reply is in flight until it is saved.
    expect(shared.length - new Set(shared).size).toBeLessThanOrEqual(2 * CONCURRENCY);
  }, 280_000);

  test('is ended for all by closedbook stop, and goes on by resume', async () => {
    const before = last();
    const planner = run(at.database.address, '--workers');
    await at.handedOut();
    const working = worker();
    await until(() => asked(before).length > 2);
    const [row] = await at.database.query('select run_id from runs order by id desc limit 1');
    const id = String(row!['run_id']);
    expect((await inside(['stop', id])).code).toBe(0);
    const ended = await planner;
    expect(JSON.parse(ended.out)).toMatchObject({ status: 'interrupted', stoppedBy: 'interrupted' });
    expect(JSON.parse((await working).out)).toMatchObject({ endedBy: 'idle', runs: [id] });
    expect(asked(before).length).toBeLessThan(alone.length);

    const resumed = inside(['resume', id, '--workers', '--out', at.place.folder]);
    await at.handedOut();
    const kept = asked(before).length;
    const other = await worker();
    expect(other.code).toBe(0);
    expect(comparable((await resumed).out)).toEqual(comparable(whole.out));
    // What was in flight was waited for.
    expect(asked(before).sort()).toEqual([...alone].sort());
    // What was there before it came is none of its own.
    expect(JSON.parse(other.out).replies).toBe(alone.length - kept);
  });

  test('goes round by round where it may stop early, and asks what one machine asks', async () => {
    const until = async (store: string, ...rest: string[]) => {
      const before = last();
      const planned = [
        ...['run', '-d', at.dataset, '-m', 'simulated/tawny', '-m', 'simulated/jackdaw', '--until', 'best@9'],
        ...[
          '--until-rounds',
          '6',
          '--judge',
          'simulated/assayer',
          '--store',
          store,
          '--out',
          at.place.folder,
        ],
      ];
      const ended = await closedbook([...planned, '--force', '--json', '--quiet', ...rest], {
        CLOSEDBOOK_SIMULATED_URL: at.simulator.url,
      });
      const { sequential, ...summary } = comparable(ended.out);
      const { run: _, ...decision } = sequential!;
      return { status: JSON.parse(ended.out).status, asked: asked(before).sort(), summary, decision };
    };
    const alone = await until(at.place.path('until.db'));
    const shared = until(at.database.address, '--workers');
    await at.handedOut();
    const workers = await Promise.all([worker(), worker()]);
    for (const { code, err } of workers) expect([code, err]).toEqual([0, '']);
    expect(await shared).toEqual(alone);
    expect([alone.status, alone.decision.state]).toEqual(['complete', 'settled']);
    expect(alone.asked.length).toBeLessThan(2 * QUESTIONS);
  });

  test('is left to others by a worker without the key of its model', async () => {
    const address = ['--base-url', `openai=${at.simulator.url}/v1`, '--sample', '5'];
    const planned = ['run', '-d', at.dataset, '-m', 'openai/owl', ...address, '--workers', '--no-wait'];
    expect((await inside(planned)).code).toBe(0);
    const without = await worker();
    expect(without.code).toBe(1);
    expect(without.err).toContain('is left to other workers: openai/owl needs a key in OPENAI_API_KEY');
    expect(JSON.parse(without.out)).toMatchObject({ replies: 0, left: [{ why: expect.any(String) }] });
    const having = await worker({ OPENAI_API_KEY: 'sk-none' });
    expect(JSON.parse(having.out)).toMatchObject({ endedBy: 'idle', replies: 5, left: [] });
  });

  test('is ended for all where the provider has no such model', async () => {
    const address = ['--base-url', `openai=${at.simulator.url}/v1`, '--sample', '5'];
    const planned = ['run', '-d', at.dataset, '-m', 'openai/nightjar', ...address, '--workers', '--no-wait'];
    const { runId } = JSON.parse((await inside(planned)).out);
    const waiting = await closedbook(['runs', 'show', runId, '--store', at.database.address]);
    expect(waiting.out).toContain('0 workers; open pass: 0 of 1 chunk done, 0 under way, 1 waiting');
    const ended = await worker({ OPENAI_API_KEY: 'sk-none' });
    expect([ended.code, ended.err]).toEqual([
      0,
      expect.stringContaining('ends for all workers: openai/nightjar'),
    ]);
    const shown = await inside(['runs', 'show', runId]);
    expect(JSON.parse(shown.out)).toMatchObject({ run: { stoppedBy: 'model-unknown' } });
  });

  test('of what workers cannot do is refused before anything is written', async () => {
    const refused = await run(at.database.address, '--workers', '--batch');
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('--workers:')]);
    const alone = await run(at.place.path('other.db'), '--workers');
    expect([alone.code, alone.err]).toEqual([2, expect.stringContaining('postgres://')]);
  });

  test('that names a host of its own gets no key of a worker without the word of its user', async () => {
    const at0 = 'http://0.0.0.0:9/v1';
    const handedOut = await run(at.database.address, '--workers', '--no-wait');
    const id = JSON.parse(handedOut.out).runId;
    // As whoever may write to the database can.
    await at.database.query(
      `update runs set spec = jsonb_set(spec::jsonb, '{judges}', '["compatible/j@${at0}"]')::text where run_id = '${id}'`,
    );
    const env = {
      CLOSEDBOOK_SIMULATED_URL: at.simulator.url,
      COMPATIBLE_API_KEY: 'sk-of-a-worker-0123',
      HOME: at.place.folder,
    };
    const { code, err } = await closedbook(
      ['worker', '--exit-when-idle', '--run', id, '--store', at.database.address],
      env,
    );
    expect(err).toContain(`run ${id} is left to other workers`);
    expect(err).toContain('the key in COMPATIBLE_API_KEY goes to 0.0.0.0:9');
    expect(code).toBe(1);
  });
});
