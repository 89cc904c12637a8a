import { mkdirSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import type { ImportedAnswer } from '../../src/core/imported-answer.ts';
import { batchesCodec } from '../../src/interop/batches/codec.ts';
import { answerSources } from '../../src/pipeline/answer-sources.ts';
import { openAnswers } from '../../src/pipeline/read-answers.ts';
import { scratchFolder } from '../rows/scratch.ts';
import { recognised } from './read-all.ts';

const scratch = scratchFolder();
afterAll(() => scratch.remove());

const lines = (rows: readonly unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const QUESTIONS = ['Who painted The Blue Orchard?', 'Where was Ada Ferrano born?', 'When did Dorn burn?'];
const GOLDS =
  'custom_id,question,answer\nq0,Who painted The Blue Orchard?,Mira Lund\nq1,Where was Ada Ferrano born?,Turin\nq2,When did Dorn burn?,1931\n';

async function read(path: string, questionFiles: readonly string[] = []) {
  const opened = await openAnswers(path, batchesCodec, questionFiles.length === 0 ? {} : { questionFiles });
  const answers: ImportedAnswer[] = [];
  for await (const answer of opened.answers) answers.push(answer);
  return { answers, notes: [...opened.header.notes, ...(opened.ending?.().notes ?? [])] };
}

const ends = (answers: readonly ImportedAnswer[]) =>
  answers.map(({ reply }) => (reply.status === 'failed' ? reply.kind : reply.status));

function chat(
  content: string | null,
  more: { end?: string; refusal?: string; others?: readonly string[] } = {},
) {
  const message = (text: string | null) => ({
    role: 'assistant',
    content: text,
    refusal: more.refusal ?? null,
  });
  return {
    object: 'chat.completion',
    created: 1_751_900_000,
    model: 'gpt-4o-mini-2024-07-18',
    choices: [content, ...(more.others ?? [])].map((text, index) => {
      return { index, message: message(text), finish_reason: more.end ?? 'stop' };
    }),
    usage: { prompt_tokens: 20, completion_tokens: 5, total_tokens: 25 },
  };
}

const openaiLine = (id: string, body: unknown, status = 200) => {
  return {
    id: `batch_req_${id}`,
    custom_id: id,
    response: { status_code: status, request_id: 'r', body },
    error: null,
  };
};

test('OpenAI: results are joined with the requests beside them, and only whole answers are answers', async () => {
  mkdirSync(scratch.path('openai'));
  const requests = QUESTIONS.map((question, at) => ({
    custom_id: `q${at}`,
    method: 'POST',
    url: '/v1/chat/completions',
    body: {
      model: 'gpt-4o-mini',
      temperature: 0,
      messages: [
        { role: 'system', content: 'Be short.' },
        { role: 'user', content: `Question: ${question}` },
      ],
    },
  }));
  const input = scratch.file('openai/input.jsonl', lines(requests));
  // The same ids of another model, which asks other things under them.
  const other = requests.map((one) => ({
    ...one,
    body: { ...one.body, model: 'gpt-5', messages: [{ role: 'user', content: 'Else?' }] },
  }));
  scratch.file('openai/other.jsonl', lines(other));
  const output = scratch.file(
    'openai/out.jsonl',
    lines([
      openaiLine('q1', chat('Turin', { others: ['Milan'] })),
      openaiLine('q0', chat('The Blue Orchard was', { end: 'length' })),
      openaiLine('q0', chat('', { end: 'content_filter' })),
      openaiLine('q0', chat(null, { refusal: 'I cannot help with that.' })),
      openaiLine('q0', { error: { message: 'bad', code: 'invalid_value' } }, 400),
      { id: 'x', custom_id: 'q0', response: null, error: { code: 'batch_expired', message: 'too late' } },
    ]),
  );
  const { answers, notes } = await read(output, []);
  expect(ends(answers)).toEqual([
    'answered',
    'answered',
    'truncated',
    'blocked',
    'blocked',
    'error',
    'error',
  ]);
  expect(answers[0]).toMatchObject({
    question: { id: 'q1', text: 'Question: Where was Ada Ferrano born?', reference: null },
    respondent: { model: 'gpt-4o-mini', settings: { temperature: 0 } },
    servedModel: 'gpt-4o-mini-2024-07-18',
    trial: 0,
  });
  expect(answers[1]).toMatchObject({ trial: 1, reply: { text: 'Milan' }, usage: { outputTokens: null } });
  expect(notes.join(' ')).toMatch(/1 of 3 requests in input.jsonl have no result \(q2\)/);
  expect(await recognised(input)).toBeNull();
  const named = await answerSources([input, output]);
  expect(named.sources.map(({ path }) => path)).toEqual([output]);
  const { answers: joined } = await read(output, [input, scratch.file('golds.csv', GOLDS)]);
  expect(joined.map(({ question }) => question.text).slice(0, 3)).toEqual([
    QUESTIONS[1],
    QUESTIONS[1],
    QUESTIONS[0],
  ]);
  expect(joined[0]!.question.reference).toMatchObject({ text: 'Turin' });
});

test('results without their requests are refused with what to do, and joined with a question set by id', async () => {
  mkdirSync(scratch.path('alone'));
  const path = scratch.file(
    'alone/out.jsonl',
    lines([openaiLine('q1', chat('Turin')), openaiLine('q9', chat('x'))]),
  );
  await expect(read(path)).rejects.toMatchObject({
    code: 'questions-missing',
    hint: expect.stringContaining('--questions'),
  });
  const { answers, notes } = await read(path, [scratch.file('golds.csv', GOLDS)]);
  expect(answers[0]!.question).toMatchObject({ id: 'q1', text: QUESTIONS[1] });
  expect(notes).toContain('1 answer finds no question there');
  const unlike = scratch.file('unlike.csv', 'id,question,answer\n7,Who?,me\n');
  await expect(read(path, [unlike])).rejects.toMatchObject({ code: 'questions-missing' });
});

test('Anthropic: every type of result, thoughts apart, a search is no memory', async () => {
  mkdirSync(scratch.path('anthropic'));
  const message = (content: unknown, stop = 'end_turn') => ({
    type: 'succeeded',
    message: {
      type: 'message',
      role: 'assistant',
      model: 'claude-sonnet-4-5-20250929',
      content,
      stop_reason: stop,
    },
  });
  const text = (said: string) => ({ type: 'text', text: said });
  const results = [
    message([{ type: 'thinking', thinking: 'Milan?', signature: 's' }, text('Turin')]),
    message([text('Ada was')], 'max_tokens'),
    message([], 'refusal'),
    message([{ type: 'server_tool_use', name: 'web_search', id: '1', input: {} }, text('Turin')]),
    { type: 'errored', error: { type: 'error', error: { type: 'invalid_request_error', message: 'bad' } } },
    { type: 'expired' },
    { type: 'canceled' },
  ].map((result) => ({ custom_id: 'q1', result }));
  const requests = [
    {
      custom_id: 'q1',
      params: { model: 'claude-sonnet-4-5', messages: [{ role: 'user', content: [text(QUESTIONS[1]!)] }] },
    },
  ];
  scratch.file('anthropic/requests.jsonl', lines(requests));
  const { answers } = await read(scratch.file('anthropic/results.jsonl', lines(results)));
  expect(ends(answers)).toEqual(['answered', 'truncated', 'blocked', 'answered', 'error', 'error', 'error']);
  expect(answers[0]).toMatchObject({
    question: { text: QUESTIONS[1] },
    reply: { text: 'Turin', reasoning: 'Milan?' },
  });
  expect(answers[3]!.closedBookSigns).toEqual(['server-tool: web_search']);
});

test('Gemini, Vertex AI and Bedrock: keys, requests that come along, blocks and errors', async () => {
  mkdirSync(scratch.path('google'));
  const reply = (said: string, finishReason = 'STOP') => ({
    candidates: [{ content: { role: 'model', parts: [{ text: said }] }, finishReason }],
    modelVersion: 'gemini-2.5-flash',
  });
  const contents = [{ role: 'user', parts: [{ text: QUESTIONS[1] }] }];
  scratch.file('google/requests.jsonl', lines([{ key: 'k', request: { contents } }]));
  const gemini = await read(
    scratch.file(
      'google/out.jsonl',
      lines([
        { key: 'k', response: reply('Turin') },
        { key: 'k', response: reply('Ada', 'MAX_TOKENS') },
        { key: 'k', response: reply('', 'SAFETY') },
        { key: 'k', response: { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' } } },
        { key: 'k', error: { code: 8, message: 'quota' } },
      ]),
    ),
  );
  expect(ends(gemini.answers)).toEqual(['answered', 'truncated', 'blocked', 'blocked', 'error']);
  expect(gemini.answers[0]).toMatchObject({
    question: { text: QUESTIONS[1] },
    respondent: { model: 'gemini-2.5-flash' },
  });

  // Nothing but their order would tell which question each answers.
  const bare = [{ response: reply('Turin') }, { response: reply('Mira') }];
  const inline = JSON.stringify({
    name: 'batches/1',
    response: { inlinedResponses: { inlinedResponses: bare } },
  });
  for (const path of [scratch.file('bare.jsonl', lines(bare)), scratch.file('inline.json', inline)]) {
    expect(await recognised(path)).toBe('batches');
    await expect(read(path)).rejects.toMatchObject({
      code: 'questions-missing',
      message: expect.stringContaining('Gemini without keys'),
      hint: expect.stringContaining('"metadata": {"key": …}'),
    });
  }

  const vertex = await read(
    scratch.file(
      'vertex.jsonl',
      lines([
        { status: '', request: { contents }, response: reply('Turin') },
        { status: 'Bad Request: {"error": {}}', request: { contents }, response: {} },
      ]),
    ),
  );
  expect(ends(vertex.answers)).toEqual(['answered', 'error']);

  const bedrock = await read(
    scratch.file(
      'bedrock.jsonl.out',
      lines([
        {
          recordId: 'r0',
          modelInput: { messages: [{ role: 'user', content: [{ text: QUESTIONS[1] }] }] },
          modelOutput: {
            output: { message: { role: 'assistant', content: [{ text: 'Turin' }] } },
            stopReason: 'end_turn',
          },
        },
        {
          recordId: 'r1',
          modelInput: { prompt: QUESTIONS[0] },
          modelOutput: { generation: 'Mira', stop_reason: 'length' },
        },
        {
          recordId: 'r2',
          modelInput: { prompt: QUESTIONS[0] },
          error: { errorCode: 400, errorMessage: 'bad' },
        },
        ...['FINISH', 'LENGTH', 'CONTENT_FILTERED'].map((completionReason, at) => ({
          recordId: `titan ${at}`,
          modelInput: { inputText: QUESTIONS[1], textGenerationConfig: { maxTokenCount: 50 } },
          modelOutput: { results: [{ tokenCount: 3, outputText: '\nTurin', completionReason }] },
        })),
      ]),
    ),
  );
  expect(ends(bedrock.answers)).toEqual([
    'answered',
    'truncated',
    'error',
    'answered',
    'truncated',
    'blocked',
  ]);
  expect(bedrock.answers[3]!.question.text).toBe(QUESTIONS[1]);
  expect(bedrock.notes.join(' ')).toMatch(/6 results name no model: taken for "bedrock"/);
});
