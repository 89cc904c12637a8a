/** Estimates of questions drawn with unlike chances, against numpy from the rows; and what they must be when chances are equal. */
import { describe, expect, test } from 'vitest';
import { type OutcomeTable, outcomeTableBuilder } from '../../../src/core/outcome-table.ts';
import { outcomeGrid } from '../../../src/stages/analyze/grid.ts';
import { pairedDifferences } from '../../../src/stages/analyze/pair-differences.ts';
import {
  columnWeights,
  weightedCounts,
  weightedPairTally,
} from '../../../src/stages/analyze/weighted/weighted-counts.ts';
import {
  weightedBreakEven,
  weightedEstimates,
  weightedUtility,
} from '../../../src/stages/analyze/weighted/weighted-estimates.ts';
import { questionRow } from '../../fixtures/outcome-rows.ts';
import reference from '../../stats/reference/adaptive_order.json' with { type: 'json' };

const CELLS = ['correct', 'incorrect', 'refused'] as const;
type Row = {
  readonly cluster: number;
  readonly chance: number;
  readonly first: number;
  readonly second: number;
};

function tableOfRows(rows: readonly Row[]): OutcomeTable {
  const builder = outcomeTableBuilder();
  rows.forEach(({ first, second }, question) => {
    builder.add({ question, respondent: 0, cell: CELLS[first]! });
    builder.add({ question, respondent: 1, cell: CELLS[second]! });
  });
  return builder.build({
    questions: rows.map(({ cluster }, place) =>
      questionRow(`q${place}`, { subject: { name: `s${cluster}` } }),
    ),
    respondents: ['a', 'b'].map((id) => ({
      ...{ id, model: id, settings: {}, policy: null, family: null, knowledgeCutoff: null, simulated: false },
    })),
    closedBook: ['unverified', 'unverified'],
    planned: [null, null],
  });
}

function looked(rows: readonly Row[]) {
  const table = tableOfRows(rows);
  const grid = outcomeGrid(table);
  const inclusion = Object.fromEntries(rows.map(({ chance }, place) => [`q${place}`, chance]));
  return { table, grid, weights: columnWeights(grid, table, { inclusion }) };
}

describe('weighted estimates', () => {
  test.each(reference.weighted)('are numpy’s, with clusters', ({ rows, ...expected }) => {
    const { grid, weights } = looked(rows);
    const counts = weightedCounts(grid, 0, weights);
    const estimates = weightedEstimates(counts, 0.95);
    const pair = weightedPairTally(weights)(grid, 0, 1);
    const difference = pairedDifferences(pair, { penalties: [3], level: 0.95 }).at(-1)!;
    const found = {
      correct: estimates['correct/asked']!,
      wrongOfAttempted: estimates['incorrect/attempted']!,
      utility: weightedUtility(counts, 3, { level: 0.95 }),
      difference: difference.estimate,
    };
    for (const name of ['correct', 'wrongOfAttempted', 'utility', 'difference'] as const) {
      const { value, low, high } = found[name];
      [value, low, high].forEach((one, place) => {
        expect(one!, `${name} ${place}`).toBeCloseTo(expected[name][place]!, 9);
      });
    }
    expect(found.correct).toMatchObject({ method: 'weighted-cluster-wilson-t', n: rows.length });
  });

  test('of equal chances are the plain rates, and of rates without a wrong answer no surer for their weights', () => {
    const even = [0, 1, 2, 0, 0, 1].map((first, cluster) => ({ cluster, chance: 0.2, first, second: 2 }));
    const { grid, weights } = looked(even);
    const estimates = weightedEstimates(weightedCounts(grid, 0, weights), 0.95);
    expect(estimates['correct/asked']).toMatchObject({ value: 0.5, numerator: 3, denominator: 6, n: 6 });
    const never = (chances: readonly number[]) => {
      const looking = looked(chances.map((chance, cluster) => ({ cluster, chance, first: 2, second: 2 })));
      return weightedEstimates(weightedCounts(looking.grid, 0, looking.weights), 0.95)['incorrect/asked']!;
    };
    const [alike, unlike] = [
      never(new Array(40).fill(0.5)),
      never(Array.from({ length: 40 }, (_, at) => (at % 2 ? 0.1 : 0.9))),
    ];
    expect([alike.value, alike.low, unlike.low]).toEqual([0, 0, 0]);
    expect(unlike.high!).toBeGreaterThan(1.3 * alike.high!);
    expect(weightedBreakEven(weightedCounts(grid, 1, weights), 0.95)).toMatchObject({
      value: null,
      high: null,
    });
  });

  test('want a chance for every question', () => {
    const { grid, table } = looked([{ cluster: 0, chance: 0.5, first: 0, second: 0 }]);
    expect(() => columnWeights(grid, table, { inclusion: {} })).toThrow('q0 has no chance');
  });
});
