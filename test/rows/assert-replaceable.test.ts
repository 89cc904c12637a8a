import { linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withCommandFiles } from '../../src/rows/command-files.ts';
import { readRows } from '../../src/rows/read-rows.ts';
import { writeFileAtomic } from '../../src/rows/write-file.ts';
import { writeRows } from '../../src/rows/write-rows.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'replaceable-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const inFolder = (name: string) => join(folder, name);

async function writing(path: string, force = false): Promise<string> {
  return withCommandFiles(async (files) => {
    files.force = force;
    return writeFileAtomic(path, 'new').then(
      () => 'written',
      (error: Error) => error.message,
    );
  });
}

describe('what an output may take the place of', () => {
  test('a file of somebody else stays, unless it is forced', async () => {
    const path = inFolder('report.html');
    writeFileSync(path, 'notes of mine about closedbook');
    expect(await writing(path)).toContain('would write over a file that closedbook did not make');
    expect(readFileSync(path, 'utf8')).toContain('notes of mine');
    expect(await writing(path, true)).toBe('written');
  });

  test('a database and its write-ahead log stay, forced or not, also outside of a command', async () => {
    const store = inFolder('answers.csv');
    writeFileSync(store, `SQLite format 3\0${'x'.repeat(100)}`);
    const log = inFolder('answers.db-wal');
    writeFileSync(log, Buffer.from('377f0682002de218', 'hex'));
    expect(await writing(store, true)).toContain('a store or another database');
    expect(await writing(log, true)).toContain('a store or another database');
    await expect(writeFileAtomic(store, 'new')).rejects.toThrow('a store or another database');
  });

  test.each(['input.csv', 'link.csv', 'hard.csv', './sub/../input.csv'])(
    'an input of the same command stays, named as %s, although it is opened after the output',
    async (name) => {
      const input = inFolder('input.csv');
      mkdirSync(inFolder('sub'));
      writeFileSync(input, 'question,answer\nq,a\n');
      symlinkSync(input, inFolder('link.csv'));
      linkSync(input, inFolder('hard.csv'));
      const copied = withCommandFiles(async (files) => {
        files.force = true;
        await writeRows(
          `${folder}/${name}`,
          (async function* () {
            for await (const { row } of readRows(input)) yield row;
          })(),
        );
      });
      await expect(copied).rejects.toThrow('an input of this command');
      expect(readFileSync(input, 'utf8')).toBe('question,answer\nq,a\n');
    },
  );

  test('what closedbook made is made again, tables and pictures beside its summary too', async () => {
    mkdirSync(inFolder('tables'));
    for (const [name, text] of [
      ['page.html', '<head><meta name="generator" content="closedbook 1.0.0">'],
      ['summary.json', '{"schemaVersion": 1, "closedbookVersion": "0.1.0"}'],
      ['graded.csv', 'question,answer,outcome,reason,grader,evidence\n'],
      ['tables/rates.csv', 'a,b\n1,2\n'],
      ['empty.csv', ''],
    ] as const) {
      writeFileSync(inFolder(name), text);
      if (name !== 'summary.json') expect(await writing(inFolder(name)), name).toBe('written');
    }
  });

  test('a sheet that people fill in is not drawn over', async () => {
    writeFileSync(
      inFolder('sheet.csv'),
      'audit_id,question,reference,answer,outcome,reason,note\n1,q,r,a,correct,,mine\n',
    );
    expect(await writing(inFolder('sheet.csv'))).toContain('a sheet for people');
  });

  test('a command may write twice what it wrote itself', async () => {
    const path = inFolder('out.txt');
    await withCommandFiles(async () => {
      await writeFileAtomic(path, 'one');
      await writeFileAtomic(path, 'two');
    });
    expect(readFileSync(path, 'utf8')).toBe('two');
  });
});
