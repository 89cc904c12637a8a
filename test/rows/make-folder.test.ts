/** A folder below a working folder that was removed meanwhile is not tried for ever. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { makeFolder } from '../../src/rows/make-folder.ts';
import { openStore } from '../../src/store/open-store.ts';

const MAIN = pathToFileURL(join(import.meta.dirname, '../../dist/cli/main.mjs')).href;

test('a command whose working folder is removed under it ends, and says what it could not write', () => {
  const folder = mkdtempSync(join(tmpdir(), 'closedbook-gone-'));
  const table = join(mkdtempSync(join(tmpdir(), 'closedbook-table-')), 'table.csv');
  writeFileSync(table, 'model,correct,incorrect,refused\nA,60,30,10\nB,50,10,40\n');
  const script = `
    process.chdir(${JSON.stringify(folder)}); process.cwd();
    require('node:fs').rmSync(${JSON.stringify(folder)}, { recursive: true });
    process.argv = [process.argv[0], 'closedbook', 'report', ${JSON.stringify(table)}, '--format', 'csv', '--out', 'deep/out'];
    import(${JSON.stringify(MAIN)});`;
  try {
    const { status, stderr } = spawnSync(process.execPath, ['-e', script], {
      timeout: 25_000,
      encoding: 'utf8',
    });
    expect(stderr).toContain('output-unwritable');
    expect(status).toBe(2);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(join(table, '..'), { recursive: true });
  }
});

test('folders above are made, also twice at once, and a file in the way is told', async () => {
  const base = mkdtempSync(join(tmpdir(), 'closedbook-made-'));
  await Promise.all([makeFolder(join(base, 'a/b/c')), makeFolder(join(base, 'a/b/d'))]);
  writeFileSync(join(base, 'a/b/d/file'), '');
  await expect(makeFolder(join(base, 'a/b/d/file/x'))).rejects.toThrow();
  await expect(makeFolder(join(base, 'a/b/d/file'))).rejects.toThrow('EEXIST');
  rmSync(base, { recursive: true });
});

test.runIf(process.platform === 'linux')('where nothing can be made, making ends', async () => {
  await expect(makeFolder('/proc/none/x')).rejects.toThrow('ENOENT');
  await expect(openStore('/proc/none/x/store.db')).rejects.toMatchObject({ code: 'output-unwritable' });
});
