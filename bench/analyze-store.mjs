/**
 * The whole analysis of a million graded replies from the store on: the scan, then 50 respondents x 20,000 questions on
 * 5,000 people with all 1,225 pairs. Target: 15 s and 500 MB. Building the store takes minutes, so the benchmark runs
 * only when given a file, and a file that exists is used as it is.
 * Usage: node bench/analyze-store.mjs FILE.db [respondents] [questions]
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { analyze, openStore } from '../dist/index.mjs';
import { gradeRecord, questionsOf, replyRecord, runOf } from './store-records.mjs';

const [path, respondentsText = '50', questionsText = '20000', phase] = process.argv.slice(2);
const respondents = Number(respondentsText);
const questions = Number(questionsText);
const RUN = 'bench-run';

if (path === undefined) {
  console.log('skipped: name a file for the store, e.g. node bench/analyze-store.mjs /tmp/bench.db');
} else if (phase === undefined) {
  // Building and measuring in processes of their own: the memory of the one is not the other's.
  const self = fileURLToPath(import.meta.url);
  for (const step of existsSync(path) ? ['measure'] : ['build', 'measure']) {
    spawnSync(process.execPath, [self, path, respondentsText, questionsText, step], { stdio: 'inherit' });
  }
} else if (phase === 'build') {
  await build();
} else {
  await measure();
}

async function measure() {
  const started = performance.now();
  const before = process.cpuUsage();
  const store = await openStore(path, { readonly: true });
  const table = await store.outcomeTable([RUN], { sameAnswer: () => false });
  const scanned = (performance.now() - started) / 1000;
  const scanCpu = cpuSince(before);
  const summary = analyze(table, { title: 'bench', closedbookVersion: '0' });
  await store.close();
  const seconds = (performance.now() - started) / 1000;
  const cpu = cpuSince(before);
  const megabytes = process.resourceUsage().maxRSS / 1024;
  console.log(
    `${table.rows.toLocaleString('en')} replies, ${summary.comparisons.pairs.length} pairs from a store of ` +
      `${Math.round(statSync(path).size / 1e6)} MB: scan ${scanned.toFixed(1)} s (${scanCpu.toFixed(1)} s of one core), whole ${seconds.toFixed(1)} s ` +
      `(${cpu.toFixed(1)} s of one core), ${megabytes.toFixed(0)} MB at most; ` +
      `target 15 s, 500 MB: ${(seconds / 15).toFixed(2)} and ${(megabytes / 500).toFixed(2)} of it`,
  );
}

function cpuSince(before) {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

async function build() {
  const store = await openStore(path);
  const started = performance.now();
  await store.createRun({ ...runOf(respondents, respondents * questions), id: RUN, status: 'complete' }, []);
  for (let from = 0; from < questions; from += 1000) {
    await store.addQuestions(RUN, 'bench', questionRecords(from, Math.min(from + 1000, questions)));
  }
  for (let from = 0; from < respondents * questions; from += 1000) {
    const indexes = Array.from(
      { length: Math.min(1000, respondents * questions - from) },
      (_, at) => from + at,
    );
    await store.saveReplies(
      indexes.map((index) => ({ ...unsureReply(index), firstGrades: () => [gradeBySkill(index)] })),
    );
  }
  await store.close();
  console.log(`store built in ${((performance.now() - started) / 1000).toFixed(0)} s`);
}

function hash(text) {
  return createHash('sha256').update(text).digest('hex');
}

/** A number in [0, 1) that belongs to its place, so that every build holds the same answers. */
function uniform(...place) {
  return Number.parseInt(hash(place.join('/')).slice(0, 8), 16) / 4_294_967_296;
}

function questionRecords(from, to) {
  return questionsOf(from, to).map((question, at) => ({
    ...question,
    subject: { name: `Person ${(from + at) >> 2}` },
    property: `property ${(from + at) % 8}`,
  }));
}

/** Without a confidence: what is measured is the analysis of outcomes. */
function unsureReply(index) {
  const { call, reply } = replyRecord(index, respondents);
  return { call: { ...call, runId: RUN }, reply: { ...reply, runId: RUN, confidence: null } };
}

/** Respondents differ in what they know and in how readily they refuse. */
function gradeBySkill(index) {
  const { grade } = gradeRecord(index, respondents);
  const question = Math.floor(index / respondents);
  const respondent = index % respondents;
  const skill = (respondent + 1) / (respondents + 1);
  const refuses = uniform('refuses', index) < (respondent % 5) / 8;
  const knows = uniform('luck', index) * 0.6 + skill * 0.4 > uniform('difficulty', question);
  const outcome = refuses ? 'refused' : knows ? 'correct' : 'incorrect';
  return { grade: { ...grade, outcome, reason: outcome === 'refused' ? 'unknown' : null } };
}
