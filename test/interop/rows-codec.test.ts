import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { flatCodec } from '../../src/interop/flat/codec.ts';
import { letterMeaning } from '../../src/interop/flat/verdict-columns.ts';
import { settleAnswer } from '../../src/interop/settle-answer.ts';
import { scratchFolder } from '../rows/scratch.ts';
import { gradeWords, readAll, recognised } from './read-all.ts';

const scratch = scratchFolder();
afterAll(() => scratch.remove());

test('a packed CSV with SimpleQA letters: A, B and C are correct, incorrect and refused', async () => {
  const rows = [
    'problem,target,predicted_answer,grade',
    'Who?,Ada,Ada,A',
    'When?,1899,1900,B',
    'Where?,Ulm,No idea.,C',
  ];
  const path = scratch.file('czech_model-x.csv.gz', gzipSync(rows.join('\n')));
  expect(await recognised(path)).toBe('rows');
  const { header, answers } = await readAll(flatCodec, path);
  expect(answers.map(gradeWords)).toEqual([
    { 'imported:file/grade': 'correct' },
    { 'imported:file/grade': 'incorrect' },
    { 'imported:file/grade': 'refused' },
  ]);
  // Two files without a model column must not become one respondent.
  expect(header.models).toEqual(['czech_model-x']);
  expect(answers[0]!.respondent.id).toBe('czech_model-x');
  const named = await readAll(flatCodec, path, { model: 'openai/x' });
  expect(named.answers[0]!.respondent.model).toBe('openai/x');
});

test('the letter C means what its column means', () => {
  expect(letterMeaning(['A', 'B', 'C'])).toBe('abc');
  expect(letterMeaning(['C', 'I', null, 'N'])).toBe('cin');
  expect(letterMeaning(['C', 'C'])).toBe(null);
});

test('how an answer ended is read by the word of its server, and of a gateway and its upstream by the graver', async () => {
  const row = {
    question: 'Where was Ada born?',
    gold: 'London',
    model: 'm',
    answer: 'I would rather not say.',
  };
  const rows = [
    { ...row, finishReason: 'content-filter', rawFinishReason: 'stop' },
    { ...row, finishReason: 'content-filter', rawFinishReason: 'content_filter' },
    { ...row, finishReason: 'other', rawFinishReason: 'model_length' },
    { ...row, finish_reason: 'stop', native_finish_reason: 'SAFETY' },
    { ...row, stopReason: 'maxTokens' },
  ];
  const path = scratch.file('ended.jsonl', rows.map((one) => JSON.stringify(one)).join('\n'));
  const { header, answers } = await readAll(flatCodec, path);
  const replies = answers.map((answer) => settleAnswer(answer).reply);
  expect(replies.map((reply) => (reply.status === 'failed' ? reply.kind : reply.status))).toEqual([
    'answered',
    'blocked',
    'truncated',
    'blocked',
    'truncated',
  ]);
  expect(header.notes.join()).not.toContain('not used');
});

const chat = (message: object, finish_reason = 'stop') => ({
  ...{ id: 'c', object: 'chat.completion', model: 'x' },
  choices: [{ index: 0, message: { role: 'assistant', refusal: null, ...message }, finish_reason }],
});
const response = (text: string, more: object = {}) => ({
  ...{ id: 'r', object: 'response', status: 'completed', incomplete_details: null },
  output: [
    { type: 'reasoning', summary: [] },
    { type: 'message', role: 'assistant', content: [{ type: 'output_text', text }] },
  ],
  ...more,
});
const message = (text: string, stop_reason = 'end_turn') => ({
  ...{ type: 'message', role: 'assistant', content: [{ type: 'text', text }], stop_reason },
});
const generated = (text: string, finishReason = 'STOP') => ({
  candidates: [
    { content: { role: 'model', parts: [{ text: 'So?', thought: true }, { text }] }, finishReason },
  ],
});
const asPython = (value: unknown) =>
  JSON.stringify(value).replaceAll('"', "'").replaceAll('null', 'None').replaceAll('true', 'True');

