/** One small experiment as each platform writes it; shapes from the platforms' documentation and public sources. */
import { mkdirSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { codecOf } from '../../../src/interop/detect.ts';
import { importDuckDb, openDuckDb, quoted } from '../../../src/rows/duck-db.ts';
import { scratchFolder } from '../../rows/scratch.ts';
import { gradeWords, type ReadFile, readAll, recognised } from '../read-all.ts';

const scratch = scratchFolder();
afterAll(() => scratch.remove());

interface Fact {
  readonly id: string;
  readonly question: string;
  readonly gold: string;
  readonly answer: string | null;
  readonly error?: string;
}

const FACTS: readonly Fact[] = [
  { id: 'q1', question: 'Who wrote Middlemarch?', gold: 'George Eliot', answer: 'George Eliot' },
  { id: 'q2', question: 'Capital of Chad?', gold: 'N’Djamena', answer: 'Bamako' },
  { id: 'q3', question: 'Year of Hastings?', gold: '1066', answer: '<think>1066?</think>I do not know.' },
  {
    id: 'q4',
    question: 'Composer of Boris Godunov?',
    gold: 'Mussorgsky',
    answer: null,
    error: '429 rate limit',
  },
];

const right = ({ answer, gold }: Fact): number => (answer === gold ? 1 : 0);

async function read(name: string, content: string): Promise<ReadFile & { format: string | null }> {
  const path = scratch.file(name, content);
  return { ...(await readAll(await codecOf(path), path)), format: await recognised(path) };
}

/** What every platform's file must come to. */
function expectFacts(
  { answers, format }: ReadFile & { format: string | null },
  platform: string,
  { model = 'vendor/stub-1', ids = true }: { readonly model?: string; readonly ids?: boolean } = {},
) {
  expect(format).toBe(platform);
  expect(answers.map(({ question }) => question.text)).toEqual(FACTS.map(({ question }) => question));
  if (ids) expect(answers.map(({ question }) => question.id)).toEqual(FACTS.map(({ id }) => id));
  expect(answers.map(({ question }) => question.reference !== null)).toEqual([true, true, true, true]);
  expect(answers.map(({ respondent }) => respondent.model)).toEqual(FACTS.map(() => model));
  expect(answers.map(({ reply }) => (reply.status === 'answered' ? reply.text : reply.status))).toEqual([
    'George Eliot',
    'Bamako',
    'I do not know.',
    'failed',
  ]);
  expect(answers[2]!.reply).toMatchObject({ reasoning: '1066?' });
  expect(answers[3]!.reply).toMatchObject({ kind: 'error', message: expect.stringContaining('429') });
  const graded = answers.slice(0, 2).map((answer) => Object.entries(gradeWords(answer)));
  for (const [at, grades] of graded.entries()) {
    const words = grades.filter(([id]) => /correct/i.test(id)).map(([, word]) => word);
    expect(words).toEqual([at === 0 ? 'correct' : 'incorrect']);
    const bad = grades.filter(([id]) => /halluc/i.test(id)).map(([, word]) => word);
    expect(new Set(bad)).toEqual(new Set(['not-mapped']));
  }
  expect(answers[0]!.verdicts!.length).toBeGreaterThanOrEqual(2);
}

describe('OpenAI hosted evals', () => {
  const item = (fact: Fact, at: number) => ({
    object: 'eval.run.output_item',
    id: `outputitem_${at}`,
    created_at: 1_780_000_000,
    run_id: 'evalrun_1',
    eval_id: 'eval_1',
    status: fact.answer === null ? 'error' : 'fail',
    datasource_item_id: at,
    datasource_item: { id: fact.id, question: fact.question, answer: fact.gold },
    results: [
      {
        name: 'correct-a2486074-d803-4445-b431-ad2262e85d47',
        type: 'string_check',
        passed: right(fact) === 1,
        score: right(fact),
        sample: null,
      },
      { name: 'Hallucination', type: 'score_model', passed: right(fact) === 0, score: 1, sample: null },
    ],
    sample: {
      input: [{ role: 'user', content: `Answer briefly: ${fact.question}` }],
      output: fact.answer === null ? [] : [{ role: 'assistant', content: fact.answer }],
      finish_reason: fact.answer === null ? '' : 'stop',
      model: 'vendor/stub-1',
      usage: { total_tokens: 12, prompt_tokens: 10, completion_tokens: 2, cached_tokens: 0 },
      error: fact.error === undefined ? null : { code: 'rate_limit', message: fact.error },
      temperature: 1,
      max_completion_tokens: 64,
      top_p: 1,
      seed: 42,
    },
  });
  const items = FACTS.map(item);

  test('a page of the API, items on lines, pages on lines, an array', async () => {
    const page = { object: 'list', data: items, first_id: 'a', last_id: 'b', has_more: false };
    const saved = [JSON.stringify(page, null, 2), items.map((one) => JSON.stringify(one)).join('\n')];
    const pages = [items.slice(0, 2), items.slice(2)]
      .map((data) => JSON.stringify({ ...page, data }))
      .join('\n');
    for (const content of [...saved, pages, JSON.stringify(items)]) {
      expectFacts(await read('openai.json', content), 'openai-hosted-evals');
    }
  });

  test('a block, a cut and answers that were there before the run', async () => {
    const before = {
      ...item(FACTS[0]!, 0),
      datasource_item: { item: { question: 'Q?', expected: 'A' }, sample: { output_text: 'A' } },
      sample: null,
    };
    const cut = { ...item(FACTS[1]!, 1) };
    const { answers } = await read(
      'before.jsonl',
      [before, { ...cut, sample: { ...cut.sample, finish_reason: 'length' } }]
        .map((one) => JSON.stringify(one))
        .join('\n'),
    );
    expect(answers[0]!.reply).toMatchObject({ status: 'answered', text: 'A' });
    expect(answers[1]!.finishReason).toBe('length');
  });
});

test('Langfuse: items of an experiment from the API', async () => {
  const items = FACTS.map((fact, at) => ({
    id: `span${at}`,
    traceId: `trace${at}`,
    startTime: '2026-11-01T10:00:00.000Z',
    endTime: '2026-11-01T10:00:01.000Z',
    level: fact.answer === null ? 'ERROR' : 'DEFAULT',
    statusMessage: fact.error ?? null,
    environment: 'sdk-experiment',
    experimentId: 'e1',
    experimentName: 'stub',
    experimentItemId: fact.id,
    input: { question: fact.question },
    output: fact.answer,
    expectedOutput: { answer: fact.gold },
    experimentMetadata: { model: 'vendor/stub-1' },
    scores: [
      {
        id: 's1',
        name: 'correctness',
        value: right(fact),
        dataType: 'NUMERIC',
        source: 'EVAL',
        comment: 'so',
      },
      { id: 's2', name: 'hallucination', value: 'hallucinated', dataType: 'CATEGORICAL', source: 'EVAL' },
    ],
  }));
  expectFacts(
    await read('langfuse.json', JSON.stringify({ data: items, meta: { cursor: null } })),
    'langfuse',
  );
});

test('Langfuse: observations of blob storage with scores in a file beside them; judges are no answers', async () => {
  const rows = FACTS.flatMap((fact, at) => [
    {
      id: `span${at}`,
      trace_id: `trace${at}`,
      project_id: 'p',
      environment: 'default',
      type: 'SPAN',
      parent_observation_id: '',
      start_time: '2026-11-01 10:00:00.000000',
      level: fact.answer === null ? 'ERROR' : 'DEFAULT',
      status_message: fact.error ?? '',
      metadata: { question_id: fact.id, expected_output: fact.gold },
      input: JSON.stringify({ question: fact.question }),
      output: fact.answer === null ? 'null' : JSON.stringify(fact.answer),
      provided_model_name: '',
    },
    {
      id: `gen${at}`,
      trace_id: `trace${at}`,
      type: 'GENERATION',
      parent_observation_id: `span${at}`,
      start_time: '2026-11-01 10:00:00.000000',
      level: 'DEFAULT',
      input: JSON.stringify([{ role: 'user', content: fact.question }]),
      output: fact.answer ?? '',
      provided_model_name: 'vendor/stub-1',
      usage_details: { input: 10, output: 3 },
    },
    {
      id: `judge${at}`,
      trace_id: `judge-trace${at}`,
      type: 'GENERATION',
      environment: 'langfuse-llm-as-a-judge',
      parent_observation_id: '',
      start_time: '2026-11-01 10:00:02.000000',
      level: 'DEFAULT',
      input: 'Is it right?',
      output: 'yes',
      provided_model_name: 'judge',
    },
  ]);
  const scores = FACTS.flatMap((fact, at) =>
    ['correctness', 'hallucination'].map((name) => ({
      id: `s${name}${at}`,
      timestamp: '2026-11-01 10:00:03.000000',
      trace_id: `trace${at}`,
      observation_id: '',
      name,
      value: name === 'correctness' ? right(fact) : 1,
      string_value: '',
      data_type: 'NUMERIC',
      source: 'EVAL',
      comment: '',
    })),
  );
  const lines = (all: readonly unknown[]) => all.map((one) => JSON.stringify(one)).join('\n');
  scratch.file('blob/scores/2026.jsonl', lines(scores));
  const found = await read('blob/observations_v2/2026.jsonl', lines(rows));
  expectFacts(found, 'langfuse');
  expect(found.answers[0]!.usage).toMatchObject({ inputTokens: 10, outputTokens: 3 });
});

test('Langfuse: the page’s table, where every other column is a score', async () => {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const header =
    'id,timestamp,name,traceId,type,parentObservationId,startTime,level,statusMessage,input,output,metadata,model,environment,correctness,Hallucination';
  const rows = FACTS.map((fact, at) =>
    [
      ...[`o${at}`, '', 'answer', `t${at}`, 'GENERATION', '', '2026-11-01T10:00:00Z'],
      ...[fact.answer === null ? 'ERROR' : 'DEFAULT', fact.error ?? ''],
      ...[cell(JSON.stringify([{ role: 'user', content: fact.question }])), cell(fact.answer ?? '')],
      ...[
        cell(JSON.stringify({ question_id: fact.id, expected_output: fact.gold })),
        'vendor/stub-1',
        'default',
      ],
      ...[cell(`[${right(fact)}]`), cell('["hallucinated"]')],
    ].join(','),
  );
  expectFacts(await read('lf.csv', [header, ...rows].join('\n')), 'langfuse');
});

test('Braintrust: events with spans below the root, and the table of the page', async () => {
  const event = (fact: Fact, at: number) => ({
    id: `row${at}`,
    experiment_id: 'x',
    project_id: 'p',
    root_span_id: `root${at}`,
    span_id: `root${at}`,
    span_parents: null,
    is_root: true,
    span_attributes: { name: 'eval', type: 'eval' },
    input: fact.question,
    output: fact.answer,
    expected: fact.gold,
    error: fact.error ?? null,
    scores: { AnswerCorrectness: right(fact), Hallucination: 1 },
    metadata: { question_id: fact.id },
    metrics: { start: 1_780_000_000, end: 1_780_000_001.5 },
    created: '2026-11-01T10:00:00Z',
  });
  const below = (fact: Fact, at: number) => ({
    ...event(fact, at),
    id: `llm${at}`,
    span_id: `llm${at}`,
    span_parents: [`root${at}`],
    is_root: false,
    span_attributes: { name: 'Chat Completion', type: 'llm' },
    scores: null,
    metadata: { model: 'vendor/stub-1' },
    metrics: { prompt_tokens: 10, completion_tokens: 2 },
  });
  const judge = (fact: Fact, at: number) => ({
    ...below(fact, at),
    id: `judge${at}`,
    span_id: `judge${at}`,
    span_attributes: { type: 'score', purpose: 'scorer' },
    metadata: { model: 'judge' },
  });
  const events = FACTS.flatMap((fact, at) => [judge(fact, at), below(fact, at), event(fact, at)]);
  const found = await read('bt.json', JSON.stringify({ events, cursor: null }));
  expectFacts(found, 'braintrust');
  expect(found.answers[0]).toMatchObject({ latencyMs: 1500, usage: { inputTokens: 10, outputTokens: 2 } });
  const rows = FACTS.map((fact, at) => ({
    ...event(fact, at),
    metadata: { question_id: fact.id, model: 'vendor/stub-1' },
  }));
  expectFacts(await read('bt.jsonl', rows.map((one) => JSON.stringify(one)).join('\n')), 'braintrust');
});

describe('LangSmith', () => {
  const run = (fact: Fact, at: number) => ({
    id: `run${at}`,
    trace_id: `run${at}`,
    name: 'Target',
    run_type: 'chain',
    start_time: '2026-11-01T10:00:00.000Z',
    end_time: '2026-11-01T10:00:02.000Z',
    parent_run_id: null,
    status: fact.answer === null ? 'error' : 'success',
    error: fact.error ?? null,
    inputs: { question: fact.question },
    outputs: fact.answer === null ? null : { answer: fact.answer },
    reference_example_id: fact.id,
    extra: {},
  });

  test('runs with the model in a run below, and feedback in its statistics', async () => {
    const stats = (fact: Fact) => ({
      correctness: { n: 1, avg: right(fact) },
      hallucination: { n: 1, avg: 1 },
    });
    const rows = FACTS.flatMap((fact, at) => [
      { ...run(fact, at), feedback_stats: stats(fact), reference_outputs: { answer: fact.gold } },
      {
        ...run(fact, at),
        id: `llm${at}`,
        run_type: 'llm',
        parent_run_id: `run${at}`,
        extra: { metadata: { ls_model_name: 'vendor/stub-1' } },
      },
    ]);
    expectFacts(await read('ls.jsonl', rows.map((one) => JSON.stringify(one)).join('\n')), 'langsmith');
  });

  test('rows that evaluate() gives', async () => {
    const rows = FACTS.map((fact, at) => ({
      run: { ...run(fact, at), extra: { metadata: { ls_model_name: 'vendor/stub-1' } } },
      example: { id: fact.id, inputs: { question: fact.question }, outputs: { answer: fact.gold } },
      evaluationResults: {
        results: [
          { key: 'correctness', score: right(fact), comment: 'so' },
          { key: 'hallucination', score: 1 },
        ],
      },
    }));
    expectFacts(await read('rows.json', JSON.stringify({ results: rows })), 'langsmith');
  });

  test('the table of to_pandas()', async () => {
    const lines = FACTS.map((fact, at) =>
      [
        ...[fact.question, `"${fact.answer ?? ''}"`, fact.error ?? '', fact.gold],
        ...[right(fact), 1, '0.5', fact.id, `run${at}`],
      ].join(','),
    );
    const header =
      'inputs.question,outputs.answer,error,reference.answer,feedback.correctness,feedback.hallucination,execution_time,example_id,id';
    expectFacts(await read('stub.csv', [header, ...lines].join('\n')), 'langsmith', { model: 'stub' });
  });

  test('the form in which experiments are uploaded', async () => {
    const results = FACTS.map((fact) => ({
      row_id: fact.id,
      inputs: { input: fact.question },
      expected_outputs: { output: fact.gold },
      actual_outputs: { output: fact.answer },
      evaluation_scores: [
        { key: 'is_correct', score: right(fact) },
        { key: 'hallucination', score: 1 },
      ],
      start_time: '2026-11-01T10:00:00Z',
      end_time: '2026-11-01T10:00:01Z',
      run_name: 'x',
      error: fact.error ?? null,
      run_metadata: { model: 'vendor/stub-1' },
    }));
    const document = { experiment_name: 'x', dataset_name: 'facts', results };
    expectFacts(await read('upload.json', JSON.stringify(document)), 'langsmith');
  });
});

describe('MLflow', () => {
  test('a trace that has not ended is a failed reply; null as text is an empty one, unless it is what was asked for', async () => {
    const trace = (state: string, output: string, gold: string) => ({
      info: {
        trace_id: `tr-${output}-${gold}`,
        state,
        assessments: [
          {
            assessment_name: 'expected_response',
            source: { source_type: 'HUMAN' },
            expectation: { value: gold },
          },
        ],
      },
      data: {
        spans: [
          {
            span_id: 'a',
            attributes: { 'mlflow.spanInputs': '{"question":"Which?"}', 'mlflow.spanOutputs': output },
          },
        ],
      },
    });
    const rows = [
      trace('IN_PROGRESS', '"Au"', 'Au'),
      trace('OK', 'null', 'Au'),
      trace('OK', '"None"', 'None'),
    ];
    const { answers } = await read('open.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'));
    expect(answers.map(({ reply }) => (reply.status === 'failed' ? reply.kind : reply.text))).toEqual([
      ...['error', 'empty', 'None'],
    ]);
  });

  const assessments = (fact: Fact) => [
    {
      assessment_name: 'correctness',
      source: { source_type: 'LLM_JUDGE', source_id: 'judge' },
      feedback: { value: right(fact) === 1 ? 'yes' : 'no' },
      rationale: 'so',
    },
    { assessment_name: 'no_hallucination', source: { source_type: 'CODE' }, feedback: { value: 'yes' } },
    {
      assessment_name: 'expected_response',
      source: { source_type: 'HUMAN', source_id: 'ada' },
      expectation: { value: fact.gold },
    },
  ];
  const spans = (fact: Fact) => [
    {
      trace_id: 'abc',
      span_id: 'a',
      parent_span_id: null,
      name: 'predict',
      status: {
        code: fact.answer === null ? 'STATUS_CODE_ERROR' : 'STATUS_CODE_OK',
        message: fact.error ?? '',
      },
      attributes: {
        'mlflow.spanInputs': JSON.stringify({ question: fact.question }),
        'mlflow.spanOutputs': JSON.stringify(fact.answer),
      },
    },
    {
      trace_id: 'abc',
      span_id: 'b',
      parent_span_id: 'a',
      name: 'Completions',
      attributes: {
        'mlflow.spanType': '"CHAT_MODEL"',
        'mlflow.spanInputs': JSON.stringify({ model: 'vendor/stub-1', messages: [] }),
      },
    },
  ];

  test('traces with their assessments', async () => {
    const traces = FACTS.map((fact, at) => ({
      info: {
        trace_id: `tr-${at}`,
        request_time: '2026-11-01T10:00:00Z',
        execution_duration: '1.2s',
        state: fact.answer === null ? 'ERROR' : 'OK',
        tags: { question_id: fact.id },
        trace_metadata: {},
        assessments: assessments(fact),
      },
      data: { spans: spans(fact) },
    }));
    const found = await read('traces.jsonl', traces.map((one) => JSON.stringify(one)).join('\n'));
    expectFacts(found, 'mlflow');
    expect(found.answers[0]!.latencyMs).toBe(1200);
  });

  test('the table of genai.evaluate', async () => {
    const rows = FACTS.map((fact, at) => ({
      trace_id: `tr-${at}`,
      state: fact.answer === null ? 'ERROR' : 'OK',
      request: { question: fact.question },
      response: fact.answer,
      tags: { question_id: fact.id },
      trace_metadata: {},
      spans: spans(fact),
      assessments: assessments(fact),
      'correctness/value': right(fact) === 1 ? 'yes' : 'no',
      'hallucination/value': true,
    }));
    expectFacts(await read('table.json', JSON.stringify(rows)), 'mlflow');
  });

  test('eval_results_table.json: a scale of 1 to 5 gives no outcome', async () => {
    const columns = [
      ...['inputs', 'outputs', 'ground_truth', 'answer_correctness/v1/score'],
      ...['answer_correctness/v1/justification', 'exact_match/v1/score', 'token_count'],
    ];
    const data = FACTS.slice(0, 2).map((fact) => [
      ...[fact.question, fact.answer, fact.gold, right(fact) === 1 ? 5 : 1, 'so', right(fact), 3],
    ]);
    const { answers, header, format } = await read(
      'eval_results_table.json',
      JSON.stringify({ columns, data }),
    );
    expect(format).toBe('mlflow');
    expect(answers.map(gradeWords)).toEqual([
      { 'imported:mlflow/answer_correctness': 'not-mapped', 'imported:mlflow/exact_match': 'correct' },
      { 'imported:mlflow/answer_correctness': 'not-mapped', 'imported:mlflow/exact_match': 'incorrect' },
    ]);
    expect(header.notes.join(' ')).toContain('beyond 1');
  });
});

