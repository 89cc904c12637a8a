/**
 * Keys that a provider repeats in bodies and headers, and that a person left in a question, are found in nothing that
 * is printed, stored or reported, and are sent nowhere but in the header of the provider they belong to.
 */
import { existsSync, rmSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openConnection } from '../../src/sqlite/sqlite-connection.ts';
import { type Captured, closedbook } from '../cli/captured-terminal.ts';
import {
  type FixtureAnswer,
  type FixtureServer,
  fixtureServer,
  type ReceivedRequest,
} from '../model/fixture-server.ts';
import { type Scratch, scratch } from './scratch.ts';

/** The first holds what JSON, URLs and base64 each write in their own way. */
const KEYS = {
  OPENAI_API_KEY: 'sk-tell+nobody/4711"quoted',
  ANTHROPIC_API_KEY: 'sk-ant-the-second-0815',
  COMPATIBLE_API_KEY: 'compatible-third-0042',
} as const;
/** No variable holds these: they stand in an address. */
const ADDRESS = 'https://ada:swordfish-9@gateway.example/v1?api_key=catfish-77&page=2';
const SECRETS = [
  'swordfish-9',
  'catfish-77',
  ...Object.values(KEYS).flatMap((key) => [
    key,
    JSON.stringify(key).slice(1, -1),
    encodeURIComponent(key),
    Buffer.from(key).toString('base64'),
  ]),
];
const EVERY_KEY = [...Object.values(KEYS), ADDRESS].join(' and ');
const QUESTIONS = 24;

/** What a careless provider says: keys wherever there is room for words. */
function careless({ question }: ReceivedRequest, count: number): FixtureAnswer {
  const headers = { 'x-request-id': `req-${KEYS.OPENAI_API_KEY}`, 'x-debug-authorization': EVERY_KEY };
  switch (count % 6) {
    case 0:
      return {
        status: 400,
        headers,
        body: { error: { message: `bad header: Bearer ${EVERY_KEY}`, code: KEYS.OPENAI_API_KEY } },
      };
    case 1:
      return { refusal: `I cannot help with ${EVERY_KEY}.` };
    case 2:
      return {
        status: 400,
        headers,
        body: { error: { message: `flagged: ${EVERY_KEY}`, type: 'content_filter', code: 'content_filter' } },
      };
    case 3:
      return { searched: true, text: `Found ${EVERY_KEY}.` };
    default:
      return {
        text: `${question} ${EVERY_KEY}`,
        reasoning: `They gave me ${EVERY_KEY}`,
        headers,
      };
  }
}

