/** How far two people agree: who is compared, on which answers, and the numbers of a table known from print. */
import { expect, test } from 'vitest';
import type { Outcome } from '../../../../src/core/outcome.ts';
import { type BlindWord, reviewerAgreement } from '../../../../src/stages/grade/human/reviewer-agreement.ts';

const word = (reviewer: string, at: number, outcome: Outcome): BlindWord => {
  return { reviewer, replyId: `r${at}`, questionId: `q${at}`, outcome };
};

test('every two people with answers in common, by what both decided', () => {
  // Cohen's kappa of 20, 5, 10, 15: agreement 0.7, by chance 0.5, kappa 0.4.
  const table: [Outcome, Outcome, number][] = [
    ['correct', 'correct', 20],
    ['correct', 'incorrect', 5],
    ['incorrect', 'correct', 10],
    ['incorrect', 'incorrect', 15],
  ];
  const pairs = table.flatMap(([first, second, times]) =>
    Array.from({ length: times }, () => [first, second] as const),
  );
  const words = pairs.flatMap(([first, second], at) => [word('bo', at, second), word('ada', at, first)]);
  const [pair, ...rest] = reviewerAgreement([...words, word('cy', 99, 'refused')]);
  expect(rest).toEqual([]);
  expect(pair).toMatchObject({ first: 'ada', second: 'bo', n: 50 });
  expect(pair!.agree).toMatchObject({ value: 0.7, numerator: 35, denominator: 50 });
  expect(pair!.kappa.value).toBeCloseTo(0.4, 12);
  expect(pair!.kappa.low).toBeLessThan(0.4);
  expect(pair!.kappa.high).toBeGreaterThan(0.4);
});

test('people who always say the same have no kappa, and a reason stands for it', () => {
  const words = [0, 1, 2].flatMap((at) => [word('ada', at, 'correct'), word('bo', at, 'correct')]);
  const [pair] = reviewerAgreement(words);
  expect(pair!.kappa.value).toBeNull();
  expect(pair!.kappa.why).toBeTruthy();
  expect(pair!.agree.value).toBe(1);
});

test('a kappa of which every sample would say the same has no interval: 0 where one never varies, 1 where both always agree', () => {
  const said: Outcome[] = ['correct', 'refused', 'incorrect', 'correct'];
  const [constant] = reviewerAgreement(
    said.flatMap((outcome, at) => [word('ada', at, outcome), word('bo', at, 'incorrect')]),
  );
  expect(constant!.kappa).toMatchObject({ value: 0, low: null, high: null, why: 'no-variation' });
  const [same] = reviewerAgreement(
    said.flatMap((outcome, at) => [word('ada', at, outcome), word('bo', at, outcome)]),
  );
  expect(same!.kappa).toMatchObject({ value: 1, low: null, high: null });
});
