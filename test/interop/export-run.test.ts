/**
 * Exports of one small run that holds everything a run can hold: every outcome, a block, a failure, a contested and
 * an ungraded reply, a forced pass, text that a spreadsheet would run.
 */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { policySchema } from '../../src/core/policy.ts';
import { questionSchema } from '../../src/core/question.ts';
import type { Summary } from '../../src/core/summary/summary.ts';
import { sampleHash } from '../../src/interop/every-eval-ever/sample-hash.ts';
import { ANSWER_COLUMNS } from '../../src/interop/flat/answer-columns.ts';
import { exportRun } from '../../src/pipeline/exchange/export-run.ts';
import { summarize } from '../../src/pipeline/summarize/summarize.ts';
import type { Workspace } from '../../src/pipeline/workspace.ts';
import { readRows } from '../../src/rows/read-rows.ts';
import { openStore } from '../../src/store/open-store.ts';
import {
  datasetOf,
  gradeOf,
  questionsOf,
  replyOf,
  respondentsOf,
  runOf,
} from '../contract/store-fixtures.ts';
import { collect, scratchFolder } from '../rows/scratch.ts';
import { aggregateSchema, instanceSchema } from './every-eval-ever-schema.ts';
import { readLog } from './read-log.ts';

const scratch = scratchFolder();
const FORMULA = '=HYPERLINK("http://x","you won")';
let workspace: Workspace;

beforeAll(async () => {
  workspace = {
    storePath: scratch.path('runs.db'),
    env: {},
    now: () => new Date('2026-01-02T04:00:00Z'),
    progress: () => {},
    stop: new AbortController().signal,
    config: {},
    abandon: new AbortController().signal,
    version: '0.1.0',
    warn: () => {},
  };
  const store = await openStore(workspace.storePath);
  const questions = [
    ...questionsOf(4),
    questionSchema.parse({
      id: 'née',
      text: 'Quelle ville est née en 1899 ?\n“Orée” — ₱',
      reference: { form: 'place', name: 'Orée-sur-Mer', aliases: ['Orée'] },
      tags: ['accents', 'two'],
    }),
    questionSchema.parse({ id: 'nobody', text: 'Who is Zq Vv?', reference: null, kind: 'nonexistent' }),
  ];
  const respondents = respondentsOf(2).map((one) => ({
    ...one,
    policy: policySchema.parse({ kind: 'plain' }),
  }));
  await store.createRun(runOf('run1', respondents, 12), [datasetOf(questions)]);
  const parts = [
    { status: 'answered', text: FORMULA, confidence: 0.25 },
    { status: 'answered', text: 'line one\nline two, "quoted"\ud800' },
    { status: 'blocked', by: 'filter' },
    { status: 'failed', kind: 'truncated' },
    { status: 'answered', text: "I don't know." },
    { status: 'answered', text: 'Nobody of that name.' },
  ] as const;
  for (const { id: respondentId } of respondents) {
    for (const [at, question] of questions.entries()) {
      await store.saveReply(replyOf({ runId: 'run1', question, respondentId, part: parts[at] }));
    }
  }
  const graded = [
    { at: 0, outcome: 'incorrect' },
    { at: 1, outcome: 'correct' },
    { at: 4, outcome: 'refused' },
    { at: 5, outcome: 'correct' },
  ] as const;
  for (const { id: respondentId } of respondents) {
    for (const { at, outcome } of graded) {
      const question = questions[at]!;
      const record = replyOf({ runId: 'run1', question: question!, respondentId });
      await store.saveGrade(gradeOf(record, question, { outcome }));
    }
  }
  const contested = replyOf({ runId: 'run1', question: questions[0]!, respondentId: 'model-1' });
  for (const [id, outcome] of [
    ['human:ada', 'correct'],
    ['human:bo', 'incorrect'],
  ] as const) {
    await store.saveGrade(gradeOf(contested, questions[0]!, { outcome, kind: 'human', id }));
  }
  const forced = replyOf({ runId: 'run1', question: questions[4]!, respondentId: 'model-0', pass: 'forced' });
  await store.saveReply(forced);
  await store.saveGrade(gradeOf(forced, questions[4]!, { outcome: 'incorrect' }));
  await store.close();
});
afterAll(() => scratch.remove());

