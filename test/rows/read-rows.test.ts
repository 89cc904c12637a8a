import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readRows } from '../../src/rows/read-rows.ts';
import { delimitedLine } from '../../src/rows/write-rows.ts';
import { collect, scratchFolder } from './scratch.ts';
import { workbookOf } from './workbook-of.ts';

const scratch = scratchFolder();
afterAll(() => scratch.remove());

const rowsOf = async (path: string) => (await collect(readRows(path))).map(({ row }) => row);
const linesOf = async (path: string) => (await collect(readRows(path))).map(({ place }) => place.line);

describe('workbooks', () => {
  const sheet = [
    ['id', 'question', 'answer', 'score'],
    ['a', 'Capital of Chad?', 'N’Djamena,\nI think', 1],
    ['b', 'Six times seven?', 42, null],
  ];

  it('reads the first sheet that holds anything, under its title, and names the others', async () => {
    const notes: string[] = [];
    const path = scratch.file(
      'study.xlsx',
      workbookOf({ Empty: [], Pilot: [['Our pilot', null, null, null], [], ...sheet], Notes: [['x', 'y']] }),
    );
    const rows = await collect(readRows(path, { told: (note) => notes.push(note) }));
    expect(rows.map(({ row }) => row)).toEqual([
      { id: 'a', question: 'Capital of Chad?', answer: 'N’Djamena,\nI think', score: '1' },
      { id: 'b', question: 'Six times seven?', answer: '42', score: '' },
    ]);
    expect(rows[0]!.place.line).toBe(4);
    expect(notes.join()).toMatch(/sheet "Pilot".*not read: "Notes".*header stands in line 3/);
  });

  it('refuses one that is cut off, saying what helps', async () => {
    const whole = workbookOf({ Pilot: sheet });
    const path = scratch.file('cut.xlsx', whole.subarray(0, whole.length - 60));
    await expect(rowsOf(path)).rejects.toMatchObject({
      code: 'file-malformed',
      hint: expect.stringContaining('CSV'),
    });
  });
});

describe('one document of JSON', () => {
  const list = [{ id: 'a' }, { id: 'b' }];

  it.each(['data', 'Records', 'results', 'samples', 'rows', 'items', 'predictions'])(
    'finds the list of rows under "%s", whatever stands before it',
    async (name) => {
      const document = { note: 'x', meta: { tags: ['t'], notes: [{ by: 'me' }] }, [name]: list, total: 2 };
      expect(await rowsOf(scratch.file(`${name}.json`, JSON.stringify(document)))).toEqual(list);
      expect(await rowsOf(scratch.file(`${name}-2.json`, JSON.stringify(document, null, 2)))).toEqual(list);
    },
  );

  it('finds a list one step below, and none further down', async () => {
    expect(await rowsOf(scratch.file('below.json', JSON.stringify({ run: { results: list } })))).toEqual(
      list,
    );
    const deep = scratch.file('deep.json', JSON.stringify({ a: { b: { results: list } } }));
    await expect(rowsOf(deep)).resolves.toHaveLength(1);
  });

  it('refuses two lists rather than forgetting one', async () => {
    const path = scratch.file('two.json', JSON.stringify({ data: list, results: list }));
    await expect(rowsOf(path)).rejects.toThrow('expected one list of rows, found "data" and "results"');
  });

  it('gives each row the model that is told above its list', async () => {
    const own = [{ id: 'a' }, { id: 'b', model: 'rook' }];
    for (const head of [{ model: 'owl' }, { config: { model_name: 'owl', seed: 1 } }]) {
      const path = scratch.file('told.json', JSON.stringify({ ...head, results: own }));
      expect(await rowsOf(path)).toEqual([
        { id: 'a', model: 'owl' },
        { id: 'b', model: 'rook' },
      ]);
    }
  });

  it('reads arrays under a line of names, and objects printed over several lines', async () => {
    const path = scratch.file(
      'arrays.json',
      JSON.stringify([
        ['id', 'a'],
        ['1', 2],
      ]),
    );
    expect(await rowsOf(path)).toEqual([{ id: '1', a: 2 }]);
    const printed = list.map((row) => `${JSON.stringify(row, null, 2)}\n`).join('');
    expect(await rowsOf(scratch.file('printed.json', printed))).toEqual(list);
    await expect(rowsOf(scratch.file('cut.json', printed.slice(0, -3)))).rejects.toThrow('ends inside');
  });

  it('takes a row that holds a list for a row', async () => {
    const row = { question: 'Capital of Chad?', answer: 'x', examples: [{ q: 1 }] };
    expect(await rowsOf(scratch.file('one.jsonl', `${JSON.stringify(row)}\n`))).toEqual([row]);
    const chat = { messages: [{ role: 'user' }], data: [{ x: 1 }] };
    expect(
      await rowsOf(scratch.file('two.jsonl', `${JSON.stringify(chat)}\n${JSON.stringify(chat)}\n`)),
    ).toHaveLength(2);
  });
});

