import { expect, test } from 'vitest';
import { keptWhileOfUse } from '../../src/core/kept-while-of-use.ts';

const held = (cache: { get(key: string): number | undefined }, from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => cache.get(`${from + at}`)).filter((one) => one !== undefined)
    .length;

test('keeps as many as it may while they are asked for again', () => {
  const cache = keptWhileOfUse<number>(1000);
  for (let round = 0; round < 3; round += 1) {
    for (let at = 0; at < 1000; at += 1) {
      const found = cache.get(`${at}`);
      if (round === 0) cache.set(`${at}`, at);
      else expect(found).toBe(at);
    }
  }
});

test('keeps few once all were forgotten without having been of use, and many again when a few are', () => {
  const cache = keptWhileOfUse<number>(1000);
  for (let at = 0; at < 1256; at += 1) cache.set(`${at}`, at);
  expect(held(cache, 1000, 1256)).toBe(256);
  // That was of use: the next time it is full it may keep more.
  for (let at = 2000; at < 2900; at += 1) cache.set(`${at}`, at);
  expect(held(cache, 2000, 2900)).toBe(900);
});
