/** What people copy from the documentation still works when they do: every model named there is known and lives. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { knownModel, MODEL_TABLE } from '../../src/model/known-models.ts';
import { endNotice, endOf } from '../../src/model/model-end.ts';
import { PROVIDERS } from '../../src/model/providers.ts';
import { specText } from '../../src/pipeline/run/init-spec.ts';
import { PRESET_NAMES, presetText } from '../../src/pipeline/run/spec-presets.ts';

/** Prefixes whose names the bundled table is to know. */
const MAKERS = Object.entries(PROVIDERS).flatMap(([prefix, { makers }]) =>
  makers.length > 0 ? [prefix] : [],
);
const NAMED = new RegExp(`\\b(${MAKERS.join('|')})/([a-z][\\w.-]*\\w)`, 'g');

const folder = (path: string) => readdirSync(path).map((name) => join(path, name));
const files = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...folder('docs'),
  ...folder('examples'),
  ...folder('notebooks'),
  ...folder('.changeset'),
].filter((path) => /\.(md|mjs|yaml|yml|ipynb)$/.test(path));

/** What is wrong with the models a text names. The table's own day is the clock: a later one would fail by itself. */
function problemsOf(text: string): string[] {
  return [...text.matchAll(NAMED)].flatMap(([name, , model]) => {
    // Links to packages and pages: openai/evals is a repository, openai/… a placeholder.
    if (/^(evals|openai-|anthropic-|simple-evals)/.test(model!)) return [];
    const { row } = knownModel(model!);
    if (row === null) return [`${name} is not in models.json`];
    const notice = endNotice({ name, ends: endOf(row.ends) }, MODEL_TABLE.asOf);
    return notice === null ? [] : [notice];
  });
}

describe('documentation and examples name models that live', () => {
  test.each(files)('%s', (path) => {
    expect(problemsOf(readFileSync(path, 'utf8'))).toEqual([]);
  });

  test('so does the spec that init writes', () => {
    const text = specText('spec.schema.json', {});
    expect(text).toMatch(NAMED);
    expect(problemsOf(text)).toEqual([]);
  });

  test.each(PRESET_NAMES)('the preset %s asks nobody who is gone', (name) => {
    const text = presetText(name, { schema: 's.json', file: 'spec.yaml' });
    const gone = [...text.matchAll(NAMED)].filter(([, , model]) => {
      const { row } = knownModel(model!);
      const ends = row === null ? null : endOf(row.ends);
      return row === null || (ends !== null && ends.on !== null && ends.on <= MODEL_TABLE.asOf);
    });
    expect(gone.map(([model]) => model)).toEqual([]);
  });

  test('and the search for names finds them', () => {
    expect(problemsOf('run -m openai/gpt-4.1, -m anthropic/claude-nonesuch')).toHaveLength(2);
  });
});
