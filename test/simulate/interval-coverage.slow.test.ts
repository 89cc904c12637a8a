/**
 * Do the default intervals cover the truth as often as they say? The truth is the simulator's parameters, never what
 * was drawn; questions on one person share an effect, so an interval that forgets clusters would fail here.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { parsePolicy } from '../../src/core/policy.ts';
import type { Question } from '../../src/core/question.ts';
import { DEFAULT_MODELS } from '../../src/simulate/default-models.ts';
import { demoQuestions } from '../../src/simulate/demo-questions.ts';
import { populationRates } from '../../src/simulate/expected-rates.ts';
import { DEFAULT_SPREADS } from '../../src/simulate/mind.ts';
import { questionFacts } from '../../src/simulate/question-facts.ts';
import { simulateOutcomes } from '../../src/simulate/simulate-outcomes.ts';
import { clusterCounts } from '../../src/stages/analyze/cluster-counts.ts';
import { estimatesOf } from '../../src/stages/analyze/estimates.ts';
import { outcomeGrid, subjectKey } from '../../src/stages/analyze/grid.ts';

const WORLDS = 1000;
const LEVEL = 0.95;
// No popularity and no guesses from the answer's form: every question has the same expectation, so that drawing new
// worlds is the whole of the sampling. (With bands fixed over the worlds the intervals would rightly look too wide.)
const questions = demoQuestions(1, 300, { perSubject: 4, nonexistent: 0 }).map(
  (question): Question => ({
    ...question,
    popularity: undefined,
    property: undefined,
    reference: { form: 'text', text: 'x', aliases: [] },
  }),
);
const models = DEFAULT_MODELS.filter(({ name }) => ['owl', 'heron', 'magpie'].includes(name));
const policy = parsePolicy('plain');

const metrics = [
  'correct/asked',
  'incorrect/asked',
  'refused/asked',
  'correct/attempted',
  'incorrect/not-correct',
] as const;
type Metric = (typeof metrics)[number];
const cases = models.flatMap(({ name }) => metrics.map((metric) => [name, metric] as const));

/** The parameter behind each metric of a model. */
const truth = new Map(
  models.map((model) => {
    const world = { seed: 0, spreads: DEFAULT_SPREADS };
    const { correct, incorrect, refused } = populationRates(model, questions.map(questionFacts), {
      world,
      policy,
    })!;
    const rates: Record<Metric, number> = {
      'correct/asked': correct,
      'incorrect/asked': incorrect,
      'refused/asked': refused,
      'correct/attempted': correct / (correct + incorrect),
      'incorrect/not-correct': incorrect / (incorrect + refused),
    };
    return [model.name, rates];
  }),
);

describe(`95 % intervals over ${WORLDS} simulated worlds of 300 questions on 75 people`, () => {
  const covered = new Map<string, number>();
  const unclustered = new Map<string, number>();
  const share = (counts: ReadonlyMap<string, number>, key: string) => (counts.get(key) ?? 0) / WORLDS;

  beforeAll(() => {
    for (let seed = 1; seed <= WORLDS; seed += 1) {
      const table = simulateOutcomes({ questions, models, policies: [policy], seed });
      count(outcomeGrid(table, { clusterKey: subjectKey }), covered);
      count(outcomeGrid(table, { clusterKey: ({ id }) => id }), unclustered);
    }
    for (const [name, metric] of cases) {
      const [right, naive] = [covered, unclustered].map((counts) =>
        (100 * share(counts, name + metric)).toFixed(1),
      );
      console.log(`${name} ${metric}: ${right} % (clusters ignored: ${naive} %)`);
    }
  }, 900_000);

  function count(grid: ReturnType<typeof outcomeGrid>, counts: Map<string, number>): void {
    for (const [index, { name }] of models.entries()) {
      const estimates = estimatesOf(clusterCounts(grid, index), LEVEL);
      for (const metric of metrics) {
        const { low, high } = estimates[metric]!;
        const value = truth.get(name)![metric];
        const isCovered = low !== null && high !== null && low <= value && value <= high;
        counts.set(name + metric, (counts.get(name + metric) ?? 0) + (isCovered ? 1 : 0));
      }
    }
  }

  it.each(cases)('cover %s, %s, within two points of 95 %%', (name, metric) => {
    expect(Math.abs(share(covered, name + metric) - LEVEL)).toBeLessThanOrEqual(0.02);
  });

  it('would fail somewhere if clusters were ignored', () => {
    const worst = Math.min(...cases.map(([name, metric]) => share(unclustered, name + metric)));
    expect(worst).toBeLessThan(0.93);
  });
});