describe('keys', () => {
  let place: Scratch;
  let server: FixtureServer;
  let answer: (request: ReceivedRequest, count: number) => FixtureAnswer = careless;
  beforeEach(async () => {
    place = await scratch();
    answer = careless;
    server = await fixtureServer((request, count) => answer(request, count));
  });
  afterEach(async () => {
    await server.close();
    await place[Symbol.asyncDispose]();
  });

  const environment = () => ({
    ...KEYS,
    OPENAI_BASE_URL: `${server.url}/v1`,
    ANTHROPIC_BASE_URL: server.url,
    CLOSEDBOOK_DEBUG: '1',
  });
  const at = () => ['--store', place.path('runs.db'), '--out', place.path('out')];
  const models = () => ['openai/gpt-4.1', 'anthropic/claude-sonnet-4-5', `compatible/llama@${server.url}/v1`];
  const runModels = (...more: string[]): Promise<Captured> =>
    closedbook(
      [
        'run',
        ...['-d', place.path('asked.jsonl'), '--title', `With ${EVERY_KEY}`, '--keep-raw', ...at()],
        ...models().flatMap((model) => ['-m', model]),
        ...more,
      ],
      environment(),
    );
  const writeQuestions = () =>
    place.file(
      'asked.jsonl',
      Array.from({ length: QUESTIONS }, (_, index) => {
        const question = `Who painted number ${index}, and what is ${EVERY_KEY} for?`;
        return `${JSON.stringify({ id: `q${index}`, question, answer: `Ada Quill ${index}` })}\n`;
      }).join(''),
    );

  test('repeated in bodies, headers, answers, verdicts and questions are found nowhere', async () => {
    await writeQuestions();
    const ran = await runModels('--judge', `compatible/judge@${server.url}/v1`, '--forced');
    expect(ran.err).not.toContain('[internal]');
    expect(server.received.length).toBeGreaterThan(QUESTIONS * models().length);
    const [run] = JSON.parse((await closedbook(['runs', '--json', '--store', place.path('runs.db')])).out);
    const shown = await closedbook(['runs', 'show', run.id, '--store', place.path('runs.db')], environment());
    const again = await closedbook(['report', run.id, ...at()], environment());

    const seen = await everythingWritten(place);
    const files = [...seen.keys()].join(' ');
    for (const file of ['summary.json', 'report.html', 'raw_bodies.body']) expect(files).toContain(file);
    for (const [name, captured] of Object.entries({ ran, shown, again })) {
      seen.set(`${name}: stdout`, captured.out);
      seen.set(`${name}: stderr`, captured.err);
    }
    expect(leaks(seen)).toEqual([]);
    // The proof that keys were there to be removed.
    expect([...seen.values()].join('')).toContain('[key removed]');

    for (const { headers, body } of server.received) {
      expect(leaks(new Map([['request', JSON.stringify(body)]]))).toEqual([]);
      const sent = JSON.stringify(headers);
      expect(
        Object.values(KEYS).filter((key) => sent.includes(JSON.stringify(key).slice(1, -1))),
      ).toHaveLength(1);
    }
  });

  test.each<[string, FixtureAnswer]>([
    ['a rejected key', { status: 401, body: { error: { message: `Incorrect API key: ${EVERY_KEY}` } } }],
    ['an empty account', { status: 402, body: { error: { message: `No credit on ${EVERY_KEY}` } } }],
    ['an unknown model', { status: 404, body: { error: { message: `no model for ${EVERY_KEY}` } } }],
  ])('%s is told without the key', async (_, told) => {
    await writeQuestions();
    answer = () => told;
    const { code, out, err } = await runModels();
    expect(code).toBeGreaterThan(0);
    expect(err).toContain('[key removed]');
    const seen = await everythingWritten(place);
    expect(leaks(seen.set('stdout', out).set('stderr', err))).toEqual([]);
  });

  test.each([
    ['-m', `compatible/llama@${ADDRESS}`],
    ['-m', 'openai/gpt-4.1', '--base-url', `openai=${ADDRESS}`],
    ['-m', 'openai/gpt-4.1', '--judge', 'openai/gpt-4.1@https://host/v1?token=catfish-77'],
    ['-m', 'openai/gpt-4.1', '--base-url', 'openai=https://host/v1?catfish-77'],
    ['-m', 'compatible/llama@https://host/v1#catfish-77'],
    ['-m', 'compatible/llama@ada:swordfish-9@host/v1'],
  ])('an address with a password or a token is refused without showing it: %j %j', async (...words) => {
    await writeQuestions();
    const { code, out, err } = await closedbook(
      ['run', '-d', place.path('asked.jsonl'), ...words, ...at()],
      environment(),
    );
    expect(code).toBe(2);
    expect(err).toMatch(/a password or a token|\[removed\]|a query|@…@host/);
    expect(leaks(new Map([['told', out + err]]))).toEqual([]);
    expect(server.received).toEqual([]);
  });

  test('in labels, instructions and titles of a spec are neither sent nor kept', async () => {
    await writeQuestions();
    const spec = await place.file(
      'spec.yaml',
      `title: "${ADDRESS}"
datasets: [asked.jsonl]
models: [{ name: openai/gpt-4.1, label: "gpt at ${ADDRESS}" }]
policies: [{ name: own, system: "Answer briefly. ${ADDRESS}" }]
baseUrls: { openai: "${server.url}/v1" }
`,
    );
    answer = () => ({ text: 'Ada Quill' });
    const { code, out, err } = await closedbook(['run', spec, ...at()], environment());
    expect(code, err).toBe(0);
    const seen = await everythingWritten(place, ['asked.jsonl', 'spec.yaml']);
    seen.set('asked', JSON.stringify(server.received.map(({ body }) => body)));
    expect(leaks(seen.set('stdout', out).set('stderr', err))).toEqual([]);
    expect([...seen.values()].join('')).toContain('gpt at https://[removed]@gateway.example');
  });

  test('are in no file that replies are rescued to, either', async () => {
    await writeQuestions();
    answer = (request, count) => {
      if (count === 20) rmSync(place.path('runs.db'));
      return careless(request, count);
    };
    const { code, out, err } = await runModels(
      '--concurrency',
      '4',
      '--judge',
      `compatible/judge@${server.url}/v1`,
    );
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/could not be saved: what there was is in \S+rescued-/),
    ]);
    const seen = await everythingWritten(place);
    expect([...seen].filter(([file]) => file.includes('rescued-')).join('')).toContain('[key removed]');
    expect(leaks(seen.set('stdout', out).set('stderr', err))).toEqual([]);
  });

  test('in addresses of another tool’s log are kept, printed and reported nowhere', async () => {
    const log = await place.file(
      'log.jsonl',
      Array.from(
        { length: 12 },
        (_, n) =>
          `${JSON.stringify({ id: `q${n}`, question: `Who painted ${n}? ${EVERY_KEY}`, gold: 'Ada', model: `llama@${ADDRESS}`, response: `Ada, see ${ADDRESS}` })}\n`,
      ).join(''),
    );
    const table = await place.file(
      'table.csv',
      `model,benchmark,n,correct,incorrect,refused,source,url\n${['a', 'b'].map((one) => `${one}@${ADDRESS},Set,100,50,30,20,Ada,${ADDRESS}\n`).join('')}`,
    );
    const titled = ['--title', `see ${EVERY_KEY}`];
    const imported = await closedbook(
      ['import', log, '--json', ...titled, ...at().slice(0, 2)],
      environment(),
    );
    const run = JSON.parse(imported.out).runId;
    const seen = new Map<string, string>();
    for (const words of [
      ['report', run, ...at(), '--format', 'html,md,tex,json'],
      ...['csv', 'jsonl', 'every-eval-ever', 'inspect', 'lm-eval', 'mlflow', 'langfuse'].map((format) => [
        ...['export', run, '--to', format, '--out', place.path(`as-${format}`)],
      ]),
      ['analyze', log],
      ['report', log, '--out', place.path('of-log')],
      ['report', table, '--out', place.path('of-table')],
      ['site', run, '--out', place.path('site'), ...titled],
      ['trend', run, log, '--out', place.path('trend'), ...titled],
    ]) {
      const { out, err } = await closedbook(
        [...words, ...(words.includes('--store') ? [] : at().slice(0, 2))],
        environment(),
      );
      expect(err, words.join(' ')).not.toMatch(/\[(?:internal|usage|format-unknown)\]/);
      seen.set(words.join(' '), out + err);
    }
    for (const [name, text] of await everythingWritten(place, ['log.jsonl', 'table.csv']))
      seen.set(name, text);
    expect(leaks(seen.set('import', imported.out + imported.err))).toEqual([]);
  });

  test.each(['sk-pasted-from-a-letter…0123', 'sk-pasted-from-a-letter\n0123'])(
    'a key that no header can carry is complained of without showing it',
    async (key) => {
      await writeQuestions();
      const { code, out, err } = await closedbook(
        ['run', '-d', place.path('asked.jsonl'), '-m', 'openai/gpt-4.1', ...at()],
        { ...environment(), OPENAI_API_KEY: key },
      );
      expect(code).toBe(2);
      expect(err).toMatch(/OPENAI_API_KEY/);
      expect(out + err).not.toContain('pasted-from-a-letter');
    },
  );
});