const exported = (to: string, out: string) =>
  exportRun('run1', workspace, { to, out: scratch.path(out), seed: 1 });

test('every answer of both passes is a row, with the columns that the documentation lists', async () => {
  const result = await exported('csv', 'answers.csv');
  expect(result.answers).toBe(13);
  const rows = (await collect(readRows(result.files[0]!))).map(({ row }) => row);
  expect(Object.keys(rows[0]!)).toEqual(ANSWER_COLUMNS.map(({ name }) => name));
  expect(rows.filter((row) => row.pass === 'forced')).toHaveLength(1);
  const documented = [
    ...readFileSync('docs/export.md', 'utf8').matchAll(/^\| `(\w+)` \| (\S+) \| (.+) \|$/gm),
  ];
  expect(documented.map(([, name, type, meaning]) => ({ name, type, meaning }))).toEqual(ANSWER_COLUMNS);
});

test('a spreadsheet runs no formula that a model wrote', async () => {
  const { files } = await exported('csv', 'formula.csv');
  const text = readFileSync(files[0]!, 'utf8');
  expect(text).toContain(`"'=HYPERLINK(""http://x"",""you won"")"`);
  expect(text).not.toMatch(/(^|,)"?=/m);
});

test('blocked counts as refused, failed and contested replies have no outcome and say why', async () => {
  const { files } = await exported('jsonl', 'answers.jsonl');
  const rows = (await collect(readRows(files[0]!))).map(({ row }) => row);
  const of = (question: string, respondent: string) =>
    rows.find((row) => row.question_id === question && row.respondent === respondent && row.pass === 'open');
  expect(of('q2', 'model-0')).toMatchObject({ status: 'blocked', outcome: 'refused', reason: 'blocked' });
  expect(of('q3', 'model-0')).toMatchObject({ status: 'failed', outcome: null, reason: 'reply-failed' });
  expect(of('q0', 'model-1')).toMatchObject({ outcome: null, reason: 'contested', human: null });
  expect(of('q0', 'model-0')).toMatchObject({ outcome: 'incorrect', grader: 'rules', cost_usd: 0.001 });
  expect(of('q0', 'model-1')?.grades).toHaveLength(3);
});

test('Parquet has the documented types and the same values as JSONL', async () => {
  const { files } = await exported('parquet', 'answers.parquet');
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM '${files[0]}'`);
  const types = described.getRows().map(([name, type]) => ({ name, type }));
  connection.closeSync();
  instance.closeSync();
  expect(types).toEqual(
    ANSWER_COLUMNS.map(({ name, type }) => ({
      name,
      type: type === 'TIMESTAMPTZ' ? 'TIMESTAMP WITH TIME ZONE' : type,
    })),
  );
  const typed = (await collect(readRows(files[0]!))).map(({ row }) => row);
  const { files: lines } = await exported('jsonl', 'same.jsonl');
  const exact = (await collect(readRows(lines[0]!))).map(({ row }) => row);
  for (const name of [
    'id',
    'question',
    'gold',
    'tags',
    'outcome',
    'confidence',
    'trial',
    'human',
    'cost_usd',
  ]) {
    expect(typed.map((row) => row[name])).toEqual(exact.map((row) => row[name]));
  }
  expect(typed.find((row) => row.question_id === 'q1')?.answer).toBe('line one\nline two, "quoted"\ufffd');
});

test('Every Eval Ever gets three results a respondent, valid against its schema, over what the rates cover', async () => {
  const { files, answers, notes } = await exported('every-eval-ever', 'eee');
  // q0, q1, q2, née of model-0; q0 is contested for model-1; failed and unanswerable ones are left out.
  expect(answers).toBe(7);
  expect(notes.join(' ')).toContain('5 replies');
  const [aggregateFile, instanceFile] = files;
  // The folders of the collection: benchmark, developer, model.
  expect(aggregateFile).toMatch(/data\/closedbook\/[^/]+\/[^/]+\/[0-9a-f-]{36}\.json$/);
  const aggregate = JSON.parse(readFileSync(aggregateFile!, 'utf8'));
  const ajv = new Ajv({ allErrors: true, strict: false });
  const checkAggregate = ajv.compile(aggregateSchema);
  expect(checkAggregate(aggregate), JSON.stringify(checkAggregate.errors)).toBe(true);
  expect(
    aggregate.evaluation_results.map((one: { score_details: { score: number } }) => one.score_details.score),
  ).toEqual([0.25, 0.25, 0.5]);
  const text = readFileSync(instanceFile!, 'utf8');
  const rows = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const checkInstance = ajv.compile(instanceSchema);
  for (const row of rows) expect(checkInstance(row), JSON.stringify(checkInstance.errors)).toBe(true);
  expect(rows).toHaveLength(12);
  const detailed = aggregate.detailed_evaluation_results;
  expect(detailed.total_rows).toBe(12);
  expect(detailed.checksum).toBe(createHash('sha256').update(text).digest('hex'));
  const refused = rows.filter(
    (row) => row.evaluation_name === 'closedbook.refused' && row.evaluation.score === 1,
  );
  expect(refused.map((row) => row.error)).toEqual(['refusal: blocked', 'refusal: unknown']);
  expect(refused.every((row) => row.evaluation.is_correct === false)).toBe(true);
});

test('the hash of a sample escapes as Python does', () => {
  // python3 -c 'import json,hashlib; print(hashlib.sha256(json.dumps({"raw": "née 😀\x7f\u2028", "reference": ["₱950"]}, sort_keys=True, separators=(",", ":")).encode()).hexdigest())'
  expect(sampleHash('née 😀\u007f\u2028', ['₱950'])).toBe(
    '9bd38cfa6e66e5b2e590c97c2bc4a6addd00deaf6dcb720a5499042bcd0802d9',
  );
});

test('an Inspect log has one sample an answer, the forced pass in a log beside it, and a score only where there is an outcome', async () => {
  const { files, answers } = await exported('inspect', 'inspect');
  expect(answers).toBe(13);
  expect(files.filter((file) => file.endsWith('_forced.json'))).toHaveLength(1);
  const log = JSON.parse(readFileSync(files[0]!, 'utf8'));
  expect(log.eval.model).toBe('model-0');
  const values = log.samples.map(
    (sample: { scores: { closedbook?: { value: string } } }) => sample.scores.closedbook?.value,
  );
  expect(values).toEqual(['I', 'C', 'N', undefined, 'N', 'C']);
  expect(log.samples[2].output.choices[0].stop_reason).toBe('content_filter');
  expect(log.samples[3].error.message).toBe('took too long');
  expect(log.results).toMatchObject({ total_samples: 6, completed_samples: 5 });
  expect(log.results.scores[0].metrics.accuracy.value).toBeCloseTo(2 / 5);
});

test('lm-eval samples carry three metrics and hashes of what was asked', async () => {
  const { files } = await exported('lm-eval', 'lm');
  expect(files.map((file) => file.slice(scratch.folder.length + 1).split('/')[1])).toContain('model-0');
  const samples = (await collect(readRows(files[0]!))).map(({ row }) => row);
  expect(samples.map((row) => [row.correct, row.incorrect, row.refused])).toEqual([
    [0, 1, 0],
    [1, 0, 0],
    [0, 0, 1],
    [null, null, null],
    [0, 0, 1],
    [1, 0, 0],
  ]);
  expect(samples[3]!.metrics).toEqual([]);
  expect(samples[0]!.target).toBe("['Answer 0', 'alias 0']");
  const results = JSON.parse(readFileSync(files[1]!, 'utf8'));
  expect(results.results.closedbook['correct,none']).toBeCloseTo(0.4);
  expect(join(results.model_name)).toBe('model-0');
});

/** What must survive a round trip: question, answer and imported outcome of every exported reply. */
async function cameBack(paths: readonly string[]) {
  const answers = (await Promise.all(paths.map((path) => readLog(path)))).flatMap((log) => log.answers);
  return answers
    .map(({ question, respondent, reply, pass, grades }) => ({
      question: question.text,
      model: respondent.model,
      pass: pass ?? 'open',
      text: reply.text ?? '',
      outcome:
        reply.status === 'blocked'
          ? 'refused'
          : (grades
              .filter(({ grader }) => grader.kind === 'imported')
              .map(({ judgement }) => (judgement.status === 'graded' ? judgement.outcome : null))
              .at(-1) ?? null),
    }))
    .map((one) => JSON.stringify(one))
    .sort();
}

async function wentOut(only: (row: Record<string, unknown>) => boolean) {
  const { files } = await exported('jsonl', 'out.jsonl');
  return (await collect(readRows(files[0]!)))
    .map(({ row }) => row)
    .filter(only)
    .map(({ question, model, pass, answer, outcome }) =>
      JSON.stringify({ question, model, pass, text: answer ?? '', outcome }),
    )
    .sort();
}

const everything = () => true;
const inRates = (row: Record<string, unknown>) =>
  row.pass === 'open' && row.outcome !== null && row.question_kind === 'answerable';

test.each([
  ['jsonl', 'back.jsonl', everything],
  ['csv', 'back.csv', everything],
  ['parquet', 'back.parquet', everything],
  ['inspect', 'back-inspect', everything],
  ['lm-eval', 'back-lm', everything],
  ['every-eval-ever', 'back-eee', inRates],
] as const)(
  '%s exported and imported again has the same questions, answers and outcomes',
  async (to, out, only) => {
    const { files } = await exported(to, out);
    const logs =
      to === 'lm-eval' || to === 'every-eval-ever' ? files.filter((file) => file.endsWith('.jsonl')) : files;
    expect(await cameBack(logs)).toEqual(await wentOut(only));
  },
);

test('a row of closedbook comes back with its reference, respondent and reason', async () => {
  const { files } = await exported('csv', 'whole.csv');
  const { answers } = await readLog(files[0]!);
  const place = answers.find(({ question }) => question.id === 'née');
  expect(place?.question).toMatchObject({
    reference: { form: 'place', name: 'Orée-sur-Mer', aliases: ['Orée'] },
    tags: ['accents', 'two'],
  });
  expect(place?.respondent.policy?.kind).toBe('plain');
  expect(place?.grades[0]).toMatchObject({
    grader: { id: 'imported:closedbook/rules' },
    judgement: { outcome: 'refused', reason: 'unknown' },
  });
  expect(answers.find(({ question }) => question.id === 'nobody')?.question.kind).toBe('nonexistent');
  expect(answers.find(({ question }) => question.id === 'q0')?.reply.text).toBe(FORMULA);
});

test('MLflow gets metrics with their intervals and a table that reads back to the same outcomes', async () => {
  const { files } = await exported('mlflow', 'mlflow');
  expect(files.map((file) => file.split('/').at(-1))).toEqual([
    ...['metrics.json', 'params.json', 'eval_results_table.json'],
    ...['metrics.json', 'params.json', 'eval_results_table.json'],
  ]);
  const metrics = JSON.parse(readFileSync(files[0]!, 'utf8'));
  expect(metrics['correct/asked']).toBe(0.25);
  expect(metrics['correct/asked.low']).toBeLessThan(0.25);
  // What MLflow takes for a name, and for a value.
  for (const [name, value] of Object.entries(metrics)) {
    expect(name).toMatch(/^[\w ./:-]+$/);
    expect(typeof value).toBe('number');
  }
  const { columns, data } = JSON.parse(readFileSync(files[2]!, 'utf8'));
  const { answers } = await readLog(files[2]!);
  expect(answers).toHaveLength(data.length);
  const outcomes = data.map((row: unknown[]) => row[columns.indexOf('outcome/value')]);
  const back = answers.map(({ reply, grades }) => {
    if (reply.status === 'blocked') return 'refused';
    const judgement = grades.find(({ grader }) => grader.kind === 'imported')?.judgement;
    return judgement?.status === 'graded' ? judgement.outcome : null;
  });
  expect(back).toEqual(outcomes);
});

test('Langfuse gets traces, generations and categorical scores, with ids that stay when it is sent again', async () => {
  const { files, answers } = await exported('langfuse', 'langfuse.jsonl');
  const batches = readFileSync(files[0]!, 'utf8').trimEnd().split('\n');
  const events = batches.flatMap((line) => JSON.parse(line).batch);
  const of = (type: string) => events.filter((event: { type: string }) => event.type === type);
  expect(of('trace-create')).toHaveLength(answers);
  expect(of('generation-create')).toHaveLength(answers);
  for (const { body } of of('score-create')) {
    expect(body).toMatchObject({ name: 'outcome', dataType: 'CATEGORICAL' });
    expect(['correct', 'incorrect', 'refused']).toContain(body.value);
    expect(of('trace-create').some((trace: { body: { id: string } }) => trace.body.id === body.traceId)).toBe(
      true,
    );
  }
  expect(new Set(events.map(({ id }: { id: string }) => id)).size).toBe(events.length);
  const again = await exported('langfuse', 'again.jsonl');
  expect(readFileSync(again.files[0]!, 'utf8').trimEnd().split('\n')).toEqual(batches);
});

test('an unknown format is refused with the ones there are', async () => {
  await expect(exported('xlsx', 'x')).rejects.toThrow(/expected one of jsonl, csv, parquet/);
});

const FILES = {
  jsonl: 'back.jsonl',
  csv: 'back.csv',
  parquet: 'back.parquet',
  inspect: 'back-inspect',
  'lm-eval': 'back-lm-eval',
  mlflow: 'back-mlflow',
  langfuse: 'back-langfuse.jsonl',
};

/** A summary without what a file cannot know or names otherwise: titles, paths, ids of graders, how much was planned. */
function comparable(summary: Summary) {
  const { title, provenance, graders, respondents, ...rest } = summary;
  const plain = JSON.parse(JSON.stringify(rest).replace(/"planned":\d+/g, '"planned":null'));
  const deciding = graders?.deciding.map(({ outcomes }) => outcomes).sort((a, b) => b - a);
  // A run vouches for how its replies were made, a file can be edited; families are looked up by model.
  return { ...plain, deciding, respondents: respondents.map(({ closedBook, family, ...one }) => one) };
}

test.each(Object.entries(FILES))(
  'an export to %s, read back, gives the summary of the run',
  async (to, name) => {
    const run = await summarize(['run1'], workspace, { seed: 1 });
    expect(run.rates.rows.some(({ tally }) => tally.blocked > 0)).toBe(true);
    await exportRun('run1', workspace, { to, seed: 1, out: scratch.path(name) });
    const back = await summarize([scratch.path(name)], workspace, { seed: 1 });
    expect(comparable(back)).toEqual(comparable(run));
  },
);

test('an export to Every Eval Ever, read back, gives the rates of the run, and its ending says what it has no room for', async () => {
  const run = await summarize(['run1'], workspace, { seed: 1 });
  const { notes } = await exportRun('run1', workspace, {
    to: 'every-eval-ever',
    seed: 1,
    out: scratch.path('back-eee-summary'),
  });
  expect(notes).toContainEqual(expect.stringContaining('5 replies without an outcome'));
  expect(notes).toContainEqual(expect.stringContaining('1 guess of the forced pass left out'));
  const back = await summarize([scratch.path('back-eee-summary')], workspace, { seed: 1 });
  const rates = ({ rates, respondents }: Summary) => ({
    respondents: respondents.map(({ id, policy }) => ({ id, policy })),
    rows: rates.rows.map(({ respondent, tally, estimates }) => {
      const { correct, incorrect, refused, blocked } = tally;
      return { respondent, correct, incorrect, refused, blocked, estimates };
    }),
  });
  expect(rates(back)).toEqual(rates(run));
});
