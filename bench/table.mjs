/**
 * The table of speed: whole processes in turn, medians of their processor time, and of each the ratio to the limit that
 * was measured beside it in the same run, with the ratio kept from before. Ratios stay true on a busy machine; seconds
 * do not. Usage: node bench/table.mjs [--full] [--rounds 3] [--store FILE.db] [--keep]
 * `--full` asks 20,000 and, once, 100,000, and analyses a million replies: a quarter of an hour on two quiet cores, 2 GB
 * of disk. A third of that is the building of the store, which `--store` keeps for the next time. `--keep` writes the ratios to
 * bench/last-ratios.json.
 */
import { fork, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    store: { type: 'string' },
  },
});
const KEPT = here('last-ratios.json');
const CLI = here('../dist/cli/main.mjs');
const folder = mkdtempSync(join(tmpdir(), 'closedbook-table-'));
const at = (name) => join(folder, name);

/** Of a run of so many questions against a bare loop that only asks; megabytes at most. */
const WANTED = {
  2000: { wanted: 0.8 },
  20000: { wanted: 0.5 },
  100000: { clock: 1.1, memory: 300, once: true },
};

/** One whole process. @returns {{ seconds: number, cpu: number, megabytes: number }} */
function timed(program, ...rest) {
  const result = at('result.json');
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

/** A store of simulated replies, made by bench/analyze-store.mjs in a process of its own; one that is there is used as it is. */
function store(respondents, questions, path = at(`${respondents}x${questions}.db`)) {
  if (existsSync(path)) return path;
  spawnSync(
    process.execPath,
    [here('analyze-store.mjs'), path, String(respondents), String(questions), 'build'],
    {
      stdio: 'inherit',
    },
  );
  return path;
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

const cli =
  (...words) =>
  () =>
    timed(CLI, ...words, '--quiet');
const of = (path, command, ...words) => cli(command, 'bench-run', '--store', path, ...words);

/**
 * Rows: what is measured, the limit beside it, and the ratio to it that is wanted, of processor time or by the clock; without a
 * limit, seconds are wanted.
 */
async function groups() {
  const small = store(2, 5);
  const middle = store(12, 5000);
  const large = values.full ? store(50, 20_000, values.store && resolve(values.store)) : store(50, 2000);
  const largeName = values.full ? 'a million replies' : '100,000 replies';
  const asked = values.full ? [2000, 20_000, 100_000] : [2000];
  const files = asked.map((count) => {
    const path = at(`${count}.jsonl`);
    const lines = Array.from({ length: count }, (_, index) =>
      JSON.stringify({
        id: `q${index}`,
        text: `Where was the person number ${index} born?`,
        reference: { form: 'text', text: `Town ${index}`, aliases: [] },
      }),
    );
    writeFileSync(path, `${lines.join('\n')}\n`);
    return { count, path };
  });
  const stub = fork(here('ask-stub.mjs'), ['5']);
  const url = await new Promise((resolve) => stub.once('message', resolve));
  let runs = 0;
  return {
    close: () => stub.disconnect(),
    list: [
      [
        { name: 'node -e 0', run: () => timed('nothing') },
        { name: 'runs', run: () => timed(CLI, 'runs', '--store', small), seconds: 0.35 },
        { name: 'check', run: of(small, 'check', '--max', 'incorrect/asked=1'), seconds: 0.7 },
        { name: 'report of ten answers', run: of(small, 'report', '--out', at('small')), seconds: 1.2 },
      ],
      [
        { name: 'analyze 12 × 5,000', run: of(middle, 'analyze') },
        { name: 'report 12 × 5,000', run: of(middle, 'report', '--out', at('middle')), seconds: 3 },
      ],
      [
        { name: `analyze ${largeName}`, run: of(large, 'analyze'), ...(values.full ? { seconds: 6 } : {}) },
        { name: `report ${largeName}`, run: of(large, 'report', '--out', at('large')), wanted: 1.5 },
      ],
      ...files.map(({ count, path }) => [
        { name: `SDK loop, ${count} questions`, run: () => timed(here('ask-loop.mjs'), url, path, '50') },
        {
          name: `run of ${count}, ask to report`,
          run: () => {
            runs += 1;
            const place = ['--store', at(`run-${runs}.db`), '--out', at(`run-${runs}`)];
            return cli('run', '-d', path, '-m', `compatible/stub@${url}`, '--concurrency', '50', ...place)();
          },
          ...WANTED[count],
        },
      ]),
    ],
  };
}

const before = existsSync(KEPT) ? JSON.parse(readFileSync(KEPT, 'utf8')) : { ratios: {} };
const ratios = {};
const { list, close } = await groups();
try {
  console.log(
    `medians of ${values.rounds}, processor seconds of whole processes; ratios to the first row of each group, ` +
      `before: ${before.date ?? 'nothing kept'}\n`,
  );
  console.log(
    '| ratio | wanted | before | | processor | wanted | by the clock | memory |\n|---|---|---|---|---|---|---|---|',
  );
  for (const rows of list) {
    const rounds = rows.map(() => []);
    const times = rows.some(({ once }) => once) ? 1 : Number(values.rounds);
    for (let round = 0; round < times; round += 1) {
      for (const [row, { run }] of rows.entries()) rounds[row].push(run());
    }
    const cpu = rounds.map((some) => median(some.map((one) => one.cpu)));
    const clock = rounds.map((some) => median(some.map((one) => one.seconds)));
    rows.forEach(({ name, wanted, seconds, clock: byClock, memory }, row) => {
      ratios[name] = Number((cpu[row] / cpu[0]).toFixed(3));
      const cells = [
        row === 0 ? '1' : ratios[name].toFixed(2),
        wanted === undefined ? '' : `≤ ${wanted}`,
        row === 0 ? '' : (before.ratios[name]?.toFixed(2) ?? '–'),
        name,
        `${cpu[row].toFixed(2)} s`,
        seconds === undefined ? '' : `≤ ${seconds} s`,
        `${clock[row].toFixed(1)} s${byClock === undefined ? '' : `, ${(clock[row] / clock[0]).toFixed(2)} (≤ ${byClock})`}`,
        `${Math.round(median(rounds[row].map((one) => one.megabytes)))} MB${memory === undefined ? '' : ` (≤ ${memory})`}`,
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
  close();
  rmSync(folder, { recursive: true, force: true });
}
