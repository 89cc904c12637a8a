/** Statistics of questions: known models recovered, edges without variation, near duplicates. */
import { describe, expect, it } from 'vitest';
import { createRandom, nextUniform } from '../../src/stats/draw/random.ts';
import { normalQuadrature } from '../../src/stats/numeric/normal-quadrature.ts';
import { cronbachAlpha } from '../../src/stats/question/cronbach-alpha.ts';
import { dawidSkene } from '../../src/stats/question/dawid-skene.ts';
import { irtInformation } from '../../src/stats/question/irt-information.ts';
import { irtTwoParameter } from '../../src/stats/question/irt-two-parameter.ts';
import { questionStatistics } from '../../src/stats/question/question-statistics.ts';
import { shingleSimilarity } from '../../src/stats/question/shingle-similarity.ts';

const normal = (random: () => number) =>
  Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());

/** Answers of `respondents` to questions with the given difficulties, discrimination 1.2. */
function simulated(respondents: number, difficulties: readonly number[], seed = 1): number[][] {
  const random = createRandom(seed, { stream: 'test' });
  const uniform = () => nextUniform(random);
  return Array.from({ length: respondents }, () => {
    const ability = normal(uniform);
    return difficulties.map((b) => (uniform() < 1 / (1 + Math.exp(-1.2 * (ability - b))) ? 1 : 0));
  });
}

describe('the two-parameter model', () => {
  it('recovers difficulties and discriminations it was simulated from', () => {
    const difficulties = [-1.5, -0.5, 0, 0.5, 1.5];
    const { questions, converged } = irtTwoParameter(simulated(3000, difficulties));
    expect(converged).toBe(true);
    questions.forEach(({ difficulty, discrimination }, q) => {
      expect(Math.abs(difficulty! - difficulties[q]!)).toBeLessThan(0.2);
      expect(Math.abs(discrimination! - 1.2)).toBeLessThan(0.3);
    });
  });

  it('gives all questions one discrimination when asked to', () => {
    const { questions } = irtTwoParameter(simulated(300, [-1, 0, 1]), { oneParameter: true });
    expect(new Set(questions.map(({ discrimination }) => discrimination)).size).toBe(1);
  });

  it('stays finite with few respondents under the priors', () => {
    const { questions } = irtTwoParameter(simulated(8, [-1, 0, 1, 0.5, -0.5]), { priors: true });
    for (const { difficulty, discrimination } of questions) {
      if (difficulty === null) continue;
      expect(Math.abs(difficulty)).toBeLessThan(6);
      expect(discrimination).toBeLessThan(4);
    }
  });

  it('leaves out questions that all or none got right', () => {
    const { questions } = irtTwoParameter([
      [1, 0, 1],
      [1, 0, 0],
      [1, 0, 1],
    ]);
    expect(questions.slice(0, 2)).toEqual(new Array(2).fill({ discrimination: null, difficulty: null }));
    expect(irtTwoParameter([[1], [1]])).toMatchObject({ logLikelihood: null, why: 'no_variation' });
    expect(irtTwoParameter([])).toMatchObject({ questions: [], logLikelihood: null });
  });

  it('integrates on nodes that give the moments of a standard normal', () => {
    const { nodes, weights } = normalQuadrature(61);
    const moment = (power: number) => nodes.reduce((sum, x, k) => sum + weights[k]! * x ** power, 0);
    expect([0, 1, 2, 3, 4, 6].map(moment).map((value) => Number(value.toFixed(9)) + 0)).toEqual([
      1, 0, 1, 0, 3, 15,
    ]);
  });

  it('has most information where the chance of being right is one half', () => {
    const at = (ability: number) =>
      irtInformation({ discrimination: 1.5, difficulty: 0.3 }, ability).information;
    expect(at(0.3)).toBeGreaterThan(at(0.2));
    expect(at(0.3)).toBeGreaterThan(at(0.4));
  });
});

describe('classical question statistics', () => {
  it('have no correlation for a question everyone answered alike', () => {
    const [easy] = questionStatistics([
      [1, 0, 1],
      [1, 1, 0],
      [1, 1, 1],
    ]);
    expect(easy).toEqual({ difficulty: 1, totalCorrelation: null, restCorrelation: null });
  });

  it('show a question that only the weak get right by a negative rest correlation', () => {
    const matrix = simulated(200, [-1, 0, 1]).map((row) => [...row, row[0]! + row[1]! + row[2]! < 2 ? 1 : 0]);
    expect(questionStatistics(matrix)[3]!.restCorrelation).toBeLessThan(-0.3);
  });

  it('have no alpha with one varying question or equal totals', () => {
    expect(
      cronbachAlpha([
        [1, 1],
        [0, 1],
      ]),
    ).toMatchObject({ estimate: null, why: 'one_question' });
    expect(
      cronbachAlpha([
        [1, 0],
        [0, 1],
      ]),
    ).toMatchObject({ estimate: null, why: 'no_variation' });
    expect(cronbachAlpha([])).toMatchObject({ estimate: null });
  });
});

describe('Dawid and Skene', () => {
  it('trusts two good graders over a careless third', () => {
    const random = createRandom(2);
    const uniform = () => nextUniform(random);
    const truth = Array.from({ length: 200 }, () => (uniform() < 0.5 ? 'a' : 'b'));
    const noisy = (share: number) => (value: string) =>
      uniform() < share ? value : value === 'a' ? 'b' : 'a';
    const [good, fair, careless] = [0.95, 0.9, 0.55].map(noisy);
    const grades = truth.map((value) => [good!(value), fair!(value), careless!(value)]);
    const { posterior, categories, confusion } = dawidSkene(grades);
    const right = posterior.filter((row, i) => categories[row[0]! > 0.5 ? 0 : 1] === truth[i]).length;
    expect(right / 200).toBeGreaterThan(0.9);
    expect(confusion[0]![0]![0]).toBeGreaterThan(confusion[2]![0]![0]!);
  });

  it('takes gaps, gives the prevalence to a reply nobody graded, and says when there are no grades', () => {
    const { posterior, prevalence } = dawidSkene([
      ['a', 'a'],
      ['b', null],
      ['a', 'a'],
      [null, null],
    ]);
    expect(posterior[3]![0]).toBeCloseTo(prevalence![0]!, 6);
    expect(dawidSkene([[null, null]])).toMatchObject({ prevalence: null, why: 'no_judged' });
  });
});

describe('near duplicates', () => {
  it('ignore case and spacing, and are undefined for two blank texts', () => {
    expect(shingleSimilarity('Where was  Ada born?', 'where was ada born?')).toBe(1);
    expect(shingleSimilarity('ab', 'AB')).toBe(1);
    expect(shingleSimilarity(' ', '')).toBeNull();
    expect(shingleSimilarity('abc', '')).toBe(0);
  });
});
