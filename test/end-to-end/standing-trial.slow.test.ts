/**
 * The standing trial of what docs/reliability.md promises: every command that writes is killed at moments spread over its
 * time and repeated, and must end with what an unbroken one gives, whole files only and no run left over. Prints a table
 * of figures. Of runs and judges `kill-ten-times.slow.test.ts` is the trial.
 *
 * CLOSEDBOOK_TRIAL_KILLS and CLOSEDBOOK_TRIAL_ANSWERS make a shorter one.
 */
import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import buildOnce from '../build-once.ts';
import { startClosedbook } from './child-process.ts';
import { type Scratch, scratch } from './scratch.ts';

const KILLS = Number(process.env['CLOSEDBOOK_TRIAL_KILLS'] ?? 10);
const ANSWERS = Number(process.env['CLOSEDBOOK_TRIAL_ANSWERS'] ?? 20_000);
const MOST_MEGABYTES = 400;

interface Figures {
  readonly command: string;
  readonly kills: number;
  /** Kills that met the command at work. */
  readonly met: number;
  readonly seconds: number;
  readonly megabytes: number;
}

describe(`${ANSWERS} answers, every command killed ${KILLS} times`, () => {
  let place: Scratch;
  const table: Figures[] = [];
  beforeAll(async () => {
    buildOnce();
    place = await scratch();
    const rows = Array.from({ length: ANSWERS }, (_, n) => ({
      id: `q${n}`,
      question: `Who painted number ${n}?`,
      gold: `Ada Quill ${n}`,
      model: `heron-${n % 4}`,
      response: n % 7 === 0 ? 'I do not know.' : `Ada Quill ${n + (n % 3)}`,
    }));
    await place.file('log.jsonl', rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    await ended(['import', place.path('log.jsonl'), '--store', place.path('first.db')]);
  }, 600_000);
  afterAll(async () => {
    console.table(table);
    await place[Symbol.asyncDispose]();
  });

  const runOf = async (store: string): Promise<{ id: string; status: string }[]> =>
    JSON.parse((await ended(['runs', '--json', '--store', store])).out);
  const outcomesIn = async (store: string) => {
    const [run] = await runOf(store);
    const { out } = await ended(['analyze', run!.id, '--json', '--store', store]);
    return JSON.parse(out).rates.rows.map(({ tally }: { tally: object }) => tally);
  };

  /** Kills the command at moments spread over its time, repeating it each time, and lets the last one end. */
  async function trial(
    command: string,
    prepare: () => Promise<string[]>,
    check: () => Promise<void>,
  ): Promise<void> {
    const begun = performance.now();
    const whole = await ended(await prepare());
    const took = performance.now() - begun;
    expect(whole.code, whole.err).toBe(0);
    await check();
    let met = 0;
    let megabytes = whole.megabytes;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const args = await prepare();
      const first = await ended(args, (took * (kill + 1)) / (KILLS + 1));
      if (first.code === null) met += 1;
      const again = await ended(args);
      expect(again.code, `${command}, kill ${kill}: ${again.err}`).toBe(0);
      await check();
      megabytes = Math.max(megabytes, first.megabytes, again.megabytes);
    }
    table.push({ command, kills: KILLS, met, seconds: Math.round(took / 100) / 10, megabytes });
    expect(megabytes).toBeLessThan(MOST_MEGABYTES);
  }

  test('import', async () => {
    const store = place.path('import.db');
    const expected = await outcomesIn(place.path('first.db'));
    await trial(
      'import',
      async () => {
        for (const ending of ['', '-wal', '-shm']) await rm(`${store}${ending}`, { force: true });
        return ['import', place.path('log.jsonl'), '--store', store];
      },
      async () => {
        expect((await runOf(store)).map(({ status }) => status)).toEqual(['imported']);
        expect(await outcomesIn(store)).toEqual(expected);
      },
    );
  });

  test('grade', async () => {
    const store = place.path('grade.db');
    const expected = await outcomesIn(place.path('first.db'));
    await trial(
      'grade',
      async () => {
        for (const ending of ['-wal', '-shm']) await rm(`${store}${ending}`, { force: true });
        await cp(place.path('first.db'), store);
        const [run] = await runOf(store);
        return ['grade', run!.id, '--rubric', 'verified', '--store', store];
      },
      async () => expect(await outcomesIn(store)).toEqual(expected),
    );
  });

  test.each([
    ['report', (run: string, out: string) => ['report', run, '--out', out], 'out/report.html'],
    [
      'export',
      (run: string, out: string) => ['export', run, '--to', 'csv', '--out', `${out}.csv`],
      'out.csv',
    ],
  ])('%s', async (command, args, file) => {
    const [run] = await runOf(place.path('first.db'));
    const folder = place.path(command);
    let size: number | null = null;
    await trial(
      command,
      async () => {
        await rm(folder, { recursive: true, force: true });
        return [...args(run!.id, `${folder}/out`), '--store', place.path('first.db')];
      },
      async () => {
        const bytes = (await readFile(`${folder}/${file}`)).length;
        size ??= bytes;
        expect(bytes).toBe(size);
        const left = await readdir(folder, { recursive: true });
        expect(left.filter((name) => name.endsWith('.tmp'))).toEqual([]);
      },
    );
  });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** Most memory it had, where the system tells. */
  readonly megabytes: number;
}

async function ended(args: readonly string[], killAfterMs: number | null = null): Promise<Ended> {
  const { child, ended: ending } = startClosedbook(args, {});
  let megabytes = 0;
  const watch = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    megabytes = Math.max(megabytes, Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024));
  }, 50);
  const timer = killAfterMs === null ? null : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  const { code, out, err } = await ending;
  clearInterval(watch);
  if (timer !== null) clearTimeout(timer);
  return { code, out, err, megabytes };
}
