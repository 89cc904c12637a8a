/** The first file that a library user reads says "in pipeline order": a sorter of imports once made that untrue. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

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
