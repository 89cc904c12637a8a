/** What a program finds under the public names: the first file says "in pipeline order", which a sorter of imports once made untrue. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { respondentId } from '../../src/core/respondent.ts';

test('a program in CommonJS requires the built package', () => {
  const required = createRequire(import.meta.url)('../../dist/index.mjs');
  expect(required.respondentId('own/steady', {}, null)).toBe(respondentId('own/steady', {}, null));
});

const STAGES = ['dataset', 'ask', 'grade', 'analyze', 'report'];

test('the public names stand in pipeline order, each stage under its own number', () => {
  const text = readFileSync(new URL('../../src/index.ts', import.meta.url), 'utf8');
  const [, ...sections] = text.split(/^\/\/ (?=[1-9]\. )/m);
  expect(sections.map((section) => section.slice(0, 2))).toEqual(['1.', '2.', '3.', '4.', '5.']);
  const rooms = sections.map((section) => [
    ...new Set([...section.matchAll(/'\.\/stages\/(\w+)\//g)].map(([, room]) => room)),
  ]);
  expect(rooms).toEqual(STAGES.map((stage) => [stage]));
});
