/**
 * The standing trial of what docs/reliability.md promises. Every command that writes is killed at moments drawn over its time and
 * repeated, and must end with what an unbroken one gives, whole files only and no run left over; then a server of faults,
 * a disk that fills, a store that goes away, hostile answers in a real browser and files that nobody should trust. Prints a table
 * of figures.
 *
 * CLOSEDBOOK_TRIAL_KILLS and CLOSEDBOOK_TRIAL_ANSWERS make a shorter one, CLOSEDBOOK_TRIAL_SEED repeats one.
 */
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRows } from '../../src/rows/read-rows.ts';
import { writeRows } from '../../src/rows/write-rows.ts';
import { demoQuestions } from '../../src/simulate/demo-questions.ts';
import { keyOf, uniformAt } from '../../src/simulate/keyed-random.ts';
import { startSimulator } from '../../src/simulate/start-simulator.ts';
import buildOnce from '../build-once.ts';
import { closedbook } from '../cli/captured-terminal.ts';
import { answersOf, ledgerAsking } from './answers-of.ts';
import { startClosedbook, until } from './child-process.ts';
import { HOSTILE_ANSWERS } from './hostile-answers.ts';
import { type Scratch, scratch } from './scratch.ts';
import { mountSmall } from './small-disk.ts';
import { UNTRUSTED_FILES } from './untrusted-files.ts';

const KILLS = Number(process.env['CLOSEDBOOK_TRIAL_KILLS'] ?? 10);
const ANSWERS = Number(process.env['CLOSEDBOOK_TRIAL_ANSWERS'] ?? 5_000);
const SEED = Number(process.env['CLOSEDBOOK_TRIAL_SEED'] ?? Date.now() % 1_000_000);
const QUESTIONS = 400;
const CONCURRENCY = 20;
const MOST_MEGABYTES = 400;
const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const LIMIT_MS = 1_800_000;

interface Figures {
  readonly trial: string;
  readonly tries: number;
  /** Kills that met the command at work, or troubles that met it. */
  readonly met: number;
  readonly seconds: number;
  readonly megabytes: number;
  readonly found: string;
}

