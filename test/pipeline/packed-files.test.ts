/**
 * Files in archives, in zstd, on another sheet of a workbook, and what merged cells leave: each read as the plain file would
 * be, or refused with what a person should say.
 */
import { afterAll, expect, test } from 'vitest';
import { DEFAULT_RUBRIC } from '../../src/core/rubric.ts';
import { answerSources } from '../../src/pipeline/answer-sources.ts';
import { type FileWords, fileReading } from '../../src/pipeline/file-reading.ts';
import { gradedAnswers } from '../../src/pipeline/summarize/answer-file.ts';
import { shortPaths } from '../../src/rows/file-names.ts';
import { zipOf, zstdFrames } from '../interop/zip-of.ts';
import { scratchFolder } from '../rows/scratch.ts';
import { workbookOf } from '../rows/workbook-of.ts';

const scratch = scratchFolder();
afterAll(() => scratch.remove());

const CSV = 'question,gold,response\nCapital of Chad?,NDjamena,NDjamena\nCapital of Peru?,Lima,Quito\n';
const JSONL = '{"question":"Capital of Peru?","gold":"Lima","response":"Lima","model":"owl"}\n';

/** Model and answer of each row, through the door of every command. */
async function read(paths: readonly string[], words: FileWords = {}) {
  const told: string[] = [];
  const { sources, skipped } = await answerSources(paths, { described: words.sheet !== undefined });
  const is: string[] = [];
  const options = { ...fileReading(words), rubric: DEFAULT_RUBRIC, note: (text: string) => told.push(text) };
  for await (const { answer } of gradedAnswers(
    sources.map(({ path }) => path),
    options,
  )) {
    is.push(`${answer.respondent.model}: ${answer.reply.text}`);
  }
  return { is: is.sort(), told: told.join('\n'), skipped };
}

test('a zip is read as a folder: a respondent a member, packed members too, what is no log told', async () => {
  const path = scratch.file(
    'study.zip',
    zipOf([
      { name: 'study/heron/answers.csv', content: CSV },
      { name: 'study/rook/answers.csv', content: CSV.replace('Quito', 'Lima') },
      { name: 'study/owl.jsonl', content: JSONL, method: 'zstd' },
      { name: 'study/README.txt', content: 'notes' },
      { name: '__MACOSX/study/._owl.jsonl', content: JSONL },
      { name: '../outside.csv', content: CSV },
    ]),
  );
  const { is, skipped } = await read([path]);
  expect(is).toEqual(['heron: NDjamena', 'heron: Quito', 'owl: Lima', 'rook: Lima', 'rook: NDjamena']);
  expect(skipped.map(({ why }) => why)).toEqual([
    'no log of answers',
    'a name that leads out of the archive',
  ]);
  const archive = scratch.file('logs.zip', zipOf([{ name: 'log.eval', content: 'PK\u0003\u0004 ...' }]));
  await expect(read([archive])).rejects.toThrow('found an archive in a packed file');
});

test('samples of lm-evaluation-harness in a zip find the results beside them', async () => {
  const stamp = '2026-01-02T03-04-05.000006';
  const sample = {
    doc_id: 0,
    doc: { question: 'Capital of Peru?', answer: ['Lima'] },
    target: 'Lima',
    arguments: { gen_args_0: { arg_0: 'Capital of Peru?', arg_1: {} } },
    resps: [['Lima']],
    filtered_resps: ['Lima'],
    filter: 'none',
    metrics: ['exact_match'],
    exact_match: 1,
  };
  const results = {
    results: { nq: { 'exact_match,none': 1 } },
    config: { model: 'hf' },
    model_name: 'acme/finch',
  };
  const path = scratch.file(
    'lm.zip',
    zipOf([
      { name: `run/samples_nq_${stamp}.jsonl`, content: `${JSON.stringify(sample)}\n` },
      { name: `run/results_${stamp}.json`, content: JSON.stringify(results) },
    ]),
  );
  expect((await read([path])).is).toEqual(['acme/finch: Lima']);
});