test.each([
  ['objects', (reply: unknown) => reply],
  ['JSON text', (reply: unknown) => JSON.stringify(reply, null, 1)],
  ['a dict as Python prints it', asPython],
])('whole replies of providers as %s are read for their text and how they ended', async (_, written) => {
  const told: [unknown, string][] = [
    [chat({ content: 'Ada' }), 'answered Ada'],
    [chat({ content: 'Ad' }, 'length'), 'failed truncated'],
    [chat({ content: null }, 'content_filter'), 'blocked'],
    [chat({ content: null, refusal: 'I will not say.' }), 'blocked'],
    [chat({ content: null, tool_calls: [{ id: 't', type: 'function' }] }), 'failed empty'],
    [{ role: 'assistant', content: null, refusal: 'I will not say.' }, 'blocked'],
    [{ role: 'assistant', content: 'Ada' }, 'answered Ada'],
    [response('Ada'), 'answered Ada'],
    [
      response('Ad', { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } }),
      'failed truncated',
    ],
    [response('Ad', { status: 'failed' }), 'failed error'],
    [message('Ada'), 'answered Ada'],
    [message('Ad', 'max_tokens'), 'failed truncated'],
    [message('', 'refusal'), 'blocked'],
    [generated('Ada'), 'answered Ada'],
    [generated('Ad', 'MAX_TOKENS'), 'failed truncated'],
    [{ promptFeedback: { blockReason: 'PROHIBITED_CONTENT' } }, 'blocked'],
  ];
  const rows = told.map(([reply], at) => ({
    id: at,
    question: `Who ${at}?`,
    gold: 'Ada',
    response: written(reply),
  }));
  const path = scratch.file('replies.jsonl', rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const { answers } = await readAll(flatCodec, path);
  const words = answers.map(settleAnswer).map(({ reply }) => {
    if (reply.status === 'answered') return `answered ${reply.text}`;
    return reply.status === 'failed' ? `failed ${reply.kind}` : reply.status;
  });
  expect(words).toEqual(told.map(([, word]) => word));
});

test('a reply in a cell tells of look-ups and of its model; its parts alone are read as a message', async () => {
  const cited = { type: 'output_text', text: 'Ada', annotations: [{ type: 'url_citation', url: 'x' }] };
  const searched = response('Ada', {
    model: 'gpt-x',
    output: [
      { type: 'web_search_call', status: 'completed' },
      { type: 'message', role: 'assistant', content: [cited] },
    ],
  });
  const parts = [
    { type: 'thinking', thinking: 'Bo?' },
    { type: 'text', text: 'Ada' },
  ];
  const rows = [searched, { type: 'error', error: { message: 'Overloaded' } }, parts, JSON.stringify(parts)];
  const read = async (name: string, replies: readonly unknown[]) => {
    const lines = replies.map((reply, at) =>
      JSON.stringify({ question: `Who ${at}?`, gold: 'Ada', response: reply }),
    );
    return (await readAll(flatCodec, scratch.file(name, lines.join('\n')))).answers.map(settleAnswer);
  };
  const answers = await read('signs.jsonl', rows);
  expect(answers.map(({ respondent }) => respondent.model)).toEqual(['gpt-x', 'gpt-x', 'gpt-x', 'gpt-x']);
  expect(answers[0]!.closedBookSigns).not.toEqual([]);
  expect(answers.map(({ reply }) => (reply.status === 'failed' ? reply.kind : reply.text))).toEqual([
    ...['Ada', 'error', 'Ada', 'Ada'],
  ]);
  expect(answers[2]!.closedBookSigns).toEqual([]);
  const two = await read('two.jsonl', [searched, { ...searched, model: 'gpt-y' }, parts]);
  expect(two.map(({ respondent }) => respondent.model)).toEqual(['gpt-x', 'gpt-y', 'unnamed']);
});

