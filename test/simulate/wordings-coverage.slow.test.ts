/** The spread over wordings covers the spread that minds have who heed the letter of an instruction to a known degree. */
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { beforeAll, describe, expect, test } from 'vitest';
import { ownPolicies, parsePolicy } from '../../src/core/policy.ts';
import { populationRates } from '../../src/simulate/expected-rates.ts';
import { WORDING_SPREAD } from '../../src/simulate/heard-lean.ts';
import { simulateOutcomes } from '../../src/simulate/simulate-outcomes.ts';
import type { SimulatedModel } from '../../src/simulate/simulated-model.ts';
import { outcomeGrid, subjectKey } from '../../src/stages/analyze/grid.ts';
import { wordingsSection } from '../../src/stages/analyze/wordings.ts';
import { CoverageShares } from './coverage-shares.ts';
import { facts, HALF_AN_HOUR, minds, NOMINAL, questions, seeds, WORLDS, world } from './worlds-as-shipped.ts';

const METRICS = ['correct/asked', 'incorrect/asked', 'refused/asked'] as const;
const WORDINGS = 6;
/** How much more belief the words below ask for, of a mind that obeys. */
const HELD_BACK = 0.8;

describe(`${WORDINGS} wordings drawn anew in each of ${WORLDS} worlds`, () => {
  const shares = new CoverageShares();

  beforeAll(() => {
    const truth = new Map(minds.map((mind) => [mind.name, spreadsOf(mind)]));
    for (const seed of seeds) {
      const texts = Array.from(
        { length: WORDINGS },
        (_, at) =>
          [`w${at}`, { system: `World ${seed}, wording ${at}: answer only if you are sure.` }] as const,
      );
      const policies = ownPolicies({ name: 'careful', wordings: Object.fromEntries(texts) });
      const table = simulateOutcomes({ questions, models: minds, policies, seed });
      const grid = outcomeGrid(table, { clusterKey: subjectKey });
      for (const { model, metric, spread } of wordingsSection(table, grid, NOMINAL.level)!.rows) {
        const mind = model.replace('simulated/', '');
        shares.note(`${mind} ${metric}`, spread, truth.get(mind)![metric]!);
      }
    }
    shares.print();
  }, HALF_AN_HOUR);

  test('move the rates by what the interval says, none, half and all of it heeded', () => {
    expect(shares.names).toHaveLength(minds.length * METRICS.length);
    expect(shares.astray(NOMINAL)).toEqual({});
  });
});

/** Standard deviation of each true rate over wordings: the belief demanded is normal over them. */
function spreadsOf(mind: SimulatedModel): Record<string, number> {
  const steps = 400;
  const rates = Array.from({ length: steps }, (_, at) => {
    const lean = HELD_BACK + WORDING_SPREAD * normalQuantile((at + 0.5) / steps, 0, 1);
    const told = { ...mind, obedience: 0, threshold: mind.threshold + mind.obedience * lean };
    return populationRates(told, facts, { world, policy: parsePolicy('plain') })!;
  });
  return Object.fromEntries(
    METRICS.map((metric) => {
      const values = rates.map((rate) => rate[metric.split('/')[0] as 'correct']);
      const mean = values.reduce((sum, value) => sum + value, 0) / steps;
      return [metric, Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / steps)];
    }),
  );
}
