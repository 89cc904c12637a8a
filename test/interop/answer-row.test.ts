import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { answerRow } from '../../src/interop/flat/answer-row.ts';
import { type AnswerColumns, answerColumns } from '../../src/interop/flat/find-answer-columns.ts';
import { fileStem } from '../../src/rows/file-names.ts';
import { readRows } from '../../src/rows/read-rows.ts';
import { collect, scratchFolder } from '../rows/scratch.ts';

const shared = resolve('../shared/data');
const scratch = scratchFolder();
afterAll(() => scratch.remove());

async function* readAnswerFile(path: string, options: { readonly map?: Record<string, string> } = {}) {
  let columns: AnswerColumns | null = null;
  for await (const { row, place } of readRows(path)) {
    columns ??= answerColumns(Object.keys(row), options.map);
    yield answerRow(row, place, { columns, model: fileStem(path) });
  }
}

describe('answer files', () => {
  it('recognises the field’s column names, and `answer` as gold where another column holds the reply', async () => {
    const path = scratch.file('a.csv', 'problem,answer,model,response\nWho?,Ada,m,It was Ada\n');
    const [row] = await collect(readAnswerFile(path));
    expect(row).toMatchObject({
      question: 'Who?',
      gold: ['Ada'],
      model: 'm',
      answer: 'It was Ada',
      id: 'line-2',
    });
  });

  it('reads a reference with its form, as text or as a record, and names what is wrong with one', async () => {
    const reference = {
      form: 'facts',
      facts: [{ name: 'birth date', reference: { form: 'date', value: '1879', precision: 'year' } }],
    };
    const lines = [reference, JSON.stringify(reference), 'Ada', '{"form": of things}'].map((gold) =>
      JSON.stringify({ question: 'Who?', reference: gold, answer: 'Ada' }),
    );
    const rows = await collect(readAnswerFile(scratch.file('facts.jsonl', lines.join('\n'))));
    const read = expect.objectContaining({
      form: 'facts',
      facts: [expect.objectContaining({ name: 'birth date' })],
    });
    expect(rows.map((row) => row.reference)).toEqual([read, read, null, null]);
    const broken = scratch.file(
      'broken.jsonl',
      '{"question":"Who?","reference":{"form":"facts"},"answer":"Ada"}',
    );
    await expect(collect(readAnswerFile(broken))).rejects.toThrow(/broken\.jsonl.*reference: facts/s);
  });

  it('takes a code for the language of the question, and no other word of a column of that name', async () => {
    const path = scratch.file(
      'languages.csv',
      'question,gold,language,answer\nWer?,Ada,de,Ada\n谁?,Ada,zh_Hans,Ada\nWho?,Ada,python,Ada\nWho?,Ada,,Ada\n',
    );
    const rows = await collect(readAnswerFile(path));
    expect(rows.map(({ language }) => language)).toEqual(['de', 'zh-Hans', null, null]);
  });

  it('takes `answer` as the reply where another column holds the gold', async () => {
    const path = scratch.file(
      'b.jsonl',
      '{"question":"Who?","gold":["Ada"],"answer":"Bob","human":"incorrect"}\n',
    );
    const [row] = await collect(readAnswerFile(path));
    expect(row).toMatchObject({ gold: ['Ada'], answer: 'Bob', human: 'incorrect', model: 'b' });
  });

  it('reads a gold written as JSON list, Python list, NumPy array or plain text', async () => {
    const cells = [`"[""a"", ""b, c""]"`, `"['a', ""b, c""]"`, `"['a' 'b, c']"`, `"[sic] a"`];
    const path = scratch.file(
      'c.csv',
      `question,gold,response\n${cells.map((cell) => `q,${cell},r`).join('\n')}\n`,
    );
    const golds = (await collect(readAnswerFile(path))).map(({ gold }) => gold);
    expect(golds).toEqual([['a', 'b, c'], ['a', 'b, c'], ['a', 'b, c'], ['[sic] a']]);
  });

  it('reads a gold of TriviaQA, as its own files and as the copies of them write it', async () => {
    const path = scratch.file(
      'trivia.jsonl',
      '{"question":"q","gold":{"Value":"Ulm","Aliases":["Ulm","City of Ulm"]},"response":"r"}\n' +
        '{"question":"q","gold":{"value":"Ulm","aliases":["City of Ulm"]},"response":"r"}\n',
    );
    const golds = (await collect(readAnswerFile(path))).map(({ gold }) => gold);
    expect(golds).toEqual([
      ['Ulm', 'City of Ulm'],
      ['Ulm', 'City of Ulm'],
    ]);
  });

  it('lists the columns found when none holds the answers', async () => {
    const path = scratch.file('f.csv', 'spurning,lausn,gerd,tilsvar\nHver?,Ada,m,Ada\n');
    await expect(collect(readAnswerFile(path))).rejects.toThrow(/"spurning", "lausn", "gerd", "tilsvar"/);
    const map = { question: 'spurning', gold: 'lausn', model: 'gerd', answer: 'tilsvar' };
    expect(await collect(readAnswerFile(path, { map }))).toMatchObject([
      { question: 'Hver?', gold: ['Ada'] },
    ]);
    await expect(collect(readAnswerFile(path, { map: { answer: 'reply' } }))).rejects.toMatchObject({
      code: 'column-unknown',
    });
  });

  it('refuses a label that is no outcome, at its line, rather than guessing', async () => {
    const path = scratch.file('g.csv', 'question,gold,response,human\nq,g,r,correct\nq,g,r,partly\n');
    await expect(collect(readAnswerFile(path))).rejects.toThrow(/g\.csv:3: human: expected correct/);
    expect(await collect(readAnswerFile(path, { map: { human: '' } }))).toHaveLength(2);
  });

  it('reads the labels that the field uses', async () => {
    const labels = ['CORRECT', 'A', 'true', '1', 'B', 'wrong', 'NOT_ATTEMPTED', 'C', 'undecided', ''];
    const path = scratch.file(
      'h.csv',
      `response,human,x\n${labels.map((label) => `r,${label},x`).join('\n')}\n`,
    );
    expect((await collect(readAnswerFile(path))).map(({ human }) => human)).toEqual([
      ...[
        'correct',
        'correct',
        'correct',
        'correct',
        'incorrect',
        'incorrect',
        'refused',
        'refused',
        null,
        null,
      ],
    ]);
  });

  it('takes a confidence from 0 to 1 or a percentage, and nothing else', async () => {
    const path = (cell: string) => scratch.file('i.csv', `question,response,confidence\nq,r,${cell}\n`);
    const read = async (cell: string) => (await collect(readAnswerFile(path(cell))))[0]!.confidence;
    expect(await read('0.85')).toBe(0.85);
    expect(await read('85%')).toBe(0.85);
    expect(await read('99.9 %')).toBe(0.999);
    expect(await read('')).toBe(null);
    await expect(read('85')).rejects.toMatchObject({ code: 'record-invalid' });
    await expect(read('high')).rejects.toMatchObject({ code: 'record-invalid' });
  });

  it('keeps the row as it stood, for writing it back with an outcome', async () => {
    const path = scratch.file('j.jsonl', '{"question":"q","response":"r","extra":{"a":[1]}}\n');
    expect((await collect(readAnswerFile(path)))[0]!.raw).toEqual({
      question: 'q',
      response: 'r',
      extra: { a: [1] },
    });
  });
});

