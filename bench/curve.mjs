/**
 * Memory and processor time by the number of rows: import of CSV, grading of a file, analysis of and report on a store, whole processes, at 10,000, 100,000 and a
 * million (`--most 1000000`: six minutes, 2 GB of disk). Answers of the graded file come again from other respondents.
 * Usage: node bench/curve.mjs [--stores FOLDER] [--answers FILE.jsonl] [--most 100000]
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ANSWER_FILES } from './answer-files.mjs';
import { repeated, storesOf } from './table-rows.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const { values } = parseArgs({
  options: {
    stores: { type: 'string' },
    answers: { type: 'string' },
    most: { type: 'string', default: '100000' },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'closedbook-curve-'));
const stores = values.stores === undefined ? folder : resolve(values.stores);
mkdirSync(stores, { recursive: true });
const storeOf = storesOf(stores, { now: here('..') });
const RESPONDENTS = { 10000: 10, 100000: 50, 1000000: 50 };

function timed(...words) {
  const result = join(folder, 'result.json');
  const program = [here('timed.mjs'), result, here('../dist/cli/main.mjs'), ...words, '--quiet'];
  const { status, stderr } = spawnSync(process.execPath, program, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}: ${stderr}`);
  const { cpu, seconds, megabytes } = JSON.parse(readFileSync(result, 'utf8'));
  return `${cpu.toFixed(1)} s, ${seconds.toFixed(1)} by the clock, ${Math.round(megabytes)} MB`;
}

try {
  console.log('| rows | import CSV | grade | analyze | report |\n|---|---|---|---|---|');
  for (const rows of [10_000, 100_000, 1_000_000].filter((count) => count <= Number(values.most))) {
    const csv = await ANSWER_FILES.csv(folder, rows);
    const imported = timed('import', csv, '--store', join(folder, 'imported.db'));
    for (const name of [csv, ...['', '-wal', '-shm'].map((end) => join(folder, `imported.db${end}`))])
      rmSync(name, { force: true });
    const from =
      values.answers ?? (await ANSWER_FILES.jsonl(folder, Math.min(rows, 13_535), { withVerdicts: false }));
    const graded = timed('grade', await repeated(from, rows, join(folder, 'again.jsonl')), '--rules-only');
    const store = storeOf('now', RESPONDENTS[rows], rows / RESPONDENTS[rows]);
    const analyzed = timed('analyze', 'bench-run', '--store', store);
    const reported = timed('report', 'bench-run', '--store', store, '--out', join(folder, `report-${rows}`));
    console.log(`| ${rows.toLocaleString('en')} | ${[imported, graded, analyzed, reported].join(' | ')} |`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
