// What a thread beside the first is worth, and what rows would cost that another thread read.
// usage: node bench/threads.mjs grade|import FILE [--threads 1,2] [--rounds 1]   whole processes in turn: clock, processor time in all,
//          of the first thread and of the busiest of the others, memory at most (Linux, from /proc)
//        node bench/threads.mjs rows FILE.csv|FILE.jsonl   microseconds a row: parsed, and handed over as records, as columns, as bytes
// Two cores that are free take as long as the busier thread; beside other work only processor time can be compared.

import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { parse } from 'csv-parse/sync';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { threads: { type: 'string', default: '1,2' }, rounds: { type: 'string', default: '1' } },
});
const [job, file] = positionals;
if (!['grade', 'import', 'rows'].includes(job) || file === undefined) {
  console.error('expected grade, import or rows, and a file');
  process.exit(2);
}
if (job === 'rows') handedOver();
else await inTurn();

async function inTurn() {
  const program = fileURLToPath(new URL('../dist/cli/main.mjs', import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), 'closedbook-bench-threads-'));
  try {
    for (let round = 0; round < Number(values.rounds); round += 1) {
      for (const threads of values.threads.split(',')) {
        const rest =
          job === 'grade'
            ? ['--rules-only', '--out', join(folder, 'out.jsonl')]
            : ['--store', join(folder, `${round}-${threads}.db`)];
        const told = await watched([program, job, file, '--threads', threads, '--quiet', ...rest]);
        console.log(`${job} --threads ${threads}: ${told}; load ${loadavg()[0].toFixed(0)}`);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A thread's ticks are gone with it, so they are looked at all the time. */
function watched(args) {
  const begun = process.hrtime.bigint();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const seconds = new Map();
  let megabytes = 0;
  const look = () => {
    try {
      for (const thread of readdirSync(`/proc/${child.pid}/task`)) {
        const stat = readFileSync(`/proc/${child.pid}/task/${thread}/stat`, 'utf8');
        const [user, system] = stat
          .slice(stat.lastIndexOf(')') + 2)
          .split(' ')
          .slice(11, 13);
        seconds.set(Number(thread), (Number(user) + Number(system)) / 100);
      }
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      megabytes = Math.max(megabytes, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    } catch {
      // It has ended.
    }
  };
  const clock = setInterval(look, 30);
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => {
      clearInterval(clock);
      if (code !== 0) return reject(new Error(`exit code ${code}`));
      const elapsed = Number(process.hrtime.bigint() - begun) / 1e9;
      const first = seconds.get(child.pid);
      const others = [...seconds].filter(([thread]) => thread !== child.pid).map(([, each]) => each);
      const all = [first, ...others].reduce((sum, each) => sum + each, 0);
      const figures = { clock: elapsed, processor: all, first, busiest: Math.max(...others) };
      const words = Object.entries(figures).map(([name, each]) => `${name} ${each.toFixed(1)} s`);
      resolve(`${words.join(', ')}, ${megabytes.toFixed(0)} MB`);
    });
  });
}

function handedOver() {
  const bytes = readFileSync(file).subarray(0, 20_000_000);
  const text = bytes.subarray(0, bytes.lastIndexOf(10)).toString();
  const read = file.endsWith('.csv')
    ? () => parse(text, { columns: true })
    : () => text.split('\n').map((line) => JSON.parse(line));
  const rows = read();
  const names = Object.keys(rows[0]);
  const pages = Array.from({ length: Math.ceil(rows.length / 128) }, (_, n) =>
    rows.slice(128 * n, 128 * n + 128),
  );
  const columns = pages.map((page) => names.map((name) => page.map((row) => row[name])));
  const { port1, port2 } = new MessageChannel();
  const across = (messages) => () => {
    for (const message of messages) {
      port1.postMessage(message);
      receiveMessageOnPort(port2);
    }
  };
  const each = { 'read here': read, 'handed over as records': across(pages), 'as columns': across(columns) };
  for (const [name, work] of Object.entries(each)) {
    work();
    const before = process.cpuUsage();
    for (let time = 0; time < 5; time += 1) work();
    const { user, system } = process.cpuUsage(before);
    console.log(`${name}: ${((user + system) / 5 / rows.length).toFixed(2)} µs a row of ${rows.length}`);
  }
  port1.close();
}
