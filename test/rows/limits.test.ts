/** What is too much for a reader is told with its place and the limit, and nothing is left of it. */
import { readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseJson } from '../../src/rows/parse-json.ts';
import { readWholeText } from '../../src/rows/read-whole-text.ts';
import { openConnection } from '../../src/sqlite/sqlite-connection.ts';
import { closedbook } from '../cli/captured-terminal.ts';
import { type Scratch, scratch } from '../end-to-end/scratch.ts';
import { zipOf } from '../interop/zip-of.ts';

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const objects = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
const row = (more: string) => `{"question":"Who painted it?","gold":"Ada","answer":"Ada"${more}}`;

describe('nesting', () => {
  test('of five hundred levels is read, of one more is refused with its place; brackets in strings are none', () => {
    expect(() => parseJson(nested(500))).not.toThrow();
    for (const text of [nested(501), objects(501), `[NaN, ${nested(100_000)}]`])
      expect(() => parseJson(text)).toThrow(/nested deeper than 500 levels at position \d+/);
    const text = '[{"\\"'.repeat(2_000);
    expect(parseJson(JSON.stringify([text, '\\', text]))).toEqual([text, '\\', text]);
  });

  describe('in a file', () => {
    let place: Scratch;
    beforeAll(async () => {
      place = await scratch();
    });
    afterAll(() => place[Symbol.asyncDispose]());

    test.each([
      [
        'log.jsonl',
        `${row('')}\n${row(`,"x":${nested(20_000)}`)}\n`,
        /log\.jsonl:2:\d+: .*nested deeper than 500/s,
      ],
      [
        'log.json',
        `[${row('')},\n${row(`,"x":${objects(20_000)}`)}]`,
        /log\.json:2: .*nested deeper than 500/s,
      ],
      [
        'nan.jsonl',
        `${row('')}\n${row(`,"y":NaN,"x":${nested(20_000)}`)}\n`,
        /nan\.jsonl:2:\d+: .*nested deeper/s,
      ],
    ])('%s is told with its line by every reader', async (name, text, told) => {
      const file = await place.file(name, text);
      for (const words of [['import'], ['analyze'], ['dataset', 'stats']]) {
        const { code, err } = await closedbook(
          [...words, file, '--store', place.path('s.db')].filter(
            (word) => words[0] !== 'dataset' || !/store|s\.db/.test(word),
          ),
        );
        expect(code, `${words}: ${err}`).toBe(2);
        expect(err).toMatch(told);
      }
    });

    test.each([
      ['deep', `models: ${nested(20_000)}\n`, /spec\.yaml:1:\d+: the YAML is nested deeper than can be read/],
      ['of aliases', `${yamlBomb()}\n`, /aliases of this YAML unfold to more/],
      [
        'long',
        `title: ${'x'.repeat(300_000)}\n`,
        /expected at most 0\.25 MB, found 0\.29.*run --dataset FILE/s,
      ],
    ])('a spec that is %s is told', async (_, text, told) => {
      const { code, err } = await closedbook(['run', await place.file('spec.yaml', text)]);
      expect(code).toBe(2);
      expect(err).toMatch(told);
      expect(err).not.toContain('[internal]');
    });

    test.each([
      [
        'commas.csv.gz',
        () => gzipSync(Buffer.alloc(5e6, ',')),
        /commas\.csv\.gz:1: expected at most 100,000 fields/,
      ],
      [
        'gaps.csv.gz',
        // A field between long rows of empty ones: the parser's own limit counts two characters a row.
        () => gzipSync(Buffer.from(`q,a\n${`"\n"${','.repeat(300_000)}`.repeat(10)}`)),
        /gaps\.csv\.gz:2: expected at most 100,000 fields/,
      ],
      ['columns.csv.gz', () => gzipSync(`${'a,'.repeat(100_001)}\n`), /:1: expected at most 100,000 fields/],
      [
        'lists.jsonl.gz',
        () => gzipSync(`${row('')}\n${row(`,"x":[${'{},'.repeat(1_000_001)}{}]`)}\n`),
        /lists\.jsonl\.gz:2: .*more than 2 M values/s,
      ],
    ])('%s unpacks to more than is taken, and is told with its line', async (name, content, told) => {
      const file = place.path(name);
      writeFileSync(file, content());
      const { code, err } = await closedbook(['dataset', 'stats', file]);
      expect(code, err).toBe(2);
      expect(err).toMatch(told);
    });

    test('a member of an archive over the limit is not unpacked, whatever the archive says of its size', async () => {
      const content = ' '.repeat(65 * 1024 * 1024);
      // One block of zstd that stands for 128 kB of the same byte, 600 times: 75 MB that say they are three.
      const block = Buffer.from([
        (((128 * 1024) << 3) & 0xff) | 2,
        (((128 * 1024) << 3) >> 8) & 0xff,
        (((128 * 1024) << 3) >> 16) & 0xff,
        32,
      ]);
      const frame = Buffer.concat([
        Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58]),
        ...Array<Buffer>(600).fill(block),
      ]);
      for (const [entry, told] of [
        [{ name: 'header.json', content, method: 'deflate' }, /at most 64 MB unpacked, found one of 65 MB/],
        [{ name: 'header.json', content: '{}', method: 'zstd', packed: frame }, /larger than it says/],
      ] as const) {
        const file = place.path('large.eval');
        writeFileSync(file, zipOf([entry]));
        const { code, err } = await closedbook(['import', file, '--store', place.path('s.db')]);
        expect(code, err).toBe(2);
        expect(err).toMatch(told);
      }
    });

    test('a file read whole has a limit, told before it is read', async () => {
      const file = place.path('card.json');
      writeFileSync(file, '{}');
      truncateSync(file, 3e9);
      await expect(readWholeText(file)).rejects.toThrow('expected at most 64 MB, found 2861');
    });
  });
});

describe('another tool’s database with tables of its own', () => {
  let place: Scratch;
  beforeAll(async () => {
    place = await scratch();
  });
  afterAll(() => place[Symbol.asyncDispose]());

  test.each<[string, readonly string[]]>([
    ['other columns', ['create table evals (name, score)', "insert into evals values ('a', 1)"]],
    [
      'no row numbers',
      [
        'create table evals (id, created_at)',
        'create table eval_results (id text primary key, eval_id) without rowid',
      ],
    ],
  ])('%s: told, and no copy is left', async (name, statements) => {
    const file = place.path(`${name}.db`);
    const database = await openConnection(file, { readonly: false });
    for (const sql of statements) database.exec(sql);
    database.close();
    const copies = () => readdirSync(tmpdir()).filter((entry) => entry.startsWith('closedbook-import-'));
    const before = copies();
    for (const command of ['import', 'analyze']) {
      const { code, err } = await closedbook([
        command,
        file,
        ...(command === 'import' ? ['--store', place.path('s.db')] : []),
      ]);
      expect(code).toBe(2);
      expect(err).toMatch(/cannot be read as its tool writes it \(.*no such column.*\[file-malformed\]/s);
    }
    expect(copies().filter((entry) => !before.includes(entry))).toEqual([]);
  });
});

function yamlBomb(): string {
  const level = (name: string, of: string) =>
    `${name}: &${name} [${Array.from({ length: 9 }, () => of).join(', ')}]`;
  return ['a', 'b', 'c', 'd', 'e', 'f']
    .map((name, at, names) => level(name, at === 0 ? 'x' : `*${names[at - 1]}`))
    .join('\n');
}
