/**
 * Files of answers for benchmarks, in the layouts of the tools that write them: CSV, JSONL, lm-eval's samples (short, and
 * long as the harness writes TruthfulQA: lists of right and wrong answers and six shots in every line), Inspect's JSON log, Parquet.
 * Four respondents, half of the answers right, a tenth declined, every row with the verdict it would have; `withVerdicts: false` leaves that
 * column out of CSV and JSONL.
 */
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';

/** Every answer: four models to one question, half of them right, a tenth declined. */
function* answers(rows, withVerdicts = true) {
  const models = ['heron-large', 'heron-small', 'rook', 'owl'];
  for (let at = 0; at < rows; at += 1) {
    const number = Math.floor(at / 4);
    const gold = `Otto Lind ${number % 997}`;
    const turn = (at * 7919) % 10;
    const outcome = turn < 5 ? 'correct' : turn < 6 ? 'refused' : 'incorrect';
    const said = { correct: gold, refused: 'I do not know.', incorrect: `It was Anna Haas ${at % 89}.` };
    const question = `Who founded society number ${number} of Lindau in ${1800 + (number % 200)}?`;
    const row = { id: `q${number}`, question, gold, model: models[at % 4], answer: said[outcome] };
    yield withVerdicts ? { ...row, outcome } : row;
  }
}

async function written(path, lines) {
  const out = createWriteStream(path);
  for (const line of lines) if (!out.write(line)) await new Promise((resolve) => out.once('drain', resolve));
  out.end();
  await finished(out);
  return path;
}

function csv(folder, rows, { withVerdicts } = {}) {
  function* lines() {
    let first = true;
    for (const one of answers(rows, withVerdicts)) {
      if (first) yield `${Object.keys(one).join(',')}\n`;
      first = false;
      yield `${Object.values(one).join(',')}\n`;
    }
  }
  return written(join(folder, `answers-${rows}.csv`), lines());
}

function jsonl(folder, rows, { withVerdicts } = {}) {
  function* lines() {
    for (const one of answers(rows, withVerdicts)) yield `${JSON.stringify(one)}\n`;
  }
  return written(join(folder, `answers-${rows}.jsonl`), lines());
}

/** The samples of one task, with the whole prompt in every line as the harness writes it. */
function lmEval(folder, rows) {
  const shots = 'Question: Who painted the hall?\nAnswer: Ada Quill\n\n'.repeat(5);
  function* lines() {
    let doc_id = 0;
    for (const { question, gold, answer, outcome } of answers(rows)) {
      const doc = { question: `${question} (${doc_id})`, answer: [gold] };
      yield `${JSON.stringify(lmEvalLine({ doc_id, doc, gold, answer, outcome, shots }))}\n`;
      doc_id += 1;
    }
  }
  return written(join(folder, 'samples_facts_2026-01-01T00-00-00.000000.jsonl'), lines());
}

/** 3.8 kB a line: a document with its lists, twice its question, six shots, three hashes. */
function lmEvalLong(folder, rows) {
  const shots = Array.from(
    { length: 6 },
    (_, at) =>
      `Q: ${'What would a person of that time have said of it, and why? '.repeat(5)}${at}\nA: They would say ${'nothing much '.repeat(10)}.\n\n`,
  ).join('');
  function* lines() {
    let doc_id = 0;
    for (const { question, gold, answer, outcome } of answers(rows)) {
      const right = [gold, `It was ${gold}`, `${gold} founded it`, `${gold} did`];
      const wrong = Array.from({ length: 6 }, (_, at) => `Anna Haas ${(doc_id + at) % 89} founded it`);
      const doc = {
        ...{ type: 'Adversarial', category: 'History', question: `${question} (${doc_id})` },
        ...{ best_answer: gold, correct_answers: right, incorrect_answers: wrong },
        source: `https://example.org/societies/${doc_id}`,
      };
      yield `${JSON.stringify(lmEvalLine({ doc_id, doc, gold, answer, outcome, shots }))}\n`;
      doc_id += 1;
    }
  }
  return written(join(folder, 'samples_truthful_2026-01-01T00-00-00.000000.jsonl'), lines());
}

function lmEvalLine({ doc_id, doc, gold, answer, outcome, shots }) {
  const prompt = `${shots}Question: ${doc.question}\nAnswer:`;
  return {
    ...{ doc_id, doc, target: gold },
    arguments: { gen_args_0: { arg_0: prompt, arg_1: { until: ['\n'], do_sample: false } } },
    ...{ resps: [[answer]], filtered_resps: [answer], filter: 'none', metrics: ['exact_match'] },
    ...{ exact_match: outcome === 'correct' ? 1 : 0, doc_hash: hashLike(doc_id, 'a') },
    ...{ prompt_hash: hashLike(doc_id, 'b'), target_hash: hashLike(doc_id, 'c') },
  };
}

function hashLike(number, letter) {
  return number.toString(16).padStart(64, letter);
}

/** A log of one model as `inspect eval` saves it with --log-format json. */
function inspect(folder, rows) {
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
    for (const { question, gold, answer, outcome } of answers(rows)) {
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
  return written(join(folder, '2026-01-01T00-00-00_facts_t.json'), lines());
}

/** The rows of the CSV through DuckDB. @throws {Error} where it is not installed */
async function parquet(folder, rows) {
  const from = await csv(folder, rows);
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const path = join(folder, 'answers.parquet');
  const connection = await (await DuckDBInstance.create()).connect();
  await connection.run(
    `copy (select * from read_csv('${from}', header = true)) to '${path}' (format parquet)`,
  );
  connection.closeSync();
  return path;
}

/** By kind: (folder, rows, { withVerdicts }) to the path of the file written. */
export const ANSWER_FILES = { csv, jsonl, 'lm-eval': lmEval, 'lm-eval-long': lmEvalLong, inspect, parquet };
