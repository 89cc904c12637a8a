/** lm-evaluation-harness, simple-evals and OpenAI evals: logs of our own making, one trap of the format each. */
import { mkdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lmEvalCodec } from '../../src/interop/lm-eval/codec.ts';
import { simpleEvalsCodec } from '../../src/interop/simple-evals/codec.ts';
import { type Scratch, scratch } from '../end-to-end/scratch.ts';
import { readLog } from './read-log.ts';

let place: Scratch;
beforeAll(async () => {
  place = await scratch();
});
afterAll(() => place[Symbol.asyncDispose]());

const lines = (...rows: unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

describe('lm-evaluation-harness', () => {
  const STAMP = '2026-01-02T03-04-05.000001';
  const line = (id: number, rest: object = {}) => ({
    doc_id: id,
    doc: { question: `Which river flows through city ${id}?`, answer: ['Danube', "the 'blue' one"] },
    target: `['Danube', "the 'blue' one"]`,
    arguments: { gen_args_0: { arg_0: 'Q: …\nA:', arg_1: { until: ['\n'] } } },
    resps: [[' The Danube.']],
    filtered_resps: [' The Danube.'],
    filter: 'none',
    metrics: ['exact_match'],
    exact_match: 1,
    ...rest,
  });
  const results = (task: string, metrics: object) => ({
    results: { [task]: { alias: task, ...metrics } },
    configs: { [task]: {} },
    'n-samples': { [task]: { original: 9, effective: 2 } },
    model_name: 'acme/parrot-1',
  });
  const folder = async (name: string): Promise<string> => {
    await mkdir(place.path(name), { recursive: true });
    return name;
  };

  test('a line for every filter is one answer with the verdicts of all filters', async () => {
    const at = await folder('filters');
    const samples = await place.file(
      `${at}/samples_rivers_${STAMP}.jsonl`,
      lines(line(0), line(1), line(0, { filter: 'strict', exact_match: 0 }), line(1, { filter: 'strict' })),
    );
    const beside = await place.file(
      `${at}/results_${STAMP}.json`,
      JSON.stringify(
        results('rivers', { 'exact_match,none': 1, 'exact_match,strict': 0.5, 'exact_match_stderr,none': 0 }),
      ),
    );
    const log = await readLog(samples);
    expect(log.answers).toHaveLength(2);
    expect(log.header.models).toEqual(['acme/parrot-1']);
    expect(log.answers[0]!.grades.map(({ grader }) => grader.id)).toEqual([
      'imported:lm-eval/exact_match,none',
      'imported:lm-eval/exact_match,strict',
    ]);
    expect(log.ending.recomputedMetrics).toEqual([
      { name: 'rivers/exact_match,none', value: 1 },
      { name: 'rivers/exact_match,strict', value: 0.5 },
      { name: 'rivers/exact_match_stderr,none', value: 0 },
      { name: 'rivers/exact_match_stderr,strict', value: 0.5 },
    ]);
    expect(await lmEvalCodec.companions?.(samples)).toEqual([beside]);
  });

  test('lines of 2024 without filter and metrics keep every bare number, and a score of similarity is no outcome', async () => {
    const { filter: _, metrics: __, exact_match: ___, ...bare } = line(0);
    const path = await place.file('old.jsonl', lines({ ...bare, bleu_max: 30.5, acc: 0 }));
    const log = await readLog(path);
    expect(log.counts).toEqual({ 'bleu_max,none': { '30.5': 1 }, 'acc,none': { '0.0': 1 } });
    expect(log.answers[0]!.grades).toMatchObject([
      { grader: { id: 'imported:lm-eval/acc,none' }, judgement: { outcome: 'incorrect' } },
    ]);
    expect(log.header.notes.join()).toContain('--model');
    expect((await readLog(path, { model: 'acme/other' })).header.models).toEqual(['acme/other']);
  });

  test('golds written by str() are read as a list, and a bare NaN is unscored', async () => {
    const text = lines(line(0, { doc: { query: 'Which river?' }, exact_match: 'nan-here' })).replace(
      '"nan-here"',
      'NaN',
    );
    const log = await readLog(await place.file('repr.jsonl', text));
    expect(log.answers[0]!.question).toMatchObject({
      text: 'Which river?',
      reference: { text: 'Danube', aliases: ["the 'blue' one"] },
    });
    expect(log.answers[0]!.grades[0]!.judgement).toMatchObject({ status: 'ungraded' });
  });

  test('likelihoods choose the answer, whether they are numbers or texts', async () => {
    const choice = {
      doc: { question: 'Which river?', choices: ['Rhine', 'Danube'], answer: 1 },
      target: '1',
      arguments: {
        gen_args_0: { arg_0: 'Q', arg_1: ' Rhine' },
        gen_args_1: { arg_0: 'Q', arg_1: ' Danube' },
      },
    };
    const path = await place.file(
      'choice.jsonl',
      lines(
        line(0, { ...choice, resps: [[[-4.5, false]], [[-0.5, true]]] }),
        line(1, { ...choice, resps: [[['-0.5', 'True']], [['-4.5', 'False']]] }),
      ),
    );
    const log = await readLog(path);
    expect(log.answers.map(({ reply }) => 'text' in reply && reply.text)).toEqual(['Danube', 'Rhine']);
    expect(log.answers[0]!.question.reference).toMatchObject({ text: 'Danube' });
  });

  test('repeats are trials', async () => {
    const path = await place.file('repeats.jsonl', lines(line(0, { resps: [['Danube', 'Rhine', '']] })));
    const log = await readLog(path);
    expect(log.answers.map(({ trial, reply }) => [trial, reply.status])).toEqual([
      [0, 'answered'],
      [1, 'answered'],
      [2, 'failed'],
    ]);
  });

  test('samples inside a results file are read, and results alone hold no answers', async () => {
    const whole = {
      ...results('rivers', { 'exact_match,none': 1 }),
      samples: { rivers: [line(0), line(1)] },
    };
    expect((await readLog(await place.file('whole.json', JSON.stringify(whole)))).answers).toHaveLength(2);
    const alone = await readLog(
      await place.file('alone.json', JSON.stringify(results('rivers', { acc: 0.25 }))),
    );
    expect(alone.answers).toHaveLength(0);
    expect(alone.header.notes.join()).toContain('aggregates only');
  });
});

describe('simple-evals', () => {
  const NAME = 'simpleqa_parrot-1_20260102_030405';
  const html = (gold: string, score: string): string =>
    `<h3>Prompt conversation</h3><pre>x</pre><h3>Results</h3>\n<p>Correct Answer: ${gold}</p>\n` +
    `<p>Extracted Answer: <p>Score: True</p></p>\n<p>Score: ${score}</p>`;
  const convo = (question: string, answer: string) => [
    { role: 'system', content: 'You are helpful.' },
    { role: 'user', content: question },
    { role: 'assistant', content: answer },
  ];
  const file = (metrics: object, rows: readonly (readonly [gold: string, score: string, answer: string])[]) =>
    JSON.stringify({
      score: 0.5,
      metrics,
      htmls: rows.map(([gold, score]) => html(gold, score)),
      convos: rows.map(([, , answer], at) => convo(`Which river flows through city ${at}?`, answer)),
      metadata: { example_level_metadata: rows.map(() => null) },
    });

  test('golds come out of the HTML, and what is not right is no outcome: it may be a refusal', async () => {
    const path = await place.file(
      `${NAME}_allresults.json`,
      file({ is_correct: 0.5, is_incorrect: 0.25, is_not_attempted: 0.25 }, [
        ['Danube &amp; Inn', 'True', 'Both.'],
        ['Rhine', 'False', 'I do not know.'],
        ['Rhine', 'False', 'No response (bad request).'],
        ['Rhine', 'True', '<think>hm</think>Rhine'],
      ]),
    );
    const log = await readLog(path);
    expect(log.header).toMatchObject({ title: 'simpleqa', models: ['parrot-1'] });
    expect(log.answers[0]!.question.reference).toMatchObject({ text: 'Danube & Inn' });
    expect(log.answers[1]!.question.text).toBe('Which river flows through city 1?');
    expect(log.answers.map(({ grades }) => grades[0]!.judgement.status)).toEqual([
      'graded',
      'ungraded',
      'ungraded',
      'graded',
    ]);
    expect(log.answers.map(({ reply }) => reply.status)).toEqual([
      'answered',
      'answered',
      'failed',
      'answered',
    ]);
    expect(log.ending.recomputedMetrics).toContainEqual({ name: 'is_correct', value: 0.5 });
  });

  test('golds and topics are taken from the question set beside, and the files beside are no logs of their own', async () => {
    const path = await place.file(
      `${NAME}B_allresults.json`,
      file({ is_correct: 1 }, [['None', 'True', 'Danube']]),
    );
    const csv = await place.file(
      `${NAME}B_questions.csv`,
      `metadata,problem,answer\n"{'topic': 'Geography', 'answer_type': 'Place'}",Which river flows through city 0?,Danube\n`,
    );
    const log = await readLog(path);
    expect(log.answers[0]!.question).toMatchObject({
      topic: 'Geography',
      reference: { form: 'place', name: 'Danube' },
    });
    expect(await simpleEvalsCodec.companions?.(path)).toEqual([csv]);
  });

  test('where the grader was misread its marks count for nothing, and this is said', async () => {
    const metrics = { is_correct: 0.5, is_incorrect: 0, is_not_attempted: 0.5 };
    const path = await place.file(
      'simpleqa_parrot-2_20260102_030405_allresults.json',
      file(metrics, [
        ['Danube', 'True', 'I do not know.'],
        ['Danube', 'False', 'The Danube.'],
      ]),
    );
    const log = await readLog(path);
    expect(log.answers.map(({ grades }) => grades[0]!.judgement)).toMatchObject([
      { status: 'ungraded', why: 'unreadable-verdict' },
      { status: 'ungraded', why: 'unreadable-verdict' },
    ]);
    expect(log.header.notes.join()).toContain('misreads');
  });
});

describe('OpenAI evals', () => {
  const spec = {
    spec: { completion_fns: ['parrot-1', 'judge'], eval_name: 'rivers.dev.v0', base_eval: 'rivers' },
  };
  const event = (id: number, sample: string, type: string, data: object) => ({
    run_id: 'r',
    event_id: id,
    sample_id: sample,
    type,
    data,
    created_at: '2026-01-02 03:04:05.000000+00:00',
  });
  const asked = (question: string) => [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: question },
  ];
  const judged =
    'Compare.\n[BEGIN DATA]\n************\n[Expert]: Danube\n************\n[Submission]: x\n************';

  test('events of a sample that interleave are brought together, the model before the judge', async () => {
    const path = await place.file(
      'graded.jsonl',
      lines(
        spec,
        { final_report: { 'counts/C': 1, 'counts/__invalid__': 1, score: 0.5 } },
        event(1, 's.1', 'sampling', { prompt: asked('Second?'), sampled: 'The Danube.' }),
        event(0, 's.0', 'sampling', { prompt: asked('First?'), sampled: ['The Rhine.'] }),
        event(3, 's.1', 'sampling', { prompt: [{ role: 'user', content: judged }], sampled: ['C'] }),
        event(2, 's.0', 'metrics', { choice: '__invalid__', score: 0 }),
        event(4, 's.1', 'metrics', { choice: 'C', score: 1 }),
      ),
    );
    const log = await readLog(path);
    const byId = new Map(log.answers.map((answer) => [answer.question.id, answer]));
    expect(byId.get('s.1')).toMatchObject({
      question: { text: 'Second?', reference: { text: 'Danube' } },
      reply: { text: 'The Danube.' },
      grades: [{ judgement: { outcome: 'correct' } }],
    });
    expect(byId.get('s.0')?.grades[0]?.judgement).toMatchObject({
      status: 'ungraded',
      why: 'unreadable-verdict',
    });
    expect(byId.get('s.0')?.question.reference).toBeNull();
    expect(log.header).toMatchObject({ status: 'success', models: ['parrot-1'] });
    expect(log.ending.recomputedMetrics).toContainEqual({ name: 'score', value: 0.5 });
  });

  test('a run that died keeps what it wrote; a last line that is cut off is told, as in every format', async () => {
    const whole = lines(
      spec,
      event(0, 's.0', 'sampling', { prompt: 'Say it.\nUser: Which river?\nAssistant: ', sampled: 'Danube' }),
      event(1, 's.0', 'match', { correct: true, expected: ['Danube'], picked: 'Danube', sampled: 'Danube' }),
    );
    await expect(
      readLog(await place.file('torn.jsonl', `${whole}{"run_id": "r", "event_`)),
    ).rejects.toMatchObject({
      message: expect.stringContaining('torn.jsonl:4:'),
      hint: expect.stringMatching(/ends inside this line: .* take the line out/),
    });
    const log = await readLog(await place.file('died.jsonl', whole));
    expect(log.header.status).toBe('started');
    expect(log.header.notes.join()).toContain('no final report');
    expect(log.answers).toMatchObject([
      { question: { text: 'Which river?' }, grades: [{ judgement: { outcome: 'correct' } }] },
    ]);
  });

  test('a broken line in the middle is an error with its place', async () => {
    const path = await place.file(
      'broken.jsonl',
      `${lines(spec)}{"run_id": \n${lines(event(0, 's.0', 'sampling', {}))}`,
    );
    await expect(readLog(path)).rejects.toMatchObject({
      code: 'file-malformed',
      message: expect.stringContaining('broken.jsonl:2'),
    });
  });
});
