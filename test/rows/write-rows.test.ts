import { execFileSync } from 'node:child_process';
import { lstatSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { readRows } from '../../src/rows/read-rows.ts';
import { writeFileAtomic } from '../../src/rows/write-file.ts';
import { neutraliseFormula, restoreFormula, writeRows } from '../../src/rows/write-rows.ts';
import { collect, scratchFolder } from './scratch.ts';

const scratch = scratchFolder();
afterAll(() => scratch.remove());

describe('writing rows', () => {
  it('disarms what a spreadsheet would run and leaves numbers as numbers', () => {
    for (const text of ['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', '\t=1', '＝1+1', '\n=1', '-', '+']) {
      expect(neutraliseFormula(text)).toBe(`'${text}`);
    }
    for (const text of ['-3.5', '+44', '-1e-3', '-.5', '-12%', 'Ada', '', 'a=b', '1=1']) {
      expect(neutraliseFormula(text)).toBe(text);
    }
  });

  it('writes CSV with the first row’s columns, quoting what needs it', async () => {
    const path = scratch.path('out.csv');
    expect(
      await writeRows(path, [
        { id: 1, text: 'a,"b"\nc', list: ['x'], no: null },
        { id: 2, text: '=1' },
      ]),
    ).toBe(2);
    expect(readFileSync(path, 'utf8')).toBe('id,text,list,no\n1,"a,""b""\nc","[""x""]",\n2,\'=1,,\n');
  });

  it('writes JSONL exactly, packed when the name says so', async () => {
    const path = scratch.path('deep/er/out.jsonl.gz');
    const rows = Array.from({ length: 5000 }, (_, at) => ({ at, text: `=${at}` }));
    await writeRows(path, rows);
    expect(gunzipSync(readFileSync(path)).toString().split('\n')[1]).toBe('{"at":1,"text":"=1"}');
    expect((await collect(readRows(path))).map(({ row }) => row)).toEqual(rows);
  });

  it('leaves the old file and no rubbish when the rows fail half-way', async () => {
    const path = scratch.file('keep.csv', 'old');
    async function* failing() {
      yield { a: 1 };
      throw new Error('source broke');
    }
    await expect(writeRows(path, failing())).rejects.toThrow('source broke');
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(scratch.folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('says that an output cannot be written', async () => {
    scratch.file('file', 'x');
    await expect(writeFileAtomic(join(scratch.folder, 'file', 'below.html'), 'x')).rejects.toMatchObject({
      code: 'output-unwritable',
    });
    await expect(writeFileAtomic(scratch.folder, 'x')).rejects.toMatchObject({ code: 'output-unwritable' });
  });

  it.skipIf(process.platform === 'win32')(
    'writes through a link and into a pipe, and replaces neither',
    async () => {
      const real = scratch.file('real.txt', 'old');
      const link = scratch.path('link.txt');
      symlinkSync(real, link);
      await writeFileAtomic(link, 'new');
      expect(readFileSync(real, 'utf8')).toBe('new');
      expect(lstatSync(link).isSymbolicLink()).toBe(true);

      const pipe = scratch.path('pipe');
      execFileSync('sh', ['-c', 'mkfifo "$0"', pipe]);
      const [, read] = await Promise.all([writeFileAtomic(pipe, 'through'), readFile(pipe, 'utf8')]);
      expect(read).toBe('through');
      expect(lstatSync(pipe).isFIFO()).toBe(true);
    },
  );

  it.skipIf(process.platform === 'win32')('writes through a link whose target is still to come', async () => {
    const link = scratch.path('dangling.txt');
    const hop = scratch.path('hop.txt');
    symlinkSync('later/file.txt', hop);
    symlinkSync(hop, link);
    await writeFileAtomic(link, 'new');
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(lstatSync(hop).isSymbolicLink()).toBe(true);
    expect(readFileSync(scratch.path('later/file.txt'), 'utf8')).toBe('new');

    const circle = scratch.path('circle.txt');
    symlinkSync(circle, circle);
    await expect(writeFileAtomic(circle, 'lost')).rejects.toMatchObject({ code: 'output-unwritable' });
    expect(lstatSync(circle).isSymbolicLink()).toBe(true);
  });
});

it.each(["'=1+1", "''=1+1", '=1+1', "'tis", "'", '-3', "'-x"])(
  'a text %s comes back from our own export as it was',
  (text) => {
    expect(restoreFormula(neutraliseFormula(text))).toBe(text);
  },
);
