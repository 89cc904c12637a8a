import { expect, test } from 'vitest';
import { rememberedFew } from '../../src/core/remembered-few.ts';

test('makes one thing of one object, and forgets where there are too many', () => {
  let made = 0;
  const numberOf = rememberedFew((_: object) => (made += 1));
  const first = {};
  expect([numberOf(first), numberOf({}), numberOf(first)]).toEqual([1, 2, 1]);
  for (let at = 0; at < 200; at += 1) numberOf({});
  expect(numberOf(first)).toBe(made);
});
