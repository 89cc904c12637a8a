/** Rows written to Parquet, read back by DuckDB: what a model may have written, and the order of many. */
import { lstatSync, readdirSync, symlinkSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { readRows } from '../../src/rows/read-rows.ts';
import { type ParquetValue, writeParquet } from '../../src/rows/write-parquet.ts';
import { collect, scratchFolder } from './scratch.ts';

const scratch = scratchFolder();
afterAll(() => scratch.remove());

async function* each(rows: Iterable<readonly ParquetValue[]>) {
  yield* rows;
}

async function asked(sql: string): Promise<unknown[][]> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowsJson();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

test('hostile texts, empty lists, long fractions and odd times come back as they were written', async () => {
  const columns = [
    { name: 'a "text"', type: 'VARCHAR' },
    { name: 'list', type: 'VARCHAR[]' },
    { name: 'real', type: 'DOUBLE' },
    { name: 'whole', type: 'INTEGER' },
    { name: 'time', type: 'TIMESTAMPTZ' },
  ] as const;
  const path = scratch.path("it's [a] *.parquet");
  const rows = [
    [
      'nul\0, "quote", \\ud800, \n\u2028😀',
      ['', 'nul\0', '\ud83d'],
      0.1 + 0.2,
      -7,
      '2026-01-02T03:05:00.123Z',
    ],
    ['', [], 5e-324, 2_147_483_647, '2026-01-02T05:05:00+02:00'],
    [null, null, null, null, null],
    ['null', ['null'], Number.NEGATIVE_INFINITY, 3_000_000_000, 'no time'],
    ['half \udc00', ['a,b'], 1.7976931348623157e308, 0, '2026-01-02'],
  ] as const;
  expect(await writeParquet(path, each(rows), columns)).toBe(5);
  const back = await asked(`SELECT * FROM '${path.replaceAll("'", "''").replace(/[[*]/g, '[$&]')}'`);
  expect(back).toEqual([
    [
      'nul\0, "quote", \\ud800, \n\u2028😀',
      ['', 'nul\0', '\ufffd'],
      0.1 + 0.2,
      -7,
      '2026-01-02 03:05:00.123+00',
    ],
    ['', [], 5e-324, 2_147_483_647, '2026-01-02 03:05:00+00'],
    [null, null, null, null, null],
    ['null', ['null'], '-Infinity', null, null],
    ['half \ufffd', ['a,b'], 1.7976931348623157e308, 0, '2026-01-02 00:00:00+00'],
  ]);
  expect(readdirSync(scratch.folder)).toEqual(["it's [a] *.parquet"]);
});

test('rows keep their order over many row groups, and none of them is no error', async () => {
  const columns = [
    { name: 'place', type: 'INTEGER' },
    { name: 'text', type: 'VARCHAR' },
  ] as const;
  function* many() {
    for (let at = 0; at < 140_000; at += 1) yield [at, 'a text of some length '.repeat(20)];
  }
  const path = scratch.path('order.parquet');
  await writeParquet(path, each(many()), columns);
  expect(
    await asked(
      `SELECT count(*)::INT, count(*) FILTER (place <> file_row_number)::INT FROM read_parquet('${path}', file_row_number = true)`,
    ),
  ).toEqual([[140_000, 0]]);
  await writeParquet(path, each([]), columns);
  expect(await asked(`SELECT count(*)::INT FROM '${path}'`)).toEqual([[0]]);
});

test('rows that end in an error leave no file behind', async () => {
  async function* broken() {
    yield ['one'];
    throw new Error('the source broke');
  }
  const path = scratch.path('broken/rows.parquet');
  await expect(writeParquet(path, broken(), [{ name: 'a', type: 'VARCHAR' }])).rejects.toThrow('broke');
  expect(readdirSync(scratch.path('broken'))).toEqual([]);
});

test('a value that repeats, stops and comes again is its own in every row', async () => {
  const columns = [
    { name: 'text', type: 'VARCHAR' },
    { name: 'time', type: 'TIMESTAMPTZ' },
    { name: 'list', type: 'VARCHAR[]' },
  ] as const;
  const list = ['x'];
  const rows = [
    ['a', '2026-01-02T00:00:00Z', list],
    ['a', 'no time', list],
    [null, 'no time', null],
    ['a', '2026-01-02T00:00:00Z', ['x', 'y']],
    ['b', '2026-01-02T00:00:00Z', list],
  ] as const;
  const path = scratch.path('repeated.parquet');
  await writeParquet(path, each(rows), columns);
  expect(await asked(`SELECT text, time IS NOT NULL, list FROM '${path}'`)).toEqual([
    ['a', true, ['x']],
    ['a', false, ['x']],
    [null, false, null],
    ['a', true, ['x', 'y']],
    ['b', true, ['x']],
  ]);
});

test('a file whose name is a pattern to DuckDB is read as itself, not as its neighbours', async () => {
  const columns = [{ name: 'id', type: 'VARCHAR' }] as const;
  const paths = ['run[1].parquet', 'run1.parquet', 'run*.parquet'].map((name) => scratch.path(name));
  for (const path of paths) await writeParquet(path, each([[path]]), columns);
  for (const path of paths) {
    expect((await collect(readRows(path))).map(({ row }) => row)).toEqual([{ id: path }]);
  }
});

test.skipIf(process.platform === 'win32')('a link stays a link, and a device is never replaced', async () => {
  const columns = [{ name: 'n', type: 'INTEGER' }] as const;
  const link = scratch.path('link.parquet');
  symlinkSync('real.parquet', link);
  expect(await writeParquet(link, each([[1], [2]]), columns)).toBe(2);
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(await asked(`SELECT n FROM '${scratch.path('real.parquet')}'`)).toEqual([[1], [2]]);
  const device = scratch.path('device.parquet');
  symlinkSync('/dev/null', device);
  expect(await writeParquet(device, each([[1]]), columns)).toBe(1);
  expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
});

test('what a killed export left is removed by the next, what another process is writing is not', async () => {
  const path = scratch.path('killed/rows.parquet');
  // No system gives out a process id as high as this.
  const gone = 'rows.parquet.2147483646-0011aaff';
  const leftovers = [`${gone}.tmp`, `${gone}.jsonl`, `${gone}.jsonl.2147483646-22bbccdd.tmp`];
  const others = [`rows.parquet.${process.pid}-0011aaff.jsonl`, 'rows.parquet.notes.jsonl'];
  for (const name of [...leftovers, ...others]) scratch.file(`killed/${name}`, '{}\n');
  await writeParquet(path, each([['one']]), [{ name: 'a', type: 'VARCHAR' }]);
  expect(readdirSync(scratch.path('killed')).sort()).toEqual(['rows.parquet', ...others].sort());
});
