import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../../src/core/outcome.ts';
import { agreementRowSchema } from '../../../../src/core/summary/judge.ts';
import { type AgreementPair, agreement } from '../../../../src/stages/grade/human/agreement.ts';
import { disagreements } from '../../../../src/stages/grade/human/disagreements.ts';

/** `times` pairs, each on a question of its own. */
function pairs(
  respondentId: string,
  human: Outcome,
  automatic: Outcome | null,
  times: number,
): AgreementPair[] {
  return Array.from({ length: times }, (_, index) => ({
    replyId: `${respondentId}/${human}/${automatic}/${index}`,
    questionId: `${human}/${automatic}/${index}`,
    respondentId,
    human,
    automatic,
  }));
}

describe('agreement', () => {
  const owl = [
    ...pairs('owl', 'correct', 'correct', 40),
    ...pairs('owl', 'correct', 'incorrect', 5),
    ...pairs('owl', 'incorrect', 'incorrect', 30),
    ...pairs('owl', 'incorrect', 'correct', 3),
    ...pairs('owl', 'refused', 'refused', 18),
    ...pairs('owl', 'refused', 'incorrect', 4),
    ...pairs('owl', 'incorrect', null, 7),
  ];
  const [all, row] = agreement(owl, { resamples: 200 });

  it('counts the confusion with people in the rows and leaves undecided replies beside it', () => {
    expect(row).toMatchObject({ respondent: 'owl', n: 107, undecided: 7, twoClass: false });
    expect(row?.confusion).toEqual([
      [40, 5, 0],
      [3, 30, 0],
      [0, 4, 18],
    ]);
  });

  it('gives raw agreement with its denominator, and kappa and AC1 with intervals', () => {
    expect(row?.raw).toMatchObject({ value: 0.88, numerator: 88, denominator: 100, method: 'wilson' });
    expect(row?.kappa.value).toBeCloseTo(0.812, 3);
    for (const { low, value, high } of [row!.kappa, row!.ac1]) {
      expect(low!).toBeLessThan(value!);
      expect(high!).toBeGreaterThan(value!);
    }
  });

  it('gives precision and recall of each outcome with the counts behind them', () => {
    const incorrect = row?.perClass.find(({ outcome }) => outcome === 'incorrect');
    expect(incorrect?.precision).toMatchObject({ numerator: 30, denominator: 39 });
    expect(incorrect?.recall).toMatchObject({ numerator: 30, denominator: 33 });
  });

  it('puts all respondents first and fits the schema of the summary', () => {
    expect(all?.respondent).toBeNull();
    for (const each of [all, row]) expect(() => agreementRowSchema.parse(each)).not.toThrow();
  });

  it('widens the interval when several replies belong to one question', () => {
    const doubled = [
      ...owl,
      ...owl.map((pair) => ({ ...pair, replyId: `${pair.replyId}b`, respondentId: 'lark' })),
    ];
    const [both] = agreement(doubled, { resamples: 10 });
    const independent = { ...both!.raw };
    expect(both!.raw).toMatchObject({ value: 0.88, denominator: 200, clusters: 100 });
    expect(independent.method).toContain('cluster');
    const width = both!.raw.high! - both!.raw.low!;
    expect(width).toBeGreaterThan((row!.raw.high! - row!.raw.low!) * 0.95);
  });

  it('compares correct with not correct where people gave only that', () => {
    const [two] = agreement(owl, { labels: 'two', resamples: 10 });
    expect(two).toMatchObject({
      twoClass: true,
      confusion: [
        [40, 5],
        [3, 52],
      ],
    });
  });

  it('says null and why where nothing was decided or everything is alike, never 0', () => {
    const [none] = agreement(pairs('owl', 'correct', null, 3));
    expect(none).toMatchObject({ undecided: 3, raw: { value: null, why: 'empty-denominator' } });
    const [same] = agreement(pairs('owl', 'correct', 'correct', 3), { resamples: 10 });
    expect(same?.kappa).toMatchObject({ value: null, why: 'no-variation' });
    expect(agreement([])).toEqual([]);
  });
});

describe('disagreements', () => {
  const mixed = [
    ...pairs('owl', 'refused', 'incorrect', 1),
    ...pairs('owl', 'incorrect', 'correct', 1),
    ...pairs('owl', 'correct', 'correct', 5),
    ...pairs('owl', 'correct', null, 1),
  ];

  it('lists what moves the figures most first and leaves out agreement and silence', () => {
    const found = disagreements(mixed);
    expect(found.map(({ kind }) => kind)).toEqual(['false accept', 'refusal taken for an error']);
  });

  it('puts a sure grader before an unsure one and a reply that stands for many before one that stands for few', () => {
    const [pair] = pairs('owl', 'incorrect', 'correct', 1) as [AgreementPair];
    const found = disagreements([
      { ...pair, replyId: 'unsure', confidence: 0.1 },
      { ...pair, replyId: 'sure', confidence: 1 },
      { ...pair, replyId: 'rare', confidence: 0.1, inclusionProbability: 0.05 },
    ]);
    expect(found.map(({ pair: { replyId } }) => replyId)).toEqual(['rare', 'sure', 'unsure']);
  });

  it('stops at the limit', () => {
    expect(disagreements(pairs('owl', 'incorrect', 'correct', 9), { limit: 4 })).toHaveLength(4);
  });
});
