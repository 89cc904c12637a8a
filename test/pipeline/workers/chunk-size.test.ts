import { expect, test } from 'vitest';
import { chunkSize } from '../../../src/pipeline/workers/chunk-size.ts';

test('chunks of a small run are small, of a large one 500 askings, and never more than 20,000', () => {
  expect(chunkSize(60, 1)).toBe(20);
  expect(chunkSize(6400, 10)).toBe(10);
  expect(chunkSize(1_000_000, 50)).toBe(10);
  expect(chunkSize(100_000_000, 50)).toBe(100);
  // One question of so many respondents is a chunk by itself.
  expect(chunkSize(100_000, 2000)).toBe(1);
});
