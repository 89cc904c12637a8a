/** Means over questions where outcomes are missing, against imputation round by round and the jackknife. */
import { describe, expect, test } from 'vitest';
import { invertPositive } from '../../src/stats/numeric/invert-positive.ts';
import { leastSquaresMeans } from '../../src/stats/question/least-squares-means.ts';

function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function layout({ respondents, questions, chance }: Record<'respondents' | 'questions' | 'chance', number>) {
  const next = draws(7);
  const outcomes = new Float64Array(respondents * questions);
  const present = new Uint8Array(respondents * questions);
  for (let question = 0; question < questions; question += 1) {
    const ease = next();
    for (let one = 0; one < respondents; one += 1) {
      outcomes[question * respondents + one] = next() < ease * (0.5 + one / 12) ? 1 : 0;
      present[question * respondents + one] = one === 0 && question % 9 === 0 ? 1 : Number(next() < chance);
    }
    if (!present.subarray(question * respondents, (question + 1) * respondents).includes(1))
      present[question * respondents] = 1;
  }
  return { outcomes, present };
}

/** Fills what is missing with question and respondent effects until nothing moves: the same least squares, another way. */
function imputedMeans(outcomes: Float64Array, present: Uint8Array, respondents: number): number[] {
  const questions = present.length / respondents;
  const filled = outcomes.map((value, cell) => (present[cell] === 1 ? value : 0));
  const meanOf = (cells: number[]) => cells.reduce((sum, cell) => sum + filled[cell]!, 0) / cells.length;
  const rows = Array.from({ length: questions }, (_, q) =>
    Array.from({ length: respondents }, (__, one) => q * respondents + one),
  );
  const columns = Array.from({ length: respondents }, (_, one) =>
    Array.from({ length: questions }, (__, q) => q * respondents + one),
  );
  for (let round = 0; round < 400; round += 1) {
    const byQuestion = rows.map(meanOf);
    const byRespondent = columns.map(meanOf);
    const all = byQuestion.reduce((sum, one) => sum + one, 0) / questions;
    for (const cell of filled.keys()) {
      if (present[cell] === 0)
        filled[cell] = byQuestion[Math.floor(cell / respondents)]! + byRespondent[cell % respondents]! - all;
    }
  }
  return columns.map(meanOf);
}

describe('means by least squares', () => {
  const respondents = 6;
  const { outcomes, present } = layout({ respondents, questions: 120, chance: 0.75 });
  const questions = 120;
  const [found] = leastSquaresMeans([outcomes], present, respondents)!;

  test('are those of filling in what question and respondent lead to expect', () => {
    for (const [one, mean] of imputedMeans(outcomes, present, respondents).entries())
      expect(found!.means[one]).toBeCloseTo(mean, 9);
  });

  test('have scores whose mean they are, and whose spread is that of leaving out one question at a time', () => {
    const without = Array.from({ length: questions }, (_, left) => {
      const kept = (cell: number) => Math.floor(cell / respondents) !== left;
      return leastSquaresMeans(
        [outcomes.filter((__, cell) => kept(cell))],
        present.filter((__, cell) => kept(cell)),
        respondents,
      )![0]!.means;
    });
    for (let one = 0; one < respondents; one += 1) {
      const scores = found!.scores.subarray(one * questions, (one + 1) * questions);
      const mean = scores.reduce((sum, score) => sum + score, 0) / questions;
      expect(mean).toBeCloseTo(found!.means[one]!, 12);
      const variance =
        scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / questions / (questions - 1);
      const centre = without.reduce((sum, means) => sum + means[one]!, 0) / questions;
      const jackknife =
        (without.reduce((sum, means) => sum + (means[one]! - centre) ** 2, 0) * (questions - 1)) / questions;
      expect(Math.sqrt(variance) / Math.sqrt(jackknife)).toBeCloseTo(1, 2);
    }
  });

  test('and scores are the outcomes themselves where nothing is missing', () => {
    const all = leastSquaresMeans([outcomes], new Uint8Array(present.length).fill(1), respondents)![0]!;
    for (const [cell, value] of outcomes.entries())
      expect(all.scores[(cell % respondents) * questions + Math.floor(cell / respondents)]).toBeCloseTo(
        value,
        12,
      );
  });

  test('of two differ by what the questions that both have an outcome on differ by', () => {
    const two = layout({ respondents: 2, questions: 80, chance: 0.7 });
    const [both] = leastSquaresMeans([two.outcomes], two.present, 2)!;
    const shared = Array.from({ length: 80 }, (_, q) => 2 * q).filter(
      (cell) => two.present[cell] === 1 && two.present[cell + 1] === 1,
    );
    const paired =
      shared.reduce((sum, cell) => sum + two.outcomes[cell]! - two.outcomes[cell + 1]!, 0) / shared.length;
    expect(both!.means[0]! - both!.means[1]!).toBeCloseTo(paired, 12);
  });

  test('are none where no question ties two groups together, and a question without an outcome is a slip', () => {
    expect(leastSquaresMeans([Float64Array.of(1, 0, 0, 1)], Uint8Array.of(1, 0, 0, 1), 2)).toBeNull();
    expect(() => leastSquaresMeans([Float64Array.of(1, 0)], Uint8Array.of(0, 0), 2)).toThrow(
      'question 0 has no outcome',
    );
    expect(() => leastSquaresMeans([Float64Array.of(1)], Uint8Array.of(1, 1), 2)).toThrow(RangeError);
  });
});

test('an inverse times its matrix is the identity, and a matrix that is not definite has none', () => {
  const matrix = Float64Array.of(4, 1, 0.5, 1, 3, 0.2, 0.5, 0.2, 2);
  const inverse = invertPositive(matrix, 3)!;
  for (let row = 0; row < 3; row += 1) {
    for (let column = 0; column < 3; column += 1) {
      const product = [0, 1, 2].reduce((sum, k) => sum + matrix[row * 3 + k]! * inverse[k * 3 + column]!, 0);
      expect(product).toBeCloseTo(row === column ? 1 : 0, 12);
    }
  }
  expect(invertPositive(Float64Array.of(1, 1, 1, 1), 2)).toBeNull();
});
