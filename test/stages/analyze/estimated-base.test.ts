/** A choice among many where hardly a question has an outcome of everyone: all questions count, and what is missing is estimated. */
import { describe, expect, test } from 'vitest';
import { CELL_CODE, type OutcomeTable } from '../../../src/core/outcome-table.ts';
import { parsePolicy } from '../../../src/core/policy.ts';
import type { Summary } from '../../../src/core/summary/summary.ts';
import { comparisonText } from '../../../src/pipeline/report/compare.ts';
import { DEFAULT_MODELS } from '../../../src/simulate/default-models.ts';
import { demoQuestions } from '../../../src/simulate/demo-questions.ts';
import { simulateOutcomes } from '../../../src/simulate/simulate-outcomes.ts';
import { analyze } from '../../../src/stages/analyze/analyze.ts';
import { differenceForest } from '../../../src/stages/report/charts/difference-forest.ts';
import { lookOf } from '../../../src/stages/report/charts/look.ts';
import { pageData } from '../../../src/stages/report/page/page-data.ts';
import { rank } from '../../../src/stages/report/page/ranking.ts';
import { terminalReport } from '../../../src/stages/report/terminal-report.ts';

const QUESTIONS = 300;
const PENALTIES = [0, 1, 3, 9];

function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Two models with six stakes each, as the ledger has their outcomes, and the same with some of the replies not graded. */
function study(seed: number, lost: (row: number, table: OutcomeTable) => number) {
  const table = simulateOutcomes({
    questions: demoQuestions(seed, QUESTIONS, { nonexistent: 0 }),
    models: DEFAULT_MODELS.filter(({ name }) => name === 'heron' || name === 'rook'),
    policies: [0, 0.5, 1, 3, 9, 99].map((stake) => parsePolicy(`penalty:${stake}`)),
    seed,
  });
  const next = draws(seed);
  const cell = table.cell.slice();
  const reason = table.reason.slice();
  for (let row = 0; row < table.rows; row += 1) {
    if (next() >= lost(row, table)) continue;
    cell[row] = CELL_CODE.ungraded;
    reason[row] = 0;
  }
  const seen = { ...table, cell, automaticCell: cell, reason };
  const summaryOf = (one: OutcomeTable) => analyze(one, { title: 't', penalties: PENALTIES });
  return { truth: summaryOf(table), seen: summaryOf(seen) };
}

function worths({ rates }: Summary, penalty: number): Map<string, number> {
  return new Map(
    rates.rows.map(({ respondent, utilities }) => [
      respondent,
      utilities.find((one) => one.penalty === penalty)!.estimate.value!,
    ]),
  );
}