describe('Phoenix', () => {
  const row = (fact: Fact) => ({
    example_id: fact.id,
    repetition_number: 1,
    input: { question: fact.question },
    reference_output: { answer: fact.gold },
    output: fact.answer,
    error: fact.error ?? null,
    latency_ms: 12.5,
    start_time: '2026-11-01T10:00:00+00:00',
    end_time: '2026-11-01T10:00:01+00:00',
    trace_id: 't',
    prompt_token_count: 10,
    completion_token_count: 2,
  });

  test('an experiment as JSON', async () => {
    const annotation = (name: string, label: string, score: number) => ({
      name,
      annotator_kind: 'LLM',
      label,
      score,
      explanation: null,
      error: null,
      metadata: {},
    });
    const rows = FACTS.map((fact) => ({
      ...row(fact),
      annotations: [
        annotation('correctness', right(fact) === 1 ? 'correct' : 'incorrect', right(fact)),
        annotation('hallucination', 'hallucinated', 1),
      ],
    }));
    expectFacts(await read('stub.json', JSON.stringify(rows, null, 2)), 'phoenix', { model: 'stub' });
  });

  test('an experiment as CSV', async () => {
    const header =
      'example_id,repetition_number,input,reference_output,output,error,latency_ms,annotation_correctness_label,annotation_correctness_score,annotation_hallucination_score';
    const cell = (value: unknown) => `"${JSON.stringify(value).replaceAll('"', '""')}"`;
    const lines = FACTS.map((fact) =>
      [
        ...[fact.id, 1, cell({ question: fact.question }), cell({ answer: fact.gold }), fact.answer ?? ''],
        ...[fact.error ?? '', 12, right(fact) === 1 ? 'correct' : 'incorrect', right(fact), 1],
      ].join(','),
    );
    expectFacts(await read('stub.csv', [header, ...lines].join('\n')), 'phoenix', { model: 'stub' });
  });
});

