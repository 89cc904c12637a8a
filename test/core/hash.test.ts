/** What is hashed is read again by other versions: the text under a hash never changes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, contentHash, shortHash } from '../../src/core/hash.ts';

describe('canonicalJson', () => {
  test('is JSON with sorted keys, whatever stands in texts and keys', () => {
    const sorted = (value: unknown): unknown => {
      if (value === null || typeof value !== 'object') return value;
      if (Array.isArray(value)) return value.map(sorted);
      const keys = Object.keys(value).sort();
      return Object.fromEntries(keys.map((key) => [key, sorted((value as Record<string, unknown>)[key])]));
    };
    const text = fc.string({
      unit: fc.constantFrom('a', '"', '\\', '\n', '\0', '\x1f', '\x7f', 'é', '\ud800', '😀'),
    });
    const value = fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null));
    // Keys that count up stand first in every object of JavaScript, in whatever order they were written.
    const key = text.map((rest) => `k${rest}`);
    const record = fc.dictionary(key, fc.oneof(value, fc.array(value), fc.dictionary(key, value)));
    fc.assert(
      fc.property(record, (given) => canonicalJson(given) === JSON.stringify(sorted(given))),
      { numRuns: 30 },
    );
    expect(canonicalJson({ b: 'a"\\\n\u0000\ud800é', a: [undefined, -0, 1e21], c: undefined })).toBe(
      '{"a":[null,0,1e+21],"b":"a\\"\\\\\\n\\u0000\\ud800é"}',
    );
    expect(canonicalJson({ 9: 1, 10: 2 })).toBe('{"10":2,"9":1}');
  });
});

test('hashes are as they always were', () => {
  const asking = { requestHash: 'ab', respondentId: 'owl', questionId: 'q"1', trial: 0, pass: 'open' };
  expect(contentHash(asking)).toBe('e89ee9828ac8db0715a9b5f42461a92cf7e2b5da8960baff931b8375c727bd11');
  expect(shortHash(['reply', 'run', 'ask key'])).toBe('7f35cb5da866da73');
});
