import { copyFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { promptfooCodec } from '../../src/interop/promptfoo/codec.ts';
import { openConnection } from '../../src/sqlite/sqlite-connection.ts';
import { scratchFolder } from '../rows/scratch.ts';
import { gradeWords, readAll, recognised } from './read-all.ts';

const scratch = scratchFolder();
afterAll(() => scratch.remove());

const PROMPT = 'Answer from memory.\n{{question}}';

function result(given: {
  test: number;
  provider: string;
  output?: unknown;
  success?: boolean;
  components?: object[];
  response?: object;
  failureReason?: number;
  error?: string;
  metadata?: object;
  prompt?: string;
}) {
  const question = `Which river flows through Zenda ${given.test % 10}?`;
  return {
    cost: 0.001,
    id: `${given.provider}-${given.test}`,
    latencyMs: 12,
    namedScores: {},
    gradingResult:
      given.failureReason === 2
        ? null
        : { pass: given.success ?? true, score: 1, reason: '', componentResults: given.components ?? [] },
    prompt: { raw: `Answer from memory.\n${question}`, label: given.prompt ?? PROMPT },
    promptIdx: 0,
    provider: { id: 'file://p.cjs', label: given.provider },
    response: given.response ?? {
      output: given.output,
      finishReason: 'stop',
      tokenUsage: { total: 9, prompt: 6, completion: 3 },
    },
    ...(given.error === undefined ? {} : { error: given.error }),
    score: given.success === false ? 0 : 1,
    success: given.success ?? true,
    failureReason: given.failureReason ?? (given.success === false ? 1 : 0),
    testIdx: given.test,
    testCase: {
      vars: { question, gold: 'the Vistul' },
      metadata: given.metadata ?? {},
      assert: [
        { type: 'icontains-any', value: ['the Vistul', 'Wistul'], metric: 'has_gold' },
        { type: 'cost', threshold: 0.01 },
      ],
    },
    vars: { question, gold: 'the Vistul' },
  };
}

const found = (pass: boolean) => ({
  pass,
  score: pass ? 1 : 0,
  reason: pass ? 'Assertion passed' : 'Expected output to contain',
  assertion: { type: 'icontains-any', value: ['the Vistul'], metric: 'has_gold' },
});

const RESULTS = [
  // Right, but too slow: success is false for another reason.
  result({
    test: 0,
    provider: 'ada',
    output: 'The Vistul.',
    success: false,
    components: [
      found(true),
      { pass: false, score: 0, reason: 'slow', assertion: { type: 'latency', threshold: 1 } },
    ],
    metadata: { human_ada: 'correct', human_bo: 'incorrect' },
  }),
  result({
    test: 0,
    provider: 'bo',
    output: { answer: 'The Rhenus' },
    success: false,
    components: [found(false)],
    metadata: { human_ada: 'correct', human_bo: 'incorrect' },
  }),
  result({
    test: 1,
    provider: 'ada',
    response: { output: '', finishReason: 'content_filter', guardrails: { flagged: true, reason: 'policy' } },
    success: false,
    components: [found(false)],
  }),
  result({
    test: 1,
    provider: 'bo',
    response: { error: 'socket hang up' },
    error: 'socket hang up',
    success: false,
    failureReason: 2,
  }),
  result({
    test: 2,
    provider: 'ada',
    output: 'No idea.',
    success: true,
    components: [
      {
        pass: false,
        score: 0,
        reason: 'Could not extract JSON',
        metadata: { graderError: true },
        assertion: { type: 'llm-rubric', value: 'is right', metric: 'judge' },
      },
      {
        pass: true,
        score: 1,
        reason: 'looks fine',
        comment: 'checked by hand',
        assertion: { type: 'human' },
      },
    ],
  }),
  // A repetition: another testIdx with the same question.
  result({ test: 10, provider: 'ada', output: 'Vistul again', components: [found(true)] }),
  result({
    test: 0,
    provider: 'ada',
    output: 'The Vistul!',
    components: [found(true)],
    prompt: 'Another prompt',
  }),
];

const document = (results: readonly object[]) => ({
  evalId: 'eval-1',
  results: {
    version: 3,
    prompts: [
      { raw: PROMPT, label: PROMPT, provider: 'ada' },
      { raw: PROMPT, label: PROMPT, provider: 'bo' },
    ],
    results,
    stats: { successes: 3, failures: 3, errors: 1 },
  },
  config: { description: 'rivers', tests: [{ vars: { question: 'x' } }] },
  metadata: { promptfooVersion: '0.121.0' },
});

test('the JSON document: success is never the grade, and what each assertion says is kept', async () => {
  const path = scratch.file('out.json', JSON.stringify(document(RESULTS), null, 1));
  expect(await recognised(path)).toBe('promptfoo');
  const { header, answers, ending } = await readAll(promptfooCodec, path);
  expect(header).toMatchObject({ title: 'rivers', models: ['ada', 'bo'], expectedAnswers: 7 });
  expect(ending?.recomputedMetrics).toEqual(header.statedMetrics);
  expect(answers).toHaveLength(7);
  const [slow, structured, filtered, broken, rated, again, other] = answers;

  expect(slow!.question.reference).toEqual({ form: 'text', text: 'the Vistul', aliases: ['Wistul'] });
  expect(gradeWords(slow!)).toEqual({
    'imported:promptfoo/has_gold': 'correct',
    'imported:promptfoo/latency': 'not-mapped',
    'human:metadata': 'correct',
  });
  expect(slow!.verdicts).toContainEqual({ name: 'status', value: 'FAIL' });
  expect(structured!.reply).toMatchObject({ status: 'answered', text: 'The Rhenus' });
  expect(gradeWords(structured!)['human:metadata']).toBe('incorrect');
  expect(filtered!.reply).toMatchObject({ status: 'blocked', by: 'filter', category: 'policy' });
  expect(broken!.reply).toMatchObject({ status: 'failed', kind: 'error', message: 'socket hang up' });
  expect(broken!.verdicts).toContainEqual({ name: 'status', value: 'ERROR' });
  expect(gradeWords(rated!)).toEqual({
    'imported:promptfoo/judge': 'judge-failed',
    'human:promptfoo': 'correct',
  });
  // promptfoo numbers a repetition like a new test.
  expect(again!.question.id).toBe(slow!.question.id);
  expect(other!.respondent.id).toBe('ada · prompt 2');
});

test('JSONL has the same answers without what stands around them', async () => {
  const path = scratch.file('out.jsonl', `${RESULTS.map((one) => JSON.stringify(one)).join('\n')}\n`);
  expect(await recognised(path)).toBe('promptfoo');
  const { header, answers } = await readAll(promptfooCodec, path);
  expect(header.models).toEqual(['ada', 'bo']);
  const whole = await readAll(promptfooCodec, scratch.path('out.json'));
  expect(answers.map(({ reply }) => reply)).toEqual(whole.answers.map(({ reply }) => reply));
  expect(answers.map(gradeWords)).toEqual(whole.answers.map(gradeWords));
});

test('YAML has the same answers, with its references followed, and says where it is broken', async () => {
  const shared = { note: 'the same object in every result' };
  const text = stringify(document(RESULTS.map((one) => ({ ...one, shared }))));
  expect(text).toContain('*');
  const path = scratch.file('out.yaml', text);
  expect(await recognised(path)).toBe('promptfoo');
  const { header, answers, ending } = await readAll(promptfooCodec, path);
  expect(header).toMatchObject({ title: 'rivers', models: ['ada', 'bo'], expectedAnswers: 7 });
  expect(ending?.recomputedMetrics).toEqual(header.statedMetrics);
  const whole = await readAll(promptfooCodec, scratch.path('out.json'));
  expect(answers.map(({ reply }) => reply)).toEqual(whole.answers.map(({ reply }) => reply));
  expect(answers.map(gradeWords)).toEqual(whole.answers.map(gradeWords));
  const broken = scratch.file('broken.yaml', `${text}\n  wrong: [\n`);
  await expect(promptfooCodec.open(broken)).rejects.toThrow(/broken\.yaml:\d+: /);
});

test('the database is read from a copy, with what stands only in its write-ahead log', async () => {
  const made = scratch.path('made.db');
  const writing = await openConnection(made, { readonly: false });
  writing.prepare('pragma journal_mode = wal').all();
  writing.exec('pragma wal_autocheckpoint = 0');
  writing.exec(
    'create table evals (id text, created_at int, description text, results text, config text, prompts text)',
  );
  writing.exec(
    'create table eval_results (id text, eval_id text, prompt_idx int, test_idx int, test_case text, prompt text, prompt_id text, provider text, latency_ms int, cost real, response text, error text, failure_reason int, success int, score real, grading_result text, named_scores text, metadata text)',
  );
  const prompts = JSON.stringify(document([]).results.prompts);
  writing.prepare('insert into evals values (?, ?, ?, ?, ?, ?)').run('e1', 1, 'rivers', '{}', '{}', prompts);
  const older = JSON.stringify(document(RESULTS.slice(0, 2)).results);
  writing.prepare('insert into evals values (?, ?, ?, ?, ?, ?)').run('e0', 0, 'older', older, '{}', null);
  for (const one of RESULTS) {
    const text = (value: unknown) => JSON.stringify(value ?? null);
    writing
      .prepare('insert into eval_results values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)')
      .run(
        ...[one.id, 'e1', 0, one.testIdx, text(one.testCase), text(one.prompt), 'p', text(one.provider)],
        ...[one.latencyMs, one.cost, text(one.response), one.error ?? null, one.failureReason],
        ...[one.success ? 1 : 0, one.score, text(one.gradingResult), '{}', '{}'],
      );
  }
  // As a crashed or running promptfoo leaves it: the rows are in the log beside the file.
  const path = scratch.path('left.db');
  copyFileSync(made, path);
  copyFileSync(`${made}-wal`, `${path}-wal`);
  writing.close();
  expect(await recognised(path)).toBe('promptfoo');
  const { header, answers } = await readAll(promptfooCodec, path);
  expect(header.notes.join(' ')).toContain('2 evaluations');
  const whole = await readAll(promptfooCodec, scratch.path('out.json'));
  expect(answers.slice(0, 7).map(({ reply }) => reply)).toEqual(whole.answers.map(({ reply }) => reply));
  // The evaluation of an older version, whose rows stand inside it.
  expect(answers.slice(7).map(({ question }) => question.source[0]!.name)).toEqual(['older', 'older']);
});

test('a database of something else is nobody’s', async () => {
  const path = scratch.path('other.db');
  const writing = await openConnection(path, { readonly: false });
  writing.exec('create table notes (text text)');
  writing.close();
  expect(await recognised(path)).toBe(null);
});

test('the CSV of 2026 repeats column names for every provider', async () => {
  const lines = [
    'question,gold,"[ada] Answer.\n{{question}}",Status,Score,Named Scores,Metric: has_gold,Grader Reason,Comment,"[bo] Answer.\n{{question}}",Status,Score,Named Scores,Metric: has_gold,Grader Reason,Comment',
    'Which river?,the Vistul,"The ""Vistul"",\nof course",PASS,1.00,"{""has_gold"":1}",1.00,fine,seen,The Rhenus,FAIL,0.00,"{""has_gold"":0}",0.00,no gold,',
    'Which lake?,,"",FAIL,0.00,{},,empty,,socket hang up,ERROR,0.00,{},,,',
  ];
  const path = scratch.file('new.csv', `${lines.join('\n')}\n`);
  expect(await recognised(path)).toBe('promptfoo');
  const { header, answers, ending } = await readAll(promptfooCodec, path);
  expect(header.models).toEqual(['ada', 'bo']);
  expect(answers.map(({ reply }) => reply.status)).toEqual(['answered', 'answered', 'failed', 'failed']);
  expect(answers[0]!.reply).toMatchObject({ text: 'The "Vistul",\nof course' });
  expect(answers[0]!.verdicts).toContainEqual({ name: 'has_gold', value: 1 });
  expect(gradeWords(answers[0]!)).toEqual({ 'imported:promptfoo': 'not-mapped' });
  expect(ending?.notes.join(' ')).toContain('1 PASS, 2 FAIL, 1 ERROR');
});

test('the older CSV keeps status and reason inside the cell', async () => {
  const cells = [
    '[PASS] (1.00)\n\nThe Vistul.\n---\nA river.\n\nPass Reason: All assertions passed',
    '[FAIL] (0.00)\n\nExpected output to contain "Vistul"\n---\nThe Rhenus\n---\nis long\n\nFail Reason: Expected output to contain "Vistul"',
    '[PASS] Vistul, of an old version',
  ];
  const quoted = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  const path = scratch.file(
    'old.csv',
    `prompt,[ada] {{prompt}},[bo] {{prompt}},[cy] {{prompt}}\nWhich river?,${quoted}\n`,
  );
  expect(await recognised(path)).toBe('promptfoo');
  const { answers } = await readAll(promptfooCodec, path);
  expect(answers.map(({ reply }) => reply)).toMatchObject([
    { text: 'The Vistul.\n---\nA river.' },
    { text: 'The Rhenus\n---\nis long' },
    { text: 'Vistul, of an old version' },
  ]);
  expect(answers[0]!.question).toMatchObject({ text: 'Which river?', reference: null });
});

test('results of old versions have no test cases or numbers: golds come from the assertions, one content is one question', async () => {
  const old = (provider: string, question: string, pass: boolean) => ({
    prompt: { raw: `Answer: ${question}`, display: 'Answer: {{question}}' },
    vars: { question },
    provider: { id: provider },
    response: { output: pass ? 'The Vistul' : '[output stripped]' },
    success: pass,
    score: Number(pass),
    latencyMs: 3,
    namedScores: {},
    gradingResult: {
      pass,
      score: Number(pass),
      reason: '',
      componentResults: [
        { pass, score: Number(pass), reason: '', assertion: { type: 'equals', value: 'The Vistul' } },
      ],
    },
  });
  const results = ['ada', 'bo'].flatMap((provider) =>
    ['Which river?', 'Which stream?'].map((question) => old(provider, question, provider === 'ada')),
  );
  const stats = { successes: 2, failures: 2 };
  const path = scratch.file(
    'v2.json',
    JSON.stringify({ results: { version: 2, results, table: { head: {}, body: [] }, stats }, config: {} }),
  );
  const { answers, header } = await readAll(promptfooCodec, path);
  expect(header.expectedAnswers).toBe(4);
  expect(answers.map(({ question }) => question.id)).toEqual(['test-0', 'test-1', 'test-0', 'test-1']);
  expect(answers[0]!.question.reference).toMatchObject({ text: 'The Vistul' });
  // Without its output an answer keeps what the assertions said.
  expect(answers[2]!.reply).toEqual({ status: 'answered', text: '' });
  expect(gradeWords(answers[2]!)).toEqual({ 'imported:promptfoo/equals': 'incorrect' });
});