describe('W&B Weave', () => {
  const op = (name: string) => `weave:///ent/proj/op/${name}:d1g3st`;
  const call = (fact: Fact, at: number) => ({
    id: `call-${at}`,
    op_name: op('Evaluation.predict_and_score'),
    trace_id: 't',
    parent_id: 'root',
    started_at: '2026-01-01T00:00:00Z',
    ended_at: '2026-01-01T00:00:01Z',
    inputs: {
      self: 'weave:///ent/proj/object/Evaluation:e1',
      model: { name: 'stub', model_name: 'vendor/stub-1' },
      example: { id: fact.id, question: fact.question, expected: fact.gold },
    },
    output: {
      output: fact.answer,
      model_latency: 0.5,
      scores: { correctness: { correct: right(fact) === 1 }, hallucination: { hallucinated: true } },
    },
    exception: fact.error ?? null,
    summary: { weave: { status: fact.error === undefined ? 'success' : 'error' } },
  });

  test('an evaluation as JSONL: only the cases are answers, not the calls below them', async () => {
    const calls = FACTS.flatMap((fact, at) => [
      call(fact, at),
      {
        ...call(fact, at),
        id: `predict-${at}`,
        op_name: op('StubModel.predict'),
        inputs: { question: fact.question },
        output: fact.answer,
      },
      {
        ...call(fact, at),
        id: `score-${at}`,
        op_name: op('correctness'),
        inputs: { output: fact.answer },
        output: { correct: true },
      },
    ]);
    const evaluation = {
      ...call(FACTS[0]!, 9),
      op_name: op('Evaluation.evaluate'),
      inputs: {},
      output: { correctness: 1 },
    };
    const text = [evaluation, ...calls].map((row) => JSON.stringify(row)).join('\n');
    expectFacts(await read('weave.jsonl', text), 'weave');
  });

  test('the page’s table as CSV, with dotted names', async () => {
    const header =
      'op_name,trace_id,started_at,ended_at,inputs.example.id,inputs.example.question,inputs.example.expected,inputs.model.model_name,output.output,output.scores.correctness.correct,output.scores.hallucination.hallucinated,exception';
    const lines = FACTS.map((fact) =>
      [
        ...[
          op('Evaluation.predict_and_score'),
          't',
          '2026-01-01',
          '2026-01-02',
          fact.id,
          fact.question,
          fact.gold,
        ],
        ...['vendor/stub-1', fact.answer ?? '', right(fact) === 1, true, fact.error ?? ''],
      ].join(','),
    );
    expectFacts(await read('weave.csv', [header, ...lines].join('\n')), 'weave');
  });

  test('annotations of people are human grades, on the case and on the model’s call below it; reactions are none', async () => {
    const annotation = (value: unknown) => ({
      feedback_type: 'wandb.annotation.Correct',
      payload: { value },
      wb_user_id: 'u',
    });
    const reaction = { feedback_type: 'wandb.reaction.1', payload: { emoji: '👎' } };
    const runnable = { feedback_type: 'wandb.runnable.exact_match', payload: { output: true } };
    const with_ = (row: object, feedback: readonly unknown[]) => ({
      ...row,
      summary: { weave: { feedback } },
    });
    const [first, second] = [call(FACTS[0]!, 0), call(FACTS[1]!, 1)];
    const below = { ...second, id: 'p', parent_id: 'call-1', op_name: op('StubModel.predict') };
    const rows = [
      with_(first, [annotation(true), reaction, runnable]),
      second,
      with_(below, [annotation({ Correct: { d1g3st: 'incorrect' } })]),
    ];
    const { answers } = await read('said.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'));
    const grades = answers.map(gradeWords);
    expect(grades[0]).toMatchObject({ 'human:weave': 'correct', 'imported:weave/exact_match': 'correct' });
    expect(grades[1]).toMatchObject({ 'human:weave': 'incorrect' });
    expect(Object.keys(grades[0]!).join()).not.toContain('reaction');
    const header =
      'op_name,trace_id,started_at,inputs.example.question,inputs.example.expected,output.output,feedback.[wandb.annotation.Correct].payload.value';
    const table = ['true', 'false', ''].map(
      (said) => `${op('Evaluation.predict_and_score')},t,2026-01-01,Capital of Mali?,Bamako,Bamako,${said}`,
    );
    const asTable = await read('said.csv', [header, ...table].join('\n'));
    expect(asTable.answers.map(gradeWords)).toEqual([
      { 'human:weave': 'correct' },
      { 'human:weave': 'incorrect' },
      {},
    ]);
  });

  test('calls of a provider are read for what the user asked; two versions of a model are two respondents', async () => {
    const chat = {
      op_name: op('openai.chat.completions.create'),
      trace_id: 't',
      inputs: { model: 'gpt-x', messages: [{ role: 'user', content: 'Capital of Chad?' }] },
      output: { choices: [{ message: { role: 'assistant', content: 'N’Dja' }, finish_reason: 'length' }] },
      ended_at: '2026-01-02',
    };
    const { answers } = await read('chat.jsonl', [chat, chat].map((row) => JSON.stringify(row)).join('\n'));
    expect(answers[0]).toMatchObject({
      ...{ question: { text: 'Capital of Chad?' }, respondent: { model: 'gpt-x' }, finishReason: 'length' },
    });
    const versions = ['aaaaaaaa', 'bbbbbbbb'].map((digest) => {
      const one = call(FACTS[0]!, 0);
      return { ...one, inputs: { ...one.inputs, model: `weave:///ent/proj/object/Stub:${digest}` } };
    });
    const two = await read('two.jsonl', versions.map((row) => JSON.stringify(row)).join('\n'));
    expect(two.answers.map(({ respondent }) => respondent.model)).toEqual(['Stub:aaaaaa', 'Stub:bbbbbb']);
  });
});

