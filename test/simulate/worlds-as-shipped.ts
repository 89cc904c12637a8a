/**
 * What the tests of minds that are told something share: questions of one expectation each, four on a person, so that
 * drawing worlds is the whole of the sampling; and worlds that are in no sample, for truths without a closed form.
 */
import type { Question } from '../../src/core/question.ts';
import { DEFAULT_MODELS } from '../../src/simulate/default-models.ts';
import { demoQuestions } from '../../src/simulate/demo-questions.ts';
import { DEFAULT_SPREADS } from '../../src/simulate/mind.ts';
import { questionFacts } from '../../src/simulate/question-facts.ts';
import type { SimulatedModel } from '../../src/simulate/simulated-model.ts';

export const WORLDS = Number(process.env['CLOSEDBOOK_COVERAGE_WORLDS'] ?? 400);
/** A share of 400 worlds has a standard error of 1.1 points: four points either way is chance alone once in 4,000. */
export const NOMINAL = { level: 0.95, tolerance: 0.04 };
export const HALF_AN_HOUR = 1_800_000;

/**
 * Seeds of the worlds that are drawn. The intervals were built while worlds 1 to 400 were looked at, so that those would flatter
 * them: the first of the worlds that are scored lies beyond. Whoever changes an interval takes worlds not looked at yet.
 */
const FIRST_WORLD = Number(process.env['CLOSEDBOOK_COVERAGE_FIRST_WORLD'] ?? 10_001);
export const seeds = Array.from({ length: WORLDS }, (_, at) => FIRST_WORLD + at);
/** Seeds of worlds that truths are counted in. */
export const otherSeeds = Array.from({ length: 4 * WORLDS }, (_, at) => 1_000_000 + at);

export const questions = demoQuestions(1, 300, { perSubject: 4, nonexistent: 0 }).map(
  (question): Question => ({
    ...question,
    popularity: undefined,
    property: undefined,
    reference: { form: 'text', text: 'x', aliases: [] },
  }),
);
export const facts = questions.map(questionFacts);
export const world = { seed: 0, spreads: DEFAULT_SPREADS };

export function bird(wanted: string): SimulatedModel {
  const found = DEFAULT_MODELS.find(({ name }) => name === wanted);
  if (found === undefined) throw new Error(`no simulated model is called ${wanted}`);
  return found;
}

/** Minds that follow what they are told not at all, half, and to the letter. */
export const minds = [0, 0.5, 1].map(
  (obedience): SimulatedModel => ({ ...bird('heron'), name: `heron-${obedience}`, obedience }),
);
