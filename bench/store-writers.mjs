/**
 * How many replies with their grades a PostgreSQL takes a second, from one process and from several at once: what workers do to a store,
 * without the asking. Each process saves what comes as it comes, 200 at once, and grades it by the thousand.
 * Usage: node bench/store-writers.mjs --store postgres://USER@HOST/EMPTY_DATABASE [--replies 20000] [--writers 1,2,4] [--server PID]
 */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'tsdown';
import { gradeRecord, questionsOf, replyRecord, runOf } from './store-records.mjs';

const RESPONDENTS = 50;
const { values } = parseArgs({
  options: {
    replies: { type: 'string', default: '20000' },
    writers: { type: 'string', default: '1,2,4' },
    store: { type: 'string' },
    server: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
  },
});
const outDir = resolve('dist/bench');
const { openStore } = await opened();
if (values.from === undefined) await measure();
else await write(Number(values.from), Number(values.to));

async function opened() {
  if (values.from === undefined)
    await build({
      ...{ config: false, entry: ['src/store/open-store.ts'], outDir, format: 'esm', platform: 'node' },
      ...{ dts: false, clean: false, logLevel: 'silent' },
    });
  return import(pathToFileURL(join(outDir, 'open-store.mjs')).href);
}

async function measure() {
  const replies = Number(values.replies);
  for (const writers of values.writers.split(',').map(Number)) {
    const store = await openStore(values.store);
    await store.createRun(runOf(RESPONDENTS, replies), []);
    await store.addQuestions('run1', 'bench', questionsOf(0, Math.ceil(replies / RESPONDENTS)));
    const share = Math.ceil(replies / writers);
    const served = serverSeconds();
    const ended = await Promise.all(
      Array.from({ length: writers }, (_, at) =>
        child(['--from', String(at * share), '--to', String(Math.min(replies, (at + 1) * share))]),
      ),
    );
    const seconds =
      (Math.max(...ended.map(({ to }) => to)) - Math.min(...ended.map(({ from }) => from))) / 1000;
    const cpu = ended.reduce((sum, one) => sum + one.cpu, 0);
    const beside =
      served === null ? '' : `, the server ${((1e6 * (serverSeconds() - served)) / replies).toFixed(0)}`;
    const { graded } = await store.totals('run1');
    console.log(
      `${writers} writer(s): ${graded} replies with grades in ${seconds.toFixed(1)} s, ${Math.round(graded / seconds)} a second, ` +
        `${((1e6 * cpu) / replies).toFixed(0)} µs of processor time each${beside}, load ${loadavg()[0].toFixed(1)}`,
    );
    await store.removeRun('run1');
    await store.close();
  }
}

async function child(range) {
  const started = spawn(
    process.execPath,
    [fileURLToPath(import.meta.url), '--store', values.store, ...range],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let out = '';
  for await (const piece of started.stdout) out += piece;
  return JSON.parse(out);
}

async function write(first, last) {
  const store = await openStore(values.store);
  const from = Date.now();
  const before = process.cpuUsage();
  for (let start = first; start < last; start += 1000) {
    const end = Math.min(last, start + 1000);
    let next = start;
    const save = async () => {
      while (next < end) await store.saveReply(replyRecord(next++, RESPONDENTS));
    };
    await Promise.all(Array.from({ length: 200 }, save));
    await store.saveGrades(
      Array.from({ length: end - start }, (_, at) => gradeRecord(start + at, RESPONDENTS)),
    );
  }
  const { user, system } = process.cpuUsage(before);
  console.log(JSON.stringify({ from, to: Date.now(), cpu: (user + system) / 1e6 }));
  await store.close();
}

/** Processor time of a PostgreSQL and all it has started, its ended children too; null where nobody told which. */
function serverSeconds() {
  if (values.server === undefined) return null;
  const ticks = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^.*\) /, '')
          .split(' ');
        if (pid !== values.server && fields[1] !== values.server) return [];
        return fields.slice(11, pid === values.server ? 15 : 13).map(Number);
      } catch {
        return [];
      }
    });
  return ticks.reduce((sum, count) => sum + count, 0) / 100;
}
