/** Inspect logs of our own making, one trap of the format each. */

import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openZip } from '../../src/rows/zip.ts';
import { type Scratch, scratch } from '../end-to-end/scratch.ts';
import { readLog } from './read-log.ts';
import { type ZipMemberOf, zipOf } from './zip-of.ts';

const EVAL = {
  task: 'rivers',
  model: 'acme/parrot-1',
  run_id: 'r1',
  packages: { inspect_ai: '0.3.200' },
};
const START = { version: 2, eval: EVAL, plan: {} };

interface SampleParts {
  readonly id?: string | number;
  readonly epoch?: number;
  readonly content?: unknown;
  readonly value?: unknown;
  readonly [field: string]: unknown;
}

function sample({
  id = 1,
  epoch = 1,
  content = 'The Danube.',
  value,
  stop = 'stop',
  ...rest
}: SampleParts = {}) {
  return {
    id,
    epoch,
    input: `Which river flows through city ${id}?`,
    target: 'Danube',
    messages: [],
    output: {
      model: 'parrot-1-snapshot',
      choices: content === null ? [] : [{ message: { role: 'assistant', content }, stop_reason: stop }],
      usage: { input_tokens: 10, output_tokens: 4 },
      time: 0.5,
    },
    ...(value === undefined ? {} : { scores: { simpleqa_scorer: { value } } }),
    ...rest,
  };
}

function header(status: string, accuracy: number | null = null) {
  const metrics = accuracy === null ? {} : { accuracy: { name: 'accuracy', value: accuracy } };
  return {
    ...START,
    status,
    results: { total_samples: 3, scores: [{ name: 'simpleqa_scorer', scorer: 'simpleqa_scorer', metrics }] },
  };
}

const json = (name: string, content: unknown, rest: Partial<ZipMemberOf> = {}): ZipMemberOf => ({
  name,
  content: JSON.stringify(content),
  ...rest,
});

