/** Stated confidences as models state them: few round numbers, so ties are the rule and not the exception. */

import { describe, expect, test } from 'vitest';
import { outcomeTableBuilder } from '../../../src/core/outcome-table.ts';
import { UNKNOWN_PROVENANCE } from '../../../src/core/summary/provenance.ts';
import { analyze } from '../../../src/stages/analyze/analyze.ts';
import { aurocOf } from '../../../src/stages/analyze/confidence-figures.ts';
import { lookOf } from '../../../src/stages/report/charts/look.ts';
import { riskCoverage } from '../../../src/stages/report/charts/risk-coverage.ts';
import { coverageTable } from '../../../src/stages/report/tables/coverage-table.ts';
import { questionRow, respondentRow } from '../../fixtures/outcome-rows.ts';

interface Stated {
  readonly confidence: number;
  readonly right: boolean;
}

/** `n` answers at one confidence, of which `right` were right. */
const answersAt = (confidence: number, n: number, right: number): Stated[] =>
  Array.from({ length: n }, (_, index) => ({ confidence, right: index < right }));

function summaryOf(answers: Readonly<Record<string, readonly Stated[]>>) {
  const builder = outcomeTableBuilder();
  const columns = Object.values(answers);
  for (const [respondent, column] of columns.entries())
    for (const [question, { confidence, right }] of column.entries())
      builder.add({ question, respondent, cell: right ? 'correct' : 'incorrect', confidence });
  const table = builder.build({
    questions: columns[0]!.map((_, index) => questionRow(`q${index}`)),
    respondents: Object.keys(answers).map((id) => respondentRow(id)),
    closedBook: columns.map(() => 'unverified' as const),
    planned: columns.map((column) => column.length),
  });
  const provenance = UNKNOWN_PROVENANCE;
  return analyze(table, { title: 't', closedbookVersion: '0', provenance });
}

describe('a respondent that always states 70 %', () => {
  const summary = summaryOf({ m: answersAt(0.7, 300, 210) });
  const [row] = summary.confidence!.rows;

  test('and is right 7 times in 10 has no calibration error, in one bin within its band', () => {
    expect(row!.calibrationError.value).toBe(0);
    expect(row!.calibrationErrorByChance).toBeCloseTo(0.021, 2);
    expect(row!.bins).toHaveLength(1);
    expect(row!.bins[0]).toMatchObject({ n: 300, meanConfidence: 0.7, correct: { value: 0.7 } });
    expect(row!.bins[0]!.bandLow).toBeLessThan(0.7);
    expect(row!.bins[0]!.bandHigh).toBeGreaterThan(0.7);
  });

  test('keeps its row in the risk-coverage chart and its table, and in the table of accepted risks', () => {
    const look = lookOf(summary);
    const chart = riskCoverage(summary.confidence!, look)!;
    expect(chart.table.rows).toEqual([
      ['m', 'open', 300, expect.closeTo(0.15, 12), 0.5, expect.closeTo(0.21, 12), 0],
    ]);
    expect(chart.caption).toContain('m stated one confidence throughout');
    expect(coverageTable(summary.confidence!, look)!.rows.map((cells) => cells[0])).toEqual(['m', 'm', 'm']);
  });
});

describe('several round confidences', () => {
  const answers = [...answersAt(0.9, 120, 100), ...answersAt(0.8, 90, 70), ...answersAt(0.5, 90, 30)];

  test('are one bin each, whatever the order in which the replies came', () => {
    const summaries = [answers, answers.toReversed()].map((some) => summaryOf({ m: some }));
    const [row, turned] = summaries.map((summary) => summary.confidence!.rows[0]);
    expect(turned).toEqual(row);
    expect(row!.bins.map((bin) => [bin.meanConfidence, bin.n, bin.correct.numerator])).toEqual([
      [0.5, 90, 30],
      [0.8, 90, 70],
      [0.9, 120, 100],
    ]);
    const byHand = row!.bins.reduce(
      (sum, bin) => sum + (bin.n / 300) * Math.abs(bin.correct.value! - bin.meanConfidence),
      0,
    );
    expect(row!.calibrationError.value).toBeCloseTo(byHand, 14);
  });
});

test('an area has an interval from five answers of either kind on, and a reason below', () => {
  const scores = Array.from({ length: 40 }, (_, at) => (at * 7) % 40);
  const area = (wrong: number) =>
    aurocOf(
      scores.map((score) => (score < wrong * 2 && score % 2 === 0 ? 0 : 1)),
      scores,
      { level: 0.95, metric: 'AUROC' },
    );
  expect(area(4)).toMatchObject({ low: null, high: null, why: 'few-events', numerator: 36 });
  expect(area(4).value).toBeGreaterThan(0.5);
  expect(area(5).low!).toBeLessThan(area(5).value!);
});
