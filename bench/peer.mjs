/**
 * The same questions asked by promptfoo and by closedbook, whole processes in turn on one Node: answers that come after 50 ms,
 * 50 at once, each compared with its reference, the results kept. Processor time, clock and memory, medians.
 * promptfoo takes 2 GB and so is no dependency; without it nothing is measured, which is said:
 *   mkdir /tmp/peer && cd /tmp/peer && npm init -y && npm install promptfoo@0.123.1 node@24
 *   node bench/peer.mjs --promptfoo /tmp/peer [--questions 2000] [--rounds 3]
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
    promptfoo: { type: 'string' },
    questions: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '3' },
  },
});
const count = Number(values.questions);
const installed = join(resolve(values.promptfoo ?? '.'), 'node_modules');
const PACKAGE = join(installed, 'promptfoo/package.json');
const NODE = [join(installed, 'node/bin/node'), process.execPath].find((path) => existsSync(path));

if (!existsSync(PACKAGE)) {
  console.log(
    `skipped: no promptfoo in ${installed}; npm install promptfoo@0.123.1 node@24 in a folder, and name it with --promptfoo`,
  );
} else {
  await measure();
}

async function measure() {
  const folder = mkdtempSync(join(tmpdir(), 'closedbook-peer-'));
  const stub = fork(here('ask-stub.mjs'), ['50']);
  try {
    const url = await new Promise((told) => stub.once('message', told));
    const arms = { promptfoo: promptfoo(folder, url), closedbook: closedbook(folder, url) };
    const rounds = { promptfoo: [], closedbook: [] };
    for (let round = 0; round < Number(values.rounds); round += 1) {
      for (const [name, run] of Object.entries(arms)) rounds[name].push(run(round));
    }
    const version = JSON.parse(readFileSync(PACKAGE, 'utf8')).version;
    const node = spawnSync(NODE, ['--version'], { encoding: 'utf8' }).stdout.trim();
    console.log(`${count} questions, Node ${node}, promptfoo ${version}, medians of ${values.rounds}\n`);
    console.log('| | processor | by the clock | memory |\n|---|---|---|---|');
    for (const [name, results] of Object.entries(rounds)) {
      const [cpu, seconds, megabytes] = ['cpu', 'seconds', 'megabytes'].map((key) => {
        const sorted = results.map((one) => one[key]).sort((a, b) => a - b);
        return sorted[Math.floor(sorted.length / 2)];
      });
      console.log(`| ${name} | ${cpu.toFixed(1)} s | ${seconds.toFixed(1)} s | ${megabytes.toFixed(0)} MB |`);
    }
  } finally {
    stub.disconnect();
    rmSync(folder, { recursive: true, force: true });
  }
}

function promptfoo(folder, url) {
  const config = join(folder, 'promptfoo.json');
  writeFileSync(
    config,
    JSON.stringify({
      prompts: ['Answer briefly, from memory: {{question}}'],
      providers: [{ id: 'openai:chat:stub', config: { apiBaseUrl: url, apiKey: 'none' } }],
      tests: questions().map(({ text, town }) => ({
        vars: { question: text },
        assert: [{ type: 'icontains', value: town }],
      })),
    }),
  );
  const { bin } = JSON.parse(readFileSync(PACKAGE, 'utf8'));
  const program = join(installed, 'promptfoo', bin.promptfoo ?? Object.values(bin)[0]);
  return (round) => {
    const out = join(folder, `promptfoo-${round}.json`);
    const words = [
      'eval',
      '-c',
      config,
      '-j',
      '50',
      '--no-cache',
      '--no-table',
      '--no-progress-bar',
      '-o',
      out,
    ];
    const measured = timed(folder, program, words);
    const { stats } = JSON.parse(readFileSync(out, 'utf8')).results;
    const asked = stats.successes + stats.failures;
    if (asked !== count) throw new Error(`promptfoo asked ${asked} of ${count}`);
    return measured;
  };
}

function closedbook(folder, url) {
  const set = join(folder, 'questions.jsonl');
  const lines = questions().map(({ id, text, town }) => ({
    ...{ id, text },
    reference: { form: 'text', text: town, aliases: [] },
  }));
  writeFileSync(set, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
  return (round) =>
    timed(folder, here('../dist/cli/main.mjs'), [
      ...['run', '-d', set, '-m', `compatible/stub@${url}`, '--concurrency', '50', '--quiet'],
      ...['--store', join(folder, `${round}.db`), '--out', join(folder, `out-${round}`)],
    ]);
}

function questions() {
  return Array.from({ length: count }, (_, at) => ({
    id: `q${at}`,
    text: `Where was the person number ${at} born?`,
    town: `Town ${at}`,
  }));
}

/** One whole process. @returns {{ seconds: number, cpu: number, megabytes: number }} */
function timed(folder, program, words) {
  const result = join(folder, 'result.json');
  rmSync(result, { force: true });
  const { stderr } = spawnSync(NODE, [here('timed.mjs'), result, program, ...words], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: {
      ...process.env,
      PROMPTFOO_CONFIG_DIR: join(folder, 'promptfoo'),
      PROMPTFOO_DISABLE_TELEMETRY: '1',
      PROMPTFOO_DISABLE_UPDATE: '1',
      // Answers that fail their assertion are no fault of the program.
      PROMPTFOO_FAILED_TEST_EXIT_CODE: '0',
    },
  });
  const measured = existsSync(result) ? JSON.parse(readFileSync(result, 'utf8')) : { code: 1 };
  if (measured.code !== 0) throw new Error(`${program} ended with ${measured.code}: ${stderr.slice(-2000)}`);
  return measured;
}
