/** Areas, differences of areas and BAS of three confidences cover what they are over all worlds. */
import { beforeAll, describe, expect, test } from 'vitest';
import { parsePolicy } from '../../src/core/policy.ts';
import { simulateOutcomes } from '../../src/simulate/simulate-outcomes.ts';
import { subjectKey } from '../../src/stages/analyze/grid.ts';
import { severalConfidences } from '../../src/stages/analyze/several-confidences.ts';
import { CoverageShares } from './coverage-shares.ts';
import { bird, HALF_AN_HOUR, NOMINAL, otherSeeds, questions, seeds, WORLDS } from './worlds-as-shipped.ts';

const models = ['owl', 'heron', 'magpie'].map(bird);
const policies = [parsePolicy('plain+confidence')];

function rowsOf(seed: number) {
  const table = simulateOutcomes({ questions, models, policies, seed, trials: 3, confidences: true });
  const found = severalConfidences(table, {
    level: NOMINAL.level,
    seed: 1,
    clusterKey: subjectKey,
    label: (id) => id,
  });
  return found!.rows.map((row, at) => ({ row, bird: models[at]!.name }));
}

describe(`three confidences of three birds in ${WORLDS} worlds of three trials`, () => {
  const shares = new CoverageShares();

  beforeAll(() => {
    const truth = countedTruth();
    for (const seed of seeds) {
      for (const { row, bird } of rowsOf(seed)) {
        for (const { source, auroc, alignment } of row.sources) {
          const { area, score } = truth.get(`${bird} ${source}`)!;
          shares.note(`${bird} AUROC of ${source}`, auroc, area);
          shares.note(`${bird} BAS of ${source}`, alignment, score);
        }
        for (const { first, second, difference } of row.differences) {
          const [one, two] = [first, second].map((source) => truth.get(`${bird} ${source}`)!.area);
          shares.note(`${bird} AUROC, ${first} less ${second}`, difference, one! - two!);
        }
      }
    }
    shares.print();
  }, HALF_AN_HOUR);

  test('every area, difference of areas and BAS is covered', () => {
    expect(shares.names).toHaveLength(models.length * 9);
    expect(shares.astray(NOMINAL)).toEqual({});
  });
});

/** Means over worlds in no sample, weighted by what each is a mean of: pairs of answers, answers. */
function countedTruth(): Map<string, { area: number; score: number }> {
  const sums = new Map<string, { area: number; pairs: number; score: number; answers: number }>();
  for (const seed of otherSeeds) {
    for (const { row, bird } of rowsOf(seed)) {
      for (const { source, auroc, alignment } of row.sources) {
        const name = `${bird} ${source}`;
        const at = sums.get(name) ?? { area: 0, pairs: 0, score: 0, answers: 0 };
        const right = auroc.numerator!;
        const pairs = right * (auroc.denominator! - right);
        sums.set(name, {
          area: at.area + (auroc.value ?? 0) * pairs,
          pairs: at.pairs + pairs,
          score: at.score + alignment.value! * row.n,
          answers: at.answers + row.n,
        });
      }
    }
  }
  return new Map(
    [...sums].map(([name, { area, pairs, score, answers }]) => [
      name,
      { area: area / pairs, score: score / answers },
    ]),
  );
}
