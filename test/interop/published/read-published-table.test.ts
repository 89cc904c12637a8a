import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  isPublishedHeader,
  readPublishedTable,
} from '../../../src/interop/published/read-published-table.ts';
import { scratchFolder } from '../../rows/scratch.ts';

const published = resolve('../shared/data/published');
const scratch = scratchFolder();
afterAll(() => scratch.remove());

const HEADER = 'model,n,correct,incorrect,refused,unit\n';
const read = async (rows: string) => (await readPublishedTable(scratch.file('t.csv', HEADER + rows))).rows;

describe('published tables', () => {
  it('reads percent, fractions and counts as the same shares', async () => {
    const rows = await read('a,200,55,40,5,percent\nb,200,0.55,0.4,0.05,fraction\nc,200,110,80,10,count\n');
    for (const row of rows)
      expect(row).toMatchObject({ n: 200, correct: 0.55, incorrect: 0.4, refused: 0.05 });
  });

  it('works the unit out when the table does not say it', async () => {
    const path = scratch.file(
      'plain.csv',
      'model,n,correct,incorrect,refused\na,10,5,3,2\nb,10,50,30,20\nc,10,.5,.3,.2\n',
    );
    const { rows } = await readPublishedTable(path);
    expect(rows.map(({ unit }) => unit)).toEqual(['count', 'percent', 'fraction']);
    for (const row of rows) expect(row.correct).toBe(0.5);
  });

  it('allows what rounding explains and refuses what it does not, with the line', async () => {
    expect(await read('a,1000,39.8,23.7,36.6,percent\n')).toHaveLength(1);
    await expect(read('a,1000,39.8,23.7,36.6,percent\nb,1000,39.8,23.7,37.6,percent\n')).rejects.toThrow(
      /t\.csv:3/,
    );
    await expect(read('a,1000,500,300,201,count\n')).rejects.toMatchObject({ code: 'record-invalid' });
  });

  it('keeps unknown figures unknown, and an unreadable n in the note', async () => {
    const [row] = await read('a,201 + 2612,,10.9,9.8,percent\n');
    expect(row).toMatchObject({ n: null, correct: null, note: 'n as printed: 201 + 2612' });
  });

  it('refuses a figure that is no number, a share above the whole, an unknown unit', async () => {
    for (const row of [
      'a,10,many,1,1,count\n',
      'a,10,104,,,percent\n',
      'a,10,1,2,7,permille\n',
      ',10,1,2,7,count\n',
    ]) {
      await expect(read(row), row).rejects.toMatchObject({ code: 'record-invalid' });
    }
  });

  it('is told from an answer file by its header', () => {
    expect(isPublishedHeader(['model', 'n', 'correct', 'incorrect', 'refused'])).toBe(true);
    expect(isPublishedHeader(['model', 'question', 'answer', 'correct'])).toBe(false);
  });
});

describe.skipIf(!existsSync(published))('the literature’s tables (../shared is absent: skipped)', () => {
  it('reads all fourteen, 260 rows, and every identity holds', async () => {
    let rows = 0;
    for (const name of readdirSync(published).filter((file) => file.endsWith('.csv'))) {
      rows += (await readPublishedTable(`${published}/${name}`)).rows.length;
    }
    expect(rows).toBe(260);
  });
});
