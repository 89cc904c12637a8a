// Rows a processor second of `closedbook import`, whole processes, by kind of file.
// usage: node bench/import.mjs [--rows 50000] [--kinds csv,jsonl,lm-eval,inspect,parquet] [--base FOLDER] [--rounds 1]
// A base is another checkout with its build; both are measured in turn and the ratio is stated. The files are made here:
// four respondents, short answers, every file with the verdict it would have, lm-eval and Inspect in their own layouts.

import { spawnSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '20000' },
    kinds: { type: 'string', default: 'csv,jsonl,lm-eval,inspect,parquet' },
    base: { type: 'string' },
    rounds: { type: 'string', default: '1' },
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
const MAKERS = { csv, jsonl, 'lm-eval': lmEval, inspect, parquet };
const folder = mkdtempSync(join(tmpdir(), 'closedbook-bench-import-'));

try {
  for (const kind of values.kinds.split(',')) {
    const path = await MAKERS[kind](folder);
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

/** Every answer: four models to one question, half of them right, a tenth declined. */
function* answers() {
  const models = ['heron-large', 'heron-small', 'rook', 'owl'];
  for (let at = 0; at < rows; at += 1) {
    const number = Math.floor(at / 4);
    const gold = `Otto Lind ${number % 997}`;
    const turn = (at * 7919) % 10;
    const outcome = turn < 5 ? 'correct' : turn < 6 ? 'refused' : 'incorrect';
    const said = { correct: gold, refused: 'I do not know.', incorrect: `It was Anna Haas ${at % 89}.` };
    const question = `Who founded society number ${number} of Lindau in ${1800 + (number % 200)}?`;
    yield { id: `q${number}`, question, gold, model: models[at % 4], answer: said[outcome], outcome };
  }
}

async function written(name, lines) {
  const path = join(folder, name);
  const out = createWriteStream(path);
  for (const line of lines) if (!out.write(line)) await new Promise((resolve) => out.once('drain', resolve));
  out.end();
  await finished(out);
  return path;
}

function csv() {
  function* lines() {
    yield 'id,question,gold,model,answer,outcome\n';
    for (const one of answers()) yield `${Object.values(one).join(',')}\n`;
  }
  return written('answers.csv', lines());
}

function jsonl() {
  function* lines() {
    for (const one of answers()) yield `${JSON.stringify(one)}\n`;
  }
  return written('answers.jsonl', lines());
}

/** The samples of one task, with the whole prompt in every line as the harness writes it. */
function lmEval() {
  const shots = 'Question: Who painted the hall?\nAnswer: Ada Quill\n\n'.repeat(5);
  function* lines() {
    let doc_id = 0;
    for (const { question, gold, answer, outcome } of answers()) {
      const prompt = `${shots}Question: ${question} (${doc_id})\nAnswer:`;
      const line = {
        ...{ doc_id, doc: { question: `${question} (${doc_id})`, answer: [gold] }, target: gold },
        arguments: { gen_args_0: { arg_0: prompt, arg_1: { until: ['\n'], do_sample: false } } },
        ...{ resps: [[answer]], filtered_resps: [answer], filter: 'none', metrics: ['exact_match'] },
        ...{
          exact_match: outcome === 'correct' ? 1 : 0,
          doc_hash: 'a'.repeat(64),
          prompt_hash: 'b'.repeat(64),
        },
      };
      doc_id += 1;
      yield `${JSON.stringify(line)}\n`;
    }
  }
  return written('samples_facts_2026-01-01T00-00-00.000000.jsonl', lines());
}

/** A log of one model as `inspect eval` saves it with --log-format json. */
function inspect() {
  function* lines() {
    const dataset = { name: 'facts', samples: rows, sample_ids: [] };
    const evaluation = {
      task: 'facts',
      task_id: 't',
      run_id: 'r',
      created: '2026-01-01T00:00:00+00:00',
      dataset,
    };
    const head = {
      version: 2,
      status: 'success',
      eval: { ...evaluation, model: 'openai/heron', config: {} },
    };
    yield `${JSON.stringify(head).slice(0, -1)},"samples":[`;
    let id = 0;
    for (const { question, gold, answer, outcome } of answers()) {
      const message = { role: 'assistant', content: answer, model: 'openai/heron' };
      const output = {
        model: 'openai/heron',
        choices: [{ message, stop_reason: 'stop' }],
        completion: answer,
      };
      const value = { correct: 'C', incorrect: 'I', refused: 'N' }[outcome];
      const sample = {
        ...{ id, epoch: 1, input: `${question} (${id})`, target: gold, output },
        messages: [{ role: 'user', content: question }, message],
        scores: { verify: { value, answer, explanation: 'as judged' } },
      };
      yield `${id === 0 ? '' : ','}${JSON.stringify(sample)}`;
      id += 1;
    }
    yield ']}\n';
  }
  return written('2026-01-01T00-00-00_facts_t.json', lines());
}

/** The same rows through DuckDB; with one that is not installed the kind is told and left out. */
async function parquet() {
  const from = await csv();
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const path = join(folder, 'answers.parquet');
  const connection = await (await DuckDBInstance.create()).connect();
  await connection.run(
    `copy (select * from read_csv('${from}', header = true)) to '${path}' (format parquet)`,
  );
  connection.closeSync();
  return path;
}
