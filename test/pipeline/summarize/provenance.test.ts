/** What a printed table says of its rows stays with the rows that it says it of. */
import { expect, test } from 'vitest';
import { publishedProvenance } from '../../../src/pipeline/summarize/provenance.ts';

const row = (model: string, more: { note?: string; grader?: string; evidence?: string }) => ({
  ...{ model, benchmark: 'Quiz', source: 'A paper', url: '', n: 100, unit: 'percent' as const },
  ...{ correct: 0.5, incorrect: 0.3, refused: 0.2, evidence: 'P', note: '' },
  ...more,
});

test('a remark on some rows names them, one on all stands alone; graders are counted, unnamed ones too', () => {
  const { graders, sources } = publishedProvenance({
    title: 't',
    rows: [
      row('owl', { note: 'read off a figure', grader: 'gpt-4.1' }),
      row('rook', { grader: 'gpt-4.1' }),
      row('wren', { note: 'read off a figure' }),
    ],
  });
  expect(sources).toEqual([
    { name: 'Quiz: A paper', url: '', evidence: 'P', note: 'owl, wren: read off a figure' },
  ]);
  expect(graders.map(({ id, grades }) => [id, grades])).toEqual([
    ['gpt-4.1', 200],
    ['', 100],
  ]);
});

test('intervals are spoken of only where rows print a number of questions', () => {
  const warnings = (...sizes: readonly (number | null)[]) =>
    publishedProvenance({
      title: 't',
      rows: sizes.map((n, at) => ({ ...row(`m${at}`, {}), n })),
    }).warnings.join(' ');
  expect(warnings(100, 100)).toContain('their intervals are wider than paired ones would be.');
  expect(warnings(100, 100, null)).toMatch(
    /their intervals are wider .* 1 of 3 rows print no number of questions/,
  );
  expect(warnings(100, null)).toBe('1 of 2 rows print no number of questions: points without intervals.');
  expect(warnings(null, null)).toBe(
    'No number of questions is printed: points and differences have no intervals, and how far they could be chance is not known.',
  );
});