/** Every file below the folder but those given, and every cell of the store with packed bodies unpacked. */
async function everythingWritten(place: Scratch, given = ['asked.jsonl']): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  for (const entry of await readdir(place.folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || given.includes(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    // SQLite takes its side files away when the last connection closes: one that has just gone held nothing.
    const text = await readFile(path, 'latin1').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (text !== null) seen.set(path, text);
  }
  if (!existsSync(place.path('runs.db'))) return seen;
  const store = await openConnection(place.path('runs.db'), { readonly: true });
  const tables = store.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as {
    name: string;
  }[];
  for (const { name } of tables) {
    for (const row of store.prepare(`SELECT * FROM "${name}"`).all() as Record<string, unknown>[]) {
      for (const [column, value] of Object.entries(row)) {
        const text = value instanceof Uint8Array ? unpacked(value) : String(value);
        seen.set(`${name}.${column}`, `${seen.get(`${name}.${column}`) ?? ''}\n${text}`);
      }
    }
  }
  store.close();
  return seen;
}

function unpacked(bytes: Uint8Array): string {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return Buffer.from(isPacked ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** Where any form of any key occurs. */
function leaks(texts: ReadonlyMap<string, string>): string[] {
  return [...texts].filter(([, text]) => SECRETS.some((form) => text.includes(form))).map(([name]) => name);
}
