import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { deepevalCodec } from '../../src/interop/deepeval/codec.ts';
import { everyEvalEverCodec } from '../../src/interop/every-eval-ever/codec.ts';
import { sampleHash } from '../../src/interop/every-eval-ever/sample-hash.ts';
import { helmCodec } from '../../src/interop/helm/codec.ts';
import { settleAnswer } from '../../src/interop/settle-answer.ts';
import { testRunsCodec } from '../../src/interop/test-runs/codec.ts';
import { uqlmCodec } from '../../src/interop/uqlm/codec.ts';
import { scratchFolder } from '../rows/scratch.ts';
import { gradeWords, readAll, recognised } from './read-all.ts';

const scratch = scratchFolder();
afterAll(() => scratch.remove());

function instance(given: {
  id: string;
  text: string;
  correct: boolean;
  error?: string;
  grade?: string;
  type?: string;
}) {
  const raw = `Was ist ${given.id}? ₱`;
  return {
    schema_version: '0.3.0',
    evaluation_id: 'nq/x/1',
    model_id: 'org/x',
    evaluation_name: 'nq.accuracy',
    sample_id: given.id,
    sample_hash: sampleHash(raw, ['Rübe']),
    interaction_type: given.type ?? 'single_turn',
    input: { raw, reference: ['Rübe'] },
    output: { raw: [given.text] },
    answer_attribution: [],
    evaluation: { score: given.correct ? 1 : 0, is_correct: given.correct },
    ...(given.error === undefined ? {} : { error: given.error }),
    ...(given.grade === undefined ? {} : { metadata: { grade: given.grade } }),
  };
}

test('Every Eval Ever: refusals are read from error and metadata, the rest is right or wrong', async () => {
  const rows = [
    instance({ id: 'a', text: 'Rübe', correct: true }),
    instance({ id: 'b', text: 'Kohl', correct: false }),
    instance({ id: 'c', text: 'Weiß nicht', correct: false, error: 'refusal: model abstained' }),
    instance({ id: 'd', text: 'Keine Ahnung', correct: false, grade: 'refused' }),
    instance({ id: 'e', text: '', correct: false, error: 'timeout' }),
  ];
  const text = rows.map((row) => JSON.stringify(row)).join('\n');
  const path = scratch.file('eee/u1_samples.jsonl', text);
  const aggregate = scratch.file(
    'eee/u1.json',
    JSON.stringify({
      schema_version: '0.3.0',
      evaluation_id: 'nq/x/1',
      model_info: { name: 'x', id: 'org/x' },
      evaluation_results: [
        {
          evaluation_name: 'nq.accuracy',
          evaluation_result_id: 'nq.accuracy',
          score_details: { score: 0.2 },
        },
      ],
      detailed_evaluation_results: {
        format: 'jsonl',
        file_path: 'data/somewhere/else/u1_samples.jsonl',
        checksum: createHash('sha256').update(text).digest('hex'),
      },
    }),
  );
  expect(await recognised(path)).toBe('every-eval-ever');
  expect(await recognised(aggregate)).toBe('every-eval-ever');
  const { header, answers, ending } = await readAll(everyEvalEverCodec, aggregate);
  expect(await everyEvalEverCodec.companions?.(aggregate)).toEqual([path]);
  expect(answers.map((answer) => Object.values(gradeWords(answer))[0])).toEqual([
    'correct',
    'incorrect',
    'refused',
    'refused',
    'incorrect',
  ]);
  expect(answers[4]!.reply).toMatchObject({ status: 'failed', message: 'timeout' });
  expect(ending?.recomputedMetrics).toEqual([{ name: 'nq.accuracy', value: 0.2 }]);
  expect(header.statedMetrics).toEqual([{ name: 'nq.accuracy', value: 0.2 }]);
  expect(ending?.notes.join(' ')).not.toContain('do not fit');
});

test('an aggregate alone has no answers and says so', async () => {
  const path = scratch.file(
    'alone.json',
    JSON.stringify({
      schema_version: '0.2.0',
      evaluation_id: 'b/x/1',
      model_info: { id: 'org/x' },
      evaluation_results: [{ evaluation_name: 'B', score_details: { score: 0.4 } }],
    }),
  );
  const { header, answers } = await readAll(everyEvalEverCodec, path);
  expect(answers).toEqual([]);
  expect(header.notes.join(' ')).toContain('no answers to import');
  expect(header.statedMetrics).toEqual([{ name: 'B', value: 0.4 }]);
});

const adapter = { method: 'generation', model: 'org/gpt', temperature: 0, input_prefix: 'Question: ' };
const stat = (name: string, mean: number | null, split = 'test') => ({
  name: { name, split },
  count: 1,
  ...(mean === null ? {} : { mean }),
});

