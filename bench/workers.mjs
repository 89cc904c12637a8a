/**
 * Runs by workers: what a second and a fourth process bring, what the shared store costs beside SQLite, and how well one limit of
 * requests is kept by four. Simulated models over real HTTP, workers as processes of the built command line, in turn.
 * Usage: node bench/workers.mjs [limit] [scaling] [store] [--questions 5000] [--latency 50] [--concurrency 4] [--rounds 1]
 *   [--store postgres://USER@HOST] [--server PID]
 * Without --store it starts the PostgreSQL of the tests, which writes nothing through to the disk; with it, databases named
 * `workers_bench_…` are made on that server and dropped, and --server tells the postmaster whose processor time is counted.
 */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { benchQuestions } from './bench-questions.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const CLI = here('../dist/cli/main.mjs');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    questions: { type: 'string', default: '5000' },
    latency: { type: 'string', default: '50' },
    concurrency: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '1' },
    store: { type: 'string' },
    server: { type: 'string' },
  },
});
const PARTS = { limit, scaling, store };
const wanted = positionals.length > 0 ? positionals : Object.keys(PARTS);
const folder = mkdtempSync(join(tmpdir(), 'closedbook-workers-'));
const started = new Set();
let databases = 0;

try {
  const server = values.store ?? (await embedded());
  console.log(`${availableParallelism()} cores, load ${loadavg()[0].toFixed(1)}, Node ${process.version}`);
  for (const name of wanted) await PARTS[name](server);
} finally {
  for (const child of started) child.kill();
  rmSync(folder, { recursive: true, force: true });
}

/** Ten requests a second over four workers that start together: what the limit refused, and how long it took beside the ideal. */
async function limit(server) {
  const [perSecond, questions] = [10, 600];
  await withSimulator(
    questions,
    ['--latency', '100', '--requests-per-second', String(perSecond)],
    async (at) => {
      const { seconds } = await shared(server, { ...at, workers: 4, concurrency: 20 });
      const ledger = await ledgerOf(at.url);
      const refused = ledger.filter(({ fault }) => fault === 'limit');
      const answered = new Set(
        ledger.filter(({ httpStatus }) => httpStatus === 200).map(({ questionId }) => questionId),
      );
      const began = Date.parse(ledger[0].at);
      const early = refused.filter((entry) => Date.parse(entry.at) - began < 3000).length;
      const took = (Date.parse(ledger.at(-1).at) - began) / 1000;
      console.log(
        `limit: ${perSecond} a second, 4 workers, ${questions} questions: ${answered.size} answered, ${ledger.length} sent, ` +
          `${refused.length} refused by the limit (${((100 * refused.length) / questions).toFixed(1)} %, ${early} of them in the first 3 s), ` +
          `${took.toFixed(1)} s from first to last (ideal ${((questions - perSecond) / perSecond).toFixed(0)}), ${seconds.toFixed(1)} s in all`,
      );
    },
  );
}

/** The same run by one, two and four workers. */
async function scaling(server) {
  const questions = Number(values.questions);
  await withSimulator(questions, ['--latency', values.latency], async (at) => {
    let single = null;
    for (let round = 0; round < Number(values.rounds); round += 1) {
      for (const workers of [1, 2, 4]) {
        const { seconds, cpu, servedCpu, asking } = await shared(server, {
          ...at,
          workers,
          concurrency: Number(values.concurrency),
        });
        single = workers === 1 ? asking : single;
        console.log(
          `scaling: ${questions} questions at ${values.latency} ms, ${values.concurrency} at once a worker, ${workers} worker(s): ` +
            `${asking.toFixed(1)} s from first to last request, ${(questions / asking).toFixed(0)} a second, ${(single / asking).toFixed(2)} times one ` +
            `(${seconds.toFixed(1)} s in all), ${((1e6 * cpu) / questions).toFixed(0)} µs of workers' processor time a reply` +
            `${servedCpu === null ? '' : `, ${((1e6 * servedCpu) / questions).toFixed(0)} of the server`}, load ${loadavg()[0].toFixed(1)}`,
        );
      }
    }
  });
}

/** One process that runs all by itself, on either store. */
async function store(server) {
  const questions = Number(values.questions);
  await withSimulator(questions, ['--latency', '5'], async (at) => {
    for (let round = 0; round < Number(values.rounds); round += 1) {
      const alone = await timed(
        runArguments({ ...at, store: join(folder, `alone-${round}.db`), concurrency: 50 }),
        at.url,
      );
      const database = await newDatabase(server);
      const beforeServer = serverSeconds();
      const apart = await timed(runArguments({ ...at, store: database.address, concurrency: 50 }), at.url);
      const served = beforeServer === null ? null : serverSeconds() - beforeServer;
      await database.drop();
      const each = (cpu) => ((1e6 * cpu) / questions).toFixed(0);
      console.log(
        `store: a whole run of ${questions} by one process, processor time a reply: SQLite ${each(alone.cpu)} µs, PostgreSQL ${each(apart.cpu)} µs ` +
          `(${(apart.cpu / alone.cpu).toFixed(2)} times), ${served === null ? 'server not counted' : `the server ${each(served)} µs beside it`}, load ${loadavg()[0].toFixed(1)}`,
      );
    }
  });
}