describe(`every command killed ${KILLS} times over ${ANSWERS} answers (seed ${SEED})`, () => {
  let place: Scratch;
  let litter: Set<string>;
  const table: Figures[] = [];
  const note = (trial: string, figures: Omit<Figures, 'trial'>) => table.push({ trial, ...figures });
  beforeAll(async () => {
    buildOnce();
    place = await scratch();
    litter = new Set(await leftInTemp());
    const rows = Array.from({ length: ANSWERS }, (_, n) => ({
      id: `q${n}`,
      question: `Who painted number ${n}?`,
      gold: `Ada Quill ${n}`,
      model: `heron-${n % 4}`,
      response: n % 7 === 0 ? 'I do not know.' : `Ada Quill ${n + (n % 3)}`,
    }));
    await place.file('log.jsonl', rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    await quick(['import', place.path('log.jsonl'), '--store', place.path('first.db')]);
  }, LIMIT_MS);
  afterAll(async () => {
    console.table(table);
    await place[Symbol.asyncDispose]();
  });

  const runsOf = async (store: string): Promise<{ id: string; status: string }[]> =>
    JSON.parse(await quick(['runs', '--json', '--store', store]));
  const outcomesIn = async (store: string) => {
    const [run] = await runsOf(store);
    const out = await quick(['analyze', run!.id, '--json', '--store', store]);
    return JSON.parse(out).rates.rows.map(({ tally }: { tally: object }) => tally);
  };
  const removeStore = async (store: string) => {
    for (const ending of ['', '-wal', '-shm']) await rm(`${store}${ending}`, { force: true });
  };

  interface Trial {
    /** Puts things as they were before the command; gives its arguments. */
    prepare(): Promise<readonly string[]>;
    /** Goes on after a kill. @default the same arguments, to end with 0 */
    again?(args: readonly string[]): Promise<readonly string[]>;
    /** Ends other than 0 that are right for what is repeated. */
    readonly alsoRight?: RegExp;
    check(): Promise<void>;
    readonly env?: Readonly<Record<string, string>>;
  }

  async function trial(
    command: string,
    { prepare, again, alsoRight, check, env = {} }: Trial,
  ): Promise<void> {
    const args = await prepare();
    const begun = performance.now();
    const whole = await ended(args, { env });
    const took = performance.now() - begun;
    expect(whole.code, whole.err).toBe(0);
    await check();
    let met = 0;
    let { megabytes } = whole;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const words = await prepare();
      const moment = uniformAt(keyOf(SEED, kill), 0);
      const first = await ended(words, { env, killAfterMs: took * moment });
      if (first.code === null) met += 1;
      const more = await ended((await again?.(words)) ?? words, { env });
      const told = `${command}, kill ${kill} at ${moment.toFixed(3)}: ${more.err}`;
      if (more.code !== 0) expect(more.err, told).toMatch(alsoRight ?? /none is right/);
      await check();
      megabytes = Math.max(megabytes, first.megabytes, more.megabytes);
    }
    note(command, { tries: KILLS, met, seconds: tenths(took), megabytes, found: 'as unbroken' });
    expect(megabytes).toBeLessThan(MOST_MEGABYTES);
  }

  test('run', { timeout: LIMIT_MS }, async () => {
    const questions = demoQuestions(3, QUESTIONS);
    const simulator = await startSimulator({ questions, seed: 3, latencyMs: 100 });
    const dataset = await place.questions('invented.jsonl', questions);
    const store = place.path('run.db');
    const kept = [
      '--store',
      store,
      '--out',
      place.path('run'),
      '--quiet',
      '--concurrency',
      String(CONCURRENCY),
    ];
    let expected: unknown = null;
    let before = 0;
    try {
      await trial('run', {
        env: { CLOSEDBOOK_SIMULATED_URL: simulator.url },
        prepare: async () => {
          await removeStore(store);
          before = simulator.ledger().length;
          return ['run', '-d', dataset, '-m', 'simulated/heron', ...kept];
        },
        async again(words) {
          const [run] = existsSync(store) ? await runsOf(store) : [];
          return run === undefined ? words : ['resume', run.id, ...kept];
        },
        async check() {
          const [run, ...others] = await runsOf(store);
          expect([run!.status, others]).toEqual(['complete', []]);
          const answers = await answersOf(store);
          const outcomes = [...answers].map(([asking, { outcome }]) => [asking, outcome]).sort();
          expected ??= outcomes;
          expect(outcomes).toEqual(expected);
          // What was in flight at the kill is all that is asked again.
          expect(simulator.ledger().length - before).toBeLessThanOrEqual(answers.size + CONCURRENCY);
        },
      });
    } finally {
      await simulator.close();
    }
  });

  test('import', { timeout: LIMIT_MS }, async () => {
    const store = place.path('import.db');
    const expected = await outcomesIn(place.path('first.db'));
    await trial('import', {
      prepare: async () => {
        await removeStore(store);
        return ['import', place.path('log.jsonl'), '--store', store];
      },
      check: async () => {
        expect((await runsOf(store)).map(({ status }) => status)).toEqual(['imported']);
        expect(await outcomesIn(store)).toEqual(expected);
      },
    });
  });

  test('grade', { timeout: LIMIT_MS }, async () => {
    const store = place.path('grade.db');
    const expected = await outcomesIn(place.path('first.db'));
    await trial('grade', {
      prepare: async () => {
        await removeStore(store);
        await cp(place.path('first.db'), store);
        const [run] = await runsOf(store);
        return ['grade', run!.id, '--rubric', 'verified', '--store', store];
      },
      check: async () => expect(await outcomesIn(store)).toEqual(expected),
    });
  });

  test('audit read', { timeout: LIMIT_MS }, async () => {
    const store = place.path('audit.db');
    const sheet = place.path('sheet.csv');
    const [run] = await runsOf(place.path('first.db'));
    await quick([
      'audit',
      'draw',
      run!.id,
      '--size',
      '200',
      '--out',
      sheet,
      '--store',
      place.path('first.db'),
    ]);
    const rows: Record<string, unknown>[] = [];
    for await (const { row } of readRows(sheet)) rows.push(row);
    await writeRows(
      sheet,
      rows.map((row, at) => ({ ...row, outcome: ['correct', 'incorrect', 'refused'][at % 3] })),
    );
    const agreement = async () => JSON.parse(await quick(['agreement', run!.id, '--json', '--store', store]));
    let expected: unknown = null;
    await trial('audit read', {
      prepare: async () => {
        await removeStore(store);
        await cp(place.path('first.db'), store);
        return ['audit', 'read', sheet, '--name', 'ada', '--store', store];
      },
      async check() {
        expected ??= await agreement();
        expect(await agreement()).toEqual(expected);
      },
    });
  });

  test('dataset build', { timeout: LIMIT_MS }, async () => {
    const facts = Array.from(
      { length: ANSWERS },
      (_, n) => `Ada Quill ${n},birth date,19${10 + (n % 90)}-02-03\n`,
    );
    const from = await place.file('facts.csv', `subject,property,value\n${facts.join('')}`);
    const folder = place.path('built');
    let expected: unknown = null;
    await trial('dataset build', {
      prepare: async () => {
        await rm(folder, { recursive: true, force: true });
        return ['dataset', 'build', '--from', from, '--out', folder, '--as-of', '2026-11-01'];
      },
      // It was whole when the kill came.
      alsoRight: /a version is never overwritten/,
      async check() {
        const files = await sizesIn(folder);
        expected ??= files;
        expect(files).toEqual(expected);
      },
    });
  });

  test.each([
    ['report', (run: string, out: string) => ['report', run, '--out', out], 'out/report.html'],
    [
      'export',
      (run: string, out: string) => ['export', run, '--to', 'csv', '--out', `${out}.csv`],
      'out.csv',
    ],
  ])('%s', { timeout: LIMIT_MS }, async (command, args, file) => {
    const [run] = await runsOf(place.path('first.db'));
    const folder = place.path(command);
    let size: number | null = null;
    await trial(command, {
      prepare: async () => {
        await rm(folder, { recursive: true, force: true });
        return [...args(run!.id, `${folder}/out`), '--store', place.path('first.db')];
      },
      async check() {
        const bytes = (await readFile(`${folder}/${file}`)).length;
        size ??= bytes;
        expect(bytes).toBe(size);
        expect(Object.keys(await sizesIn(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
      },
    });
  });

  test('faults in three of ten requests, 500 questions', { timeout: LIMIT_MS }, async () => {
    const questions = demoQuestions(11, 500);
    const faults = {
      'rate-limit': 0.06,
      'rate-limit-bare': 0.03,
      'server-error': 0.05,
      overloaded: 0.04,
      reset: 0.03,
      malformed: 0.03,
      hang: 0.01,
      truncated: 0.02,
      empty: 0.01,
      'content-policy': 0.02,
    };
    const simulator = await startSimulator({ questions, seed: SEED, faults });
    const dataset = await place.questions('faulty.jsonl', questions);
    const store = place.path('faulty.db');
    const begun = performance.now();
    const { code, err, megabytes } = await ended(
      [
        'run',
        '-d',
        dataset,
        '-m',
        'simulated/heron',
        '--timeout',
        '3',
        '--store',
        store,
        '--out',
        place.path('faulty'),
      ],
      { env: { CLOSEDBOOK_SIMULATED_URL: simulator.url } },
    );
    const ledger = simulator.ledger({ purpose: 'ask' });
    await simulator.close();
    expect(code, err).toBe(0);
    const said = new Map(
      ledger.filter(({ fault }) => fault === null).map((entry) => [ledgerAsking(entry), entry]),
    );
    const answers = await answersOf(store);
    // What a filter or the model held back counts as declined, and is told apart as blocked.
    const misread = [...answers].filter(([asking, { reply, outcome }]) => {
      if (reply.status === 'answered') return reply.text !== said.get(asking)?.text;
      if (reply.status === 'blocked')
        return outcome !== 'refused' || (said.get(asking)?.status ?? 'blocked') !== 'blocked';
      return said.has(asking) || outcome !== null;
    });
    const met = ledger.filter(({ fault }) => fault !== null).length;
    const found = `${answers.size} replies, ${misread.length} misread`;
    note('faults', {
      tries: ledger.length,
      met,
      seconds: tenths(performance.now() - begun),
      megabytes,
      found,
    });
    expect(answers.size).toBe(questions.length);
    expect(misread.map(([asking]) => asking)).toEqual([]);
    expect(megabytes).toBeLessThan(MOST_MEGABYTES);
  });

  test('a store that goes away, a disk that fills', { timeout: LIMIT_MS }, async () => {
    const questions = demoQuestions(3, QUESTIONS);
    const dataset = await place.questions('asked.jsonl', questions);
    const disk = await mountSmall(place.path('disk'));
    const troubles: Record<string, (store: string) => Promise<void>> = {
      removed: (store) => removeStore(store),
      replaced: async (store) => {
        await removeStore(store);
        await writeFile(store, 'another');
      },
      ...(disk === null ? {} : { 'disk full': () => disk.fill() }),
    };
    if (disk === null) console.log('a disk that fills was not tried: nothing can be mounted here');
    try {
      for (const [trouble, happen] of Object.entries(troubles)) {
        const simulator = await startSimulator({ questions, seed: 3, latencyMs: 200 });
        const folder =
          disk === null || ['removed', 'replaced'].includes(trouble) ? place.path(trouble) : disk.folder;
        await mkdir(folder, { recursive: true });
        const store = `${folder}/runs.db`;
        const begun = performance.now();
        const running = ended(
          [
            'run',
            '-d',
            dataset,
            '-m',
            'simulated/heron',
            '--concurrency',
            String(CONCURRENCY),
            '--store',
            store,
            '--out',
            place.path('none'),
          ],
          { env: { CLOSEDBOOK_SIMULATED_URL: simulator.url } },
        );
        let isOver = false;
        void running.then(() => {
          isOver = true;
        });
        await until(() => isOver || simulator.ledger().length > 3 * CONCURRENCY, 240_000);
        expect(isOver, isOver ? (await running).err : '').toBe(false);
        await happen(store);
        const asked = simulator.ledger().length;
        const { code, err, megabytes } = await running;
        const more = simulator.ledger().length - asked;
        await simulator.close();
        expect(err, trouble).toMatch(/\[output-unwritable\]/);
        expect(code).toBe(2);
        const rescued = / is in (\S+)/.exec(err)?.[1];
        const lines = rescued === undefined ? [] : (await readFile(rescued, 'utf8')).trim().split('\n');
        if (rescued?.startsWith(tmpdir())) await rm(rescued, { force: true });
        const found = `${more} asked after it, ${lines.length} rescued`;
        note(trouble, { tries: 1, met: 1, seconds: tenths(performance.now() - begun), megabytes, found });
        expect(lines.length).toBeGreaterThan(0);
        expect(more).toBeLessThanOrEqual(3 * CONCURRENCY);
        await disk?.empty();
      }
    } finally {
      await disk?.unmount();
    }
  });

  test.skipIf(!existsSync(CHROMIUM))(
    'hostile answers in a real browser (needs Chromium; set CHROMIUM_PATH)',
    { timeout: LIMIT_MS },
    async () => {
      const { chromium } = await import('playwright-core');
      const rows = HOSTILE_ANSWERS.map((answer, at) => ({
        id: `h${at}`,
        question: `Who painted number ${at}? ${answer.slice(0, 500)}`,
        gold: answer.slice(0, 500) || 'Ada Quill',
        model: `heron ${answer.slice(0, 80)}`,
        response: answer,
      }));
      const log = await place.file('hostile.jsonl', rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
      const begun = performance.now();
      const store = place.path('hostile.db');
      await quick(['import', log, '--store', store]);
      const [run] = await runsOf(store);
      const { code, err, megabytes } = await ended([
        ...['report', run!.id, '--store', store, '--out', place.path('hostile')],
      ]);
      expect(code, err).toBe(0);
      const browser = await chromium.launch({
        executablePath: CHROMIUM,
        args: ['--no-sandbox', '--disable-gpu'],
      });
      const happened: string[] = [];
      try {
        const page = await browser.newPage();
        page.on('console', (message) => happened.push(message.text()));
        page.on('pageerror', (error) => happened.push(error.message));
        page.on('dialog', (dialog) => void dialog.dismiss().then(() => happened.push('a dialog')));
        page.on('popup', () => happened.push('a window'));
        page.on('request', (request) => {
          if (!/^(?:file|data|blob):/.test(request.url())) happened.push(request.url());
        });
        await page.goto(`file://${place.path('hostile', 'report.html')}`);
        await page.locator('#answer-browser').scrollIntoViewIfNeeded();
        await page.waitForSelector('article.question');
        for (let shown = 10; shown < rows.length; shown += 10) await page.getByText('next →').click();
        expect(await page.evaluate('window.hacked ?? document.title')).not.toBe('hacked');
      } finally {
        await browser.close();
      }
      const found = `${happened.length} things happened`;
      note('hostile answers', {
        tries: rows.length,
        met: rows.length,
        seconds: tenths(performance.now() - begun),
        megabytes,
        found,
      });
      expect(happened).toEqual([]);
      expect(megabytes).toBeLessThan(MOST_MEGABYTES);
    },
  );

  test('files that nobody should trust', { timeout: LIMIT_MS }, async () => {
    const begun = performance.now();
    let megabytes = 0;
    let tries = 0;
    const refused: number[] = [];
    for (const [name, content] of Object.entries(UNTRUSTED_FILES)) {
      const file = place.path(name);
      await writeFile(file, content());
      const commands = /\.ya?ml$/.test(name)
        ? [['run', file]]
        : [
            ['import', file, '--store', place.path('untrusted.db')],
            ['dataset', 'stats', file],
          ];
      for (const words of commands) {
        tries += 1;
        const { code, err, megabytes: most } = await ended(words, { killAfterMs: 240_000 });
        megabytes = Math.max(megabytes, most);
        if (code !== 0) refused.push(tries);
        expect([0, 1, 2], `${words.join(' ')}: ${err}`).toContain(code);
        expect(err, words.join(' ')).not.toContain('[internal]');
      }
      await rm(file);
    }
    const found = `${refused.length} refused, none internal`;
    note('untrusted files', {
      tries,
      met: tries,
      seconds: tenths(performance.now() - begun),
      megabytes,
      found,
    });
    expect(megabytes).toBeLessThan(MOST_MEGABYTES);
  });

  test('nothing is left in the folder for temporary files', async () => {
    expect((await leftInTemp()).filter((name) => !litter.has(name) && !place.folder.endsWith(name))).toEqual(
      [],
    );
  });
});

interface Ended {
  readonly code: number | null;
  readonly err: string;
  /** Most memory it had, where the system tells. */
  readonly megabytes: number;
}

async function ended(
  args: readonly string[],
  {
    env = {},
    killAfterMs,
  }: { readonly env?: Readonly<Record<string, string>>; readonly killAfterMs?: number } = {},
): Promise<Ended> {
  const { child, ended: ending } = startClosedbook(args, env);
  let megabytes = 0;
  const watch = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    megabytes = Math.max(megabytes, Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024));
  }, 50);
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  const { code, err } = await ending;
  clearInterval(watch);
  clearTimeout(timer);
  return { code, err, megabytes };
}

/** What only reads or prepares is not on trial, and needs no process of its own. */
async function quick(args: readonly string[]): Promise<string> {
  const { code, out, err } = await closedbook(args);
  expect(code, err).toBe(0);
  return out;
}

async function sizesIn(folder: string): Promise<Record<string, number>> {
  const sizes: Record<string, number> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) sizes[entry.name] = (await readFile(`${entry.parentPath}/${entry.name}`)).length;
  return sizes;
}

async function leftInTemp(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) => /^closedbook-(?:import|store|zip|rescue)/.test(name));
}

const tenths = (ms: number) => Math.round(ms / 100) / 10;