describe.skipIf(!existsSync(shared))('answer files from the field (../shared is absent: skipped)', () => {
  it('reads every row and label of a packed JSONL file with people’s grades', async () => {
    const labels: Record<string, number> = {};
    for await (const row of readAnswerFile(`${shared}/graded/evouna.jsonl.gz`)) {
      labels[String(row.human)] = (labels[String(row.human)] ?? 0) + 1;
    }
    expect(labels).toEqual({ correct: 9448, incorrect: 2753, null: 1334 });
  });

  it('reads CSV results with alias lists, packed CSV and Parquet of other tools', async () => {
    const flat = `${shared}/logs/flat`;
    const [trivia] = await collect(readAnswerFile(`${flat}/triviaqa_api_responses_20260610_181442.csv`));
    expect(trivia!.gold).toContain('Khaki');
    expect(trivia!.answer).toMatch(/British Army/);
    const czech = await collect(readAnswerFile(`${flat}/czech_gpt-4o-mini-2024-07-18.csv.gz`));
    expect(czech).toHaveLength(4326);
    expect(czech[0]).toMatchObject({ gold: ['Shinjuku'] });
    const parquet = await collect(readAnswerFile(`${shared}/logs/parquet/czech_sonnet_gzip.parquet`));
    expect(parquet).toHaveLength(300);
    expect(parquet[0]!.gold).toEqual(['Amir Hamza']);
  });
});
