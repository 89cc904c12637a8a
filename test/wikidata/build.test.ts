/** `dataset build --from wikidata` against a stand-in: whole, under faults, killed and resumed. */
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Question, questionSchema } from '../../src/core/question.ts';
import { closedbook } from '../cli/captured-terminal.ts';
import { startClosedbook, until } from '../end-to-end/child-process.ts';
import { type Scratch, scratch } from '../end-to-end/scratch.ts';
import { buildFrom, FASTER } from './build-in-test.ts';
import { type Fault, type StandIn, startStandIn } from './stand-in.ts';
import { syntheticWorld } from './synthetic-entities.ts';

const WORLD = syntheticWorld(150);
const SAMPLE = 55;
const OPTIONS = { sample: SAMPLE, asOf: '2026-11-01', seed: 7 };
const FEW = { ...OPTIONS, sample: 10 };

let place: Scratch;
const open: StandIn[] = [];
beforeAll(async () => {
  place = await scratch();
});
afterAll(async () => {
  for (const standIn of open) await standIn.close();
  await place[Symbol.asyncDispose]();
});

async function standInWith(options: Partial<Parameters<typeof startStandIn>[0]> = {}): Promise<StandIn> {
  const standIn = await startStandIn({ entities: WORLD, ...options });
  open.push(standIn);
  return standIn;
}

async function filesOf(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
}

async function questionsOf(folder: string): Promise<Question[]> {
  const lines = (await readFile(join(folder, 'questions.jsonl'), 'utf8')).trim().split('\n');
  return lines.map((line) => questionSchema.parse(JSON.parse(line)));
}

