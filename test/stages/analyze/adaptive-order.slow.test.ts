/**
 * What an adaptive order saves, and where it does not: the table of docs/sequential.md. Each world has a set of questions, an
 * earlier run, and six new respondents; 300 questions are drawn twice, with equal chances and by the earlier run.
 */
import { describe, expect, test } from 'vitest';
import { type OutcomeTable, outcomeTableBuilder } from '../../../src/core/outcome-table.ts';
import { parsePolicy } from '../../../src/core/policy.ts';
import { questionRow } from '../../../src/core/question-row.ts';
import { DEFAULT_MODELS } from '../../../src/simulate/default-models.ts';
import { demoQuestions } from '../../../src/simulate/demo-questions.ts';
import { simulateOutcomes } from '../../../src/simulate/simulate-outcomes.ts';
import type { SimulatedModel } from '../../../src/simulate/simulated-model.ts';
import { outcomeGrid } from '../../../src/stages/analyze/grid.ts';
import { pairedDifferences } from '../../../src/stages/analyze/pair-differences.ts';
import { questionScores } from '../../../src/stages/analyze/planning/question-scores.ts';
import {
  columnWeights,
  weightedCounts,
  weightedPairTally,
} from '../../../src/stages/analyze/weighted/weighted-counts.ts';
import { weightedEstimates } from '../../../src/stages/analyze/weighted/weighted-estimates.ts';
import { inclusionProbabilities } from '../../../src/stats/draw/inclusion-probabilities.ts';
import { pivotalSample } from '../../../src/stats/draw/pivotal-sample.ts';
import { createRandom, nextUniform, type Random } from '../../../src/stats/draw/random.ts';

const NEW = DEFAULT_MODELS.slice(0, 6);
const OTHERS = DEFAULT_MODELS.slice(6, 10);
/** The world of the demo, and one in which what is asked matters far more than who is asked. */
const steep = (model: SimulatedModel): SimulatedModel => ({ ...model, popularitySlope: 3, beliefNoise: 0.2 });

interface World {
  readonly name: string;
  /** Null: a set that most have outgrown, half of it known by all and a fifth by nobody, in place of minds. */
  readonly shape: ((model: SimulatedModel) => SimulatedModel) | null;
  readonly before: readonly SimulatedModel[];
  readonly trials: number;
  readonly penalty: number;
}
const worlds: World[] = [
  { name: 'demo, four others before', shape: (one) => one, before: OTHERS, trials: 1, penalty: 1 },
  { name: 'demo, one other before', shape: (one) => one, before: OTHERS.slice(1, 2), trials: 1, penalty: 1 },
  { name: 'demo, the same six before', shape: (one) => one, before: NEW, trials: 1, penalty: 1 },
  { name: 'demo, the same six before, five trials', shape: (one) => one, before: NEW, trials: 5, penalty: 1 },
  { name: 'demo, four others before, L = 9', shape: (one) => one, before: OTHERS, trials: 1, penalty: 9 },
  { name: 'steep, four others before', shape: steep, before: OTHERS, trials: 1, penalty: 1 },
  { name: 'outgrown, one other before', shape: null, before: OTHERS.slice(0, 1), trials: 1, penalty: 1 },
  { name: 'outgrown, four others before', shape: null, before: OTHERS, trials: 1, penalty: 1 },
];

const ASKED = 300;
const SEEDS = 40;
/** Of either kind, from the answers of one world. */
const DRAWS = 5;