describe('twelve respondents on 300 questions, three replies of twenty without a grade', () => {
  const { truth, seen } = study(3, () => 0.15);

  test('rest on all questions, and say how many are complete and how much was estimated', () => {
    expect(truth.frontier!.base).toBeUndefined();
    const base = seen.frontier!.base!;
    expect(base.questions).toBe(QUESTIONS);
    expect(base.complete).toBeLessThan(QUESTIONS / 3);
    expect(base.missing / (12 * QUESTIONS)).toBeCloseTo(0.15, 1);
    expect(new Set(seen.frontier!.points.map(({ correct }) => correct.n))).toEqual(new Set([QUESTIONS]));
    expect(new Set(seen.comparisons!.pairs.map(({ estimatedOver }) => estimatedOver))).toEqual(
      new Set([QUESTIONS]),
    );
    expect(terminalReport(seen, { width: 2000 })).toContain(
      'Shares of the questions asked, missing outcomes estimated (n = 300 each), 95% intervals.',
    );
    expect(differenceForest(seen.comparisons!, lookOf(seen), null)!.caption).toContain(
      'Paired over 300 questions, missing outcomes estimated.',
    );
    expect(terminalReport(seen, { width: 2000 })).toContain(
      `The choice rests on 300 questions, of which ${base.complete} have an outcome of all 12. The ${base.missing} outcomes missing there (${((100 * base.missing) / 3600).toFixed(1)}% of 3,600) are estimated`,
    );
  });

  test('are worth what the ledger has them worth, to what 45 replies of 300 can move', () => {
    for (const penalty of [0, 1, 3]) {
      const real = worths(truth, penalty);
      const errors = [...worths(seen, penalty)].map(([id, worth]) => worth - real.get(id)!);
      const typical = Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length);
      // On the complete questions alone it is 0.05 to 0.1: they are a seventh of all.
      expect(typical).toBeLessThan(0.012 * (1 + penalty));
    }
  });

  test('are chosen among as they would be with every grade, to a hundredth of what is at stake', () => {
    for (const penalty of PENALTIES) {
      const best = (summary: Summary) => [...worths(summary, penalty)].sort((a, b) => b[1] - a[1])[0]![0];
      const real = worths(truth, penalty);
      expect(real.get(best(truth))! - real.get(best(seen))!).toBeLessThan(0.02 * (1 + penalty));
    }
  });

  test('headline, slider, table, resamples and pairs have one base', () => {
    const data = pageData(seen, lookOf(seen), { charts: [], drawn: new Map(), source: '' });
    expect(data.estimated).toBe(true);
    for (const penalty of PENALTIES) {
      const worth = worths(seen, penalty);
      const ranked = rank(data.competitors, penalty);
      const [best] = [...worth].sort((a, b) => b[1] - a[1]);
      expect(ranked.find(({ place }) => place < 12)!.utility).toBeCloseTo(best![1], 5);
      const at = seen.frontier!.penalties.indexOf(penalty);
      const sure = seen.frontier!.probabilityBest!.rows.find(
        ({ probabilities }) => probabilities[at]! > 0.95,
      );
      if (sure?.respondent != null) expect(sure.respondent).toBe(best![0]);
      for (const { a, b, differences } of seen.comparisons!.pairs) {
        const { estimate } = differences.find(({ metric }) => metric === `utility@${penalty}`)!;
        expect(estimate.value).toBeCloseTo(worth.get(a)! - worth.get(b)!, 9);
        expect(estimate.method).toBe('least-squares-cluster-t');
      }
    }
    for (const curve of seen.frontier!.curves.filter(({ respondent }) => respondent !== null)) {
      const at = seen.frontier!.penalties.indexOf(1);
      expect(curve.values[at]).toBeCloseTo(worths(seen, 1).get(curve.respondent!)!, 9);
    }
  });

  test('the ungraded ones bound the choice over all questions', () => {
    for (const point of seen.frontier!.points) {
      const { correct, incorrect, ungraded } = point.withUngraded!;
      const { tally } = seen.rates.rows.find(({ respondent }) => respondent === point.respondent)!;
      expect([correct, incorrect, ungraded].map((share) => Math.round(share * QUESTIONS))).toEqual([
        tally.correct,
        tally.incorrect,
        tally.ungraded,
      ]);
      // What is estimated lies between none and all of what is missing.
      expect(point.correct.value).toBeGreaterThan(correct - 1e-9);
      expect(point.correct.value).toBeLessThan(correct + ungraded + 1e-9);
    }
    expect(seen.decision.headline).toContain('Not decided');
    expect(seen.decision.sentences[0]).toMatch(/^With missing outcomes estimated: /);
  });

  test('compare tells over what the differences are, and what both have an outcome on', () => {
    const pair = seen.comparisons!.pairs[0]!;
    expect(pair.shared).toBeLessThan(QUESTIONS);
    expect(pair.transitions!.flat().reduce((sum, one) => sum + one, 0)).toBe(pair.shared);
    expect(comparisonText({ ...pair, multiplicity: '', notDecided: 'Not decided.' }, 500)).toContain(
      `Differences over 300 questions, missing outcomes estimated as in the report; ${pair.shared} questions with an outcome of both.`,
    );
    expect(comparisonText({ ...pair, multiplicity: '', notDecided: 'Not decided.' }, 500)).toContain(
      'Not decided.\nWith missing outcomes estimated:',
    );
  });
});

test('whoever misses its hard questions does not win by it', () => {
  // Every third respondent loses half of its answers on every second question, where it would have had them right or wrong.
  const { truth, seen } = study(5, (row, table) => {
    const hard = table.question[row]! % 2 === 0;
    return table.respondent[row]! % 3 === 0 && hard && table.cell[row] !== CELL_CODE.refused ? 0.5 : 0.02;
  });
  const own = ({ rates }: Summary, respondent: string) =>
    rates.rows.find((row) => row.respondent === respondent)!.estimates['correct/asked']!.value!;
  const errors = (of: (point: NonNullable<Summary['frontier']>['points'][number]) => number) =>
    seen.frontier!.points.map((point) => Math.abs(of(point) - own(truth, point.respondent)));
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  expect(mean(errors(({ correct }) => correct.value!))).toBeLessThan(
    mean(errors(({ respondent }) => own(seen, respondent))),
  );
});

describe('complete questions stay the base', () => {
  test('where they are four of five and more', () => {
    const { seen } = study(3, () => 0.01);
    expect(seen.frontier!.base).toBeUndefined();
    const [point] = seen.frontier!.points;
    expect(point!.correct.n).toBeGreaterThanOrEqual(0.8 * QUESTIONS);
    expect(point!.correct.n).toBeLessThan(QUESTIONS);
    expect(JSON.stringify(seen)).not.toContain('least-squares');
  });

  test('where what is known does not tie everyone together', () => {
    // The first half of the questions has outcomes of one model alone, the second of the other.
    const { seen } = study(3, (row, table) =>
      table.question[row]! < QUESTIONS / 2 === table.respondent[row]! < 6 ? 0 : 1,
    );
    expect(seen.frontier?.base).toBeUndefined();
    expect(seen.decision.headline).toBe(
      'Not decided: only 0 questions have an outcome of all 12 respondents.',
    );
  });
});
