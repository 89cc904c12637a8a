/** `--by popularity` where popularity is a number, as page views are. */

import { describe, expect, test } from 'vitest';
import { outcomeTableBuilder } from '../../../src/core/outcome-table.ts';
import { UNKNOWN_PROVENANCE } from '../../../src/core/summary/provenance.ts';
import { analyze } from '../../../src/stages/analyze/analyze.ts';
import { numericBands } from '../../../src/stages/analyze/numeric-bands.ts';
import { questionRow, respondentRow } from '../../fixtures/outcome-rows.ts';

function slicesOf(popularity: readonly ({ value?: number; band?: string } | undefined)[]) {
  const builder = outcomeTableBuilder();
  for (const question of popularity.keys())
    builder.add({ question, respondent: 0, cell: question % 3 === 0 ? 'incorrect' : 'correct' });
  const table = builder.build({
    questions: popularity.map((one, index) =>
      questionRow(`q${index}`, { ...(one === undefined ? {} : { popularity: one }) }),
    ),
    respondents: [respondentRow('m')],
    closedBook: ['unverified'],
    planned: [popularity.length],
  });
  const provenance = UNKNOWN_PROVENANCE;
  const options = { title: 't', closedbookVersion: '0', provenance, by: ['popularity'] };
  return analyze(table, options).slices!.slices[0]!;
}

const sizes = (slice: ReturnType<typeof slicesOf>) =>
  slice.cells.map(({ value, tally }) => [value, tally.correct + tally.incorrect + tally.refused]);

describe('popularity as a number', () => {
  test('is cut into fifths, from the lowest up, named by their bounds', () => {
    const slice = slicesOf(Array.from({ length: 100 }, (_, index) => ({ value: 5 * index })));
    expect(sizes(slice)).toEqual([
      ['0 to 95', 20],
      ['100 to 195', 20],
      ['200 to 295', 20],
      ['300 to 395', 20],
      ['400 to 495', 20],
    ]);
    expect(slice.note).toContain('equal numbers share a band');
  });

  test('keeps equal numbers in one band, and questions without one out', () => {
    const values = [...new Array(70).fill({ value: 0 }), ...new Array(30).fill({ value: 12.5 })];
    expect(sizes(slicesOf([...values, undefined]))).toEqual([
      ['0', 70],
      ['12.5', 30],
    ]);
  });

  test('leaves bands that have a name as they are', () => {
    const slice = slicesOf([
      { band: 'A-head', value: 9 },
      { band: 'E-tail', value: 1 },
    ]);
    expect(sizes(slice)).toEqual([
      ['A-head', 1],
      ['E-tail', 1],
    ]);
    expect(slice.note).toBeUndefined();
  });

  test('of a single number is one band', () => {
    expect(numericBands([7, 7, 7]).names).toEqual(['7']);
  });
});
