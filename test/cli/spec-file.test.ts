/** Spec files as people write them: inherited, filled from the environment, spread over a matrix, and mended. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { specFileSchema } from '../../src/core/spec-file.ts';
import { initSpec } from '../../src/pipeline/run/init-spec.ts';
import { loadRunSpec } from '../../src/pipeline/run/load-run-spec.ts';
import { type Scratch, scratch } from '../end-to-end/scratch.ts';
import { closedbook } from './captured-terminal.ts';

describe('a spec file', () => {
  let place: Scratch;
  beforeAll(async () => {
    place = await scratch();
    await place.file(
      'base.yaml',
      'datasets: [person-facts]\nmodels: [simulated/owl]\ntrials: 2\nforced: true\n',
    );
  });
  afterAll(() => place[Symbol.asyncDispose]());
  const load = async (text: string, env: Record<string, string> = {}) =>
    loadRunSpec(await place.file('spec.yaml', text), { env });

  test('takes over another file, and its own words win', async () => {
    const spec = await load('extends: base.yaml\ntrials: 3\n');
    expect(spec).toMatchObject({ trials: 3, forced: true, datasets: ['person-facts'], seed: 1 });
  });

  test('the seed of the command line wins over the file’s, which wins over the default', async () => {
    const path = await place.file('spec.yaml', 'extends: base.yaml\nseed: 5\n');
    expect((await loadRunSpec(path, {})).seed).toBe(5);
    expect((await loadRunSpec(path, { seed: 7 })).seed).toBe(7);
  });

  test('settings at the top are every model’s that does not say otherwise, and an option’s are all models’', async () => {
    const text = [
      ...['datasets: [person-facts]', 'logprobs: true', 'effort: low', 'models:', '  - simulated/owl'],
      '  - { name: simulated/heron, settings: { logprobs: false, temperature: 0.5 } }',
    ].join('\n');
    const spec = await load(text);
    expect(spec.models.map(({ settings }) => settings)).toEqual([
      { effort: 'low', logprobs: true },
      { effort: 'low', logprobs: false, temperature: 0.5 },
    ]);
    expect(spec).not.toHaveProperty('logprobs');
    const over = await loadRunSpec(await place.file('spec.yaml', text), { settings: { effort: 'high' } });
    const high = { settings: { effort: 'high' } };
    expect(over.models).toMatchObject([high, high]);
    await expect(load(text.replace('logprobs: true', 'logprobs: maybe'))).rejects.toThrow(
      /spec\.yaml:2:11: logprobs: .*expected boolean/,
    );
  });

  test('a file that extends itself by way of another is refused', async () => {
    await place.file('a.yaml', 'extends: b.yaml\n');
    await place.file('b.yaml', 'extends: a.yaml\n');
    await expect(loadRunSpec(place.path('a.yaml'), {})).rejects.toThrow('extends itself');
  });

  test('a matrix that multiplies to millions is refused with the count, before it is built', async () => {
    const list = `[${Array.from({ length: 200 }, (_, step) => step / 200).join(', ')}]`;
    const seeds = `[${Array.from({ length: 200 }, (_, step) => step).join(', ')}]`;
    const matrix = `{ temperature: ${list}, topP: ${list}, seed: ${seeds} }`;
    await expect(
      load(`datasets: [person-facts]\nmodels:\n  - { name: simulated/owl, matrix: ${matrix} }\n`),
    ).rejects.toThrow('8000000 respondents, and one run takes at most 2000');
  });

  test('variables fill texts and numbers, with a default where none is set', async () => {
    const text = 'extends: base.yaml\ntitle: "${WHO} asks"\ntrials: ${TRIALS:-4}\n';
    expect(await load(text, { WHO: 'Ada' })).toMatchObject({ title: 'Ada asks', trials: 4 });
    expect(await load(text, { WHO: 'Ada', TRIALS: '5' })).toMatchObject({ trials: 5 });
  });

  test('a variable fills in a text, whatever stands in it', async () => {
    for (const WHO of ['Ada: 1, [2', '[1, 2]', '{a: b}', '# no'])
      expect(await load('extends: base.yaml\ntitle: ${WHO}\n', { WHO })).toMatchObject({ title: WHO });
  });

  test.each([
    ['title: ${NOWHERE}\n', /spec\.yaml:1:8: the variable NOWHERE is not set/],
    ['title: ${OPENAI_API_KEY}\n', /looks like a secret/],
    ['title: ${GATEWAY}\n', /GATEWAY\} looks like a secret/],
    ['title: ${COPIED}\n', /COPIED\} looks like a secret/],
    ['title: ${GITHUB_PAT:-x}\n', /looks like a secret/],
    ['extends: base.yaml\ntrails: 3\n', /spec\.yaml:2:9: the spec has no word "trails"/],
    ['extends: base.yaml\ntrials: 0\n', /spec\.yaml:2:9: trials: /],
    [
      'extends: base.yaml\nmodels:\n  - name: a/b\n    matrix: { effort: [huge] }\n',
      /spec\.yaml:3:5: matrix: effort/,
    ],
    [
      'extends: base.yaml\nmodels:\n  - name: a/b\n    colour: red\n',
      /spec\.yaml:4:13: the spec has no word "colour"/,
    ],
    ['- a\n', /expected a mapping/],
    ['a: [\n', /spec\.yaml:2:1: /],
  ])('%j is refused with its place', async (text, message) => {
    const env = {
      OPENAI_API_KEY: 'sk-1-a-key-of-somebody',
      COPIED: 'copy of sk-1-a-key-of-somebody',
      GATEWAY: 'https://ada:swordfish@host/v1',
    };
    await expect(load(text, env)).rejects.toThrow(message);
  });

  test('the remedy names the word that was meant', async () => {
    await expect(load('extends: base.yaml\ntrails: 3\n')).rejects.toMatchObject({
      hint: expect.stringContaining('Did you mean "trials"?'),
    });
  });

  test('a question set in the place of a spec is told where it goes', async () => {
    await expect(load('question,answer\nWho?,Ada\n')).rejects.toMatchObject({
      hint: expect.stringMatching(/run -d \S*spec\.yaml -m MODEL/),
    });
  });

  test('a matrix is one respondent a combination', async () => {
    const spec = await load(
      'extends: base.yaml\nmodels:\n  - simulated/owl\n  - name: simulated/rook\n    settings: { topP: 0.9 }\n    matrix: { effort: [low, high], temperature: [0, 1] }\n',
    );
    expect(spec.models.map((model) => model.settings)).toEqual([
      {},
      { topP: 0.9, effort: 'low', temperature: 0 },
      { topP: 0.9, effort: 'low', temperature: 1 },
      { topP: 0.9, effort: 'high', temperature: 0 },
      { topP: 0.9, effort: 'high', temperature: 1 },
    ]);
  });

  test('a question set beside the spec is found from any folder', async () => {
    await place.file('questions.csv', 'question,answer\nWho?,Ada\n');
    const spec = await load('extends: base.yaml\ndatasets: [questions.csv]\n');
    expect(spec.datasets).toEqual([place.path('questions.csv')]);
  });

  test('what init writes is a valid spec, and its schema knows every word in it', async () => {
    const [path] = await initSpec(place.path('new.yaml'), { dataset: 'people-who-never-were' });
    const spec = await loadRunSpec(path!, {});
    expect(spec).toMatchObject({ datasets: ['people-who-never-were'], sample: 200, maxCostUsd: 5 });
    const schema = z.toJSONSchema(specFileSchema, { io: 'input' });
    expect(Object.keys(schema.properties ?? {})).toEqual(
      expect.arrayContaining(['extends', ...Object.keys(spec)]),
    );
  });

  test('init never overwrites a spec unless told to', async () => {
    const path = await place.file('mine.yaml', 'datasets: []\n');
    const refused = await closedbook(['init', path]);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('is already there');
    expect((await closedbook(['init', path, '--force'])).code).toBe(0);
  });
});

describe('completion', () => {
  test.each(['bash', 'zsh', 'fish', 'powershell'])('%s gets a script that asks closedbook', async (shell) => {
    const { code, out } = await closedbook(['completion', shell]);
    expect(code).toBe(0);
    expect(out).toMatch(/closedbook\b[^\n]*complete|complete --/);
  });

  test('commands, options and values are offered', async () => {
    expect((await closedbook(['complete', '--', 'rep'])).out).toContain('report');
    expect((await closedbook(['complete', '--', 'run', '--max-'])).out).toContain('--max-cost');
    expect((await closedbook(['complete', '--', 'run', '--rubric', ''])).out).toContain('person-strict');
  });
});