/** A run handed out to workers, in a database of its own. */
async function shared(server, { dataset, url, workers, concurrency }) {
  const database = await newDatabase(server);
  const from = performance.now();
  await fetch(`${url}/ledger`, { method: 'DELETE' });
  const before = await requestsOf(url);
  const servedBefore = serverSeconds();
  const planner = await timed(
    [...runArguments({ dataset, store: database.address, concurrency }), '--workers', '--no-wait'],
    url,
  );
  if (planner.code !== 0) throw new Error('the run was not handed out');
  const ended = await Promise.all(
    Array.from({ length: workers }, () =>
      timed(['worker', '--exit-when-idle', '--quiet', '--store', database.address], url),
    ),
  );
  const seconds = (performance.now() - from) / 1000;
  const servedCpu = servedBefore === null ? null : serverSeconds() - servedBefore;
  const asking = await spanOf(url, (await requestsOf(url)) - before);
  await database.drop();
  return {
    seconds,
    servedCpu,
    cpu: ended.reduce((sum, { cpu }) => sum + cpu, 0),
    asking,
  };
}

function runArguments({ dataset, store: path, concurrency }) {
  return [
    ...['run', '-d', dataset, '-m', 'simulated/owl', '--store', path, '--out', join(folder, 'out')],
    ...['--concurrency', String(concurrency), '--quiet', '--json', '--force'],
  ];
}

/** One process of the command line, with what it took. */
async function timed(args, url) {
  const result = join(folder, `${started.size}-${Math.round(performance.now())}.json`);
  const child = spawn(process.execPath, [here('timed.mjs'), result, CLI, ...args], {
    env: { ...process.env, CLOSEDBOOK_SIMULATED_URL: url },
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  started.add(child);
  let said = '';
  child.stderr.on('data', (piece) => {
    said += piece;
  });
  await new Promise((resolve) => child.once('close', resolve));
  const measured = existsSync(result) ? JSON.parse(readFileSync(result, 'utf8')) : { code: 1, cpu: 0 };
  if (measured.code !== 0)
    console.error(`closedbook ${args.slice(0, 2).join(' ')} ended with ${measured.code}: ${said}`);
  return measured;
}

async function withSimulator(questions, options, work) {
  const dataset = join(folder, `questions-${questions}.jsonl`);
  writeFileSync(
    dataset,
    [...benchQuestions(questions)].map((question) => `${JSON.stringify(question)}\n`).join(''),
  );
  const child = spawn(process.execPath, [CLI, 'simulate', '-d', dataset, '--json', ...options], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  started.add(child);
  const [line] = await new Promise((resolve) =>
    child.stdout.once('data', (piece) => resolve(String(piece).split('\n'))),
  );
  try {
    await work({ dataset, url: JSON.parse(line).url });
  } finally {
    child.kill();
  }
}

async function ledgerOf(url, { most = 100_000, after = 0 } = {}) {
  const lines = (await (await fetch(`${url}/ledger?limit=${most}&after=${after}`)).text()).trim().split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
}

async function requestsOf(url) {
  return (await (await fetch(`${url}/statistics`)).json()).requests;
}

/** Seconds from the first to the last request of a ledger, without reading those between. */
async function spanOf(url, requests) {
  const [first] = await ledgerOf(url, { most: 1 });
  const [last] = await ledgerOf(url, { after: first.sequence + requests - 2 });
  return (Date.parse(last.at) - Date.parse(first.at)) / 1000;
}

async function embedded() {
  const place = join(folder, 'postgres');
  // The server runs as a user of its own where this is root.
  chmodSync(folder, 0o711);
  started.add(
    spawn(process.execPath, [here('../test/postgres/keep-server.mjs'), place, String(process.pid)], {
      stdio: 'ignore',
    }),
  );
  for (let waited = 0; !existsSync(join(place, 'address')); waited += 100) {
    if (waited > 60_000) throw new Error('no PostgreSQL within a minute');
    await sleep(100);
  }
  const address = readFileSync(join(place, 'address'), 'utf8');
  if (address.startsWith('failed')) throw new Error(`no PostgreSQL: ${address}`);
  const [pid] = readFileSync(join(place, 'data', 'postmaster.pid'), 'utf8').split('\n');
  values.server ??= pid;
  return address;
}

async function newDatabase(server) {
  databases += 1;
  const name = `workers_bench_${process.pid}_${databases}`;
  const ask = async (text) => {
    const client = new Client(`${server}/postgres`);
    await client.connect();
    await client.query(text);
    await client.end();
  };
  await ask(`create database ${name}`);
  return { address: `${server}/${name}`, drop: () => ask(`drop database ${name} with (force)`) };
}

/** Processor time of a PostgreSQL and all it has started, its ended children too; null where nobody told which. */
function serverSeconds() {
  if (values.server === undefined) return null;
  const ticks = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^.*\) /, '')
          .split(' ');
        if (pid !== values.server && fields[1] !== values.server) return 0;
        return fields
          .slice(11, pid === values.server ? 15 : 13)
          .reduce((sum, count) => sum + Number(count), 0);
      } catch {
        return 0;
      }
    });
  return ticks.reduce((sum, count) => sum + count, 0) / 100;
}
