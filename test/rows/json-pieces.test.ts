/** JSON in pieces is the JSON that JSON.stringify writes. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonPieces } from '../../src/rows/json-pieces.ts';

test('joined they are what JSON.stringify writes, whatever the value', () => {
  fc.assert(
    fc.property(fc.anything({ maxDepth: 5 }), (value) => {
      const expected = JSON.stringify(value, null, 1);
      if (expected !== undefined) expect([...jsonPieces(value)].join('')).toBe(expected);
    }),
    { seed: 1, numRuns: 300 },
  );
});

test('a list of many is many pieces, none of them long', () => {
  const rows = Array.from({ length: 1_000 }, (_, at) => ({
    at,
    text: 'a\nb',
    none: undefined,
    list: [at, null],
  }));
  const pieces = [...jsonPieces({ rates: { rows } })];
  expect(pieces.join('')).toBe(JSON.stringify({ rates: { rows } }, null, 1));
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(100);
});
