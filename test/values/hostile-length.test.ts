/** Answers of models that are stuck: a quarter of a million of the same character must not hold up a run. */
import { expect, test } from 'vitest';
import { readPersonName } from '../../src/values/person-name.ts';
import { readList } from '../../src/values/read-list.ts';

test.each([' ', '\n', '.', ' .', '(', ', '])('%j without end is read in a moment', (stuck) => {
  const text = `Ulm${stuck.repeat(250_000)}x`;
  expect(readList(text).length).toBeGreaterThan(0);
  expect(readPersonName(text)).toBe(null);
});

test('blanks in a row separate like one', () => {
  expect(readList('France  ,   Germany \n and  Belgium. . ')).toEqual(['France', 'Germany', 'Belgium']);
});
