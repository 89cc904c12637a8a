import { expect, test } from 'vitest';
import { rounded } from '../../src/store/reader.ts';

test('fractions come with fifteen digits, however many they had', () => {
  const long = [1 / 3, 2 / 3e7, 123_456.789_012_345_67, 0.1 + 0.2, 1e-13 / 3];
  const short = [0.000_123, 0.3, 12, 1e15, 4_503_599_627_370_497, -0.25, 812.345, 1e-13, 0];
  expect(rounded([...long, ...short, null])).toEqual([
    ...[...long, ...short].map((value) => (Number.isInteger(value) ? value : Number(value.toPrecision(15)))),
    null,
  ]);
  expect(rounded([0.1 + 0.2])).toEqual([0.3]);
});
