import { describe, expect, it } from 'vitest';
import { answerConsensus } from '../../src/stats/question/answer-consensus.ts';
import { questionCurve } from '../../src/stats/question/question-curve.ts';
import { questionStatistics } from '../../src/stats/question/question-statistics.ts';
import { restCorrelation } from '../../src/stats/question/rest-correlation.ts';
import { simpsonIndex } from '../../src/stats/question/simpson-index.ts';

/** Votes from rows of answers, one column a respondent; null = no vote. */
function votesOf(rows: readonly (readonly (number | null)[])[]) {
  const votes = { offsets: [0], respondent: [] as number[], answer: [] as number[] };
  for (const row of rows) {
    for (const [at, answer] of row.entries()) {
      if (answer === null) continue;
      votes.respondent.push(at);
      votes.answer.push(answer);
    }
    votes.offsets.push(votes.respondent.length);
  }
  return votes;
}

describe('answer consensus', () => {
  /** 30 questions on which respondent 0 is always right and respondent 3 seldom. */
  const known = Array.from({ length: 30 }, (_, q) => [
    0,
    q % 4 === 0 ? 1 : 0,
    q % 3 === 0 ? 2 : 0,
    q % 4 === 1 ? 0 : 3,
  ]);

  it('is nearer to a gold that the strong confirm than to one that they contradict together', () => {
    const { logOdds, alternative } = answerConsensus(
      votesOf([...known, [1, 1, 1, 0], [0, 0, 0, 1], [null, null, null, null]]),
      { families: [0, 1, 2, 3] },
    );
    expect(logOdds[30]).toBeGreaterThan(0);
    expect(alternative[30]).toBe(1);
    expect(logOdds[31]).toBeLessThan(-4);
    expect(logOdds[32]).toBeCloseTo(Math.log(0.03 / 0.97), 2);
    expect(alternative[32]).toBe(0);
  });

  it('gives more weight to agreement across families than within one', () => {
    const rows = [...known, [1, 1, null, null], [1, null, null, 1]];
    const within = answerConsensus(votesOf(rows), { families: [0, 0, 1, 2] });
    const across = answerConsensus(votesOf(rows), { families: [0, 1, 2, 3] });
    expect(within.familyRepeat).toBeLessThanOrEqual(1);
    expect(across.logOdds[30]!).toBeGreaterThan(within.logOdds[30]!);
  });

  it('makes less of agreement where wrong answers meet by chance', () => {
    const rows = [...known, [1, 1, 1, null]];
    const names = answerConsensus(votesOf(rows), { families: [0, 1, 2, 3] });
    const yesNo = answerConsensus(votesOf(rows), {
      families: [0, 1, 2, 3],
      collisions: new Float64Array(31).fill(0.5),
    });
    expect(yesNo.logOdds[30]!).toBeLessThan(names.logOdds[30]!);
  });

  it('orders respondents by strength, and stays finite when nobody agrees with any gold', () => {
    const { ability } = answerConsensus(votesOf(known), { families: [0, 1, 2, 3] });
    expect(ability[0]!).toBeGreaterThan(ability[3]!);
    const lost = answerConsensus(votesOf(known.map(() => [1, 1, 1, 1])), { families: [0, 1, 2, 3] });
    expect([...lost.logOdds, ...lost.ability].every(Number.isFinite)).toBe(true);
  });

  it('refuses shares outside (0, 1)', () => {
    expect(() => answerConsensus(votesOf(known), { families: [0, 1, 2, 3], wrongShare: 1 })).toThrow(
      RangeError,
    );
  });
});

describe('numbers of a question', () => {
  const matrix = [
    [1, 1, 0, 1, 0],
    [1, 0, 0, 1, 1],
    [0, 1, 0, 1, 1],
    [1, 1, 1, 1, 0],
    [0, 0, 0, 1, 1],
  ];
  const cells = {
    offsets: [0, 5, 10, 15, 20, 25],
    respondent: [0, 1, 2, 3, 4].flatMap(() => [0, 1, 2, 3, 4]),
    value: [0, 1, 2, 3, 4].flatMap((q) => matrix.map((row) => row[q]!)),
  };

  it('correlate with the rest as on a complete matrix', () => {
    const complete = questionStatistics(matrix).map(({ restCorrelation: one }) => one);
    for (const [q, value] of restCorrelation(cells).entries()) {
      if (complete[q] === null) expect(value).toBeNull();
      else expect(value).toBeCloseTo(complete[q]!, 12);
    }
  });

  it('have no correlation below three respondents', () => {
    expect(restCorrelation({ offsets: [0, 2, 4], respondent: [0, 1, 0, 1], value: [1, 0, 1, 0] })).toEqual([
      null,
      null,
    ]);
  });

  it('have a steep curve where ability decides and a flat one where it does not', () => {
    const abilities = [-2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2];
    const steep = questionCurve(abilities, [0, 0, 0, 0, 1, 1, 1, 1])!;
    const flat = questionCurve(abilities, [1, 0, 1, 0, 1, 0, 1, 0])!;
    expect(steep.discrimination).toBeGreaterThan(2 * flat.discrimination);
    expect(steep.difficulty).toBeCloseTo(0, 3);
    // At the maximum the slope of the log-posterior is 0.
    const at = ({ discrimination: a, difficulty: b }: typeof steep, right: readonly number[]) =>
      abilities.reduce(
        (sum, ability, i) => {
          const chance = 1 / (1 + Math.exp(-a * (ability - b)));
          return sum + Math.log(right[i] === 1 ? chance : 1 - chance);
        },
        -(Math.log(a) ** 2) / 0.5 - b ** 2 / 8,
      );
    const right = [1, 0, 1, 0, 1, 0, 1, 0];
    for (const [da, db] of [
      [1.01, 0],
      [0.99, 0],
      [1, 0.01],
      [1, -0.01],
    ] as const) {
      const moved = { discrimination: flat.discrimination * da, difficulty: flat.difficulty + db };
      expect(at(moved, right)).toBeLessThan(at(flat, right));
    }
  });

  it('meet by chance as often as pairs of different draws do', () => {
    expect(simpsonIndex([3, 1])).toBeCloseTo(0.5, 12);
    expect(simpsonIndex([1, 1, 1])).toBe(0);
    expect(simpsonIndex([1])).toBeNull();
    expect(() => simpsonIndex([-1])).toThrow(RangeError);
  });
});
