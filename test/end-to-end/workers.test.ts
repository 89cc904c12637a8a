/** A run shared out among worker processes on a real PostgreSQL: complete, the same as on one machine, nothing asked twice. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closedbook } from '../cli/captured-terminal.ts';
import { ledgerAsking } from './answers-of.ts';
import { until } from './child-process.ts';
import { comparable, type WorkersPlace, workersPlace } from './workers-under-test.ts';

const QUESTIONS = 60;
const CONCURRENCY = 6;

describe('a run handed out to workers', () => {
  let at: WorkersPlace;
  beforeAll(async () => {
    at = await workersPlace({ questions: QUESTIONS, latencyMs: 40 });
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
  const asked = (after: number) => at.simulator.ledger({ after, purpose: 'ask' }).map(ledgerAsking);

  test('is completed by three, one of them killed, as one machine would have', async () => {
    const whole = await run(at.place.path('one.db'));
    const alone = asked(0);
    const before = at.simulator.ledger().at(-1)!.sequence;
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

  test('of what workers cannot do is refused before anything is written', async () => {
    for (const rest of [['--batch'], ['--until', 'best@1']]) {
      const refused = await run(at.database.address, '--workers', ...rest);
      expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('--workers:')]);
    }
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