function helmRun(
  folder: string,
  states: readonly object[],
  marks: readonly object[],
  stats: readonly object[] = [],
) {
  mkdirSync(scratch.path(folder), { recursive: true });
  scratch.file(
    `${folder}/run_spec.json`,
    JSON.stringify({ name: 'nq:model=org_gpt', adapter_spec: adapter }),
  );
  scratch.file(
    `${folder}/scenario_state.json`,
    JSON.stringify({ adapter_spec: adapter, request_states: states }),
  );
  scratch.file(`${folder}/per_instance_stats.json`, JSON.stringify(marks));
  scratch.file(`${folder}/stats.json`, JSON.stringify(stats));
  return scratch.path(folder);
}

const state = (
  id: string,
  given: { text?: string; success?: boolean; mapping?: object; trial?: number; references?: object[] },
) => ({
  instance: {
    input: { text: `Question ${id}` },
    references: given.references ?? [
      { output: { text: 'Rübe' }, tags: ['correct'] },
      { output: { text: 'Kohl' }, tags: [] },
    ],
    split: 'test',
    id,
  },
  train_trial_index: given.trial ?? 0,
  ...(given.mapping === undefined ? {} : { output_mapping: given.mapping }),
  request: { model: 'org/gpt' },
  result: {
    success: given.success ?? true,
    completions: [{ text: given.text ?? '' }],
    request_time: 0.5,
    request_datetime: 1762354922,
    ...(given.success === false ? { error: 'overloaded' } : {}),
  },
});

test('a HELM run: failed requests lose the mark that HELM gave them, missing marks stay missing', async () => {
  const folder = helmRun(
    'helm',
    [
      state('id1', { text: ' Rübe' }),
      state('id2', { success: false }),
      state('id1', { text: 'Kohl', trial: 1 }),
      state('id3', { text: 'x' }),
    ],
    [
      { instance_id: 'id1', train_trial_index: 0, stats: [stat('exact_match', 1), stat('f1_score', 0.5)] },
      { instance_id: 'id2', train_trial_index: 0, stats: [stat('exact_match', 0)] },
      { instance_id: 'id1', train_trial_index: 1, stats: [stat('exact_match', 0)] },
      { instance_id: 'id3', train_trial_index: 0, stats: [stat('exact_match', null)] },
    ],
    [stat('exact_match', 1 / 3)],
  );
  expect(await recognised(folder)).toBe('helm');
  const { header, answers, ending } = await readAll(helmCodec, folder);
  expect(header).toMatchObject({ title: 'nq:model=org_gpt', models: ['org/gpt'], status: 'success' });
  expect(answers.map(gradeWords)).toEqual([
    { 'imported:helm/f1_score': 'not-mapped', 'imported:helm/exact_match': 'correct' },
    {},
    { 'imported:helm/exact_match': 'incorrect' },
    {},
  ]);
  expect(answers[1]!.reply).toMatchObject({ status: 'failed', kind: 'error', message: 'overloaded' });
  expect(answers[2]!.trial).toBe(1);
  expect(answers[0]!.latencyMs).toBe(500);
  expect(ending?.recomputedMetrics).toEqual(header.statedMetrics);
});

test('HELM’s letters stand for the choices that the request showed', async () => {
  const folder = helmRun('choice', [state('id1', { text: ' A', mapping: { A: 'Kohl', B: 'Rübe' } })], []);
  const { answers } = await readAll(helmCodec, folder);
  expect(answers[0]!.question.text).toBe('Question id1\n\nA) Kohl\nB) Rübe');
  expect(answers[0]!.question.reference).toMatchObject({ text: 'Rübe', aliases: ['B', 'ANSWER: B', 'B)'] });
  expect(answers[0]!.reply).toMatchObject({ text: ' A' });
});

test('HELM scores each reference apart in some runs: those requests are no answers', async () => {
  const scored = { ...state('id1', { text: 'x' }), reference_index: 0, request_mode: 'original' };
  const folder = helmRun('separate', [scored, state('id2', { text: 'Rübe' })], []);
  expect((await readAll(helmCodec, folder)).answers.map(({ question }) => question.id)).toEqual(['id2']);
});

test('Every Eval Ever: an end told in metadata is read, further outputs are told', async () => {
  const cut = { ...instance({ id: 'a', text: 'Rü', correct: false }), metadata: { finish_reason: 'length' } };
  const two = { ...instance({ id: 'b', text: 'Rübe', correct: true }), output: { raw: ['Rübe', 'Kohl'] } };
  const path = scratch.file('ends_samples.jsonl', [cut, two].map((row) => JSON.stringify(row)).join('\n'));
  const { answers, ending } = await readAll(everyEvalEverCodec, path);
  expect(answers.map(settleAnswer).map(({ reply }) => reply.status)).toEqual(['failed', 'answered']);
  expect(ending!.notes.join()).toContain('1 further output of the same instances: not read');
});

