/** Files that are no logs: each is refused with what it looks like, and with what to do where that is known. */
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { ClosedbookError } from '../../src/core/errors.ts';
import { claimedBy, codecOf } from '../../src/interop/detect.ts';
import { glanceAt } from '../../src/interop/glance.ts';
import { refusedFile } from '../../src/interop/refused-file.ts';
import { openConnection } from '../../src/sqlite/sqlite-connection.ts';
import { scratchFolder } from '../rows/scratch.ts';
import { recognised } from './read-all.ts';
import { zipOf } from './zip-of.ts';

const scratch = scratchFolder();
afterAll(() => scratch.remove());

async function refusal(path: string): Promise<ClosedbookError> {
  try {
    const glance = await glanceAt(path);
    expect(await claimedBy(glance), 'the codec that claims it').toBeNull();
    return await refusedFile(glance);
  } catch (error) {
    if (error instanceof ClosedbookError) return error;
    throw error;
  }
}

const start = { name: '_journal/start.json', content: JSON.stringify({ version: 2, eval: { task: 't' } }) };

test.each<[string, string | Buffer, RegExp]>([
  [
    'pairs.jsonl',
    '{"prompt": "Who?", "chosen": "Ada", "rejected": "Bo"}\n'.repeat(2),
    /preference pairs \(columns chosen, rejected\)/,
  ],
  ['page.json', '<!DOCTYPE html><title>404</title>', /a web page \(HTML\) titled "404"/],
  ['paper.json', '%PDF-1.7\n\0\0', /found a PDF/],
  ['picture.eval', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), /a binary file/],
  ['empty.json', '', /the file is empty/],
  ['blank.jsonl', '\n \n', /a file of blank space/],
  ['header.csv', 'question,gold,model,answer\n', /a table without rows/],
  // Минск in Windows-1251, whose bytes are letters of Windows-1252 as well.
  ['cyrillic.csv', Buffer.from('question,answer,model\nWhere?,Ìèíñê,m\n', 'latin1'), /neither UTF-8/],
  ['unmarked.csv', Buffer.from('question,answer,model\nWo?,Ulm,m\n', 'utf16le'), /UTF-16 without the mark/],
  ['settings.json', '{"name": "x", "version": 1}', /a JSON object with the members name, version/],
  ['deep.json', '['.repeat(100_000) + ']'.repeat(100_000), /nested deeper than 500 levels/],
  ['cut.eval', zipOf([start]).subarray(0, 90), /damaged or cut off/],
  [
    'letter.docx',
    zipOf([{ name: 'word/document.xml', content: '' }]),
    /a zip archive with word\/document.xml/,
  ],
  ['packed.eval.gz', gzipSync(zipOf([start])), /found an archive in a packed file/],
  ['cut.parquet', 'PAR1 and nothing more', /expected a Parquet file/],
  ['cut.db', `SQLite format 3\0${'x'.repeat(200)}`, /expected an SQLite database/],
])('%s', async (name, content, message) => {
  expect((await refusal(scratch.file(name, content))).message).toMatch(message);
});

test.each([
  ['a gold and nobody’s answer', 'problem,answer\nWho?,Ada\n'],
  ['a column named gold', 'question,gold,topic\nWho?,Ada,people\n'],
])('a question set is one: %s', async (_, content) => {
  const error = await refusal(scratch.file('set.csv', content));
  expect(error.message).toContain('a question set');
  expect(error.hint).toContain('--model NAME');
});

test('with a model or a verdict beside them the same columns are answers', async () => {
  for (const header of ['question,answer,model', 'question,answer,is_correct']) {
    expect(await recognised(scratch.file('answers.csv', `${header}\nWho?,Ada,1\n`))).toBe('rows');
  }
});

test.each([
  ['too few cells', 'question,gold,answer,model\nWho?,Ada,Ada\n', /:2: expected 4 fields/],
  ['a quote that does not end', 'question;gold;answer\r\nWho?;Ada;"Ada\r\n', /:2: a quoted field begins/],
  [
    'a name twice',
    '"question","gold","answer","answer"\nWho?,Ada,Ada,Bo\n',
    /:1: the column "answer" stands twice/,
  ],
])(
  'answers whose first row is broken are answers, and the reader says what is wrong: %s',
  async (_, content, message) => {
    const path = scratch.file('broken.csv', content);
    const codec = (await claimedBy(await glanceAt(path)))!;
    expect(codec.format).toBe('rows');
    await expect(codec.open(path)).rejects.toThrow(message);
  },
);

test('a table in another language is told how to name its columns', async () => {
  const { message, hint } = await refusal(scratch.file('de.csv', 'spurning,tilsvar\nHver?,Ada\n'));
  expect(message).toContain('a table with the columns spurning, tilsvar');
  expect(hint).toContain('--map question=COLUMN');
});

test('closedbook’s own store is not imported', async () => {
  const path = scratch.path('closedbook.db');
  const store = await openConnection(path, { readonly: false });
  store.exec('create table replies (id text); create table standing (reply text)');
  store.close();
  expect((await refusal(path)).message).toContain('closedbook’s own store');
});

const rows = (n: number) =>
  Array.from({ length: n }, (_, at) => ({ q: `Who? ${at}`, a: 'Ada', n: [at, at] }));

test('a document of an unknown shape is told where rows stand in it, the longest list first', async () => {
  const document = {
    info: { tags: [{ name: 'x' }] },
    results: { table: { head: ['q', 'a'], body: [0, null, [], rows(412)] } },
    'by-run': { 'gpt-4o': { told: [{}, { text: 'a', log: [{ at: 1 }, { at: 2 }] }, { text: 'b' }] } },
    more: [{ b: 1 }],
  };
  for (const space of [0, 2]) {
    const { message, hint } = await refusal(scratch.file('odd.json', JSON.stringify(document, null, space)));
    expect(message).toContain(
      'lists of objects were seen at results.table.body[3]: 412 objects with the keys q, a, n; ' +
        '["by-run"]["gpt-4o"].told: 2 objects with the keys text, log; ' +
        '["by-run"]["gpt-4o"].told[1].log: 2 objects with the key at; and 2 shorter lists',
    );
    expect(hint).toContain("jq '.results.table.body[3]' FILE > rows.json");
    expect(hint).toContain('--map question=KEY');
  }
});

test('lists inside the rows of an array, and in a file whose columns are looked for, are told as well', async () => {
  const path = scratch.file('runs.json', JSON.stringify([{ topic: 'art', runs: rows(4) }]));
  expect((await refusal(path)).message).toContain('seen at [0].runs: 4 objects with the keys q, a, n');
  const codec = await codecOf(path);
  const error = await codec.open(path).catch((caught: unknown) => caught);
  expect((error as ClosedbookError).message).toContain('seen at [0].runs: 4 objects');
  expect((error as ClosedbookError).hint).toContain("jq '.[0].runs'");
});