describe('a build from a quiet endpoint', () => {
  let standIn: StandIn;
  let questions: Question[];
  beforeAll(async () => {
    standIn = await standInWith();
    await buildFrom(standIn, { ...OPTIONS, out: place.path('quiet') });
    questions = await questionsOf(place.path('quiet'));
  });

  test('every question carries source, revision, licence, as-of date and popularity', () => {
    expect(questions.length).toBeGreaterThan(SAMPLE * 3);
    for (const { id, source, asOf, popularity, subject } of questions) {
      expect(id).toContain(subject?.id);
      expect(source[0]?.url).toMatch(/title=Q\d+&oldid=\d+#P\d+$/);
      expect(source[0]?.licence).toBe('CC0-1.0');
      expect(asOf).toBe('2026-11-01');
      expect(popularity).toMatchObject({ measure: 'Wikidata sitelinks' });
      expect(popularity?.band).toBeDefined();
    }
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
  });

  test('each of the five bands gets its even share of people, by its threshold', () => {
    const people = new Map(questions.map(({ subject, popularity }) => [subject?.id, popularity]));
    const counts: Record<string, number> = {};
    for (const popularity of people.values()) {
      const band = popularity?.band ?? 'none';
      counts[band] = (counts[band] ?? 0) + 1;
    }
    expect(counts).toEqual({
      'A-head': SAMPLE / 5,
      'B-famous': SAMPLE / 5,
      'C-known': SAMPLE / 5,
      'D-specialist': SAMPLE / 5,
      'E-tail': SAMPLE / 5,
    });
    for (const popularity of people.values()) {
      const value = popularity?.value ?? 0;
      if (popularity?.band === 'A-head') expect(value).toBeGreaterThanOrEqual(100);
      if (popularity?.band === 'E-tail') expect(value).toBeLessThanOrEqual(4);
    }
  });

  test('requests go one at a time, in batches of fifty at most, and name the tool', () => {
    expect(standIn.mostAtOnce()).toBe(1);
    const batches = standIn.seen
      .filter(({ door }) => door === 'api')
      .map(({ asked }) => asked.split('|').length);
    expect(Math.max(...batches)).toBe(50);
    for (const { userAgent } of standIn.seen) expect(userAgent).toMatch(/^closedbook\//);
  });

  test('the same seed draws the same people, another seed others', async () => {
    const again = await buildFrom(standIn, { ...OPTIONS, out: place.path('again') });
    expect(await filesOf(place.path('again'))).toMatchObject({
      'questions.jsonl': (await filesOf(place.path('quiet')))['questions.jsonl'],
    });
    const other = await buildFrom(standIn, { ...OPTIONS, seed: 8, out: place.path('other') });
    expect(other.version).not.toBe(again.version);
  });

  test('an endpoint that keeps sitelinks on the page and not on the item gives the same set', async () => {
    const qlever = await standInWith({ sitelinksOnItem: false });
    await buildFrom(qlever, { ...OPTIONS, out: place.path('qlever') });
    expect(await questionsOf(place.path('qlever'))).toEqual(questions);
  });

  test('--where restricts the draw and --items replaces it', async () => {
    const where = await buildFrom(standIn, {
      where: '?person wdt:P106 wd:Q50 .',
      asOf: '2026-11-01',
      out: place.path('where'),
    });
    const expected = WORLD.filter(({ claims }) => JSON.stringify(claims).includes('"Q50"')).length;
    expect(where.subjects).toBe(expected);
    const items = await buildFrom(standIn, {
      items: ['Q1000', 'Q1001', 'Q999999'],
      asOf: '2026-11-01',
      out: place.path('items'),
    });
    expect(items.subjects).toBe(2);
    expect(items.leftOut.find(({ reason }) => reason === 'missing-item')?.count).toBe(1);
  });
});

describe('the rules of the doors', () => {
  test('an id that redirects gives its person once, an id the wiki refuses costs only itself', async () => {
    const redirect = { id: 'Q5000', redirect: 'Q1000' };
    const standIn = await standInWith({ entities: [...WORLD, redirect] });
    const build = await buildFrom(standIn, {
      items: ['Q1000', 'Q5000', 'Q1001', 'Q999999999999'],
      asOf: '2026-11-01',
      out: place.path('redirect'),
    });
    const questions = await questionsOf(place.path('redirect'));
    expect(new Set(questions.map(({ subject }) => subject?.id))).toEqual(new Set(['Q1000', 'Q1001']));
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    expect(build.leftOut.find(({ reason }) => reason === 'missing-item')?.count).toBe(1);
  });

  test('queries are plain SPARQL: prefixes declared, no label service, no OFFSET, no SAMPLE', async () => {
    const standIn = await standInWith();
    await buildFrom(standIn, { ...OPTIONS, out: place.path('plain') });
    const queries = standIn.seen.filter(({ door }) => door === 'sparql').map(({ asked }) => asked);
    expect(queries.length).toBeGreaterThan(5);
    for (const query of queries) {
      expect(query).not.toMatch(/\bSERVICE\b|\bOFFSET\b|\bSAMPLE\b|\bhint:|\bbd:/);
      for (const [, prefix] of query.matchAll(/\b(wdt?|wikibase|schema|rdfs):\w/g)) {
        expect(query).toContain(`PREFIX ${prefix}: <`);
      }
    }
  });

  test('nothing is asked of Wikidata itself without a contact', async () => {
    const args = ['dataset', 'build', '--from', 'wikidata', '--sample', '5', '--out', place.path('nobody')];
    const { code, err } = await closedbook(args);
    expect(code).toBe(2);
    expect(err).toContain('--contact');
  });

  test('--dry-run tells the requests and sends none', async () => {
    const standIn = await standInWith();
    const args = ['--sample', '200', '--endpoint', standIn.endpoint, '--api', standIn.api, '--json'];
    const planned = await closedbook(['dataset', 'build', '--from', 'wikidata', '--dry-run', ...args]);
    const plan = JSON.parse(planned.out);
    expect(plan.steps.find(({ step }: { step: string }) => step === 'people').requests).toBe(4);
    expect(plan.requests).toBeGreaterThan(10);
    expect(standIn.seen).toEqual([]);
  });

  test.each([
    [['--sample', '5', '--as-of', '2999-01-01'], 'not in the future'],
    [['--sample', '5', '--properties', 'shoe size'], 'a property that questions can be built from'],
    [['--sample', '5', '--bands', '1,2,3,4,5'], 'falling whole numbers'],
    [['--sample', '5', '--stratify', 'luck'], 'popularity or none'],
    [['--items', 'Douglas'], 'item ids like Q42'],
    [[], '--sample N, --items or --where'],
  ])('%j is refused with what was expected', async (options, message) => {
    const { code, err } = await closedbook(['dataset', 'build', '--from', 'wikidata', ...options]);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});

describe('faults of the servers', () => {
  const FAULTS: readonly (readonly [string, (number: number) => Partial<Record<'sparql' | 'api', Fault>>])[] =
    [
      ['429 with Retry-After', (n) => (n <= 3 ? both({ kind: 'rate-limited', retryAfter: '1' }) : {})],
      [
        'a connection that breaks in the middle of a body',
        (n) => (n % 4 === 2 ? both({ kind: 'broken' }) : {}),
      ],
      ['5xx', (n) => (n % 3 === 1 ? both({ kind: 'server-error', status: n % 2 ? 502 : 503 }) : {})],
      ['a body that ends half-way with status 200', (n) => (n % 4 === 1 ? both({ kind: 'truncated' }) : {})],
      ['a page of HTML with status 200', (n) => (n % 5 === 1 ? both({ kind: 'html' }) : {})],
      ['maxlag with status 200', (n) => (n % 3 === 2 ? { api: { kind: 'maxlag' } } : {})],
      [
        'a query that runs out of time with status 200',
        (n) => (n === 3 ? { sparql: { kind: 'timed-out' } } : {}),
      ],
      [
        'a query that runs out of time with status 500',
        (n) => (n <= 3 ? { sparql: { kind: 'timed-out-500' } } : {}),
      ],
    ];
  beforeAll(async () => {
    await buildFrom(await standInWith(), { ...FEW, out: place.path('few') });
  });
  const both = (fault: Fault) => ({ sparql: fault, api: fault });

  test.each(FAULTS)('%s: the result is that of a quiet build', async (name, faultOf) => {
    let met = 0;
    const standIn = await standInWith({
      fault: (door, number, asked) => {
        if (/LIMIT 1|COUNT/.test(asked)) return undefined;
        const fault = faultOf(number)[door];
        if (fault !== undefined) met += 1;
        return fault;
      },
    });
    const out = place.path(`fault-${name.replaceAll(' ', '-')}`);
    const build = await buildFrom(standIn, { ...FEW, out });
    expect(met).toBeGreaterThan(0);
    expect(await questionsOf(out)).toEqual(await questionsOf(place.path('few')));
    expect(build.questions).toBe((await questionsOf(place.path('few'))).length);
  });

  test('Retry-After is waited for in full, more than the usual cap of two minutes too', async () => {
    const standIn = await standInWith({
      fault: (door, number) =>
        door === 'api' && number === 1 ? { kind: 'rate-limited', retryAfter: '150' } : undefined,
    });
    await buildFrom(standIn, { items: ['Q1000'], asOf: '2026-11-01', out: place.path('long-wait') });
    const [first, second] = standIn.seen.filter(({ door }) => door === 'api');
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(150_000 / FASTER - 20);
  });

  test('a server that never recovers ends the build with what to do, and what was fetched is kept', async () => {
    let broken = true;
    const standIn = await standInWith({
      fault: (door, number) =>
        broken && door === 'api' && number > 2 ? { kind: 'server-error', status: 500 } : undefined,
    });
    const out = place.path('never');
    await expect(buildFrom(standIn, { ...FEW, out })).rejects.toMatchObject({
      code: 'source-failed',
      hint: expect.stringContaining('Run the same command again'),
    });
    const answered = standIn.seen.filter((one) => one.answered).map(({ asked }) => asked);
    broken = false;
    const before = standIn.seen.length;
    await buildFrom(standIn, { ...FEW, out });
    const later = standIn.seen.slice(before).map(({ asked }) => asked);
    expect(later.filter((asked) => answered.includes(asked))).toEqual([]);
    expect(await questionsOf(out)).toEqual(await questionsOf(place.path('few')));
  });
});

describe('killed and resumed', () => {
  test('kill -9: the second run asks only what is missing, and the files are those of an undisturbed build', async () => {
    const faulty = (door: string, number: number): Fault | undefined => {
      if (door === 'sparql' && number === 2) return { kind: 'rate-limited', retryAfter: '0.2' };
      if (door === 'api' && number === 2) return { kind: 'broken' };
      return undefined;
    };
    const standIn = await standInWith({ fault: faulty, delayMs: 15 });
    const quiet = await standInWith();
    const args = (server: StandIn, out: string) => [
      ...['dataset', 'build', '--from', 'wikidata', '--sample', String(SAMPLE), '--stratify', 'popularity'],
      ...['--as-of', '2026-11-01', '--seed', '7', '--endpoint', server.endpoint, '--api', server.api],
      ...['--name', 'people', '--out', out, '--json', '--quiet'],
    ];
    const { child, ended } = startClosedbook(args(standIn, place.path('killed')), {});
    await until(() => standIn.seen.filter(({ door, answered }) => door === 'api' && answered).length >= 2);
    child.kill('SIGKILL');
    await ended;
    expect(await readdir(place.folder)).not.toContain('killed');

    const before = standIn.seen.length;
    // The last answer may have been on its way when the process died.
    const kept = standIn.seen
      .filter(({ answered }) => answered)
      .map(({ asked }) => asked)
      .slice(0, -1);
    const resumed = await closedbook(args(standIn, place.path('killed')));
    expect(resumed.code).toBe(0);
    const asked = standIn.seen.slice(before).map((one) => one.asked);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((one) => kept.includes(one))).toEqual([]);

    expect((await closedbook(args(quiet, place.path('undisturbed')))).code).toBe(0);
    expect(await filesOf(place.path('killed'))).toEqual(await filesOf(place.path('undisturbed')));

    const third = standIn.seen.length;
    await closedbook(args(standIn, place.path('killed')));
    expect(standIn.seen.length).toBe(third);
  });

  test('a build resumed on another day keeps the as-of date of its first start', async () => {
    const standIn = await standInWith();
    const out = place.path('days');
    const { asOf: _, ...options } = FEW;
    await buildFrom(standIn, { ...options, out }, { today: '2026-11-20' });
    const first = await filesOf(out);
    await rm(out, { recursive: true });
    const resumed = await buildFrom(standIn, { ...options, out }, { today: '2026-11-22' });
    expect(resumed.asOf).toBe('2026-11-20');
    expect(await filesOf(out)).toEqual(first);
  });

  test('an answer torn in the cache is asked for again', async () => {
    const { writeFile } = await import('node:fs/promises');
    const standIn = await standInWith();
    const out = place.path('torn');
    await buildFrom(standIn, { ...FEW, out });
    const first = await filesOf(out);
    const cache = place.path('torn.cache');
    const names = await readdir(cache, { recursive: true });
    const name = names.find((one) => /Q1\d{3}\.json\.gz$/.test(one)) ?? '';
    await writeFile(join(cache, name), 'torn');
    await rm(out, { recursive: true });
    const before = standIn.seen.length;
    await buildFrom(standIn, { ...FEW, out });
    expect(standIn.seen.slice(before).map(({ asked }) => asked)).toEqual([name.match(/Q\d+/)?.[0]]);
    expect(await filesOf(out)).toEqual(first);
  });
});
