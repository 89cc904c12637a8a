// A run of a million replies to Parquet (and the other flat forms), and what DuckDB reads back.
// usage: node bench/export.mjs [--replies 1000000] [--to parquet,jsonl] [--folder kept-store]
// The store is filled first; only the export is timed. A folder that is named is kept and used again.

import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildRooms } from './build-rooms.mjs';

const { values } = parseArgs({
  options: {
    replies: { type: 'string', default: '1000000' },
    to: { type: 'string', default: 'parquet' },
    respondents: { type: 'string', default: '20' },
    folder: { type: 'string' },
  },
});
const rooms = await buildRooms('export', {
  store: 'src/store/open-store.ts',
  export: 'src/pipeline/exchange/export-run.ts',
});
const { openStore } = await import(rooms.store);
const { exportRun } = await import(rooms.export);

const replies = Number(values.replies);
const respondents = Number(values.respondents);
const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'closedbook-bench-'));
const storePath = join(folder, 'runs.db');
const hash = (text) => createHash('sha256').update(text).digest('hex');

try {
  if (!existsSync(storePath))
    await timed(`store filled with ${replies.toLocaleString('en')} graded replies`, fill);
  for (const to of values.to.split(',')) {
    const out = join(folder, `answers.${to}`);
    const workspace = {
      storePath,
      env: {},
      now: () => new Date(0),
      progress: () => {},
      stop: new AbortController().signal,
      config: {},
      abandon: new AbortController().signal,
      version: 'bench',
      warn: () => {},
    };
    const seconds = await timed(`exported to ${to}`, () =>
      exportRun('run1', workspace, { to, out, seed: 1 }),
    );
    console.log(
      `  ${Math.round(statSync(out).size / 1e6)} MB, ${((seconds * 1e6) / replies).toFixed(1)} µs a reply`,
    );
    if (to === 'parquet') await readBack(out);
  }
} finally {
  if (values.folder === undefined) rmSync(folder, { recursive: true, force: true });
}

async function readBack(path) {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const ask = async (sql) => (await connection.runAndReadAll(sql)).getRows();
  await timed('counted in DuckDB', async () => {
    const rows = await ask(`SELECT outcome, count(*) FROM '${path}' GROUP BY outcome ORDER BY outcome`);
    console.log(`  ${rows.map(([outcome, count]) => `${outcome} ${count}`).join(', ')}`);
  });
  const types = await ask(`DESCRIBE SELECT * FROM '${path}'`);
  console.log(`  ${types.map(([name, type]) => `${name} ${type}`).join(', ')}`);
}

async function fill() {
  const store = await openStore(storePath);
  const questions = Math.ceil(replies / respondents);
  await store.createRun(runOf(), []);
  for (let start = 0; start < questions; start += 1000) {
    const part = Array.from({ length: Math.min(1000, questions - start) }, (_, at) => questionOf(start + at));
    await store.addQuestions('run1', 'bench', part);
  }
  for (let start = 0; start < replies; start += 1000) {
    const part = Array.from({ length: Math.min(1000, replies - start) }, (_, at) => start + at);
    await store.saveReplies(part.map(replyOf));
    await store.saveGrades(part.map(gradeOf));
  }
  await store.close();
}

async function timed(what, work) {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work();
  const seconds = (performance.now() - start) / 1000;
  const used = process.cpuUsage(cpu);
  const memory = Math.round(process.memoryUsage.rss() / 1e6);
  const processor = ((used.user + used.system) / 1e6).toFixed(1);
  console.log(`${what}: ${seconds.toFixed(1)} s, processor ${processor} s, RSS ${memory} MB`);
  return seconds;
}

function runOf() {
  return {
    id: 'run1',
    title: 'Bench',
    createdAt: '2026-01-01T00:00:00.000Z',
    status: 'complete',
    stoppedBy: null,
    spec: null,
    manifest: {
      schemaVersion: 1,
      closedbookVersion: '0',
      nodeVersion: process.version,
      prompts: [],
      datasets: [],
      graders: [],
    },
    respondents: Array.from({ length: respondents }, (_, at) => ({
      id: `vendor/model-${at} · plain`,
      model: `vendor/model-${at}`,
      settings: {},
      policy: { kind: 'plain', confidence: true, wording: 'a' },
      family: null,
      knowledgeCutoff: null,
      simulated: true,
    })),
    planned: replies,
    simulated: true,
  };
}

function questionOf(at) {
  return {
    id: `question-${at}`,
    text: `In which town was the person with the number ${at} born?`,
    reference: { form: 'text', text: `Town ${at}`, aliases: [`Townlet ${at}`] },
    kind: 'answerable',
    subject: { name: `Person ${at % 5000}` },
    property: 'birth place',
    topic: 'people',
    popularity: { band: 'C', value: at },
    status: 'ok',
    tags: ['bench'],
    source: [],
  };
}

function replyOf(at) {
  const model = `vendor/model-${at % respondents}`;
  const id = hash(`reply ${at}`).slice(0, 16);
  return {
    call: {
      id: `c${id}`,
      runId: 'run1',
      purpose: 'ask',
      model,
      requestHash: hash(`request ${at}`),
      servedModel: `${model}-2026-01-01`,
      finishReason: 'stop',
      attempts: 1,
      inputTokens: 60,
      outputTokens: 30,
      reasoningTokens: null,
      cachedInputTokens: null,
      costUsd: 0.0001,
      latencyMs: 512.5,
      requestId: `req_${id}`,
      startedAt: '2026-01-01T00:00:01.000Z',
      rawBody: null,
    },
    reply: {
      id,
      runId: 'run1',
      askKey: hash(`ask ${at}`),
      questionId: `question-${Math.floor(at / respondents)}`,
      questionHash: 'unknown',
      respondentId: `${model} · plain`,
      trial: 0,
      pass: 'open',
      callId: `c${id}`,
      closedBook: 'enforced',
      closedBookSigns: [],
      repliedAt: '2026-01-01T00:00:02.000Z',
      status: 'answered',
      text: `I believe the person you mean was born in the town of Somewhere, in the year 1899. ${at}`,
      reasoning: null,
      confidence: (at % 100) / 100,
      meanLogprob: null,
    },
  };
}

function gradeOf(at) {
  const outcomes = ['correct', 'incorrect', 'refused'];
  const number = Math.floor(at / respondents);
  return {
    grade: {
      replyId: hash(`reply ${at}`).slice(0, 16),
      grader: { kind: 'rules', id: 'rules', version: '1', rubric: 'verified' },
      referenceHash: hash(`{"aliases":["Townlet ${number}"],"form":"text","text":"Town ${number}"}`),
      gradedAt: '2026-01-01T00:00:03.000Z',
      evidence: { rule: 'exact', text: 'the answer names the town' },
      status: 'graded',
      outcome: outcomes[at % 3],
      reason: at % 3 === 2 ? 'unknown' : null,
      confidence: null,
    },
  };
}