describe('an adaptive order', () => {
  test.each(worlds)(
    '$name: intervals hold, and what it saves is told',
    ({ name, shape, before, trials, penalty }) => {
      const found = { equal: tally(), adaptive: tally() };
      for (let seed = 1; seed <= SEEDS; seed += 1) {
        const questions = demoQuestions(seed, 2_000, { nonexistent: 0 });
        const simulate = (models: readonly SimulatedModel[], options: { seed: number; trials: number }) =>
          shape === null
            ? outgrown(questions, models.length, { world: seed, stream: String(options.seed) })
            : simulateOutcomes({
                ...{ questions, models: models.map(shape), policies: [parsePolicy('plain')] },
                ...options,
              });
        const earlier = simulate(before, { seed: seed + 10_000, trials });
        const table = simulate(NEW, { seed, trials: 1 });
        const scores = questionScores(earlier, { penalty });
        const random = createRandom(seed, { stream: name });
        const sizes = questions.map(({ id }) => scores.get(id)?.score ?? 0);
        const truth = truthOf(table, penalty);
        for (const kind of ['equal', 'adaptive'] as const) {
          const [sum, pairs] = [found[kind].sum, found[kind].pairs];
          const chances = inclusionProbabilities(kind === 'equal' ? sizes.map(() => 1) : sizes, {
            count: ASKED,
          });
          found[kind].expected += expectedVariance(truth, chances);
          for (let draw = 0; draw < DRAWS; draw += 1) {
            look(found[kind], { table, questions, chances, random, penalty, truth });
          }
          found[kind].means.push((found[kind].sum - sum) / (found[kind].pairs - pairs));
        }
      }
      const { equal, adaptive } = found;
      const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
      const variance = adaptive.expected / equal.expected;
      const bias = adaptive.means.reduce((sum, one) => sum + one, 0) / SEEDS;
      const error = Math.sqrt(
        adaptive.means.reduce((sum, one) => sum + (one - bias) ** 2, 0) / (SEEDS - 1) / SEEDS,
      );
      console.log(
        [
          `${name}: variance of differences ${variance.toFixed(3)} (drawn: ${(adaptive.square / equal.square).toFixed(2)})`,
          `of rates ${(adaptive.rateSquare / equal.rateSquare).toFixed(2)}`,
          `pairs in the wrong order ${share(equal.wrong, equal.pairs)} -> ${share(adaptive.wrong, adaptive.pairs)}`,
          `covered, differences ${share(equal.covered, equal.pairs)} -> ${share(adaptive.covered, adaptive.pairs)}`,
          `rates ${share(equal.rateCovered, equal.rates)} -> ${share(adaptive.rateCovered, adaptive.rates)}`,
          `bias of differences ${(100 * bias).toFixed(2)} points (standard error ${(100 * error).toFixed(2)})`,
        ].join(', '),
      );
      expect(adaptive.covered / adaptive.pairs).toBeGreaterThan(0.94);
      expect(adaptive.rateCovered / adaptive.rates).toBeGreaterThan(0.94);
      // Further off than chance takes one row in some thousands.
      expect(Math.abs(bias)).toBeLessThan(4 * error);
    },
    3_000_000,
  );
});

/** Outcomes on a set of which half is known by all, a fifth by nobody, and the rest by some. */
function outgrown(
  questions: ReturnType<typeof demoQuestions>,
  respondents: number,
  { world, stream }: { readonly world: number; readonly stream: string },
): OutcomeTable {
  const kinds = createRandom(world, { stream: 'kinds of questions' });
  const random = createRandom(world, { stream: `outcomes ${stream}` });
  const builder = outcomeTableBuilder(questions.length * respondents);
  const names = Array.from({ length: respondents }, (_, row) => `r${row}`);
  const able = names.map(() => 0.35 + 0.3 * nextUniform(random));
  questions.forEach((_, question) => {
    const kind = nextUniform(kinds);
    const ease = 0.3 * (nextUniform(kinds) - 0.5);
    names.forEach((_name, respondent) => {
      const right = kind < 0.5 ? 0.98 : kind < 0.7 ? 0.01 : able[respondent]! + ease;
      const wrong = kind < 0.5 ? 0.01 : kind < 0.7 ? 0.02 : 0.6 * (1 - right);
      const draw = nextUniform(random);
      const cell = draw < right ? 'correct' : draw < right + wrong ? 'incorrect' : 'refused';
      builder.add({ question, respondent, cell });
    });
  });
  return builder.build({
    questions: questions.map((question) => questionRow(question, { dataset: 'outgrown' })),
    respondents: names.map((id) => ({
      ...{ id, model: id, settings: {}, policy: null, family: null, knowledgeCutoff: null, simulated: true },
    })),
    closedBook: names.map(() => 'declared'),
    planned: names.map(() => questions.length),
  });
}

