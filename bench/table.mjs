/**
 * The table of speed: whole processes in turn, medians of their processor time, each as a ratio to the limit
 * measured beside it in the same run, with the ratio kept from before, and to another build. Ratios stay true on a busy machine; seconds do not. What is
 * measured stands in bench/table-rows.mjs.
 * Usage: node bench/table.mjs [--full] [--rounds 3] [--base FOLDER] [--stores FOLDER] [--answers FILE.jsonl] [--only TEXT] [--keep]
 * `--full` has rows of a million replies, answers and 100,000 askings: a quarter of an hour a round with a base, 4 GB of disk.
 * `--base` is another checkout with its build. `--stores` keeps the stores for the next time. `--answers` are real ones (question,
 * gold, model, answer a line). `--only` takes groups with a row of which the text is part. `--keep` writes the ratios to bench/last-ratios.json.
 */
import { fork, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { tableRows } from './table-rows.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    base: { type: 'string' },
    stores: { type: 'string' },
    answers: { type: 'string' },
    only: { type: 'string', default: '' },
  },
});
const KEPT = here('last-ratios.json');
const builds = {
  now: here('..'),
  ...(values.base === undefined ? {} : { base: resolve(values.base) }),
};
const folder = mkdtempSync(join(tmpdir(), 'closedbook-table-'));
const stores = values.stores === undefined ? folder : resolve(values.stores);
mkdirSync(stores, { recursive: true });

/** One whole process. @returns {{ seconds: number, cpu: number, megabytes: number }} */
function timed(program, ...rest) {
  const result = join(folder, 'result.json');
  rmSync(result, { force: true });
  const { stderr } = spawnSync(process.execPath, [here('timed.mjs'), result, program, ...rest], {
    cwd: folder,
    encoding: 'utf8',
  });
  const measured = existsSync(result) ? JSON.parse(readFileSync(result, 'utf8')) : { code: 1 };
  if (measured.code !== 0)
    throw new Error(`${program} ${rest.join(' ')} ended with ${measured.code}: ${stderr}`);
  return measured;
}

const started = (at, words) => timed(join(at, 'dist/cli/main.mjs'), ...words, '--quiet');

/** A row's processes in turn, by build; a limit is one process for all builds. */
function measured(rows) {
  const all = rows.map(() => ({}));
  for (const { words } of rows.filter(({ short }) => short)) {
    for (const [build, at] of [...Object.entries(builds), ...Object.entries(builds)])
      started(at, words(build));
  }
  for (let round = 0; round < Number(values.rounds); round += 1) {
    rows.forEach(({ limit, words }, row) => {
      for (const [build, at] of Object.entries(builds)) {
        if (limit !== undefined && build !== 'now') continue;
        const taken = limit === undefined ? started(at, words(build)) : timed(...limit);
        all[row][build] = [...(all[row][build] ?? []), taken];
      }
    });
  }
  return all.map((byBuild) =>
    Object.fromEntries(Object.entries(byBuild).map(([build, some]) => [build, medians(some)])),
  );
}

function medians(some) {
  const of = (name) => some.map((one) => one[name]).sort((a, b) => a - b)[Math.floor(some.length / 2)];
  return { cpu: of('cpu'), seconds: of('seconds'), megabytes: of('megabytes') };
}

const ratio = (value, wanted) =>
  value === undefined ? '' : `${value.toFixed(2)}${wanted === undefined ? '' : ` (≤ ${wanted})`}`;

const before = existsSync(KEPT) ? JSON.parse(readFileSync(KEPT, 'utf8')) : { ratios: {} };
const ratios = {};
const stub = fork(here('ask-stub.mjs'), ['5']);
try {
  const url = await new Promise((resolve) => stub.once('message', resolve));
  const groups = await tableRows({ ...values, folder, stores, url, builds });
  console.log(
    `medians of ${values.rounds}, processor seconds of whole processes in turn; "of the limit" is of a group's first row, ` +
      `before: ${before.date ?? 'nothing kept'}\n`,
  );
  console.log(
    '| | of the limit | before | of the base | processor | base | clock | memory |\n|---|---|---|---|---|---|---|---|',
  );
  for (const rows of groups.filter((some) => some.some(({ name }) => name.includes(values.only)))) {
    const taken = measured(rows);
    rows.forEach(({ name, limit, ofLimit, ofBase, clock, memory }, row) => {
      const { now, base } = taken[row];
      const first = taken[0].now;
      if (rows.length > 1) ratios[name] = Number((now.cpu / first.cpu).toFixed(3));
      const cells = [
        name,
        row === 0 ? '' : ratio(now.cpu / first.cpu, ofLimit),
        row === 0 ? '' : (before.ratios[name]?.toFixed(2) ?? '–'),
        limit !== undefined || base === undefined ? '' : ratio(now.cpu / base.cpu, ofBase),
        `${now.cpu.toFixed(2)} s`,
        base === undefined ? '' : `${base.cpu.toFixed(2)} s, ${Math.round(base.megabytes)} MB`,
        `${now.seconds.toFixed(1)} s${clock === undefined ? '' : `, ${ratio(now.seconds / first.seconds, clock)} of the limit's`}`,
        `${Math.round(now.megabytes)} MB${memory === undefined ? '' : ` (≤ ${memory})`}`,
      ];
      console.log(`| ${cells.join(' | ')} |`);
    });
  }
  if (values.keep) {
    const kept = {
      date: new Date().toISOString().slice(0, 10),
      node: process.version,
      ratios: { ...before.ratios, ...ratios },
    };
    writeFileSync(KEPT, `${JSON.stringify(kept, null, 2)}\n`);
  }
} finally {
  stub.disconnect();
  rmSync(folder, { recursive: true, force: true });
}
