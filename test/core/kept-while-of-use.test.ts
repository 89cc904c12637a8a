import { expect, test } from 'vitest';
import { type KeptWhileOfUse, keptWhileOfUse } from '../../src/core/kept-while-of-use.ts';

const fill = (cache: KeptWhileOfUse<number>, from: number, to: number) => {
  for (let at = from; at < to; at += 1) cache.set(`${at}`, at);
};
const held = (cache: KeptWhileOfUse<number>, from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => cache.get(`${from + at}`)).filter((one) => one !== undefined);

test('keeps as many as it may while they are found again from afar', () => {
  const cache = keptWhileOfUse<number>(1000);
  fill(cache, 0, 1000);
  expect(held(cache, 0, 1000)).toHaveLength(1000);
  fill(cache, 1000, 2000);
  expect(held(cache, 0, 1000)).toHaveLength(0);
  expect(held(cache, 1000, 2000)).toHaveLength(1000);
});

test.each([
  ['nothing comes back', 0],
  ['everything comes back at once', 1],
])('keeps few once it was full and %s, and more when that is found again from farther', (_, repeats) => {
  const cache = keptWhileOfUse<number>(1000);
  for (let at = 0; at < 1256; at += 1) {
    cache.set(`${at}`, at);
    if (repeats === 1) expect(cache.get(`${at}`)).toBe(at);
  }
  expect(held(cache, 1000, 1256)).toHaveLength(256);
  fill(cache, 2000, 2500);
  expect(held(cache, 2000, 2500)).toHaveLength(500);
});

test('forgets all once its keys are together as long as they may be', () => {
  const cache = keptWhileOfUse<number>(1000, { mostCharacters: 100 });
  fill(cache, 10, 60);
  expect(held(cache, 10, 60)).toHaveLength(50);
  cache.set('a longer key', 1);
  expect(held(cache, 10, 60)).toHaveLength(0);
  expect(cache.get('a longer key')).toBe(1);
  cache.set('b', 2, 89);
  expect(cache.get('a longer key')).toBeUndefined();
});
