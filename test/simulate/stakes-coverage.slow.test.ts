/** What is said of stated stakes covers what minds do that weigh them to a known degree. */
import { beforeAll, describe, expect, test } from 'vitest';
import { parsePolicy } from '../../src/core/policy.ts';
import { populationRates } from '../../src/simulate/expected-rates.ts';
import { simulateOutcomes } from '../../src/simulate/simulate-outcomes.ts';
import type { SimulatedModel } from '../../src/simulate/simulated-model.ts';
import { behaviouralSection } from '../../src/stages/analyze/behavioural.ts';
import { outcomeGrid, subjectKey } from '../../src/stages/analyze/grid.ts';
import { CoverageShares } from './coverage-shares.ts';
import {
  facts,
  HALF_AN_HOUR,
  minds,
  NOMINAL,
  otherSeeds,
  questions,
  seeds,
  WORLDS,
  world,
} from './worlds-as-shipped.ts';

const policies = ['penalty:0', 'penalty:1', 'penalty:3', 'penalty:9'].map(parsePolicy);

function modelsOf(seed: number) {
  const table = simulateOutcomes({ questions, models: minds, policies, seed });
  const grid = outcomeGrid(table, { clusterKey: subjectKey });
  return behaviouralSection(table, grid, NOMINAL.level)!.models.map((found) => ({
    found,
    mind: minds.find(({ name }) => found.model.endsWith(name))!,
  }));
}

/** Shares answered and right when answering, by the minds' parameters. */
function truthOf(mind: SimulatedModel) {
  return policies.map((policy) => {
    const { correct, incorrect } = populationRates(mind, facts, { world, policy })!;
    return { answered: correct + incorrect, right: correct / (correct + incorrect) };
  });
}

const step = (mind: SimulatedModel, from: number, to: number) =>
  `${mind.name} right among what was withheld from ${from} to ${to}`;

describe(`stakes of 0 to 9 in ${WORLDS} worlds`, () => {
  const shares = new CoverageShares();

  beforeAll(() => {
    const truth = new Map(minds.map((mind) => [mind, truthOf(mind)]));
    const right = countedRight();
    for (const seed of seeds) {
      for (const { found, mind } of modelsOf(seed)) {
        const known = truth.get(mind)!;
        for (const [at, row] of found.rows.entries()) {
          shares.note(`${mind.name} answered at ${row.penalty}`, row.attempts, known[at]!.answered);
          shares.note(
            `${mind.name} right when answering at ${row.penalty}`,
            row.accuracyWhenAnswering,
            known[at]!.right,
          );
        }
        shares.note(
          `${mind.name} moved from 0 to 9`,
          found.moved!,
          known.at(-1)!.answered - known[0]!.answered,
        );
        for (const one of found.marginal) {
          const name = step(mind, one.from, one.to);
          shares.note(name, one.right, right.get(name)!);
        }
      }
    }
    shares.print();
  }, HALF_AN_HOUR);

  test('every rate, the slope and every marginal share are covered', () => {
    expect(shares.names).toHaveLength(minds.length * (2 * policies.length + 1 + policies.length - 1));
    expect(shares.astray(NOMINAL)).toEqual({});
  });
});

/** Right at the lower stake among the answers that the next one took away: a share of a share, so it is counted. */
function countedRight(): Map<string, number> {
  const sums = new Map<string, { right: number; withheld: number }>();
  for (const seed of otherSeeds) {
    for (const { found, mind } of modelsOf(seed)) {
      for (const { from, to, right } of found.marginal) {
        const at = sums.get(step(mind, from, to)) ?? { right: 0, withheld: 0 };
        sums.set(step(mind, from, to), {
          right: at.right + (right.numerator ?? 0),
          withheld: at.withheld + (right.denominator ?? 0),
        });
      }
    }
  }
  return new Map([...sums].map(([name, { right, withheld }]) => [name, right / withheld]));
}
