/** Models, graders and question sets of one's own, plugged in from a config file and used like any other. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closedbook } from '../cli/captured-terminal.ts';
import { type Scratch, scratch } from './scratch.ts';

const CONFIG = `export default {
  models: {
    parrot: {
      family: 'birds',
      async complete({ messages }) {
        const asked = messages.at(-1).content;
        if (asked.includes('Berlin')) throw new Error('no voice today');
        return asked.includes('France') ? 'Paris' : asked.includes('vase') ? 'It is item XY-12 of the list.' : 'I do not know.';
      },
    },
  },
  graders: [
    {
      ref: { kind: 'rules', id: 'inventory', version: '1', rubric: 'verified' },
      async grade({ question, answer }) {
        if (!question.text.includes('vase')) return { judgement: { status: 'ungraded', why: 'undecided', evidence: {} } };
        const outcome = answer.includes('XY-12') ? 'correct' : 'incorrect';
        return { judgement: { status: 'graded', outcome, reason: null, confidence: null, evidence: { rule: 'inventory' } } };
      },
    },
  ],
  datasets: {
    *own() {
      const texts = ['What is the capital of France?', 'What is the capital of Chad?', 'What stands in Berlin?'];
      const golds = ['Paris', 'N’Djamena', 'a gate'];
      for (const [index, text] of texts.entries()) yield { id: 'q' + index, text, reference: { form: 'text', text: golds[index], aliases: [] } };
      yield { id: 'q9', text: 'Describe the item number of the vase.', reference: null };
    },
  },
};
`;

describe('closedbook.config.mjs', () => {
  let place: Scratch;
  let env: Record<string, string>;
  beforeAll(async () => {
    place = await scratch();
    env = { CLOSEDBOOK_CONFIG: await place.file('closedbook.config.mjs', CONFIG) };
  });
  afterAll(() => place[Symbol.asyncDispose]());
  const run = (...args: string[]) =>
    closedbook(
      ['run', ...args, '--json', '--quiet', '--store', place.path('s.db'), '--out', place.folder],
      env,
    );

  test('own models answer own questions, own graders settle what the rules leave, faults stay faults', async () => {
    const ended = await run('-d', 'own', '-m', 'own/parrot');
    const { summary } = JSON.parse(ended.out);
    expect(summary.rates.rows[0].tally).toMatchObject({
      correct: 2,
      incorrect: 0,
      refused: 1,
      failedError: 1,
    });
    expect(summary.respondents[0]).toMatchObject({
      id: 'own/parrot · plain',
      family: 'birds',
      closedBook: 'declared',
    });
    expect(summary.provenance.graders.map((grader: { id: string }) => grader.id)).toContain('inventory');
  });

  test('a model that the config lacks is refused with those it has', async () => {
    const refused = await run('-d', 'own', '-m', 'own/crow');
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('own/parrot');
  });

  test('a config that is none is refused with what was expected', async () => {
    const broken = await place.file('broken.config.mjs', 'export default { graders: [{ grade: 1 }] };\n');
    const refused = await closedbook(
      ['run', '-d', 'own', '-m', 'own/parrot', '--store', place.path('t.db')],
      {
        CLOSEDBOOK_CONFIG: broken,
      },
    );
    expect(refused.code).toBe(2);
    expect(refused.err).toMatch(/graders\.0\.(ref|grade).*\[config-invalid\]/s);
  });
});
