/**
 * Whatever interval a summary prints by default covers the truth as often as it says: rates, utilities, break-even,
 * paired differences and the penalty of a tie, over many simulated worlds. The truth is computed from the simulator's
 * parameters and never from what was drawn; questions on one person share an effect, so clusters are at work.
 *
 * A share of 1,000 worlds has a standard error of 0.7 points, one of 400 of 1.1: with fewer worlds
 * (CLOSEDBOOK_COVERAGE_WORLDS) chance alone takes some of the 36 intervals two points away.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Estimate } from '../../src/core/estimate.ts';
import { parsePolicy } from '../../src/core/policy.ts';
import type { Question } from '../../src/core/question.ts';
import type { TiePenalty } from '../../src/core/summary/comparisons.ts';
import type { Summary } from '../../src/core/summary/summary.ts';
import { DEFAULT_MODELS } from '../../src/simulate/default-models.ts';
import { demoQuestions } from '../../src/simulate/demo-questions.ts';
import { type OutcomeRates, populationRates } from '../../src/simulate/expected-rates.ts';
import { DEFAULT_SPREADS } from '../../src/simulate/mind.ts';
import { questionFacts } from '../../src/simulate/question-facts.ts';
import { simulateOutcomes } from '../../src/simulate/simulate-outcomes.ts';
import { analyze } from '../../src/stages/analyze/analyze.ts';
import type { AnalyzeOptions } from '../../src/stages/analyze/analyze-options.ts';

const WORLDS = Number(process.env['CLOSEDBOOK_COVERAGE_WORLDS'] ?? 1_000);
const LEVEL = 0.95;
const MODELS = ['heron', 'magpie'];
const PENALTIES = [0, 1, 3, 9];
/** Four questions on each person, all of one expectation: drawing worlds is then the whole of the sampling. */
const questions = demoQuestions(1, 300, { perSubject: 4, nonexistent: 0 }).map(
  (question): Question => ({
    ...question,
    popularity: undefined,
    property: undefined,
    reference: { form: 'text', text: 'x', aliases: [] },
  }),
);
const models = DEFAULT_MODELS.filter(({ name }) => MODELS.includes(name));
const policy = parsePolicy('plain');

const PROVENANCE: AnalyzeOptions['provenance'] = {
  kind: 'run',
  ...{ runs: [], datasets: [], prompts: [], graders: [], sources: [] },
  ...{ leftOut: [], closedBook: [], warnings: [] },
};

type Part = (rates: OutcomeRates) => number;
const METRICS: Readonly<Record<string, Part>> = {
  'correct/asked': ({ correct }) => correct,
  'incorrect/asked': ({ incorrect }) => incorrect,
  'refused/asked': ({ refused }) => refused,
  'attempted/asked': ({ correct, incorrect }) => correct + incorrect,
  'correct/attempted': ({ correct, incorrect }) => correct / (correct + incorrect),
  'incorrect/attempted': ({ correct, incorrect }) => incorrect / (correct + incorrect),
  'incorrect/not-correct': ({ incorrect, refused }) => incorrect / (incorrect + refused),
  'f-score': ({ correct, incorrect }) => (2 * correct) / (1 + correct + incorrect),
  index: ({ correct, incorrect }) => 100 * (correct - incorrect),
  'break-even': ({ correct, incorrect }) => correct / incorrect,
  ...Object.fromEntries(
    PENALTIES.map((penalty): [string, Part] => [
      `utility@${penalty}`,
      ({ correct, incorrect }) => correct - penalty * incorrect,
    ]),
  ),
};

const truth = models.map((model) => {
  const world = { seed: 0, spreads: DEFAULT_SPREADS };
  const rates = populationRates(model, questions.map(questionFacts), { world, policy });
  if (rates === null) throw new Error('the simulator has no truth for these questions');
  return rates;
});

describe(`the default intervals of a summary over ${WORLDS} worlds of ${questions.length} questions`, () => {
  const hits = new Map<string, number>();
  const seen = new Map<string, number>();

  beforeAll(() => {
    for (let seed = 1; seed <= WORLDS; seed += 1) {
      const table = simulateOutcomes({ questions, models, policies: [policy], seed });
      count(
        analyze(table, {
          title: 'Coverage',
          closedbookVersion: '0',
          provenance: PROVENANCE,
        }),
      );
    }
    const rows = [...seen.keys()].map(
      (name) => `${name}: ${(100 * share(name)).toFixed(1)} % of ${seen.get(name)}`,
    );
    console.log(rows.join('\n'));
  }, 1_800_000);

  const share = (name: string): number => (hits.get(name) ?? 0) / (seen.get(name) ?? 1);

  function note(name: string, covered: boolean): void {
    seen.set(name, (seen.get(name) ?? 0) + 1);
    hits.set(name, (hits.get(name) ?? 0) + (covered ? 1 : 0));
  }

  function count(summary: Summary): void {
    for (const [index, row] of summary.rates.rows.entries()) {
      const printed = [
        ...Object.values(row.estimates),
        ...row.utilities.map(({ estimate }) => estimate),
        row.breakEven,
      ];
      for (const estimate of printed) {
        const value = METRICS[estimate.metric]?.(truth[index]!);
        if (value !== undefined) note(`${MODELS[index]} ${estimate.metric}`, covers(estimate, value));
      }
    }
    const pair = summary.comparisons?.pairs[0];
    if (pair === undefined) throw new Error('two models make a pair');
    const [a, b] = [pair.a, pair.b].map((id) => truth[MODELS.findIndex((name) => id.includes(name))]);
    for (const { metric, estimate } of pair.differences) {
      const part = METRICS[metric];
      if (part !== undefined) note(`difference ${metric}`, covers(estimate, part(a!) - part(b!)));
    }
    note('tie', coversTie(pair.tie, (a!.correct - b!.correct) / (a!.incorrect - b!.incorrect)));
  }

  /** Names whose share is further from the level than the tolerance. */
  const astray = (names: readonly string[]): Record<string, number> =>
    Object.fromEntries(
      names.filter((name) => Math.abs(share(name) - LEVEL) > 0.02).map((name) => [name, share(name)]),
    );
  const isFScore = (name: string): boolean => name.endsWith('f-score');

  test('every rate, utility, difference and tie covers its truth within two points of 95 %', () => {
    expect(astray([...seen.keys()].filter((name) => !isFScore(name)))).toEqual({});
  });

  test('the F-score covers its truth within two points of 95 %', () => {
    expect(astray([...seen.keys()].filter(isFScore))).toEqual({});
  });

  test('all that a summary states was looked at', () => {
    for (const model of MODELS)
      for (const metric of Object.keys(METRICS)) expect(seen.get(`${model} ${metric}`), metric).toBe(WORLDS);
    expect(seen.get('difference correct/asked')).toBe(WORLDS);
    expect(seen.get('difference incorrect/asked')).toBe(WORLDS);
  });
});

/** An end of null is open on that side. */
function covers({ low, high }: Estimate, value: number): boolean {
  return (low === null || low <= value) && (high === null || value <= high);
}

function coversTie({ kind, low, high }: TiePenalty, value: number): boolean {
  const inside = (low === null || low <= value) && (high === null || value <= high);
  if (kind === 'interval') return inside;
  return kind === 'complement' ? !inside : kind === 'unbounded';
}
