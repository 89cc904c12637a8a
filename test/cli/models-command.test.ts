/** `closedbook models`, and what commands say of models that end. */
import { describe, expect, test } from 'vitest';
import { modelsText } from '../../src/cli/text/models-text.ts';
import { listModels } from '../../src/pipeline/models.ts';
import { scratch } from '../end-to-end/scratch.ts';
import { closedbook } from './captured-terminal.ts';

const list = (options: Parameters<typeof listModels>[1], day = '2026-11-29', config = {}) =>
  listModels({ config, now: () => new Date(`${day}T12:00:00Z`) }, options);
const names = (options: Parameters<typeof listModels>[1], day?: string) =>
  list(options, day).models.map(({ name }) => name);

describe('closedbook models', () => {
  test('lists what lives, in lines of 80 columns, and counts what it leaves out', async () => {
    const { code, out } = await closedbook(['models']);
    expect(code).toBe(0);
    expect(out).toMatch(/openai\/gpt-6\.1-terra +1 +5 +2026-06-01 +medium/);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('a model ends on its day: listed before, left out after, found by name for ever', () => {
    expect(names({}, '2026-12-10')).toContain('openai/gpt-5');
    expect(names({}, '2026-12-11')).not.toContain('openai/gpt-5');
    expect(names({ all: true }, '2026-12-11')).toContain('openai/gpt-5');
    const [gone] = list({ search: 'gpt-5' }, '2026-12-11').models;
    expect(gone).toMatchObject({ name: 'openai/gpt-5', state: 'ended' });
    expect(list({ search: 'gpt-5' }, '2026-11-29').models[0]!.state).toBe('ends-soon');
    expect(list({ search: 'gpt-5' }, '2026-09-01').models[0]!.state).toBe('living');
  });

  test('searches names, aliases, makers and families; a whole name means that model alone', () => {
    expect(names({ search: 'opus-5' })).toEqual(['anthropic/claude-opus-5-5', 'anthropic/claude-opus-5']);
    expect(names({ search: 'gpt-5.6' })).toEqual(['openai/gpt-5.6-sol']);
    expect(names({ search: 'anthropic/claude-opus-5-5' })).toEqual(['anthropic/claude-opus-5-5']);
    expect(names({ search: 'google' }).every((name) => name.startsWith('gemini/'))).toBe(true);
    expect(names({ search: 'google' }).length).toBeGreaterThan(3);
    expect(names({ search: 'nonesuch' })).toEqual([]);
    expect(modelsText(list({ search: 'nonesuch' }))).toContain('can be asked all the same');
  });

  test('one model is shown whole, with its source; JSON says the same and names the prefixes', async () => {
    const { out } = await closedbook(['models', 'gemini-2.5-pro']);
    expect(out).toContain('is answered by gemini-3.8-flash');
    const { models, providers } = JSON.parse((await closedbook(['models', 'gpt-6.1-terra', '--json'])).out);
    expect(models).toHaveLength(1);
    expect(models[0]).toMatchObject({
      defaultEffort: 'medium',
      price: { inputUsdPerMillion: 1, source: expect.any(String) },
      from: 'table',
    });
    expect(providers.map(({ prefix }: { prefix: string }) => prefix)).toContain('ollama');
    expect((await closedbook(['models', '--providers'])).out).toContain('http://localhost:11434/v1');
  });

  test('what the config states takes the place of the table', () => {
    const config = { modelFacts: { 'openai/gpt-6-luna': { price: { input: 9, output: 9 } } } };
    expect(list({ search: 'gpt-6-luna' }, '2026-11-29', config).models).toMatchObject([
      { from: 'config', price: { inputUsdPerMillion: 9 } },
    ]);
  });
});

test('a dry run names models and judges that end soon; a spec may state an end of its own', async () => {
  await using place = await scratch();
  const spec = await place.file(
    'spec.yaml',
    [
      'datasets: [people-who-never-were]',
      'sample: 5',
      'models: [openai/gpt-6-luna]',
      'judges: [openai/gpt-6-sol]',
      'modelFacts:',
      '  openai/gpt-6-luna: { ends: { on: 2020-01-01, replacement: gpt-9 } }',
      '  openai/gpt-6-sol: { ends: { on: 2020-01-02, afterwards: answered-by-replacement } }',
    ].join('\n'),
  );
  const { code, err } = await closedbook(['run', spec, '--dry-run']);
  expect(code).toBe(0);
  expect(err).toContain(
    'openai/gpt-6-luna is no longer served since 2020-01-01; its maker names gpt-9 instead',
  );
  expect(err).toContain('openai/gpt-6-sol is answered by another model since 2020-01-02');
});
