// Rates of the store: single saves under group commit, imports in bulk, the scan into typed arrays, paging.
// usage: node bench/store.mjs [--replies 100000] [--import 1000000] [--driver node:sqlite|libsql] [--store postgres://…]
// With --store a database that holds nothing; its server's own processor time is told by --server PID of its postmaster.
// Every row prints what was done, how fast, the processor time a row and the memory at its end.

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'tsdown';
import { gradeRecord, questionsOf, replyRecord, runOf } from './store-records.mjs';

const { values } = parseArgs({
  options: {
    replies: { type: 'string', default: '100000' },
    import: { type: 'string', default: '0' },
    driver: { type: 'string' },
    store: { type: 'string' },
    server: { type: 'string' },
  },
});
const outDir = resolve('dist/bench');
await build({
  config: false,
  entry: ['src/store/open-store.ts'],
  outDir,
  format: 'esm',
  platform: 'node',
  dts: false,
  clean: false,
  logLevel: 'silent',
});
const { openStore } = await import(pathToFileURL(join(outDir, 'open-store.mjs')).href);

await measure('single saves, 200 at once', Number(values.replies), { bulk: false });
if (Number(values.import) > 0) await measure('import', Number(values.import), { bulk: true });

async function measure(title, replies, { bulk }) {
  const folder = mkdtempSync(join(tmpdir(), 'closedbook-bench-'));
  const path = values.store ?? join(folder, 'runs.db');
  const store = await openStore(path, values.driver === undefined ? {} : { driver: values.driver });
  const respondents = 50;
  const questions = Math.ceil(replies / respondents);
  console.log(`\n${title}: ${questions} questions x ${respondents} respondents, Node ${process.version}`);
  await store.createRun(runOf(respondents, replies), []);
  await timed('questions added', questions, async () => {
    for (let start = 0; start < questions; start += 1000) {
      await store.addQuestions('run1', 'bench', questionsOf(start, Math.min(questions, start + 1000)));
    }
  });
  const save = async (name, single, many) => {
    if (bulk) {
      for (let start = 0; start < replies; start += 1000) {
        const part = [];
        for (let at = start; at < Math.min(replies, start + 1000); at += 1) part.push(name(at, respondents));
        await many(part);
      }
      return;
    }
    let next = 0;
    const worker = async () => {
      while (next < replies) await single(name(next++, respondents));
    };
    await Promise.all(Array.from({ length: 200 }, worker));
  };
  await timed('replies saved', replies, () =>
    save(
      replyRecord,
      (record) => store.saveReply(record),
      (records) => store.saveReplies(records),
    ),
  );
  await timed('grades saved', replies, () =>
    save(
      gradeRecord,
      (record) => store.saveGrade(record),
      (records) => store.saveGrades(records),
    ),
  );
  if (values.store === undefined) console.log(`  file: ${Math.round(statSync(path).size / 1e6)} MB`);
  await timed('outcome table', replies, async () => {
    const table = await store.outcomeTable(['run1']);
    if (table.rows !== replies) throw new Error(`expected ${replies} rows, got ${table.rows}`);
  });
  await timed('totals', replies, () => store.totals('run1'));
  await timed('askings', replies, () => store.askings('run1'));
  await timed('open outcomes', replies, async () => {
    for await (const page of store.openOutcomes('run1')) if (page.length === 0) throw new Error('empty page');
  });
  await timed('replies to grade (read 1 in 10)', Math.ceil(replies / 10), async () => {
    let read = 0;
    for await (const page of store.repliesToGrade('run1', { pageSize: 500 })) {
      read += page.length;
      if (read >= replies / 10) break;
    }
  });
  await timed('answers paged by 1,000', Math.min(replies, 100_000), async () => {
    for (let offset = 0; offset < Math.min(replies, 100_000); offset += 1000) {
      await store.page({ runIds: ['run1'] }, { offset, limit: 1000 });
    }
  });
  await timed('last page', 1, () => store.page({ runIds: ['run1'] }, { offset: replies - 50, limit: 50 }));
  await timed('refused counted', replies, () => store.count({ outcomes: ['refused'] }));
  if (values.store !== undefined) await store.removeRun('run1');
  await store.close();
  rmSync(folder, { recursive: true, force: true });
}

async function timed(what, rows, work) {
  const served = serverMicros();
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work();
  const seconds = (performance.now() - start) / 1000;
  const used = process.cpuUsage(cpu);
  const micros = ((used.user + used.system) / rows).toFixed(1);
  const rate = Math.round(rows / seconds).toLocaleString('en');
  const beside =
    values.server === undefined ? '' : `, server ${((serverMicros() - served) / rows).toFixed(1)}`;
  const memory = Math.round(process.memoryUsage.rss() / 1e6);
  console.log(
    `  ${what}: ${seconds.toFixed(2)} s, ${rate} a second, ${micros} µs CPU each${beside}, RSS ${memory} MB`,
  );
}

/** Processor time of a PostgreSQL and all it has started, in microseconds. */
function serverMicros() {
  if (values.server === undefined) return 0;
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const stats = pids.flatMap((pid) => {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      const isServer = pid === values.server || fields[1] === values.server;
      // Of the postmaster also what its ended children took.
      return isServer ? fields.slice(11, pid === values.server ? 15 : 13).map(Number) : [];
    } catch {
      return [];
    }
  });
  return stats.reduce((sum, ticks) => sum + ticks, 0) * 10_000;
}
