/** The band of a worth curve is the interval that the rates have at each penalty. */
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../src/core/outcome.ts';
import { tableOf } from '../../../src/library/table-of.ts';
import { analyze } from '../../../src/stages/analyze/analyze.ts';
import { analyzePublished } from '../../../src/stages/analyze/from-published.ts';
import { utility } from '../../../src/stats/rate/utility.ts';

const COUNTS = {
  // Fewer than ten wrong: a posterior. Ten and more of both: variances.
  rare: { correct: 14, incorrect: 3, refused: 23 },
  never: { correct: 20, incorrect: 0, refused: 20 },
  often: { correct: 18, incorrect: 12, refused: 10 },
};
const PENALTIES = [0, 1, 3, 3.001, 9];

describe.each(['answers', 'a printed table'])('the band of %s', (source) => {
  const summary = source === 'answers' ? ofAnswers() : ofTable();
  const { penalties, curves } = summary.frontier!;

  test.each(Object.entries(COUNTS))(
    '%s: the table’s ends at the penalties told, its method between',
    (name, counts) => {
      const curve = curves.find(({ respondent }) => respondent === name)!;
      const { utilities } = summary.rates.rows.find(({ respondent }) => respondent === name)!;
      for (const { penalty, estimate } of utilities) {
        const place = penalties.indexOf(penalty);
        expect(curve.low[place]).toBeCloseTo(estimate.low!, 9);
        expect(curve.high[place]).toBeCloseTo(estimate.high!, 9);
      }
      for (const place of [10, 60, 85]) {
        const { lower, upper } = utility(counts, { penalty: penalties[place]! });
        const width = upper! - lower!;
        expect(Math.abs(curve.low[place]! - lower!)).toBeLessThan(width / 100);
        expect(Math.abs(curve.high[place]! - upper!)).toBeLessThan(width / 100);
      }
    },
  );
});

function ofAnswers() {
  const grades: Outcome[] = [];
  const replies = Object.entries(COUNTS).flatMap(([respondent, { correct, incorrect }]) =>
    Array.from({ length: 40 }, (_, at) => {
      grades.push(at < correct ? 'correct' : at < correct + incorrect ? 'incorrect' : 'refused');
      return { question: `q${at}`, respondent };
    }),
  );
  return analyze(tableOf(replies, grades), { title: 't', penalties: PENALTIES });
}

function ofTable() {
  const rows = Object.entries(COUNTS).map(([model, { correct, incorrect, refused }]) => ({
    ...{ model, benchmark: '', source: '', url: '', n: 40, unit: 'count' as const, evidence: '', note: '' },
    ...{ correct: correct / 40, incorrect: incorrect / 40, refused: refused / 40 },
  }));
  return analyzePublished({ title: 't', rows }, { title: 't', penalties: PENALTIES });
}
