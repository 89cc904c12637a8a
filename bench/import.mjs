// Rows a processor second of `closedbook import`, whole processes, by kind of file.
// usage: node bench/import.mjs [--rows 50000] [--kinds csv,jsonl,lm-eval,lm-eval-long,inspect,parquet] [--base FOLDER] [--rounds 1] [--threads 1]
// A base is another checkout with its build; both are measured in turn and the ratio is stated. bench/answer-files.mjs makes the files.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ANSWER_FILES } from './answer-files.mjs';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '20000' },
    kinds: { type: 'string', default: 'csv,jsonl,lm-eval,inspect,parquet' },
    base: { type: 'string' },
    rounds: { type: 'string', default: '1' },
    threads: { type: 'string' },
  },
});
const rows = Number(values.rows);
const home = fileURLToPath(new URL('..', import.meta.url));
const builds = [...(values.base === undefined ? [] : [['base', values.base]]), ['now', home]];
for (const [, at] of builds) {
  if (existsSync(join(at, 'dist/cli/main.mjs'))) continue;
  console.error(`${at}: expected a build in dist/ (npm run build)`);
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'closedbook-bench-import-'));

try {
  for (const kind of values.kinds.split(',')) {
    const path = await ANSWER_FILES[kind](folder, rows);
    const times = new Map(builds.map(([name]) => [name, []]));
    for (let round = 0; round < Number(values.rounds); round += 1) {
      for (const [name, at] of builds) times.get(name).push(imported(at, path));
    }
    const told = builds.map(([name]) => {
      const { cpu, mb } = median(times.get(name));
      return {
        name,
        rate: rows / cpu,
        text: `${name} ${Math.round(rows / cpu)} rows a CPU second (${cpu.toFixed(1)} s, ${mb} MB)`,
      };
    });
    const ratio = told.length === 2 ? ` · ${(told[1].rate / told[0].rate).toFixed(2)} × the base` : '';
    console.log(`${kind}: ${told.map(({ text }) => text).join(' · ')}${ratio}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** One import into an empty store: processor seconds and the largest memory of the process. */
function imported(at, path) {
  const store = join(folder, 'store');
  rmSync(store, { recursive: true, force: true });
  const told = `process.on('exit', () => { const u = process.resourceUsage();
    console.error('\\n@' + (u.userCPUTime + u.systemCPUTime) / 1e6 + ' ' + Math.round(u.maxRSS / 1024)); });`;
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      ...['--import', `data:text/javascript,${encodeURIComponent(told)}`, join(at, 'dist/cli/main.mjs')],
      ...['import', path, '--quiet', '--store', join(store, 'runs.db')],
      // The base may not know the option.
      ...(values.threads === undefined || at !== home ? [] : ['--threads', values.threads]),
    ],
    { cwd: folder, encoding: 'utf8' },
  );
  const found = /@([\d.]+) (\d+)/.exec(stderr);
  if (status !== 0 || found === null) throw new Error(`${path}: import ended with ${status}: ${stderr}`);
  return { cpu: Number(found[1]), mb: Number(found[2]) };
}

function median(all) {
  return all.toSorted((a, b) => a.cpu - b.cpu)[Math.floor(all.length / 2)];
}
