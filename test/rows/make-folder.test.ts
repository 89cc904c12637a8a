/** A folder below a working folder that was removed meanwhile is not tried for ever. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

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