function tally() {
  return {
    expected: 0,
    square: 0,
    sum: 0,
    pairs: 0,
    wrong: 0,
    covered: 0,
    rateSquare: 0,
    rates: 0,
    rateCovered: 0,
    /** Of the errors, world by world. */
    means: [] as number[],
  };
}

/** What a run of the whole set would say: the differences, question by question, and the rates. */
interface Truth {
  readonly pairs: readonly {
    readonly a: number;
    readonly b: number;
    readonly mean: number;
    readonly each: number[];
  }[];
  readonly rates: readonly number[];
}

function truthOf(table: OutcomeTable, penalty: number): Truth {
  const grid = outcomeGrid(table);
  const width = grid.questions.length;
  const rows = table.respondents.map((_, row) => row);
  const worth = rows.map((row) =>
    Array.from(
      { length: width },
      (_, column) => grid.correct[row * width + column]! - penalty * grid.incorrect[row * width + column]!,
    ),
  );
  return {
    rates: rows.map(
      (row) => grid.correct.slice(row * width, (row + 1) * width).reduce((sum, one) => sum + one, 0) / width,
    ),
    pairs: rows.flatMap((a) =>
      rows.slice(a + 1).map((b) => {
        const each = worth[a]!.map((one, column) => one - worth[b]![column]!);
        return { a, b, each, mean: each.reduce((sum, one) => sum + one, 0) / width };
      }),
    ),
  };
}

/** Of a difference, over the draws, by the formula for independent draws of each question (Hájek 1971). */
function expectedVariance({ pairs }: Truth, chances: readonly number[]): number {
  return pairs.reduce(
    (sum, { each, mean }) =>
      sum + each.reduce((all, one, at) => all + ((1 - chances[at]!) / chances[at]!) * (one - mean) ** 2, 0),
    0,
  );
}

interface Look {
  readonly table: OutcomeTable;
  readonly questions: readonly { readonly id: string }[];
  readonly chances: readonly number[];
  readonly random: Random;
  readonly penalty: number;
  readonly truth: Truth;
}

/** One draw: differences and rates against those of the whole set. */
function look(into: ReturnType<typeof tally>, { table, questions, truth, ...drawing }: Look): void {
  const { chances, random, penalty } = drawing;
  const drawn = pivotalSample(chances, random);
  const chosen = new Set(drawn.map((place) => questions[place]!.id));
  const inclusion = Object.fromEntries(drawn.map((place) => [questions[place]!.id, chances[place]!]));
  const grid = outcomeGrid(table, { include: ({ id, kind }) => kind === 'answerable' && chosen.has(id) });
  const weights = columnWeights(grid, table, { inclusion });
  const tallyOf = weightedPairTally(weights);
  truth.rates.forEach((exact, row) => {
    const { value, low, high } = weightedEstimates(weightedCounts(grid, row, weights), 0.95)[
      'correct/asked'
    ]!;
    into.rates += 1;
    into.rateSquare += (value! - exact) ** 2;
    if (low! <= exact && exact <= high!) into.rateCovered += 1;
  });
  for (const { a, b, mean: exact } of truth.pairs) {
    const [estimate] = pairedDifferences(tallyOf(grid, a, b), { penalties: [penalty], level: 0.95 })
      .slice(-1)
      .map((one) => one.estimate);
    into.pairs += 1;
    into.sum += estimate!.value! - exact;
    into.square += (estimate!.value! - exact) ** 2;
    if (Math.sign(estimate!.value!) !== Math.sign(exact)) into.wrong += 1;
    if (estimate!.low! <= exact && exact <= estimate!.high!) into.covered += 1;
  }
}
