/** evalite's database in its own tables, and verdicts that compared a thought together with the answer. */
import { afterAll, expect, test } from 'vitest';
import { evaliteCodec } from '../../../src/interop/evalite/codec.ts';
import { inspectCodec } from '../../../src/interop/inspect/codec.ts';
import { lmEvalCodec } from '../../../src/interop/lm-eval/codec.ts';
import { promptfooCodec } from '../../../src/interop/promptfoo/codec.ts';
import { openConnection } from '../../../src/sqlite/sqlite-connection.ts';
import { scratchFolder } from '../../rows/scratch.ts';
import { gradeWords, readAll, recognised } from '../read-all.ts';

const scratch = scratchFolder();
afterAll(() => scratch.remove());

test('evalite: of each variant the last run, a case that threw is a failed reply, a bad scorer gives no outcome', async () => {
  const path = scratch.path('evalite.db');
  const database = await openConnection(path, { readonly: false });
  database.exec(`
    create table runs (id integer primary key, runType text);
    create table evals (id integer primary key, run_id integer, name text, filepath text, duration integer,
      created_at text, status text, variant_name text, variant_group text);
    create table results (id integer primary key, eval_id integer, duration integer, input text, output text,
      expected text, col_order integer, created_at text, status text, rendered_columns text, trial_index integer);
    create table scores (id integer primary key, result_id integer, name text, score float, description text,
      metadata text, created_at text);
    create table traces (id integer primary key, result_id integer, input text, output text, start_time integer,
      end_time integer, input_tokens integer, output_tokens integer, col_order integer, total_tokens integer);
    insert into runs values (1, 'full'), (2, 'full');
    insert into evals values (1, 1, 'facts [small]', 'f', 1, null, 'success', 'small', 'facts'),
      (2, 2, 'facts [small]', 'f', 1, null, 'fail', 'small', 'facts'),
      (3, 2, 'facts', 'f', 1, null, 'success', 'large', 'facts'), (4, 2, 'facts', 'f', 1, null, 'success', 'huge', 'facts');
    insert into results values (1, 1, 5, '"Old?"', '"old"', '"old"', 0, null, 'success', null, null),
      (2, 2, 5, '"Capital of Chad?"', '"Bamako"', '"N’Djamena"', 0, '2026-11-01 10:00:00', 'success', null, null),
      (3, 2, 5, '"Who?"', '"<think>Eliot</think>George Eliot"', '"George Eliot"', 1, null, 'success', null, 1),
      (4, 2, 5, '"When?"', '{"name":"Error","message":"429 rate limit"}', '"1066"', 2, null, 'fail', null, null),
      (5, 3, 5, '"Who?"', '"George Eliot"', '"George Eliot"', 0, null, 'success', null, null),
      (6, 4, 5, '"Who?"', '"Charlotte Brontë"', '"George Eliot"', 0, null, 'success', null, null);
    insert into scores values (1, 2, 'Exact Match', 0, null, null, null), (2, 2, 'Hallucination', 1, null, null, null),
      (3, 3, 'Exact Match', 0, null, null, null);
  `);
  database.close();
  expect(await recognised(path)).toBe('evalite');
  const { answers, header } = await readAll(evaliteCodec, path);
  expect(header).toMatchObject({ models: ['small', 'large', 'huge'], title: 'facts' });
  expect(header.notes.join(' ')).toContain('1 earlier run');
  expect(answers.map(({ reply }) => (reply.status === 'answered' ? reply.text : reply))).toEqual([
    'Bamako',
    'George Eliot',
    { status: 'failed', kind: 'error', message: 'Error: 429 rate limit', text: null },
    'George Eliot',
    'Charlotte Brontë',
  ]);
  // Variants are compared on one question, in whatever order each was asked.
  const [, who, when, large, huge] = answers.map(({ question }) => question.id);
  expect([large, huge]).toEqual([who, who]);
  expect(when).not.toBe(who);
  expect(gradeWords(answers[0]!)).toEqual({
    'imported:evalite/Exact Match': 'incorrect',
    'imported:evalite/Hallucination': 'not-mapped',
  });
  // "Exact Match" compared the thought, too.
  expect(gradeWords(answers[1]!)).toEqual({ 'imported:evalite/Exact Match': 'not-mapped' });
  expect(answers[1]).toMatchObject({ trial: 1, reply: { reasoning: 'Eliot' } });
});

