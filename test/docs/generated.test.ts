import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { errorsPage, lintPage, schemaFiles, wordingsPage } from '../../scripts/generated-docs.ts';

const read = (path: string) => readFileSync(new URL(`../../docs/${path}`, import.meta.url), 'utf8');

test('docs/errors.md is what the error table says (npm run docs writes it)', () => {
  expect(read('errors.md')).toBe(errorsPage());
});

test('docs/wordings.md has every wording of every language, twenty or more of each (npm run docs writes it)', () => {
  expect(read('wordings.md')).toBe(wordingsPage());
  for (const section of wordingsPage().split('## ').slice(1))
    expect(section.split('\n| ').length - 2).toBeGreaterThanOrEqual(20);
});

test('the table of docs/dataset-lint.md is what the rules say (npm run docs writes it)', () => {
  const page = read('dataset-lint.md');
  expect(page).toBe(lintPage(page));
});

test.each(Object.entries(schemaFiles()))(
  'docs/schemas/%s is what the records say, and compiles',
  (name, text) => {
    expect(read(`schemas/${name}`)).toBe(text);
    expect(() =>
      new Ajv2020({ strict: false, formats: { date: true } }).compile(JSON.parse(text)),
    ).not.toThrow();
  },
);
