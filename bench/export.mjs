// A run of a million replies to Parquet (and the other flat forms), and what DuckDB reads back.
// usage: node bench/export.mjs [--replies 1000000] [--to parquet,jsonl] [--folder kept-store]
// The store is filled first; only the export is timed. A folder that is named is kept and used again.

import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildRooms } from './build-rooms.mjs';
import { gradeRecord, questionsOf, replyRecord, runOf } from './store-records.mjs';

const { values } = parseArgs({
  options: {
    replies: { type: 'string', default: '1000000' },
    to: { type: 'string', default: 'parquet' },
    respondents: { type: 'string', default: '20' },
    folder: { type: 'string' },
  },
});
const rooms = await buildRooms('export', {
  store: 'src/store/open-store.ts',
  export: 'src/pipeline/exchange/export-run.ts',
});
const { openStore } = await import(rooms.store);
const { exportRun } = await import(rooms.export);

const replies = Number(values.replies);
const respondents = Number(values.respondents);
const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'closedbook-bench-'));
const storePath = join(folder, 'runs.db');

try {
  if (!existsSync(storePath))
    await timed(`store filled with ${replies.toLocaleString('en')} graded replies`, fill);
  for (const to of values.to.split(',')) {
    const out = join(folder, `answers.${to}`);
    const workspace = {
      storePath,
      env: {},
      now: () => new Date(0),
      progress: () => {},
      stop: new AbortController().signal,
      config: {},
      abandon: new AbortController().signal,
      version: 'bench',
      warn: () => {},
    };
    const seconds = await timed(`exported to ${to}`, () =>
      exportRun('run1', workspace, { to, out, seed: 1 }),
    );
    console.log(
      `  ${Math.round(statSync(out).size / 1e6)} MB, ${((seconds * 1e6) / replies).toFixed(1)} µs a reply`,
    );
    if (to === 'parquet') await readBack(out);
  }
} finally {
  if (values.folder === undefined) rmSync(folder, { recursive: true, force: true });
}

async function readBack(path) {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const ask = async (sql) => (await connection.runAndReadAll(sql)).getRows();
  await timed('counted in DuckDB', async () => {
    const rows = await ask(`SELECT outcome, count(*) FROM '${path}' GROUP BY outcome ORDER BY outcome`);
    console.log(`  ${rows.map(([outcome, count]) => `${outcome} ${count}`).join(', ')}`);
  });
  const types = await ask(`DESCRIBE SELECT * FROM '${path}'`);
  console.log(`  ${types.map(([name, type]) => `${name} ${type}`).join(', ')}`);
}

async function fill() {
  const store = await openStore(storePath);
  const questions = Math.ceil(replies / respondents);
  await store.createRun(exportedRun(), []);
  for (let start = 0; start < questions; start += 1000)
    await store.addQuestions('run1', 'bench', exportedQuestions(start, Math.min(start + 1000, questions)));
  for (let start = 0; start < replies; start += 1000) {
    const part = Array.from({ length: Math.min(1000, replies - start) }, (_, at) => start + at);
    await store.saveReplies(part.map((at) => replyRecord(at, respondents)));
    await store.saveGrades(part.map((at) => gradeRecord(at, respondents)));
  }
  await store.close();
}

async function timed(what, work) {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work();
  const seconds = (performance.now() - start) / 1000;
  const used = process.cpuUsage(cpu);
  const memory = Math.round(process.memoryUsage.rss() / 1e6);
  const processor = ((used.user + used.system) / 1e6).toFixed(1);
  console.log(`${what}: ${seconds.toFixed(1)} s, processor ${processor} s, RSS ${memory} MB`);
  return seconds;
}

/** What a run asks and by whom, with all that an export has a column for. */
function exportedRun() {
  const run = runOf(respondents, replies);
  const policy = { kind: 'plain', confidence: true, wording: 'a' };
  return {
    ...run,
    status: 'complete',
    respondents: run.respondents.map((respondent) => ({ ...respondent, policy })),
  };
}

function exportedQuestions(from, to) {
  return questionsOf(from, to).map((question, at) => ({
    ...question,
    subject: { name: `Person ${(from + at) % 5000}` },
    property: 'birth place',
    topic: 'people',
    popularity: { band: 'C', value: from + at },
    tags: ['bench'],
  }));
}