describe('Inspect logs', () => {
  let place: Scratch;
  let made = 0;
  beforeAll(async () => {
    place = await scratch();
  });
  afterAll(() => place[Symbol.asyncDispose]());

  const evalLog = async (members: readonly ZipMemberOf[]) => {
    made += 1;
    const path = place.path(`log-${made}.bin`);
    await writeFile(path, zipOf(members));
    return readLog(path);
  };
  const jsonLog = async (text: string) => {
    made += 1;
    return readLog(await place.file(`log-${made}.json`, text));
  };

  test('stored, deflated and zstd members of several frames are one and the same to the reader', async () => {
    for (const method of ['stored', 'deflate', 'zstd'] as const) {
      const log = await evalLog([
        json('_journal/start.json', START, { method }),
        json('samples/1_epoch_1.json', sample({ value: 'C' }), { method }),
        json('header.json', header('success', 1), { method }),
      ]);
      expect(log.format).toBe('inspect');
      expect(log.answers[0]!.reply).toMatchObject({ status: 'answered', text: 'The Danube.' });
      expect(log.ending.recomputedMetrics).toEqual([{ name: 'simpleqa_scorer/accuracy', value: 1 }]);
    }
  });

  test('a member packed by the zstd program is unpacked', async () => {
    const content = JSON.stringify(
      JSON.parse(
        '{"id":"z","epoch":1,"input":"Which river flows through Vienna? Which river flows through Vienna?","target":"Danube","output":{"choices":[{"message":{"role":"assistant","content":"The Danube."},"stop_reason":"stop"}]},"scores":{"match":{"value":"C"}}}',
      ),
    );
    const packed = Buffer.from(ZSTD_SAMPLE, 'base64');
    const log = await evalLog([
      json('_journal/start.json', START),
      { name: 'samples/z_epoch_1.json', content, method: 'zstd', packed },
    ]);
    expect(log.answers[0]!.question.text).toContain('Vienna');
  });

  test('a log without header is one whose process died, with the samples it had written', async () => {
    const log = await evalLog([
      json('_journal/start.json', START),
      json('samples/1_epoch_1.json', sample()),
      json('_journal/summaries/1.json', []),
    ]);
    expect(log.header).toMatchObject({ status: 'started', models: ['acme/parrot-1'] });
    expect(log.answers).toHaveLength(1);
    const empty = await evalLog([json('_journal/start.json', START)]);
    expect(empty.header.notes.join()).toContain('no samples');
  });

  test('of members written twice the last counts, and so of samples in one JSON document', async () => {
    const members = [
      json('_journal/start.json', START),
      json('samples/1_epoch_1.json', sample({ content: 'The Rhine.' })),
    ];
    const log = await evalLog([
      ...members,
      json('samples/1_epoch_1.json', sample()),
      json('header.json', header('success')),
    ]);
    expect(log.answers.map(({ reply }) => 'text' in reply && reply.text)).toEqual(['The Danube.']);
    const samples = [sample({ content: 'The Rhine.' }), sample({ id: 2 }), sample()];
    const document = await jsonLog(JSON.stringify({ ...header('success'), samples }));
    expect(document.answers.map(({ question }) => question.id)).toEqual(['2', '1']);
    expect(document.header.notes.join()).toContain('written again');
  });

  test('bare NaN and Infinity are unscored, and the same words in an answer survive', async () => {
    const text = JSON.stringify({
      ...header('success', 0.5),
      samples: [
        sample({ content: 'NaN and Infinity: {"x": NaN}', value: 'C' }),
        sample({ id: 2, value: 'nan-here' }),
        sample({ id: 3, value: 'I' }),
      ],
    }).replace('"nan-here"', 'NaN');
    const log = await jsonLog(text);
    expect(log.answers[0]!.reply).toMatchObject({ text: 'NaN and Infinity: {"x": NaN}' });
    expect(log.answers[1]!.grades[0]!.judgement).toMatchObject({ status: 'ungraded', why: 'not-mapped' });
    expect(log.counts.simpleqa_scorer).toEqual({ C: 1, NaN: 1, I: 1 });
    expect(log.ending.recomputedMetrics[0]!.value).toBe(0.5);
  });

  test('N is refused and never wrong, P and fractions are no outcome, three flags are read as one of three', async () => {
    const values = [
      'C',
      'I',
      'N',
      'P',
      0.7,
      1,
      false,
      { correct: 0, incorrect: 0, not_attempted: 1 },
      [1, 0],
      'left',
    ];
    const log = await jsonLog(
      JSON.stringify({
        ...header('success'),
        samples: values.map((value, id) => sample({ id: id + 1, value })),
      }),
    );
    const outcomes = log.answers.map(({ grades }) => {
      const { judgement } = grades[0]!;
      return judgement.status === 'graded' ? judgement.outcome : judgement.why;
    });
    expect(outcomes).toEqual([
      ...['correct', 'incorrect', 'refused', 'not-mapped', 'not-mapped'],
      ...['correct', 'incorrect', 'refused', 'not-mapped', 'not-mapped'],
    ]);
  });

  test('a refusal is seen by its stop reason and by the flag on a part, and both are blocked replies', async () => {
    const refusal = [{ type: 'text', text: 'I cannot help with that.', refusal: true }];
    const log = await jsonLog(
      JSON.stringify({
        ...header('success'),
        samples: [
          sample({ content: '', stop: 'content_filter' }),
          sample({ id: 2, content: refusal }),
          sample({ id: 3, content: 'The Dan', stop: 'max_tokens' }),
          sample({ id: 4, content: '' }),
        ],
      }),
    );
    expect(log.answers.map(({ reply }) => reply)).toMatchObject([
      { status: 'blocked', by: 'filter' },
      { status: 'blocked', by: 'model', text: 'I cannot help with that.' },
      { status: 'failed', kind: 'truncated', text: 'The Dan' },
      { status: 'failed', kind: 'empty' },
    ]);
  });

  test('reasoning in parts or in tags stays out of the answer', async () => {
    const parts = [
      { type: 'reasoning', reasoning: 'Is it the Rhine?' },
      { type: 'text', text: 'The Danube.' },
    ];
    const samples = [
      sample({ content: parts }),
      sample({ id: 2, content: '<think>Rhine?</think>\nThe Danube.' }),
    ];
    const log = await jsonLog(JSON.stringify({ ...header('success'), samples }));
    for (const { reply } of log.answers) {
      expect(reply).toMatchObject({
        status: 'answered',
        text: 'The Danube.',
        reasoning: expect.stringContaining('Rhine'),
      });
    }
  });

  test('attachments are put back where they are referred to, by hash and by number in chunked samples', async () => {
    const chunked = sample({ id: 'a/b c', content: 'attachment://1', value: 'C' });
    const log = await evalLog([
      json('_journal/start.json', START),
      json('samples/1_epoch_1.json', {
        ...sample({ content: 'attachment://0123abcd' }),
        input: 'attachment://ffff',
        attachments: { '0123abcd': 'The Danube.', ffff: 'Which river?' },
      }),
      json('samples/a/b c_epoch_1/sample.json', { ...chunked, messages: undefined, metadata: undefined }),
      json('samples/a/b c_epoch_1/metadata.json', { topic: 'Geography' }),
      json('samples/a/b c_epoch_1/messages/0.json', [{ role: 'user', content: 'x' }]),
      json('samples/a/b c_epoch_1/messages/1.json', [{ role: 'tool', function: 'web_search', content: 'y' }]),
      json('samples/a/b c_epoch_1/attachments/0.json', ['first', 'The Danube.']),
    ]);
    expect(log.answers[0]!.question.text).toBe('Which river?');
    expect(log.answers.map(({ reply }) => 'text' in reply && reply.text)).toEqual([
      'The Danube.',
      'The Danube.',
    ]);
    expect(log.answers[1]!.question).toMatchObject({ id: 'a/b c', topic: 'Geography' });
    expect(log.answers[1]!.closedBookSigns).toEqual(['tool-call: web_search']);
  });

  test('a chunk that says it begins at four thousand million makes no list of that length', async () => {
    const opening = evalLog([
      json('_journal/start.json', START),
      json('samples/a_epoch_1/sample.json', {
        ...sample({ id: 'a', content: 'Danube' }),
        messages: undefined,
      }),
      json('samples/a_epoch_1/messages/4000000000.json', [{ role: 'user', content: 'x' }]),
    ]);
    await expect(opening).rejects.toThrow(/messages\/4000000000\.json.*at most 100,000 entries/);
  });

  test('epochs are trials of one question, and accuracy is averaged within the question first', async () => {
    const samples = [sample({ value: 'C' }), sample({ epoch: 2, value: 'I' }), sample({ id: 2, value: 'C' })];
    const log = await jsonLog(JSON.stringify({ ...header('success', 0.75), samples }));
    expect(log.answers.map(({ trial }) => trial)).toEqual([0, 1, 0]);
    expect(log.ending.recomputedMetrics).toEqual([{ name: 'simpleqa_scorer/accuracy', value: 0.75 }]);
  });

  test('a person’s edit of a score is a human grade beside the scorer’s own', async () => {
    const edited = {
      simpleqa_scorer: {
        value: 'C',
        history: [
          { value: 'I' },
          {
            value: 'C',
            provenance: { author: 'ada', reason: 'the gold is stale', timestamp: '2026-01-01T00:00:00Z' },
          },
        ],
      },
    };
    const log = await jsonLog(
      JSON.stringify({ ...header('success'), samples: [sample({ scores: edited })] }),
    );
    expect(log.answers[0]!.grades).toMatchObject([
      { grader: { kind: 'imported' }, judgement: { outcome: 'incorrect' } },
      { grader: { kind: 'human', id: 'human:ada' }, judgement: { outcome: 'correct' } },
    ]);
  });

  test('several scorers are several graders', async () => {
    const scores = { match: { value: 'C' }, model_graded_qa: { value: 'I', explanation: 'GRADE: I' } };
    const log = await jsonLog(JSON.stringify({ ...header('success'), samples: [sample({ scores })] }));
    expect(log.answers[0]!.grades.map(({ grader }) => grader.id)).toEqual([
      'imported:inspect/match',
      'imported:inspect/model_graded_qa',
    ]);
  });

  test('a scorer of several values is as many scorers, and only one that names correctness is a verdict', async () => {
    const values = [
      { accuracy: 1, style: 0.3, mentions_year: 0 },
      { accuracy: 0, style: 1, mentions_year: 1 },
    ];
    const samples = values.map((value, at) => sample({ id: at + 1, value }));
    const { answers } = await jsonLog(JSON.stringify({ ...header('success'), samples }));
    expect(
      answers.map(({ grades }) =>
        grades.map(({ judgement }) => judgement.status === 'graded' && judgement.outcome),
      ),
    ).toEqual([
      ['correct', false, false],
      ['incorrect', false, false],
    ]);
    expect(answers[0]!.grades[0]!.grader.id).toBe('imported:inspect/simpleqa_scorer/accuracy');
    expect(answers[0]!.verdicts?.[1]).toEqual({ name: 'simpleqa_scorer/style', value: 0.3 });
  });

  test('choices are listed in the question and the letter becomes the choice it names', async () => {
    const samples = [sample({ choices: ['Rhine', 'Danube'], target: 'B', content: 'ANSWER: B' })];
    const log = await jsonLog(JSON.stringify({ ...header('success'), samples }));
    expect(log.answers[0]!.question.text).toMatch(/A\) Rhine\nB\) Danube$/);
    expect(log.answers[0]!.question.reference).toMatchObject({
      form: 'text',
      text: 'Danube',
      aliases: ['B', 'ANSWER: B', 'B)'],
    });
  });

  test('a regular expression as target is no reference', async () => {
    const log = await jsonLog(
      JSON.stringify({ ...header('success'), samples: [sample({ target: '\\b(0|zero)\\b' })] }),
    );
    expect(log.answers[0]!.question.reference).toBeNull();
    expect(log.ending.notes.join()).toContain('regular expression');
  });

  test('a sample that failed keeps an answer that had come, and is failed without one', async () => {
    const error = { message: 'scorer crashed', traceback: '' };
    const samples = [sample({ error }), sample({ id: 2, content: null, error })];
    const log = await jsonLog(JSON.stringify({ ...header('error'), samples }));
    expect(log.answers.map(({ reply }) => reply.status)).toEqual(['answered', 'failed']);
    expect(log.ending.notes.join()).toContain('2 samples ended with an error, 1 of them after');
  });

  test('messages as input, list targets, roles without a model and settings are read', async () => {
    const input = [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: [{ type: 'text', text: 'Which river?' }] },
    ];
    const document = {
      ...header('success'),
      eval: {
        ...EVAL,
        model: 'none/none',
        model_generate_config: { temperature: 0.5, reasoning_effort: 'low' },
      },
      samples: [sample({ input, target: ['Danube', 'Donau'] })],
    };
    const log = await jsonLog(JSON.stringify(document));
    const [answer] = log.answers;
    expect(answer!.question).toMatchObject({
      text: 'Which river?',
      reference: { text: 'Danube', aliases: ['Donau'] },
    });
    expect(answer!.respondent).toMatchObject({
      model: 'parrot-1-snapshot',
      settings: { temperature: 0.5, effort: 'low' },
    });
    expect(answer).toMatchObject({ latencyMs: 500, usage: { inputTokens: 10, outputTokens: 4 } });
  });

  test('logs of version 1 have one scorer, named only in their results, and one score a sample', async () => {
    const path = await place.file(
      'v1.json',
      JSON.stringify({
        version: 1,
        status: 'success',
        eval: EVAL,
        results: { scorer: { name: 'match' }, metrics: { accuracy: { name: 'accuracy', value: 0.5 } } },
        samples: [
          sample({ score: { value: 'C' } }),
          sample({ id: 2, score: { value: 'I' }, stop: 'length' }),
        ],
      }),
    );
    const log = await readLog(path);
    expect(log.counts).toEqual({ match: { C: 1, I: 1 } });
    expect(log.ending.recomputedMetrics).toEqual([{ name: 'match/accuracy', value: 0.5 }]);
    expect(log.answers[1]!.reply).toMatchObject({ status: 'failed', kind: 'truncated' });
  });

  test('examples before the question are not part of it, and contents of 2024 stand in the transcript', async () => {
    const input = [
      { role: 'user', content: 'Which river flows through Ulm?' },
      { role: 'assistant', content: 'Danube' },
      { role: 'user', content: 'tc://abc' },
    ];
    const transcript = { events: [], content: { abc: 'Which river flows through Linz?' } };
    const path = await place.file(
      'fewshot.json',
      JSON.stringify({
        ...header('success'),
        samples: [sample({ input, transcript, invalidation: { author: 'ada' } })],
      }),
    );
    const log = await readLog(path);
    expect(log.answers[0]!.question.text).toBe('Which river flows through Linz?');
    expect(log.ending.notes).toContain('1 sample was marked as invalid by a person');
  });

  test('a log whose samples are null holds none', async () => {
    const path = await place.file('null.json', JSON.stringify({ ...header('error'), samples: null }));
    const log = await readLog(path);
    expect(log.answers).toEqual([]);
    expect(log.header.status).toBe('error');
  });

  test('a damaged archive is told as one', async () => {
    const bytes = zipOf([json('_journal/start.json', START), json('samples/1_epoch_1.json', sample())]);
    const cut = place.path('cut.eval');
    await writeFile(cut, bytes.subarray(0, bytes.length - 30));
    await expect(openZip(cut)).rejects.toMatchObject({ code: 'file-malformed' });
    const flipped = Buffer.from(zipOf([json('_journal/start.json', START, { method: 'stored' })]));
    flipped[60]! ^= 1;
    const path = place.path('flipped.eval');
    await writeFile(path, flipped);
    await expect(readLog(path)).rejects.toMatchObject({ code: 'file-malformed' });
  });
});

const ZSTD_SAMPLE =
  'KLUv/QRoBQUAUkwjGWCvDmzbEM4AaUOI2APuAQ9R/GA/R7YoygrXdX34nqXHTbf28LWDbu0r0/mS63s5q2OqRLPr23WAMSy+b8kt53t7S9c11uq+52fSW3t2XK0M3UL2lV+c8N1qab6dF0k64vtmh7p+OxOclBwNBh1pUtisUvNpGOUpUgZfhMf3LUUyvgV7+GbEb6++Z+KtBQA7Y4i5QR2cDYkv/GVUe1Uan3c=';
