import { expect, test } from 'vitest';
import { remembered } from '../../src/core/remembered.ts';

test('makes one thing of one object, and forgets where there are too many', () => {
  let made = 0;
  const numberOf = remembered((_: object) => (made += 1), { most: 200 });
  const first = {};
  expect([numberOf(first), numberOf({}), numberOf(first)]).toEqual([1, 2, 1]);
  for (let at = 0; at < 200; at += 1) numberOf({});
  expect(numberOf(first)).toBe(made);
});

test('remembers that there is nothing, and reads a long text anew', () => {
  const read: string[] = [];
  const nothing = remembered((text) => void read.push(text));
  const [short, long] = ['a'.repeat(2000), 'a'.repeat(2001)];
  for (const text of [short, short, long, long]) nothing(text);
  expect(read).toEqual([short, long, long]);
});
