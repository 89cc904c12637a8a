/** Many respondents: pairs grow with the square, so those that lead are compared, and whoever is named. */
import { expect, test } from 'vitest';
import { type PublishedCounts, publishedRowSchema } from '../../../src/core/published-counts.ts';
import { analyzePublished } from '../../../src/stages/analyze/from-published.ts';
import { LEADING, leading, MOST_PAIRED } from '../../../src/stages/analyze/leading.ts';
import { terminalReport } from '../../../src/stages/report/terminal-report.ts';

/** Counts in no order, with the same rates for the same place. */
function table(models: number): PublishedCounts {
  return {
    title: 'Many',
    rows: Array.from({ length: models }, (_, place) => {
      const correct = ((place * 7919) % 600) / 1000;
      const incorrect = ((place * 104729) % 400) / 1000;
      const refused = 1 - correct - incorrect;
      return publishedRowSchema.parse({
        model: `m${place}`,
        n: 1000,
        correct,
        incorrect,
        refused,
        unit: 'fraction',
      });
    }),
  };
}

test('up to the limit every pair is computed', () => {
  const summary = analyzePublished(table(MOST_PAIRED), { title: 'All' });
  expect(summary.comparisons?.pairs).toHaveLength((MOST_PAIRED * (MOST_PAIRED - 1)) / 2);
  expect(summary.provenance.warnings.join()).not.toContain('lead');
});

test('beyond it those that lead are compared, whoever is best somewhere among them, and it is said', () => {
  const summary = analyzePublished(table(1200), { title: 'Many', compareAlso: () => ['m1', 'm2'] });
  const pairs = summary.comparisons?.pairs ?? [];
  expect(summary.rates.rows).toHaveLength(1200);
  expect(pairs.length).toBeLessThan((2 * LEADING * (2 * LEADING + 1)) / 2);
  expect(pairs.some(({ a, b }) => a === 'm1' && b === 'm2')).toBe(true);
  const curves = new Set(summary.frontier?.curves.map(({ respondent }) => respondent));
  const hull = summary.frontier?.hull.flatMap(({ competitors }) => competitors) ?? [];
  expect(hull.length).toBeGreaterThan(2);
  expect(hull.filter((one) => !curves.has(one))).toEqual([]);
  expect(summary.comparisons?.multiplicity).toMatch(
    /^Holm over \d+ pairs of the \d+ leading of 1200 respondents/,
  );
  expect(summary.provenance.warnings.join()).toContain('Of 1200 respondents');
  const text = terminalReport(summary);
  expect(text).toContain('of 1200 respondents; the report and --json have all');
  expect(text.split('\n').length).toBeLessThan(120);
});

test('who leads does not hang on the order given', () => {
  const contenders = Array.from({ length: 200 }, (_, place) => ({
    id: String(place),
    correct: ((place * 37) % 199) / 200,
    incorrect: ((place * 53) % 197) / 400,
  }));
  const ids = (list: typeof contenders) =>
    leading(list, { penalties: [0, 1, 3, 9] })
      .rows.map((row) => list[row]!.id)
      .sort();
  expect(ids([...contenders].reverse())).toEqual(ids(contenders));
});