test('deepeval: only metrics about correctness grade, and retrieved text is no closed book', async () => {
  const document = {
    testCases: [
      {
        name: 'one',
        input: 'Who?',
        actualOutput: 'Ada',
        expectedOutput: 'Ada',
        success: true,
        metricsData: [
          {
            name: 'Correctness (GEval)',
            score: 0.9,
            threshold: 0.5,
            success: true,
            reason: 'same',
            evaluationModel: 'm',
          },
          { name: 'Answer Relevancy', score: 0.4, threshold: 0.5, success: false },
        ],
        runDuration: 1.5,
      },
      {
        name: 'two',
        input: 'When?',
        actualOutput: '',
        retrievalContext: ['page'],
        success: false,
        metricsData: [],
      },
      {
        name: 'three',
        input: 'Where?',
        actualOutput: 'Ulm',
        expectedOutput: 'Ulm',
        success: false,
        toolsCalled: [{ name: 'web_search', inputParameters: {} }],
        metricsData: [{ name: 'Correctness', score: null, success: false, error: 'rate limit of the judge' }],
      },
    ],
  };
  const path = scratch.file('deepeval.json', JSON.stringify(document));
  expect(await recognised(path)).toBe('deepeval');
  const { header, answers } = await readAll(deepevalCodec, path, { model: 'org/x' });
  expect(header.models).toEqual(['org/x']);
  expect(gradeWords(answers[0]!)).toEqual({
    'imported:deepeval/Correctness (GEval)': 'correct',
    'imported:deepeval/Answer Relevancy': 'not-mapped',
  });
  expect(gradeWords(answers[2]!)).toEqual({ 'imported:deepeval/Correctness': 'judge-failed' });
  expect(answers[2]!.closedBookSigns).toEqual(['tool-call: web_search']);
  const logged = scratch.file(
    'logged.json',
    JSON.stringify({ ...document, hyperparameters: { model: 'org/y' } }),
  );
  expect((await readAll(deepevalCodec, logged)).header).toMatchObject({
    models: ['org/y'],
    notes: [expect.any(String)],
  });
  expect(answers[0]!.latencyMs).toBe(1500);
  expect(answers[1]).toMatchObject({
    reply: { status: 'failed' },
    closedBookSigns: ['context given to the model'],
  });
});

test('uqlm: columns become answers, computed scores stay the tool’s values', async () => {
  const document = {
    data: {
      prompts: ['Who?', [{ role: 'user', content: 'When?' }]],
      responses: ['Ada', '1899'],
      sampled_responses: [
        ['Ada', 'Bo'],
        ['1899', '1899'],
      ],
      confidence_scores: [0.5, 1],
    },
    metadata: { temperature: 1 },
  };
  const path = scratch.file('uqlm.json', JSON.stringify(document));
  expect(await recognised(path)).toBe('uqlm');
  const { header, answers } = await readAll(uqlmCodec, path);
  expect(answers.map(({ question }) => question.text)).toEqual(['Who?', 'When?']);
  expect(answers[0]).toMatchObject({ grades: [], verdicts: [{ name: 'confidence_scores', value: 0.5 }] });
  expect(header.notes.join(' ')).toMatch(/no gold.*sampled responses/);
});

test('tests and runs: samples find their test, and a pattern is no gold', async () => {
  const document = {
    eval: 'bag',
    tests: [
      { id: 't1', input: 'Who?', expected: 'Ada' },
      { id: 't2', input: 'How many?', expected: '\\b(1|one)\\b' },
    ],
    runs: [
      {
        model: 'x',
        full_model: 'org/x',
        pass_rate: 0.5,
        samples: [
          { id: 't1', output: 'Ada', passed: true, scores: { includes: { value: 'C' } } },
          { id: 't2', output: '2', passed: false, scores: { pattern: { value: 0 } } },
        ],
      },
    ],
  };
  const path = scratch.file('runs.json', JSON.stringify(document));
  expect(await recognised(path)).toBe('test-runs');
  const { header, answers, ending } = await readAll(testRunsCodec, path);
  expect(answers.map(({ question }) => question.reference)).toEqual([
    { form: 'text', text: 'Ada', aliases: [] },
    null,
  ]);
  expect(answers.map(gradeWords)).toEqual([
    { 'imported:test-runs/includes': 'correct' },
    { 'imported:test-runs/pattern': 'incorrect' },
  ]);
  expect(ending?.recomputedMetrics).toEqual(header.statedMetrics);
});