describe('CSV and TSV', () => {
  it('gives each record the line at which it begins, past quoted newlines and blank lines', async () => {
    const path = scratch.file('a.csv', 'id,text\n1,"two\nlines"\n\n2,"three\r\n\r\nlines"\n3,one\n');
    expect(await linesOf(path)).toEqual([2, 5, 8]);
    expect(await rowsOf(path)).toEqual([
      { id: '1', text: 'two\nlines' },
      { id: '2', text: 'three\r\n\r\nlines' },
      { id: '3', text: 'one' },
    ]);
  });

  it('reads a byte order mark, CRLF, mixed line ends and a missing last newline', async () => {
    expect(await rowsOf(scratch.file('b.csv', '\ufeffid,a\r\n1,x\n2,y\r\n3,z'))).toEqual([
      { id: '1', a: 'x' },
      { id: '2', a: 'y' },
      { id: '3', a: 'z' },
    ]);
    expect(await rowsOf(scratch.file('mac.csv', 'id,a\r1,x\r2,y\r'))).toHaveLength(2);
  });

  it('takes every name of a column as a name', async () => {
    const [row] = await rowsOf(scratch.file('proto.csv', 'id,__proto__,constructor\n1,a,b\n'));
    expect(Object.entries(row!)).toEqual([
      ['id', '1'],
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ]);
  });

  it('leaves a title above the header aside and says so', async () => {
    const table = 'id,question,answer\n1,Capital of Chad?,Paris\n';
    for (const title of ['Results of the pilot\n\n', 'Pilot,,\n,,\nMay,,\n', '\n\nRun of May 2\n']) {
      const notes: string[] = [];
      const path = scratch.file('title.csv', `${title}${table}`);
      const rows = await collect(readRows(path, { told: (note) => notes.push(note) }));
      expect(rows.map(({ row }) => row)).toEqual([
        { id: '1', question: 'Capital of Chad?', answer: 'Paris' },
      ]);
      expect(notes).toEqual([expect.stringMatching(/^the header stands in line \d; .*title$/)]);
    }
    const lines = scratch.file('lines.csv', `Report\nOwner: Ada\n\n${table}`);
    expect(await rowsOf(lines)).toHaveLength(1);
    const semicolons = scratch.file('semi.csv', `The first, and last\n${table.replaceAll(',', ';')}`);
    expect(await rowsOf(semicolons)).toHaveLength(1);
  });

  it('takes one column, or a header with one name filled, for a table', async () => {
    expect(await rowsOf(scratch.file('one.csv', 'question\nWho?\nWhere?\n'))).toHaveLength(2);
    expect(await rowsOf(scratch.file('few.csv', 'question,,\nWho,,x\n'))).toHaveLength(1);
    await expect(rowsOf(scratch.file('comma.csv', 'question\nWho, then\nWhat, now\n'))).rejects.toThrow(
      'comma.csv:2: expected 1 fields',
    );
  });

  it('reads UTF-16 with its mark, as PowerShell writes it', async () => {
    const text = Buffer.from('\ufeffid,name\n1,Zoë\n', 'utf16le');
    expect(await rowsOf(scratch.file('utf16.csv', text))).toEqual([{ id: '1', name: 'Zoë' }]);
  });

  it('takes a quote inside an unquoted field as a character', async () => {
    expect(await rowsOf(scratch.file('q.csv', 'id,a\n1,5\'10" tall\n'))).toEqual([
      { id: '1', a: '5\'10" tall' },
    ]);
  });

  it('finds semicolons and tabs by the header', async () => {
    expect(await rowsOf(scratch.file('semi.csv', 'id;a\n1;x,y\n'))).toEqual([{ id: '1', a: 'x,y' }]);
    expect(await rowsOf(scratch.file('tabs.txt', 'id\ta\n1\tx,y\n'))).toEqual([{ id: '1', a: 'x,y' }]);
    expect(await rowsOf(scratch.file('bars.csv', 'id|a\n1|x,y\n'))).toEqual([{ id: '1', a: 'x,y' }]);
  });

  it('tells the line of a record with too many or too few fields', async () => {
    const path = scratch.file('wide.csv', 'id,a\n1,"x\ny"\n2,b,c\n');
    await expect(rowsOf(path)).rejects.toThrow(/wide\.csv:4: expected 2 fields as in the header, found 3/);
  });

  it('tells the line where a quoted field begins that never ends', async () => {
    const path = scratch.file('open.csv', 'id,a\n1,x\n2,"never\nends\n3,y\n');
    await expect(rowsOf(path)).rejects.toThrow(/open\.csv:3: a quoted field begins/);
    await expect(rowsOf(path)).rejects.toMatchObject({ code: 'file-malformed' });
  });

  it('refuses a header that names a column twice', async () => {
    await expect(rowsOf(scratch.file('twice.csv', 'id,a,a\n1,2,3\n'))).rejects.toThrow(/"a" stands twice/);
  });

  it('names the place of bytes that are no UTF-8 instead of damaging a name', async () => {
    const bytes = Buffer.concat([
      Buffer.from('id,name\n1,Ana\n2,Zo'),
      Buffer.from([0xeb]),
      Buffer.from('\n'),
    ]);
    await expect(rowsOf(scratch.file('latin.csv', bytes))).rejects.toThrow(/latin\.csv:3:5: expected UTF-8/);
    // Dvořák of Windows-1250, which is none of western Europe, behind a name of UTF-8's own and beyond the first chunk.
    const czech = [
      Buffer.from('\ufeffid,name\n'),
      Buffer.from('1,Ana\n'.repeat(50_000)),
      Buffer.from('2,Zoë,Dvo'),
    ];
    const path = scratch.file(
      'czech.csv',
      Buffer.concat([...czech, Buffer.from([0xf8, 0xe1]), Buffer.from('k\n')]),
    );
    const read = collect(readRows(path, { told: () => {} }));
    await expect(read).rejects.toThrow(/czech\.csv:50002:10: expected UTF-8/);
    await expect(read).rejects.toMatchObject({
      hint: expect.stringContaining('iconv -f WINDOWS-1250 -t UTF-8 OLD > NEW'),
    });
  });

  it('reads Windows-1252 where it can be nothing else, and says so', async () => {
    const read = async (bytes: Buffer) => {
      const notes: string[] = [];
      const rows = await collect(
        readRows(scratch.file('w.csv', bytes), { told: (note) => notes.push(note) }),
      );
      return { names: rows.map(({ row }) => row.name), notes };
    };
    const western = Buffer.from(
      'id,name\n1,Zoë Müller\n2,«Á bientôt»\n3,œuvre\n'.replace('œ', '\x9c'),
      'latin1',
    );
    const { names, notes } = await read(western);
    expect(names).toEqual(['Zoë Müller', '«Á bientôt»', 'œuvre']);
    expect(notes).toEqual([expect.stringContaining('read as Windows-1252')]);
    // Windows-1250: "Příliš žluťoučký, mokřina ležící"; and UTF-8 with one byte broken.
    const czech = Buffer.from(
      'id,name\n1,P\xf8\xedli\x9a \x9elu\x9dou\xe8k\xfd\n2,b\xec\x9e\xedc\xed \xf8eka\n',
      'latin1',
    );
    await expect(read(czech)).rejects.toThrow('expected UTF-8');
    const broken = Buffer.concat([Buffer.from('id,name\n1,Zoë\n2,Zo'), Buffer.from([0xeb, 10])]);
    await expect(read(broken)).rejects.toThrow('w.csv:3:5: expected UTF-8');
  });

  it('reads back whatever it wrote, commas, quotes and newlines included', async () => {
    const cell = fc.string({ unit: 'grapheme' }).filter((text) => !/\r|^'/.test(text));
    const record = fc.tuple(cell, cell, fc.constant('end'));
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 8 }), async (records) => {
        const path = scratch.file(
          'round.csv',
          ['a,b,c\n', ...records.map((row) => delimitedLine(row))].join(''),
        );
        const back = (await rowsOf(path)).map(({ a, b, c }) =>
          [a, b, c].map((text) => String(text).replace(/^'/, '')),
        );
        expect(back).toEqual(records.map((row) => row.map((text) => text.replace(/^'/, ''))));
      }),
      { numRuns: 60 },
    );
  });
});

describe('JSON Lines and JSON', () => {
  it('tells line and column of a broken object', async () => {
    const path = scratch.file('bad.jsonl', '{"id":1}\n\n{"id":2,}\n');
    await expect(rowsOf(path)).rejects.toThrow(/bad\.jsonl:3:\d+: expected a JSON object/);
  });

  it('refuses a line that is JSON but no object', async () => {
    await expect(rowsOf(scratch.file('num.jsonl', '{"id":1}\n17\n'))).rejects.toThrow(/num\.jsonl:2/);
  });

  it('splits lines at LF only: U+2028 and form feeds belong to the text', async () => {
    const path = scratch.file('sep.jsonl', '{"a":"x\u2028y"}\r\n{"a":"z\u0085"}\n');
    expect(await rowsOf(path)).toEqual([{ a: 'x\u2028y' }, { a: 'z\u0085' }]);
  });

  it('reads the bare NaN and Infinity of Python as numbers, and leaves them alone inside texts', async () => {
    const path = scratch.file('nan.jsonl', '{"a":NaN,"b":[-Infinity,1],"c":"NaN, \\"Infinity"}\n');
    expect(await rowsOf(path)).toEqual([
      { a: Number.NaN, b: [Number.NEGATIVE_INFINITY, 1], c: 'NaN, "Infinity' },
    ]);
  });

  it('reads an array of objects one by one with the line of each', async () => {
    const path = scratch.file('array.json', '[\n {"a": "]}"},\n {"a": {"b": [1, 2]},\n  "c": "\\""}\n]\n');
    expect(await rowsOf(path)).toEqual([{ a: ']}' }, { a: { b: [1, 2] }, c: '"' }]);
    expect(await linesOf(path)).toEqual([2, 3]);
  });

  it('refuses an array that is cut off, has a stray comma or goes on after its end', async () => {
    const cases = ['[{"a":1},', '[{"a":1}', '[{"a":1}}]', '[{"a":1},]', '[{"a":1}] x', '[1]', '[{"a":'];
    for (const [at, text] of cases.entries()) {
      const path = scratch.file(`cut${at}.json`, text);
      await expect(rowsOf(path), text).rejects.toMatchObject({ code: 'file-malformed' });
    }
  });

  it('reads the same rows from an array as from lines, wherever the chunks fall', async () => {
    const long = 'x'.repeat(70_000);
    const rows = Array.from({ length: 40 }, (_, at) => ({ at, text: `${long}"{[\\${at}` }));
    const array = scratch.file('long.json', JSON.stringify(rows));
    const lines = scratch.file('long.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'));
    expect(await rowsOf(array)).toEqual(rows);
    expect(await rowsOf(lines)).toEqual(rows);
  });
});

describe('any file', () => {
  it('unpacks gzip by its content, whatever the name, in several members', async () => {
    const packed = Buffer.concat([gzipSync('{"a":1}\n'), gzipSync('{"a":2}\n')]);
    expect(await rowsOf(scratch.file('plain-name.jsonl', packed))).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it('says that a gzip file is cut off', async () => {
    const packed = gzipSync(Array.from({ length: 5000 }, (_, at) => `{"a":${at ** 3}}`).join('\n'));
    const path = scratch.file('cut.jsonl.gz', packed.subarray(0, packed.length - 20));
    await expect(rowsOf(path)).rejects.toMatchObject({ code: 'file-malformed' });
  });

  it('reads a table that is named as JSON lines, unless any of its lines is JSON', async () => {
    expect(await rowsOf(scratch.file('table.jsonl', 'id,a\n1,x\n'))).toEqual([{ id: '1', a: 'x' }]);
    await expect(rowsOf(scratch.file('torn.jsonl', 'x","b":2}\n{"a":1,"b":3}\n'))).rejects.toMatchObject({
      code: 'format-unknown',
    });
  });

  it('tells missing, empty, row-less and foreign files apart', async () => {
    const codes = async (path: string) => rowsOf(path).catch((error: { code: string }) => error.code);
    expect(await codes(scratch.path('nowhere.csv'))).toBe('file-missing');
    expect(await codes(scratch.folder)).toBe('file-unreadable');
    expect(await codes(scratch.file('empty.csv', ''))).toBe('file-empty');
    expect(await codes(scratch.file('blank.jsonl', ' \n\n'))).toBe('file-empty');
    await expect(rowsOf(scratch.file('late.jsonl', `${'\n'.repeat(70_000)}{"a":1}\n`))).rejects.toThrow(
      'begins with 64 kB of blank space',
    );
    expect(await codes(scratch.file('header.csv', 'id,a\n'))).toBe('file-empty');
    expect(await codes(scratch.file('none.json', '[]'))).toBe('file-empty');
    expect(await codes(scratch.file('zip.csv', 'PK\u0003\u0004rest'))).toBe('format-unknown');
    expect(await codes(scratch.file('prose.txt', 'Dear reader\nthis is a letter'))).toBe('format-unknown');
    expect(await codes(scratch.file('binary.bin', Buffer.from([1, 0, 2, 0, 7, 9])))).toBe('format-unknown');
  });

  it('stops reading and closes the file when the reader leaves early', async () => {
    const path = scratch.file('early.csv', `id\n${'1\n'.repeat(200_000)}`);
    for await (const { row } of readRows(path)) {
      expect(row).toEqual({ id: '1' });
      break;
    }
    scratch.file('early.csv', 'id\n2\n');
    expect(await rowsOf(path)).toEqual([{ id: '2' }]);
  });
});

it.each([
  ['blank.csv', 'question,answer\nWho?,Ada\n', 'What?,Ink\n'],
  ['blank.jsonl', '{"question":"Who?"}\n', '{"question":"What?"}\n'],
])(
  'a packed file of nothing but line ends is told, not walked through to its end: %s',
  async (name, before, after) => {
    const packed = (lines: number) => gzipSync(`${before}${'\n'.repeat(lines)}${after}`);
    expect(await rowsOf(scratch.file(`few-${name}`, packed(10_000)))).toHaveLength(2);
    await expect(rowsOf(scratch.file(name, packed(210_000)))).rejects.toThrow(
      /blank\.(csv|jsonl):\d+: .*more than 200,000 blank lines/,
    );
  },
);