test('a list of answers is as many trials with what stands beside them, and one answer where several names are asked', async () => {
  const rows = [
    {
      question: 'Who wrote it?',
      gold: 'Ada Lind',
      response: ['Bo Holt', 'Ada Lind'],
      is_correct: [false, true],
    },
    { question: 'Who read it?', gold: 'Ada Lind', response: ['Ada Lind'], is_correct: [true] },
    { question: 'Who sold it?', gold: 'Ada Lind', response: [], is_correct: [] },
    {
      question: 'Who are the two founders?',
      gold: 'Ada Lind and Bo Holt',
      response: ['Ada Lind', 'Bo Holt'],
    },
  ];
  const path = scratch.file('lists.jsonl', rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const { answers, ending } = await readAll(flatCodec, path);
  const told = answers.map(({ question, trial, reply }) => [
    question.text?.split(' ')[1],
    trial,
    reply.status === 'answered' ? reply.text : reply.status,
  ]);
  expect(told).toEqual([
    ['wrote', 0, 'Bo Holt'],
    ['wrote', 1, 'Ada Lind'],
    ['read', 0, 'Ada Lind'],
    ['sold', 0, 'failed'],
    ['are', 0, 'Ada Lind, Bo Holt'],
  ]);
  expect(answers.slice(0, 2).map(gradeWords)).toMatchObject([
    { 'imported:file/is_correct': 'incorrect' },
    { 'imported:file/is_correct': 'correct' },
  ]);
  expect(ending?.notes.join()).toContain('each is a trial of its own');
});

test('an answer in JSON that is no provider’s reply stays as it is, and words of refusal beside nothing are a block', async () => {
  const own = '{"role": "queen", "answer": "Ada"}';
  const rows = [
    { question: 'Who?', gold: 'Ada', response: own, refusal: null },
    { question: 'When?', gold: '1899', response: null, refusal: 'I cannot help with that.' },
    { question: 'Where?', gold: 'Ulm', response: 'Ulm', refusal: 'no' },
  ];
  const path = scratch.file('own.jsonl', rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const { answers } = await readAll(flatCodec, path);
  expect(answers.map(settleAnswer).map(({ reply }) => reply)).toMatchObject([
    { status: 'answered', text: own },
    { status: 'blocked' },
    { status: 'answered', text: 'Ulm' },
  ]);
});

test('a row that says it failed tells why, in the words of its column of errors', async () => {
  const row = { question: 'Where was Ada born?', gold: 'London', model: 'm', answer: null };
  const rows = [
    { ...row, status: 'failed', error: 'HTTP 429: rate limit exceeded' },
    { ...row, status: 'error', error: 'it just stopped' },
    { ...row, status: 'truncated', answer: 'Lon' },
    { ...row, error: 'HTTP 503: try later' },
    { ...row, answer: 'London', error: 'wrong year' },
  ];
  const path = scratch.file('failed.jsonl', rows.map((one) => JSON.stringify(one)).join('\n'));
  const { answers } = await readAll(flatCodec, path);
  expect(
    answers.map(({ reply }) => (reply.status === 'failed' ? [reply.kind, reply.message] : reply.status)),
  ).toEqual([
    ['error', 'HTTP 429: rate limit exceeded'],
    ['error', 'it just stopped, as the row says'],
    ['truncated', 'truncated, as the row says'],
    ['error', 'HTTP 503: try later'],
    'answered',
  ]);
});

test('two-valued verdicts say that refusals may be inside, and partial marks stay ungraded', async () => {
  const rows = [
    'question,answers,response,is_correct,score',
    'Who?,"[""Ada"", ""A. L.""]",Ada,True,1.0',
    'When?,[],1900,False,0.5',
  ];
  const path = scratch.file('two.csv', rows.join('\n'));
  const { answers } = await readAll(flatCodec, path);
  expect(answers[0]!.question.reference).toMatchObject({ text: 'Ada', aliases: ['A. L.'] });
  expect(answers[1]!.question.reference).toBe(null);
  expect(answers.map(gradeWords)).toEqual([
    { 'imported:file/score': 'correct', 'imported:file/is_correct': 'correct' },
    { 'imported:file/score': 'not-mapped', 'imported:file/is_correct': 'incorrect' },
  ]);
  expect(answers[1]!.grades.at(-1)?.judgement.evidence.text).toContain('may hold refusals');
});

test('answers given with a context are no closed-book answers, and unanswerable questions are marked', async () => {
  const rows = [
    {
      question: 'Who?',
      context: 'Ada did it.',
      gold_answers: ['Ada'],
      is_answerable: true,
      model_output: 'Ada',
      abstained: false,
    },
    {
      question: 'Why?',
      context: 'Ada did it.',
      gold_answers: [],
      is_answerable: false,
      model_output: 'Not said.',
      abstained: true,
    },
  ];
  const path = scratch.file('context.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'));
  const { answers, ending } = await readAll(flatCodec, path);
  expect(answers.map(({ question }) => question.kind)).toEqual(['answerable', 'unknowable']);
  expect(answers.every(({ closedBookSigns }) => (closedBookSigns ?? []).length === 1)).toBe(true);
  expect(answers.map(gradeWords)).toEqual([{}, { 'imported:file/abstained': 'refused' }]);
  expect(ending?.notes.join(' ')).toContain('2 answers were given with a context');
});

test('verdicts without answers stand as they are, and nobody grades an answer that is not there', async () => {
  const rows = ['question_id,model,score', 'q1,ada,1', 'q1,bo,0', 'q2,ada,0.25'];
  const path = scratch.file('scores.csv', rows.join('\n'));
  expect(await recognised(path)).toBe('rows');
  const { header, answers } = await readAll(flatCodec, path);
  expect(header.notes.join(' ')).toContain('no column holds answers');
  expect(answers.map(({ reply }) => reply)).toEqual(Array(3).fill({ status: 'answered', text: '' }));
  expect(answers.map(gradeWords)).toEqual([
    { 'imported:file/score': 'correct' },
    { 'imported:file/score': 'incorrect' },
    { 'imported:file/score': 'not-mapped' },
  ]);
  expect(answers.map(({ verdicts }) => verdicts?.[0]?.value)).toEqual(['1', '0', '0.25']);
});

test('answers that are blank throughout and called correct were left out of the file, where one is told they were empty', async () => {
  const rows = (answers: readonly string[]) =>
    `question,gold,model,answer,is_correct,pass\n${answers.map((said, at) => `Who ${at}?,Ada ${at},m,${said},${at % 2 === 0},open\n`).join('')}`;
  const left = await readAll(flatCodec, scratch.file('left.csv', rows(['', '', '', ''])));
  expect(left.answers.map(({ reply }) => reply)).toEqual(Array(4).fill({ status: 'answered', text: '' }));
  expect(left.header.notes.join()).toContain('the column "answer" is blank in every row');
  // "pass" is which asking a row is of, and no verdict.
  expect(left.header.notes.join()).not.toContain('"pass"');
  const told = await readAll(flatCodec, scratch.file('told.csv', rows(['', '', '', 'Ada 3'])));
  expect(told.answers.map(({ reply }) => reply.status)).toEqual(['failed', 'failed', 'failed', 'answered']);
});

test('AbstentionBench: golds and what nothing answers stand inside the question, the verdict beside the flag', async () => {
  const said = (question: string, golds: readonly string[] | null, more: object) => ({
    prompt: { question, reference_answers: golds, should_abstain: golds === null, metadata: {} },
    ...{ response: 'Ada', response_or_abstention: 'Ada', is_abstention_correct: true, ...more },
  });
  const document = {
    responses: [
      said('Who wrote it?', ['Ada'], { is_abstention: false, is_response_correct: true }),
      said('Who sang it?', ['Bo'], { is_abstention: false, is_response_correct: false }),
      said('Who is king of Mars?', null, { is_abstention: true, is_response_correct: null }),
    ],
  };
  const { answers } = await readAll(flatCodec, scratch.file('abstention.json', JSON.stringify(document)));
  expect(answers.map(({ question }) => [question.text, question.kind, question.reference])).toMatchObject([
    ['Who wrote it?', 'answerable', { text: 'Ada' }],
    ['Who sang it?', 'answerable', { text: 'Bo' }],
    ['Who is king of Mars?', 'unknowable', null],
  ]);
  expect(answers.map(gradeWords)).toEqual([
    { 'imported:file/is_response_correct': 'correct' },
    { 'imported:file/is_response_correct': 'incorrect' },
    { 'imported:file/is_abstention': 'refused' },
  ]);
});

test('--map names the columns that nobody would recognise', async () => {
  const path = scratch.file('map.tsv', 'frage\tantwort\nWer?\tAda\n');
  expect(await recognised(path)).toBe(null);
  const { answers } = await readAll(flatCodec, path, { map: { question: 'frage', answer: 'antwort' } });
  expect(answers[0]).toMatchObject({ question: { text: 'Wer?' }, reply: { text: 'Ada' } });
});

test('without ids of questions, what is asked tells which answers belong together', async () => {
  const rows = ['Who?,Ada,ada,Ada', 'Where?,Ulm,ada,Ulm', 'Who?,Ada,bo,Bo', 'Where?,Ulm,bo,Bonn'];
  const bare = scratch.file('no-ids.csv', `question,gold,model,answer\n${rows.join('\n')}\n`);
  const ids = (await readAll(flatCodec, bare)).answers.map(({ question }) => question.id);
  expect(ids).toEqual(['line-2', 'line-3', 'line-2', 'line-3']);
  const numbered = rows.map((row, at) => `${at},${row}`).join('\n');
  const rowIds = scratch.file('row-ids.csv', `id,question,gold,model,answer\n${numbered}\n`);
  const first = (await readAll(flatCodec, rowIds)).answers.map(({ question }) => question.id);
  expect(first).toEqual(['0', '1', '0', '1']);
});

test('reasoning in tags stays out of the answer', async () => {
  const path = scratch.file('think.csv', 'question,gold,response\nWho?,Ada,<think>Bo?</think>Ada\n');
  const { answers } = await readAll(flatCodec, path);
  expect(answers[0]!.reply).toMatchObject({ text: 'Ada', reasoning: 'Bo?' });
});

test.each([
  ['settings', '{"name": "x", "events": [{"event": "model"}]}'],
  ['leaderboard', '{"a/b": {"results": {"rate": 1}}, "c/d": {"results": {"rate": 2}}}'],
  ['prose', 'Dear all,\nplease find the answers attached.\n'],
])('%s are no answers', async (name, content) => {
  expect(await recognised(scratch.file(`${name}.txt`, content))).toBe(null);
});

test.each([
  ['units in brackets', 'id,question,answer,score\n(nr),(text),(text),(points)\n', ''],
  ['names of types', 'id,question,answer,score\nint,text,text,float\n', ''],
  ['totals', 'id,question,answer,score\n', 'Total,2,,0.5\n'],
  ['totals that count', 'id,question,answer,score\n', 'Total,,,8 out of 12 (67 %)\n'],
  ['totals that count in German', 'id,question,answer,score\n', 'Gesamt:,,8/12,8 von 12 richtig\n'],
  ['totals in another language', 'id,question,answer,score\n', 'Summe,,,"1,5"\n'],
  ['totals that nobody filled in', 'id,question,answer,score\n', 'Celkem,,,\n'],
])('a line of %s is no answer and is told', async (_, before, after) => {
  const rows = 'a,Capital of Chad?,Paris,0\nb,Total of 2 and 2?,4,1\n';
  const path = scratch.file('sheet.csv', `${before}${rows}${after}`);
  const { answers, ending } = await readAll(flatCodec, path);
  expect(answers.map(({ question }) => question.text)).toEqual(['Capital of Chad?', 'Total of 2 and 2?']);
  expect(ending!.notes.join()).toMatch(
    /line \d (holds totals|is a second line of the header), not an answer/,
  );
});

test('a row without its model beside rows that have theirs is no answer of a model called like the file', async () => {
  const rows =
    'question,model,answer,correct\nA?,owl,a,1\nB?,owl,b,1\nC?,,c,0\nD?,rook,d,0\n' +
    'E?,owl,e,1\n'.repeat(8);
  const path = scratch.file('study.csv', rows);
  const models = async (options = {}) => {
    const { answers, header } = await readAll(flatCodec, path, options);
    return {
      names: answers.slice(0, 4).map(({ respondent }) => respondent.model),
      notes: header.notes.join(),
    };
  };
  const plain = await models();
  expect(plain.names).toEqual(['owl', 'owl', 'unnamed', 'rook']);
  expect(plain.notes).toContain('1 of 12 rows name no model in "model": they are kept apart as "unnamed"');
  const told = await models({ model: 'crow' });
  expect(told.names).toEqual(['owl', 'owl', 'crow', 'rook']);
  expect(told.notes).toContain('those of "crow"');
});

test('a sheet as a person keeps it: a title above, spoken verdicts, a total that counts', async () => {
  const rows = [
    'Support questions,,,,,',
    ',,,,,',
    'No,Question,Right answer,Model,Answer,Verdict',
    '1,Capital of Chad?,N’Djamena,m,N’Djamena,right',
    '2,Highest Alp?,Mont Blanc,m,Eiger,wrong',
    '3,Author of Faust?,Goethe,m,Kenne ich nicht,didn’t answer',
    "4,Symbol of gold?,Au,m,Weiss nicht,didn't answer",
    'Total,,,,,1 of 4',
  ];
  const { answers } = await readAll(flatCodec, scratch.file('kept.csv', rows.join('\n')));
  // A column may be named as a short question.
  const asked = rows.join('\n').replace('Verdict', 'Correct?');
  expect((await readAll(flatCodec, scratch.file('asked.csv', asked))).answers.map(gradeWords)).toEqual(
    answers.map((answer) => ({ 'imported:file/Correct?': Object.values(gradeWords(answer))[0] })),
  );
  const golds = ['N’Djamena', 'Mont Blanc', 'Goethe', 'Au'].map((text) => ({ text }));
  expect(answers.map(({ question }) => question.reference)).toMatchObject(golds);
  expect(answers.map((answer) => Object.values(gradeWords(answer)))).toEqual([
    ['correct'],
    ['incorrect'],
    ['refused'],
    ['refused'],
  ]);
});

test('a conversation in one cell: asked last is the question, said after it the answer, tools between them a sign', async () => {
  const user = (content: unknown) => ({ role: 'user', content });
  const assistant = (content: unknown, more = {}) => ({ role: 'assistant', content, ...more });
  const call = { id: '1', type: 'function', function: { name: 'search', arguments: '{}' } };
  const read = async (name: string, rows: readonly unknown[]) => {
    const path = scratch.file(name, rows.map((row) => JSON.stringify(row)).join('\n'));
    expect(await recognised(path)).toBe('rows');
    const { answers } = await readAll(flatCodec, path);
    return answers.map(({ question, reply, respondent, closedBookSigns, finishReason }) => [
      question.text,
      (question.reference as { text?: string } | null)?.text ?? null,
      respondent.model,
      reply.status === 'failed' ? reply.kind : reply.text,
      ...(closedBookSigns ?? []),
      ...(finishReason === null ? [] : [finishReason]),
    ]);
  };
  const example = [user('Capital of Peru?'), assistant('Lima')];
  const asked = [
    { role: 'system', content: 'Short.' },
    ...example,
    user([{ type: 'text', text: 'Symbol of gold?' }]),
  ];
  const openai = [
    { messages: [...asked, assistant('Au')], ideal: 'Au', model: 'm' },
    {
      messages: [
        ...asked,
        assistant(null, { tool_calls: [call] }),
        { role: 'tool', content: 'x' },
        assistant('Ag'),
      ],
      ideal: 'Au',
      model: 'm',
    },
    { messages: [...asked, assistant(null, { refusal: 'I will not say.' })], ideal: 'Au', model: 'm' },
    { messages: asked, ideal: 'Au', model: 'm' },
  ];
  expect(await read('messages.jsonl', openai)).toEqual([
    ['Symbol of gold?', 'Au', 'm', 'Au'],
    ['Symbol of gold?', 'Au', 'm', 'Ag', 'tool-call: tool_calls (column of the file)'],
    ['Symbol of gold?', 'Au', 'm', 'empty', 'refusal'],
    ['Symbol of gold?', 'Au', 'm', 'empty'],
  ]);
  const sharegpt = [
    { from: 'human', value: 'Symbol of gold?' },
    { from: 'gpt', value: 'Au' },
  ];
  const row = ['Symbol of gold?', 'Au', 'share', 'Au'];
  expect(await read('share.jsonl', [{ id: 'a', conversations: sharegpt, answer: 'Au' }])).toEqual([row]);
  const beside = [{ messages: [user('Symbol of gold?')], response: 'Au', gold: 'Au' }];
  expect(await read('share.jsonl', beside)).toEqual([row]);
  const exchange = {
    request: { model: 'm', messages: [user('Symbol of gold?')] },
    response: { choices: [{ message: assistant('Au'), finish_reason: 'length' }] },
    gold: 'Au',
  };
  expect(await read('exchange.jsonl', [exchange])).toEqual([['Symbol of gold?', 'Au', 'm', 'Au', 'length']]);
  // Turns that nobody says are a model's may be what counts as right.
  expect(await recognised(scratch.file('bare.jsonl', JSON.stringify({ messages: example })))).toBeNull();
});

test('lines of JSON under several names are one log; a name that stands beside another stands for nothing', async () => {
  const asked = { question: 'Symbol of gold?', gold: 'Au', model: 'm' };
  const rows = [
    { ...asked, response: 'Au' },
    { prompt: 'Symbol of iron?', target: 'Fe', model_name: 'm', output: 'Fe' },
    { ...asked, error: 'Timeout: the request timed out' },
  ];
  const write = (name: string, lines: readonly unknown[]) =>
    scratch.file(name, lines.map((row) => JSON.stringify(row)).join('\n'));
  const { answers, ending, header } = await readAll(flatCodec, write('names.jsonl', rows));
  expect(
    answers.map(({ question, respondent, reply }) => [
      question.text,
      respondent.model,
      reply.text ?? reply.status,
    ]),
  ).toEqual([
    ['Symbol of gold?', 'm', 'Au'],
    ['Symbol of iron?', 'm', 'Fe'],
    ['Symbol of gold?', 'm', 'failed'],
  ]);
  expect(answers[1]!.question.reference).toMatchObject({ text: 'Fe' });
  expect(ending!.notes).toContain('1 line has "output" in place of "response": read as that');
  expect(header.notes.join()).not.toContain('not used');
  const both = [
    { ...asked, response: 'Au', raw_output: '<b>Au</b>' },
    { ...asked, raw_output: 'x' },
  ];
  const kept = await readAll(flatCodec, write('both.jsonl', both));
  expect(kept.answers.map(({ reply }) => reply.status)).toEqual(['answered', 'failed']);
});

test.each<[string, unknown, (string | null)[][]]>([
  [
    'Azure evaluations, whose outputs are what evaluators measured',
    {
      rows: [
        {
          'inputs.query': 'Q?',
          'inputs.ground_truth': 'Au',
          'inputs.response': 'Ag',
          'outputs.f1.f1_score': 0,
          line_number: 0,
        },
      ],
    },
    [['Q?', 'Au', 'Ag']],
  ],
  ['instruction and generation', [{ instruction: 'Q?', generation: 'Ag', gold: 'Au' }], [['Q?', 'Au', 'Ag']]],
  ['user_input', [{ user_input: 'Q?', response: 'Ag', reference: 'Au' }], [['Q?', 'Au', 'Ag']]],
  ['a call that brought nothing', [{ question: 'Q?', response: {}, gold: 'Au' }], [['Q?', 'Au', 'empty']]],
  [
    'generations with their counts',
    [
      {
        question: 'Q?',
        gold: 'Au',
        model_output: [
          { continuation: 'Ag', num_tokens: 1 },
          { continuation: 'Au', num_tokens: 1 },
        ],
      },
    ],
    [
      ['Q?', 'Au', 'Ag'],
      ['Q?', 'Au', 'Au'],
    ],
  ],
  [
    'an object a question with its prompt as turns',
    { 0: { origin_prompt: [{ role: 'HUMAN', prompt: 'Q?' }], prediction: 'Ag', gold: 'Au' } },
    [['Q?', 'Au', 'Ag']],
  ],
])('rows as other harnesses have them: %s', async (name, document, told) => {
  const path = scratch.file(`${name.slice(0, 6)}.json`, JSON.stringify(document));
  expect(await recognised(path)).toBe('rows');
  const { answers } = await readAll(flatCodec, path);
  expect(
    answers.map(({ question, reply }) => [
      ...[question.text, (question.reference as { text: string }).text],
      reply.status === 'failed' ? reply.kind : reply.text,
    ]),
  ).toEqual(told);
});

const turns = (asked: string, said: string) => [
  { role: 'user', content: asked },
  { role: 'assistant', content: said },
];
const chatml = (said: string) =>
  `<|im_start|>system\nShort.<|im_end|>\n<|im_start|>user\nSymbol of gold?<|im_end|>\n<|im_start|>assistant\n${said}`;
const battle = { model_a: 'm', model_b: 'n', judge: 'somebody', turn: 1 };
const both = [
  ['Symbol of gold?', 'm', 'Au'],
  ['Symbol of gold?', 'n', 'Ag'],
];

test.each<[string, readonly unknown[], string[][]]>([
  [
    'battles of an arena, whose winner is no verdict, judged by two',
    [1, 2].map((judge) => ({
      ...{ question_id: 'q', ...battle, judge, winner: 'model_b' },
      conversation_a: turns('Symbol of gold?', 'Au'),
      conversation_b: turns('Symbol of gold?', 'Ag'),
    })),
    both,
  ],
  [
    'battles with texts turn by turn',
    [
      {
        ...{ id: 1, model_a: 'm', model_b: 'n', prompt: '["Hello","Symbol of gold?"]' },
        ...{ response_a: '["Hi","Au"]', response_b: '["Hi","Ag"]', winner_model_a: 0, winner_tie: 1 },
      },
    ],
    both,
  ],
  [
    'rated pairs with their models',
    [
      {
        ...{ instruction: 'Symbol of gold?', chosen_response: 'Au', rejected_response: 'Ag', gold: 'Au' },
        ...{ chosen_model: 'm', rejected_model: 'n', score_chosen: 1, score_rejected: 0 },
      },
    ],
    both,
  ],
  [
    'completions listed with their models',
    [
      {
        ...{ instruction: 'Symbol of gold?', models: ['m', 'n'], correct_answers: ['Au'] },
        completions: [
          { model: 'm', response: 'Au', overall_score: 1 },
          { model: 'n', response: 'Ag', overall_score: 0 },
        ],
      },
    ],
    both,
  ],
  [
    'FastChat, a choice a trial',
    [
      {
        question_id: 1,
        model_id: 'm',
        choices: ['Au', 'Ag'].map((said, index) => ({ index, turns: [said] })),
      },
    ],
    [
      ['(question 1: the file does not hold its text)', 'm', 'Au'],
      ['(question 1: the file does not hold its text)', 'm', 'Ag'],
    ],
  ],
  ['ChatML in one text', [{ model: 'm', text: chatml('Au<|im_end|>'), gold: 'Au' }], [both[0]!]],
  ['a prompt in ChatML', [{ model: 'm', prompt: chatml(''), response: 'Au', gold: 'Au' }], [both[0]!]],
  [
    'Llama and Gemma and Mistral',
    [
      '<|begin_of_text|><|start_header_id|>user<|end_header_id|>\n\nSymbol of gold?<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\nAu<|eot_id|>',
      '<bos><start_of_turn>user\nSymbol of gold?<end_of_turn>\n<start_of_turn>model\nAu<end_of_turn>\n',
      '<s>[INST] <<SYS>>Short.<</SYS>> Symbol of gold? [/INST] Au</s>',
      'Human: Hello\n\nAssistant: Hi\n\nHuman: Symbol of gold?\n\nAssistant: Au',
    ].map((text) => ({ model: 'm', text, gold: 'Au' })),
    [both[0]!, both[0]!, both[0]!, both[0]!],
  ],
])('answers as other tools keep them: %s', async (name, rows, told) => {
  const path = scratch.file(`${name.slice(0, 8)}.json`, JSON.stringify(rows));
  const { answers } = await readAll(flatCodec, path);
  expect(
    answers.map(({ question, respondent, reply }) => [question.text, respondent.model, reply.text]),
  ).toEqual(told);
  expect(answers.flatMap(({ grades }) => grades)).toEqual([]);
});

test('preference pairs name no model: refused with what to do, and read side by side where a person says so', async () => {
  const plain = [{ prompt: 'Symbol of gold?', chosen: 'Au', rejected: 'Ag', gold: 'Au' }];
  const pairs = [
    plain,
    [{ chosen: turns('Symbol of gold?', 'Au'), rejected: turns('Symbol of gold?', 'Ag'), score_chosen: 1 }],
    [
      {
        chosen: '\n\nHuman: Symbol of gold?\n\nAssistant: Au',
        rejected: '\n\nHuman: Symbol of gold?\n\nAssistant: Ag',
      },
    ],
  ];
  for (const rows of pairs) {
    const path = scratch.file('pairs.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'));
    await expect(readAll(flatCodec, path)).rejects.toMatchObject({
      code: 'column-unknown',
      message: expect.stringContaining('preference pairs'),
      hint: expect.stringContaining('--map "responses=chosen,rejected"'),
    });
    const { answers } = await readAll(flatCodec, path, { map: { responses: 'chosen,rejected' } });
    expect(
      answers.map(({ question, respondent, reply }) => [question.text, respondent.model, reply.text]),
    ).toEqual([
      ['Symbol of gold?', 'chosen', 'Au'],
      ['Symbol of gold?', 'rejected', 'Ag'],
    ]);
  }
});