describe('lighteval details', () => {
  const doc = ({ id, question, gold }: Fact) => ({
    ...{ id, task_name: 'lighteval|facts|0', query: `Question: ${question}\nAnswer:` },
    ...{ choices: [gold, 'an alias'], gold_index: [0], instruction: '' },
  });

  test('as Parquet: doc, model_response, metric; samples are trials', async () => {
    const rows = FACTS.slice(0, 3).map((fact, at) => ({
      doc: doc(fact),
      model_response: {
        input: 'x',
        text: at === 1 ? [fact.answer, 'N’Djamena'] : [fact.answer],
        logprobs: [],
      },
      metric: { em: right(fact), f1: 0.3 },
    }));
    const json = scratch.file('rows.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'));
    mkdirSync(scratch.path('details/org/model/2025-01-01T00-00-00'), { recursive: true });
    const path = scratch.path(
      'details/org/model/2025-01-01T00-00-00/details_lighteval|facts|0_2025-01-01T00-00-00.000000.parquet',
    );
    const duckdb = await importDuckDb(path, { work: 'writing', instead: 'nothing' });
    const { connection, close } = await openDuckDb(duckdb);
    await connection.run(
      `COPY (SELECT * FROM read_json(${quoted(json)})) TO ${quoted(path)} (FORMAT parquet)`,
    );
    close();
    const { answers, header } = await readAll(await codecOf(path), path);
    expect(header).toMatchObject({ format: 'lighteval', models: ['org/model'] });
    expect(answers.map(({ question, reply, trial }) => [question.text, reply.text, trial])).toEqual([
      [FACTS[0]!.question, 'George Eliot', 0],
      [FACTS[1]!.question, 'Bamako', 0],
      [FACTS[1]!.question, 'N’Djamena', 1],
      [FACTS[2]!.question, 'I do not know.', 0],
    ]);
    expect(answers[0]!.question).toMatchObject({
      reference: { text: 'George Eliot' },
      source: [{ name: 'lighteval|facts|0' }],
    });
    expect(answers.map(gradeWords)).toEqual([
      { 'imported:lighteval/em': 'correct', 'imported:lighteval/f1': 'not-mapped' },
      {},
      {},
      // The comparison saw the thought.
      expect.objectContaining({ 'imported:lighteval/em': expect.not.stringMatching(/^correct$/) }),
    ]);
  });

  test('of older versions: lists as Python prints them, the likeliest option is the answer', async () => {
    const old = (fields: Record<string, unknown>) => ({
      full_prompt: 'x',
      instruction: '',
      gold: '[]',
      ...fields,
    });
    const rows = [
      old({
        example: 'Capital of Chad?',
        predictions: "['Bamako']",
        gold: "['N\\'Djamena']",
        choices: '[]',
        gold_index: '[]',
        metrics: "{'exact_match': 0.0}",
      }),
      old({
        example: 'Pick:',
        predictions: '[(-1.5, False), (-0.5, True)]',
        choices: "[' red', ' blue']",
        gold_index: '[0]',
        metrics: "{'acc': 0}",
      }),
    ];
    const { answers, format } = await read('old.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'));
    expect(format).toBe('lighteval');
    expect(
      answers.map(({ reply, question }) => [reply.text, (question.reference as { text: string }).text]),
    ).toEqual([
      ['Bamako', "N'Djamena"],
      ['blue', 'red'],
    ]);
    expect(answers.map(gradeWords)).toEqual([
      { 'imported:lighteval/exact_match': 'incorrect' },
      { 'imported:lighteval/acc': 'incorrect' },
    ]);
  });
});
