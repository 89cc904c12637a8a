/** One call from questions to a summary, as a program would make it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MeasureOptions, measure } from '../../src/library/measure.ts';
import { openStore } from '../../src/store/open-store.ts';
import { type Scratch, scratch } from '../end-to-end/scratch.ts';

const QUESTIONS = [
  { text: 'In which year was Ada Lovelace born?', reference: '1815' },
  { text: 'Who wrote Middlemarch?', reference: ['George Eliot', 'Mary Ann Evans'] },
  { text: 'Who founded the town of Zzyx?', reference: 'Curtis Springer' },
];

const parrot = async (prompt: string) => {
  if (prompt.includes('Ada')) return '1815';
  if (prompt.includes('Zzyx')) throw new Error('no voice today');
  return 'I do not know.';
};

describe('measure', () => {
  let place: Scratch;
  beforeAll(async () => {
    place = await scratch();
  });
  afterAll(() => place[Symbol.asyncDispose]());

  test('gives a summary of functions on questions without ids; what a model throws is a failure', async () => {
    const summary = await measure({ questions: QUESTIONS, models: { parrot }, env: {} });
    expect(summary.respondents.map(({ id }) => id)).toEqual(['own/parrot · plain']);
    expect(summary.rates.rows[0]!.tally).toMatchObject({
      correct: 1,
      incorrect: 0,
      refused: 1,
      failedError: 1,
    });
  });

  test('a model that never answers takes nothing from the others: it is asked no more, and that is told', async () => {
    const told: string[] = [];
    const summary = await measure({
      questions: Array.from({ length: 40 }, (_, at) => ({
        text: `In what year was house ${at} built?`,
        reference: '1815',
      })),
      models: {
        dead: () => {
          throw new Error('no voice at all');
        },
        parrot: () => '1815',
      },
      concurrency: 2,
      onWarning: (note) => told.push(note),
      env: {},
    });
    const [dead, alive] = summary.rates.rows.map(({ tally }) => tally);
    expect(alive).toMatchObject({ correct: 40, failedError: 0 });
    expect(dead!.correct + dead!.incorrect + dead!.refused).toBe(0);
    expect(dead!.failedError).toBeLessThan(30);
    expect(told.join()).toMatch(/no voice at all.*own\/dead · plain is asked no more/);
  });

  test('graders of one’s own settle what the rules leave open; progress is told; a store keeps it all', async () => {
    const stages = new Set<string>();
    const store = place.path('kept.db');
    const summary = await measure({
      questions: [{ text: 'Describe the vase.' }],
      models: { parrot: () => 'A tall one, in blue.' },
      graders: [
        function tallness({ answer }) {
          return answer.includes('tall') ? 'correct' : null;
        },
      ],
      policies: ['plain', 'conservative'],
      onProgress: ({ stage }) => stages.add(stage),
      store,
      env: {},
    });
    expect(summary.rates.rows.map(({ tally }) => tally.correct)).toEqual([1, 1]);
    expect([...stages]).toContain('ask');
    const kept = await openStore(store, { readonly: true });
    expect(await kept.runs()).toHaveLength(1);
    await kept.close();
  });

  test('simulated models and bundled question sets are asked by name', async () => {
    const summary = await measure({
      questions: 'people-who-never-were',
      models: ['simulated/owl'],
      sample: 5,
      env: {},
    });
    expect(summary.respondents[0]!.simulated).toBe(true);
  });

  test('what no rule can grade says so, with the field that was not read', async () => {
    const warned: string[] = [];
    const questions = [{ text: 'Who wrote Middlemarch?', gold: 'George Eliot' }];
    await expect(
      measure({
        questions,
        models: { namer: () => 'Jane Austen' },
        env: {},
        onWarning: (message) => warned.push(message),
      }),
    ).rejects.toMatchObject({ code: 'run-incomplete', hint: expect.stringContaining('reference') });
    expect(warned).toEqual(['questions: "gold" is no field of a question and is not read']);
  });

  test('a signal ends it with an error that says so', async () => {
    const stop = new AbortController();
    const slow = async () => {
      stop.abort();
      return 'I do not know.';
    };
    await expect(
      measure({ questions: QUESTIONS, models: { slow }, concurrency: 1, signal: stop.signal, env: {} }),
    ).rejects.toMatchObject({ code: 'run-incomplete', message: expect.stringContaining('interrupted') });
  });

  test.each<[string, unknown, RegExp]>([
    ['no questions', { questions: [], models: { parrot } }, /^questions: /],
    [
      'a question without text',
      { questions: [{ reference: 'x' }], models: { parrot } },
      /^questions\[0\]\.text: /,
    ],
    [
      'the same question twice',
      { questions: [QUESTIONS[0], QUESTIONS[0]], models: { parrot } },
      /^questions\[1\]: .*questions\[0\]/,
    ],
    [
      'a model that is no function',
      { questions: QUESTIONS, models: { parrot: 'no' } },
      /^models\.parrot: expected a function/,
    ],
    [
      'a question that is a text',
      { questions: [QUESTIONS[0], 'Who?'], models: { parrot } },
      /^questions\[1\]: /,
    ],
    ...[[1815], [], ''].map((reference): [string, unknown, RegExp] => [
      `a reference of ${JSON.stringify(reference)}`,
      { questions: [{ text: 'When?', reference }], models: { parrot } },
      /^questions\[0\]\.reference: /,
    ]),
    ['no name of a set', { questions: '', models: { parrot } }, /^questions: /],
    ['a model without its name', { questions: QUESTIONS, models: [parrot] }, /^models: .*a function/],
    [
      'a grader that is not in a list',
      { questions: QUESTIONS, models: { parrot }, graders: parrot },
      /^graders: /,
    ],
    ['a grader that is none', { questions: QUESTIONS, models: { parrot }, graders: [{}] }, /^graders\[0\]: /],
    ['a misspelt option', { questions: QUESTIONS, models: { parrot }, trails: 2 }, /^trails: /],
    [
      'a controller for a signal',
      { questions: QUESTIONS, models: { parrot }, signal: new AbortController() },
      /^signal: /,
    ],
    [
      'progress told to no function',
      { questions: QUESTIONS, models: { parrot }, onProgress: 'x' },
      /^onProgress: /,
    ],
    ['a store that is no path', { questions: QUESTIONS, models: { parrot }, store: 5 }, /^store: /],
    ['no model', { questions: QUESTIONS, models: [] }, /^models: /],
    ['a setting of the wrong kind', { questions: QUESTIONS, models: { parrot }, trials: 0 }, /^trials: /],
    ['nothing', undefined, /^models: /],
  ])('%s is refused by name', async (_, options, message) => {
    await expect(measure(options as MeasureOptions)).rejects.toMatchObject({
      code: 'argument-invalid',
      message: expect.stringMatching(message),
    });
  });
});
