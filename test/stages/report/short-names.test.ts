/** Names in charts: short enough for their place, and never two alike for two respondents. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shortNames } from '../../../src/stages/report/charts/short-names.ts';
import { textWidth } from '../../../src/stages/report/charts/text-width.ts';

const SIZE = 12;

describe('short names', () => {
  test('names that fit stay as they are', () => {
    expect(shortNames(['o3', 'gpt-4o'], { size: SIZE, width: 100 })).toEqual(['o3', 'gpt-4o']);
  });

  test('a beginning and an end that all share are left out first', () => {
    const names = shortNames(
      ['a-provider/llama-3-8b-instruct-preview:plain', 'a-provider/llama-3-70b-instruct-preview:plain'],
      { size: SIZE, width: 120 },
    );
    expect(names).toEqual(['…8b…', '…70b…']);
  });

  test('names that differ in their middle are cut elsewhere', () => {
    const names = shortNames(
      [
        'mistral-large-2411-instruct-with-tools-off-effort-high',
        'mistral-large-2512-instruct-with-tools-off-effort-high',
        'qwen',
      ],
      { size: SIZE, width: 130 },
    );
    expect(new Set(names).size).toBe(3);
    expect(names[0]).toMatch(/large-24/);
    expect(names[1]).toMatch(/large-25/);
  });

  test('whatever the labels, different ones get different names of at most the width', () => {
    const labels = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }), {
      minLength: 2,
      maxLength: 8,
    });
    fc.assert(
      fc.property(labels, fc.integer({ min: 60, max: 200 }), (all, width) => {
        const names = shortNames(all, { size: SIZE, width });
        expect(new Set(names).size).toBe(all.length);
        for (const name of names) expect(textWidth(name, SIZE)).toBeLessThanOrEqual(width);
      }),
      { numRuns: 300 },
    );
  });
});