test('promptfoo: a text found in the thought is no right answer', async () => {
  const result = (output: string) => ({
    promptIdx: 0,
    testIdx: 0,
    promptId: 'p',
    provider: { id: 'openai:chat:x' },
    vars: { question: 'Capital of Chad?' },
    testCase: { assert: [{ type: 'icontains', value: 'N’Djamena' }] },
    response: { output },
    success: true,
    failureReason: 0,
    namedScores: {},
    latencyMs: 1,
    gradingResult: {
      componentResults: [{ pass: true, assertion: { type: 'icontains', value: 'N’Djamena' } }],
    },
  });
  const lines = ['Thinking: N’Djamena, or Bamako?\n\nBamako', 'N’Djamena'].map((one) =>
    JSON.stringify(result(one)),
  );
  const { answers } = await readAll(promptfooCodec, scratch.file('p.jsonl', lines.join('\n')));
  expect(answers.map(({ reply }) => reply.text)).toEqual(['Bamako', 'N’Djamena']);
  expect(answers.map((one) => Object.values(gradeWords(one)))).toEqual([['not-mapped'], ['correct']]);
});

test('lm-evaluation-harness: a metric over a response with its thought gives no outcome', async () => {
  const line = (response: string, filtered: string, match: number) => ({
    doc_id: 1,
    doc: { question: 'Capital of Chad?', answer: 'N’Djamena' },
    target: 'N’Djamena',
    arguments: { gen_args_0: { arg_0: 'Capital of Chad?' } },
    resps: [[response]],
    filtered_resps: [filtered],
    filter: 'none',
    metrics: ['exact_match'],
    exact_match: match,
  });
  const thought = '<think>Bamako?</think>N’Djamena';
  const lines = [line(thought, thought, 0), { ...line(thought, 'N’Djamena', 1), doc_id: 2 }];
  const path = scratch.file(
    'samples_facts_2026-11-01T00-00-00.jsonl',
    lines.map((one) => JSON.stringify(one)).join('\n'),
  );
  const { answers } = await readAll(lmEvalCodec, path);
  expect(answers.map(({ reply }) => reply.text)).toEqual(['N’Djamena', 'N’Djamena']);
  expect(answers.map((one) => Object.values(gradeWords(one)))).toEqual([['not-mapped'], ['correct']]);
});

test('Inspect: the answer of a fallback model is marked as another model’s', async () => {
  const sample = (id: number, fallback: unknown) => ({
    id,
    epoch: 1,
    input: 'Capital of Chad?',
    target: 'N’Djamena',
    output: {
      model: 'anthropic/claude-fable-5',
      choices: [{ message: { role: 'assistant', content: 'N’Djamena' }, stop_reason: 'stop' }],
      ...(fallback === undefined ? {} : { fallback }),
    },
    scores: {},
  });
  const log = {
    version: 2,
    status: 'success',
    eval: { task: 'facts', model: 'anthropic/claude-fable-5', dataset: {}, config: {} },
    samples: [sample(1, undefined), sample(2, { model: 'claude-opus-4-8' }), sample(3, null)],
  };
  const { answers } = await readAll(inspectCodec, scratch.file('log.json', JSON.stringify(log)));
  expect(answers.map(({ closedBookSigns }) => closedBookSigns)).toEqual([
    [],
    ['other-model: anthropic/claude-fable-5 asked, claude-opus-4-8 answered'],
    [],
  ]);
});
