/** What holds of agreement whatever the grades, and what happens where there is nothing to agree about. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementInterval } from '../../src/stats/agreement/agreement-interval.ts';
import { cohenKappa } from '../../src/stats/agreement/cohen-kappa.ts';
import { fleissKappa } from '../../src/stats/agreement/fleiss-kappa.ts';
import { gwetAc1 } from '../../src/stats/agreement/gwet-ac1.ts';
import { judgeAccuracy } from '../../src/stats/agreement/judge-accuracy.ts';
import { krippendorffAlpha } from '../../src/stats/agreement/krippendorff-alpha.ts';

const squareTable = fc.integer({ min: 2, max: 4 }).chain((size) =>
  fc.array(fc.array(fc.nat(40), { minLength: size, maxLength: size }), {
    minLength: size,
    maxLength: size,
  }),
);
const transposed = (table: readonly (readonly number[])[]) =>
  table.map((_, j) => table.map((row) => row[j]!));

describe("Cohen's kappa", () => {
  it('is the same whichever grader comes first', () => {
    fc.assert(
      fc.property(squareTable, fc.constantFrom('none', 'linear', 'quadratic'), (table, weights) => {
        const one = cohenKappa(table, { weights });
        const two = cohenKappa(transposed(table), { weights });
        if (one.estimate === null) return expect(two.estimate).toBeNull();
        expect(two.estimate).toBeCloseTo(one.estimate, 9);
        expect(two.standardError).toBeCloseTo(one.standardError!, 9);
      }),
    );
  });

  it('is the same under other names for the outcomes, and has an interval that holds it and widens with the level', () => {
    fc.assert(
      fc.property(squareTable, (table) => {
        const one = cohenKappa(table, { level: 0.8 });
        if (one.estimate === null) return;
        const renamed = [...table].reverse().map((row) => [...row].reverse());
        expect(cohenKappa(renamed).estimate).toBeCloseTo(one.estimate, 9);
        const wider = cohenKappa(table, { level: 0.99 });
        expect(one.lower).toBeLessThanOrEqual(one.estimate + 1e-12);
        expect(one.upper).toBeGreaterThanOrEqual(one.estimate - 1e-12);
        expect(wider.lower).toBeLessThanOrEqual(one.lower!);
        expect(wider.upper).toBeGreaterThanOrEqual(one.upper!);
      }),
    );
  });

  it('is undefined, with a reason, where both used one outcome only or nothing was graded', () => {
    expect(
      cohenKappa([
        [30, 0],
        [0, 0],
      ]),
    ).toMatchObject({ estimate: null, lower: null, why: 'no_variation' });
    expect(
      cohenKappa([
        [0, 0],
        [0, 0],
      ]),
    ).toMatchObject({ estimate: null, why: 'no_judged' });
  });

  it('is near 0 at 98 % agreement where refusals dominate, which AC1 is not', () => {
    const kappa = cohenKappa([
      [98, 1],
      [1, 0],
    ]);
    const first = [...new Array<string>(99).fill('refused'), 'correct'];
    const second = [...new Array<string>(98).fill('refused'), 'correct', 'refused'];
    expect(kappa.estimate).toBeLessThan(0);
    expect(gwetAc1([first, second], { categories: ['refused', 'correct'] }).estimate).toBeGreaterThan(0.97);
  });

  it('refuses tables that are not square or not counts', () => {
    expect(() => cohenKappa([[1, 2]])).toThrow(RangeError);
    expect(() =>
      cohenKappa([
        [0.5, 0],
        [0, 0.5],
      ]),
    ).toThrow(RangeError);
  });
});

describe('agreement of several graders', () => {
  const column = fc.array(fc.constantFrom('correct', 'incorrect', 'refused'), { minLength: 6, maxLength: 6 });

  it('is 1 where all agree and the outcomes vary', () => {
    const grades = [
      ['a', 'b', 'a'],
      ['a', 'b', 'a'],
      ['a', 'b', null],
    ];
    expect(krippendorffAlpha(grades).estimate).toBe(1);
    expect(gwetAc1(grades).estimate).toBe(1);
  });

  it('does not depend on the order of graders or of questions', () => {
    fc.assert(
      fc.property(column, column, column, (a, b, c) => {
        const turned = [c, a, b].map((row) => [...row].reverse());
        const alpha = krippendorffAlpha([a, b, c]).estimate;
        if (alpha === null) return;
        expect(krippendorffAlpha(turned).estimate).toBeCloseTo(alpha, 9);
        expect(gwetAc1(turned).estimate).toBeCloseTo(gwetAc1([a, b, c]).estimate!, 9);
      }),
    );
  });

  it('needs at least two grades of a question', () => {
    expect(
      krippendorffAlpha([
        ['a', null],
        [null, 'b'],
      ]),
    ).toMatchObject({ estimate: null, why: 'no_judged' });
    expect(
      gwetAc1([
        ['a', null],
        [null, 'b'],
      ]),
    ).toMatchObject({ estimate: null, why: 'no_judged' });
    expect(
      fleissKappa([
        [1, 0],
        [0, 1],
      ]),
    ).toMatchObject({ estimate: null, why: 'one_grader' });
  });

  it('wants as many graders on every question for Fleiss, and says so', () => {
    expect(() =>
      fleissKappa([
        [2, 0],
        [1, 0],
      ]),
    ).toThrow('same number of graders, got 2 and 1');
  });

  it('has a bootstrap interval that holds it, repeats by seed, and is withheld where most resamples say nothing', () => {
    const first = Array.from({ length: 40 }, (_, i) => (i % 3 === 0 ? 'a' : 'b'));
    const second = first.map((grade, i) => (i % 7 === 0 ? 'a' : grade));
    const ac1 = (grades: readonly (readonly (string | number | null)[])[]) => gwetAc1(grades).estimate;
    const interval = agreementInterval([first, second], ac1, { resamples: 200, seed: 5 });
    expect(interval.lower).toBeLessThan(interval.estimate!);
    expect(interval.upper).toBeGreaterThan(interval.estimate!);
    expect(agreementInterval([first, second], ac1, { resamples: 200, seed: 5 })).toEqual(interval);
    const rare = [
      ['a', ...new Array<string>(29).fill('b')],
      ['a', ...new Array<string>(29).fill('b')],
    ];
    expect(agreementInterval(rare, ac1, { resamples: 200 })).toMatchObject({
      lower: null,
      why: 'no_variation',
    });
  });
});

describe('judge accuracy', () => {
  it('gives no recall for an outcome people never used, and no precision for one the judge never used', () => {
    const { outcomes } = judgeAccuracy([
      [5, 1, 0],
      [0, 0, 0],
      [2, 0, 0],
    ]);
    expect(outcomes[1]!.recall).toMatchObject({ estimate: null, lower: 0, upper: 1 });
    expect(outcomes[2]!.precision.estimate).toBeNull();
    expect(outcomes[2]!.recall.estimate).toBe(0);
  });
});
