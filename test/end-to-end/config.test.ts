/** Models, graders, rubrics and question sets of one's own, plugged in from a config file and used like any other. */
import { realpath } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
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
    const alone = await place.file('alone.config.mjs', "import { defineConfig } from 'closedbook';\n");
    const told = await closedbook(['run', '-m', 'own/parrot', '--config', alone]);
    expect([told.code, told.err.replace(/\s+/g, ' ')]).toEqual([
      2,
      expect.stringContaining('leave the import away'),
    ]);
  });

  describe('rubrics', () => {
    const withRubric = (uncommitted: string) => `export default {
  models: {
    torn: { complete: async () => 'It is either Vienna or Graz.' },
    vague: { complete: async () => 'Somewhere along the river, one gathers.' },
    judge: {
      complete: async ({ messages }) => JSON.stringify({
        comparison: 'none',
        verdict: messages[0].content.includes('one of them right, are INCORRECT') ? 'INCORRECT' : 'REFUSED',
        reason: 'none',
      }),
    },
  },
  rubrics: { house: { version: '1', summary: 'Two candidates are wrong', uncommitted: '${uncommitted}' } },
  datasets: {
    *born() {
      yield { id: 'q', text: 'In which city was she born?', reference: { form: 'text', text: 'Vienna', aliases: [] } };
    },
  },
};
`;
    test('rules and judges grade by them; the run keeps the definition and its grades the name with a hash', async () => {
      const strict = { CLOSEDBOOK_CONFIG: await place.file('strict.config.mjs', withRubric('incorrect')) };
      const mild = { CLOSEDBOOK_CONFIG: await place.file('mild.config.mjs', withRubric('refused')) };
      const store = ['--store', place.path('r.db')];
      const spec = await place.file(
        'spec.yaml',
        'datasets: [born]\nmodels: [own/torn, own/vague]\njudges: [own/judge]\nrubric: own/house\n',
      );
      const ended = await closedbook(
        ['run', spec, '--json', '--quiet', ...store, '--out', place.folder],
        strict,
      );
      const { summary } = JSON.parse(ended.out);
      const [{ id: run }] = summary.provenance.runs;
      const kept = await openStore(place.path('r.db'), { readonly: true });
      expect((await kept.run(run)).spec?.rubric).toMatchObject({ id: 'own/house', uncommitted: 'incorrect' });
      await kept.close();
      expect(summary.rates.rows.map(({ tally }: { tally: object }) => tally)).toEqual([
        expect.objectContaining({ incorrect: 1, refused: 0 }),
        expect.objectContaining({ incorrect: 1, refused: 0 }),
      ]);
      const graders = summary.provenance.graders as { id: string; version: string; rubric: string }[];
      expect(graders.map(({ id }) => id).sort()).toEqual(['judge:own/judge', 'rules']);
      const { rubric } = graders[0]!;
      expect(rubric).toMatch(/^own\/house@1\+[0-9a-f]{8}$/);
      for (const { version } of graders) expect(version).toContain(rubric);

      const again = await closedbook(
        ['grade', run, '--rubric', 'own/house', '--rules-only', '--json', '--quiet', ...store],
        mild,
      );
      // By rules alone: the judge's word on the vague answer is set aside.
      expect(JSON.parse(again.out).outcomes).toMatchObject({ refused: 1, incorrect: 0 });
    });

    test('a rubric that the config lacks is refused with those there are, a wrong one with its place', async () => {
      const house = { CLOSEDBOOK_CONFIG: await place.file('house.config.mjs', withRubric('refused')) };
      const unknown = await closedbook(
        ['run', '-d', 'born', '-m', 'own/torn', '--rubric', 'own/hose'],
        house,
      );
      expect(unknown.code).toBe(2);
      expect(unknown.err).toMatch(/verified.*own\/house.*\[rubric-unknown\]/s);
      const wrong = { CLOSEDBOOK_CONFIG: await place.file('wrong.config.mjs', withRubric('maybe')) };
      const refused = await closedbook(['run', '-d', 'born', '-m', 'own/torn'], wrong);
      expect(refused.code).toBe(2);
      expect(refused.err).toMatch(/rubrics\.house\.uncommitted.*\[config-invalid\]/s);
    });
  });

  describe('in the folder where the command runs', () => {
    const asked = (args: readonly string[], home: string) =>
      closedbook(
        [
          'run',
          '-d',
          'own',
          '-m',
          'own/parrot',
          '--store',
          place.path('f.db'),
          '--out',
          place.folder,
          ...args,
        ],
        { XDG_CONFIG_HOME: home },
        place.folder,
      );

    test('it is not run unasked, and a line says so', async () => {
      const untrusted = await asked([], place.path('home'));
      expect(untrusted.code).toBe(2);
      expect(untrusted.err).toContain('closedbook.config.mjs was not loaded');
      expect(untrusted.err).toContain('[model-unknown]');
    });

    test('--config loads it once', async () => {
      const named = await asked(['--config', 'closedbook.config.mjs'], place.path('home'));
      expect(named.err).not.toContain('was not loaded');
      expect(named.out).toContain('parrot');
    });

    test('a trusted folder loads it always, until it is trusted no longer', async () => {
      const home = { XDG_CONFIG_HOME: place.path('home-of-trust') };
      const trust = (...args: string[]) => closedbook(['trust', '--json', ...args], home, place.folder);
      const real = await realpath(place.folder);
      expect(JSON.parse((await trust()).out)).toEqual({ folders: [real], addresses: [] });
      expect((await asked([], home.XDG_CONFIG_HOME)).out).toContain('parrot');
      expect(JSON.parse((await trust('--remove')).out)).toEqual({ folders: [], addresses: [] });
      expect((await asked([], home.XDG_CONFIG_HOME)).code).toBe(2);
    });
  });
});
