/**
 * How a run may end, told by its exit code and in words: complete only with a reply to every open asking, and never with
 * exit 0 and no word where nothing was answered.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closedbook } from '../cli/captured-terminal.ts';
import { type Scratch, scratch } from './scratch.ts';

const CONFIG = `const asked = new Map();
const turn = (question) => asked.set(question, (asked.get(question) ?? 0) + 1).get(question);
export default {
  models: {
    stuck: {
      async complete({ messages }) {
        if (messages.at(-1).content.includes('Berlin')) throw new Error('no voice today');
        return 'I do not know.';
      },
    },
    tired: {
      async complete({ messages }) {
        if (turn(messages.at(-1).content.match(/What .*\\?/)[0]) > 1) throw new Error('asked once too often');
        return 'I do not know.';
      },
    },
    mute: { complete: async () => '' },
    broken: {
      async complete({ messages }) {
        throw new Error(messages.at(-1).content.includes('Berlin') ? 'no voice today' : 'no paper left');
      },
    },
    half: {
      async complete({ messages }) {
        if (messages.at(-1).content.includes('Berlin')) throw new Error('no voice today');
        return '';
      },
    },
    vague: { complete: async () => 'Somewhere along the river, one gathers.' },
  },
  datasets: {
    *own() {
      const texts = ['What is the capital of France?', 'What is the capital of Chad?', 'What stands in Berlin?'];
      const golds = ['Paris', 'N’Djamena', 'a gate'];
      for (const [index, text] of texts.entries()) yield { id: 'q' + index, text, reference: { form: 'text', text: golds[index], aliases: [] } };
    },
  },
};
`;

describe('the ending of a run', () => {
  let place: Scratch;
  let env: Record<string, string>;
  beforeAll(async () => {
    place = await scratch();
    env = { CLOSEDBOOK_CONFIG: await place.file('closedbook.config.mjs', CONFIG) };
  });
  afterAll(() => place[Symbol.asyncDispose]());
  const run = (model: string, ...more: string[]) =>
    closedbook(
      [
        'run',
        ...['-d', 'own', '-m', `own/${model}`, '--quiet', '--store', place.path(`${model}${more.length}.db`)],
        ...['--out', place.folder, ...more],
      ],
      env,
    );

  test('a forced reply never stands in for an open asking that failed', async () => {
    const plain = await run('stuck');
    const forced = await run('stuck', '--forced');
    for (const { code, err } of [plain, forced]) {
      expect(code).toBe(1);
      expect(err).toMatch(/1 failed: own-model: no voice today\n.* is incomplete .*closedbook resume/s);
    }
    const shown = await closedbook(['runs', 'show', '2', '--store', place.path('stuck1.db')]);
    expect(shown.out).toMatch(/status +stopped/);
    expect(shown.out).toMatch(/replies +3 of 3 planned in the open pass; 0 blocked, 1 failed/);
    expect(shown.out).toMatch(/forced +2 replies; 0 blocked, 0 failed/);
  });

  test('a forced asking that failed is still to be asked: the run is not complete', async () => {
    const { code, err } = await run('tired', '--forced', '--json');
    expect(code).toBe(1);
    expect(err).not.toContain('[internal]');
    const resumed = await closedbook(
      ['resume', '2', '--quiet', '--store', place.path('tired2.db'), '--out', place.folder],
      env,
    );
    expect(resumed.code).toBe(1);
    expect(resumed.err).toContain('3 of the forced pass failed: own-model: asked once too often');
  });

  test('nothing but empty replies is an error with a word on what helps', async () => {
    const { code, err } = await run('mute');
    expect(code).toBe(1);
    expect(err).toMatch(
      /none of 3 requests was answered: 3 came back empty.*maxOutputTokens.*\[nothing-answered\]/s,
    );
  });

  test('where nothing was answered each way of ending has its own number', async () => {
    const broken = await run('broken');
    expect(broken.code).toBe(1);
    expect(broken.err).toMatch(
      /none of 3 requests was answered: 3 failed, with "own-model: no (voice today|paper left)".*closedbook resume \S+.*\[run-incomplete\]/s,
    );
    const half = await run('half');
    expect(half.code).toBe(1);
    expect(half.err).toContain('1 failed, with "own-model: no voice today"; 2 came back empty');
    expect(half.err).toContain('[run-incomplete]');
  });

  test('a run of answers without any grade says so and how to grade them', async () => {
    const { code, out, err } = await run('vague');
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toMatch(/no report: none of 3 answers has a grade; closedbook grade \S+ --judge/);
  });
});