test('zstd is unpacked by its content, in one frame or several, and one that is cut off is told', async () => {
  const packed = zstdFrames(Buffer.from(JSONL.repeat(3)));
  expect((await read([scratch.file('owl.jsonl.zst', packed)])).is).toHaveLength(3);
  expect((await read([scratch.file('renamed.jsonl', packed)])).is).toHaveLength(3);
  // Written by the zstd program: a checksum at the end, and a further frame behind it.
  const written = Buffer.concat(
    ['KLUv/QRY8QAAcXVlc3Rpb24sZ29sZCxyZXNwb25zZQpBPyxhLGEK7nTFXA==', 'KLUv/QBYOQAAQj8sYixjCg=='].map((text) =>
      Buffer.from(text, 'base64'),
    ),
  );
  expect((await read([scratch.file('rook.csv.zst', written)])).is).toEqual(['rook: a', 'rook: c']);
  const cut = scratch.file('cut.jsonl.zst', packed.subarray(0, packed.length - 9));
  await expect(read([cut])).rejects.toThrow('the zstd data is broken or cut off');
});

const HEADER = ['Model', 'Question', 'Gold', 'Response', 'Correct'];
const SHEET = [
  HEADER,
  ['owl', 'Capital of Chad?', 'NDjamena', 'NDjamena', 1],
  [null, 'Capital of Peru?', 'Lima', 'Quito', 0],
  ['rook', 'Capital of Chad?', 'NDjamena', 'Abeche', 0],
  [null, 'Capital of Peru?', 'Lima', 'Lima', 1],
];

test('a sheet is named by its name or number; without, the first that holds anything is read', async () => {
  const sheets = { Notes: [['done by Ada']], Answers: SHEET };
  const path = scratch.file('notes.xlsx', workbookOf(sheets, { Answers: ['A2:A3', 'A4:A5'] }));
  await expect(read([path])).rejects.toThrow('a workbook with the sheets "Notes", "Answers"');
  const filled = ['owl: NDjamena', 'owl: Quito', 'rook: Abeche', 'rook: Lima'];
  for (const sheet of ['Answers', 'answers', '2']) {
    const { is, told } = await read([path], { sheet });
    expect(is).toEqual(filled);
    expect(told).toContain('2 cells that the workbook merges');
  }
  await expect(read([path], { sheet: 'May' })).rejects.toThrow(
    'expected a sheet "May", found 1 "Notes", 2 "Answers"',
  );
});

test('blank cells where others of the column are filled are asked about, never given to nobody', async () => {
  const path = scratch.file('blank.xlsx', workbookOf({ S: SHEET }));
  await expect(read([path])).rejects.toThrow('the column "Model" is blank in 2 of 4 rows');
  const filled = ['owl: NDjamena', 'owl: Quito', 'rook: Abeche', 'rook: Lima'];
  expect((await read([path], { fill: ['Model'] })).is).toEqual(filled);
  await expect(read([path], { fill: ['Modell'] })).rejects.toThrow('--fill Modell');
  const csv =
    'question,model,gold,response\nCapital of Chad?,owl,a,b\n,rook,a,c\nCapital of Peru?,owl,a,d\n,rook,a,e\n';
  const questions = scratch.file('questions.csv', csv);
  await expect(read([questions])).rejects.toThrow('the column "question" is blank in 2 of 4 rows');
  expect((await read([questions], { fill: ['question'] })).is).toHaveLength(4);
});

test('a line of models over repeated names gives each model its columns', async () => {
  const rows = [
    [null, null, 'Owl', null, 'Rook', null],
    ['Question', 'Gold', 'Answer', 'Correct', 'Answer', 'Correct'],
    ['Capital of Chad?', 'NDjamena', 'NDjamena', 1, 'Abeche', 0],
    ['Capital of Peru?', 'Lima', 'Quito', 0, 'Lima', 1],
  ];
  const { is, told } = await read([scratch.file('group.xlsx', workbookOf({ S: rows }))]);
  expect(is).toEqual(['Owl: NDjamena', 'Owl: Quito', 'Rook: Abeche', 'Rook: Lima']);
  expect(told).toContain('the names in the line above it go before its own');
});

test('paths are told apart by as many folders as it takes', () => {
  const paths = ['a/x/one.csv', 'b/x/one.csv', 'b/two.csv', 'one.csv'];
  expect([...shortPaths(paths)]).toEqual(
    expect.arrayContaining([
      ['a/x/one.csv', 'a/x/one.csv'],
      ['b/x/one.csv', 'b/x/one.csv'],
      ['b/two.csv', 'two.csv'],
      ['one.csv', 'one.csv'],
    ]),
  );
});
