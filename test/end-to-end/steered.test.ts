/**
 * A run steered from elsewhere: another process asks it to stop by the store, and the desk goes on with it in a process of
 * its own. The ledger tells what was asked twice.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { demoQuestions } from '../../src/simulate/demo-questions.ts';
import { type Simulator, startSimulator } from '../../src/simulate/start-simulator.ts';
import { closedbook } from '../cli/captured-terminal.ts';
import { answersOf, ledgerAsking } from './answers-of.ts';
import { startClosedbook, until } from './child-process.ts';
import { type Scratch, scratch } from './scratch.ts';

const QUESTIONS = 96;
/** At four at once the questions take 19 seconds, half of them ten: longer than a command needs to get under way. */
const SLOW_MS = 800;

describe('a run', () => {
  let place: Scratch;
  let simulator: Simulator;
  let dataset: string;
  beforeEach(async () => {
    place = await scratch();
    const questions = demoQuestions(5, QUESTIONS);
    dataset = await place.questions('invented.jsonl', questions);
    simulator = await startSimulator({ questions, seed: 5, latencyMs: 150 });
  });
  afterEach(async () => {
    await simulator.close();
    await place[Symbol.asyncDispose]();
  });

  const store = () => ['--store', place.path('runs.db')];
  const environment = () => ({ CLOSEDBOOK_SIMULATED_URL: simulator.url, BROWSER: 'none' });
  const answered = () => simulator.ledger({ purpose: 'ask' }).filter(({ fault }) => fault === null);
  const running = (heard?: (text: string) => void, ...more: string[]) =>
    closedbook(
      [
        'run',
        '-d',
        dataset,
        '-m',
        'simulated/rook',
        '--concurrency',
        '4',
        '--out',
        place.folder,
        ...store(),
        '--json',
        ...more,
      ],
      environment(),
      undefined,
      heard,
    );

  test('that is stopped by another command and gone on with at the desk loses nothing and asks nothing twice', async () => {
    const run = running();
    await until(() => answered().length >= 8);
    // Slow from here: however busy the machine, the run is not over before it is asked to stop.
    simulator.control({ latencyMs: SLOW_MS });
    const stop = await closedbook(['stop', '2', ...store()]);
    expect(stop).toMatchObject({
      code: 0,
      err: expect.stringContaining('is asked to stop; closedbook resume'),
    });
    const { code, out, err } = await run;
    expect(code).toBe(130);
    expect(err).toContain('asked to stop: waiting for the answers in flight');
    const { runId, ...ending } = JSON.parse(out);
    expect(ending).toMatchObject({ status: 'interrupted', stoppedBy: 'interrupted' });
    expect(answered().length).toBeLessThan(QUESTIONS);
    expect((await closedbook(['stop', '2', ...store()])).err).toMatch(/is not under way: it is interrupted/);

    // The desk's own folder and environment are what the run goes on in.
    const desk = startClosedbook(['serve', '--port', '0', '--json', ...store()], environment(), {
      cwd: place.folder,
    });
    try {
      const { link, url } = await new Promise<{ link: string; url: string }>((resolve) => {
        desk.child.stdout!.once('data', (told: Buffer) => resolve(JSON.parse(told.toString())));
      });
      const cookie = (await fetch(link)).headers.get('set-cookie')!.split(';')[0]!;
      const post = (what: string, headers: Record<string, string> = { cookie, origin: url }) =>
        fetch(`${url}/api/runs/${runId}/${what}`, { method: 'POST', headers });
      expect((await post('resume', { origin: url })).status).toBe(401);
      expect((await post('resume', { cookie, origin: 'http://evil.example' })).status).toBe(403);
      expect((await post('stop')).status).toBe(400);
      const before = answered().length;
      expect((await post('resume')).status).toBe(200);
      await until(() => answered().length > before);
      // Of a run under way there is nothing to go on with.
      expect(await (await post('resume')).json()).toMatchObject({
        error: { message: expect.stringContaining('is running') },
      });
      expect((await post('stop')).status).toBe(200);
      const status = async () =>
        (
          (await (await fetch(`${url}/api/runs/${runId}`, { headers: { cookie } })).json()) as {
            status: string;
          }
        ).status;
      await until(async () => (await status()) === 'interrupted');
      simulator.control({ latencyMs: 5 });
      expect((await post('resume')).status).toBe(200);
      await until(async () => (await status()) === 'complete');
      expect((await post('resume')).status).toBe(400);
    } finally {
      desk.child.kill('SIGINT');
      await desk.ended;
    }
    expect((await answersOf(place.path('runs.db'))).size).toBe(QUESTIONS);
    expect(new Set(answered().map(ledgerAsking)).size).toBe(answered().length);
  });

  test('with --open can be watched while it goes on, and ends with its summary', async () => {
    simulator.control({ latencyMs: SLOW_MS });
    let heard = '';
    const hear = (text: string) => {
      heard += text;
    };
    const run = running(hear, '--open', '--sample', '48');
    await until(() => /watch it at \S+\n/.test(heard));
    const [, link] = /watch it at (\S+)\n/.exec(heard)!;
    const entered = await fetch(link!);
    expect(await entered.text()).toMatch(/content="0;url=\/runs\/[\w-]+"/);
    const cookie = entered.headers.get('set-cookie')!.split(';')[0]!;
    const { origin } = new URL(link!);
    const [watched] = (await (await fetch(`${origin}/api/runs`, { headers: { cookie } })).json()) as {
      status: string;
    }[];
    expect(watched).toMatchObject({ status: 'running' });
    simulator.control({ latencyMs: 5 });
    const { code, out } = await run;
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ status: 'complete' });
    await expect(fetch(`${origin}/`)).rejects.toThrow();
  });
});
