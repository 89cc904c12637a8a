/** How sure the headline is: resamples, and the interval of every penalty at which it changes its choice. */
import { describe, expect, test } from 'vitest';
import type { FrontierSection } from '../../../src/core/summary/frontier.ts';
import { type DecisionOptions, decisionOf } from '../../../src/stages/analyze/decision.ts';
import { reignsText } from '../../../src/stages/analyze/reigns-text.ts';

const estimate = (value: number, low: number | null, high: number | null) => ({
  metric: 'x',
  value,
  low,
  high,
  level: 0.95,
  method: 'wilson',
  numerator: null,
  denominator: null,
  n: 100,
  clusters: null,
});
const frontier = (probabilities: readonly number[]): FrontierSection => ({
  points: [
    {
      respondent: 'owl',
      correct: estimate(0.4, 0.3, 0.5),
      incorrect: estimate(0.1, 0.05, 0.2),
      pareto: true,
      onHull: true,
      breakEven: estimate(4, 2.5, 7),
    },
  ],
  hull: [
    { competitors: ['owl'], from: 0, to: 4 },
    { competitors: [null], from: 4, to: null },
  ],
  penalties: [0, 1],
  curves: [],
  probabilityBest: {
    method: 'bootstrap',
    resamples: 100,
    rows: [
      { respondent: 'owl', probabilities: [1, probabilities[0]!] },
      { respondent: null, probabilities: [0, probabilities[1]!] },
    ],
  },
  paired: true,
  modelCurves: [],
});
const options = { label: (id: string) => id, penalty: 1 };
const decided = (probabilities: readonly number[], more: Partial<DecisionOptions> = {}) =>
  decisionOf(frontier(probabilities), [], { ...options, ...more });

describe('the decision', () => {
  test('a handful of questions is told as that, and what the rates say as no more', () => {
    const { points, probabilityBest: _, ...rest } = frontier([0.5, 0.5]);
    const few = (n: number) => ({
      ...{ ...rest, probabilityBest: null },
      points: points.map((point) => ({ ...point, correct: { ...point.correct, n } })),
    });
    expect(decisionOf(few(11), [], options).headline).toBe(
      'How sure a choice is cannot be told: 11 questions, and resamples take 20. By the rates alone: while a wrong answer costs less than 4.00 right ones, choose owl; beyond 4.00 decline everything.',
    );
    expect(decisionOf(few(20), [], options).headline).not.toContain('How sure');
  });

  test('who declined everything is told as that, and is nobody’s choice', () => {
    const silent = { from: 0, to: null, competitors: ['owl', null] };
    expect(reignsText([silent], (id) => id)).toBe(
      'Declining everything is best at every cost of a wrong answer, and owl did nothing else.',
    );
    const bold = { ...silent, to: 2, competitors: ['rook'] };
    expect(reignsText([bold, { ...silent, from: 2 }], (id) => id)).toBe(
      'While a wrong answer costs less than 2.00 right ones, choose rook; beyond 2.00 decline everything, as owl did.',
    );
  });

  test('names the runner-up where resamples waver, and nobody where they do not', () => {
    expect(decided([0.8, 0.2]).sentences[0]).toBe(
      'Over resamples of the questions, owl is best at L = 1 in 80%, declining everything in 20%.',
    );
    expect(decided([0.999, 0.001]).sentences[0]).toBe(
      'Over resamples of the questions, owl is best at L = 1 in over 99%.',
    );
  });

  test.each([0.55, 0.79, 0.7999])(
    'the headline itself doubts a share of %d, between two as among many',
    (share) => {
      const { headline, sentences } = decided([share, 1 - share]);
      expect(headline).toMatch(
        /^Too close to call from L = 1\.00 on: at L = 1 owl is best in (55|79)% of resamples, declining everything in \d\d%\. While /,
      );
      expect(sentences.join()).not.toContain('Over resamples');
      expect(decided([0.8, 0.2]).headline).not.toContain('Too close');
    },
  );

  test('who wins most resamples without being the choice is doubt too', () => {
    expect(decided([0.1, 0.9]).headline).toContain(
      'owl is worth most on average, but best in only 10% of resamples, declining everything in 90%',
    );
  });

  test('the doubt stands beside the answer at the cost asked for', () => {
    expect(decided([0.47, 0.53], { cost: 1 }).headline).toContain(
      'At your cost of 1: choose owl, worth 30 right answers per 100 questions, though too close to call. Then',
    );
    expect(decided([0.9, 0.1], { cost: 1 }).headline).toContain('per 100 questions. Then');
  });

  test('no wrong answer is not told as certainty', () => {
    const seen = frontier([1, 0]);
    const [owl] = seen.points;
    const safe = {
      ...owl!,
      incorrect: { ...estimate(0, 0, 0.12), n: 37 },
      breakEven: { ...estimate(0, 3.64, null), value: null },
    };
    const { sentences } = decisionOf(
      { ...seen, points: [safe], hull: [{ competitors: ['owl'], from: 0, to: null }] },
      [],
      options,
    );
    expect(sentences[1]).toBe(
      'owl gave no wrong answer in 37 replies, which leaves up to 12% open (95% interval): it is known to be worth more than declining everything up to L = 3.64, and not how far beyond.',
    );
  });

  test('a cost that was asked for leads, and the ranges are the second line', () => {
    const { headline, sentences } = decided([0.9, 0.1], { cost: 5 });
    expect(headline).toBe(
      'At your cost of 5: decline everything, worth 0 right answers per 100 questions. Then comes owl (−10).',
    );
    expect(sentences[0]).toBe(
      'While a wrong answer costs less than 4.00 right ones, choose owl; beyond 4.00 decline everything.',
    );
  });

  test('replies without a grade that can change the choice are the headline, with the command', () => {
    const ungraded = {
      respondent: 'owl',
      ungraded: 17,
      replies: 96,
      counted: 'wrong',
      against: null,
      best: null,
    } as const;
    const { headline, sentences } = decided([1, 0], {
      ungraded,
      gradeWith: 'closedbook grade RUN --judge MODEL',
    });
    expect(headline).toBe(
      'Not decided: 17 of 96 answers of owl have no grade; if they are wrong, declining everything is best at L = 1. Grade them: closedbook grade RUN --judge MODEL',
    );
    expect(decided([1, 0], { ungraded: { ...ungraded, against: 'fox' } }).headline).toContain(
      'if they are wrong and those of fox right, declining',
    );
    expect(sentences[0]).toMatch(/^On the graded answers alone: while a wrong answer costs/);
  });

  test('gives the penalty beyond which silence is best its interval', () => {
    expect(decided([1, 0]).sentences.at(-1)).toBe(
      'owl is worth more than declining everything up to L = 4.00 (95% interval 2.50 to 7.00).',
    );
  });
});
