/**
 * The rates that a simulated model has by its parameters, not by what happened to be drawn: the truth that intervals
 * must cover. `population` averages over all worlds (every seed): the parameter behind a sample of questions.
 * `conditional` keeps the world of one seed and averages over requests alone: what endless trials would give.
 */
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import type { Outcome } from '../core/outcome.ts';
import type { Policy } from '../core/policy.ts';
import type { Pass } from '../core/reply.ts';
import type { Settings } from '../core/respondent.ts';
import {
  knowledgeMean,
  MISCONCEPTION_DROP,
  type Mind,
  mindOf,
  type Spreads,
  thresholdOf,
  type World,
} from './mind.ts';
import type { QuestionFacts } from './question-facts.ts';
import type { SimulatedModel } from './simulated-model.ts';

/** Probabilities of the three outcomes; they sum to 1. */
export type OutcomeRates = Readonly<Record<Outcome, number>>;

export interface ExpectedRatesOptions {
  readonly world: World;
  readonly policy: Policy;
  /** @default 'open' */
  readonly pass?: Pass;
  readonly settings?: Settings;
}

/** Mean outcome probabilities over `questions` in the world of one seed; null without questions. */
export function conditionalRates(
  model: SimulatedModel,
  questions: readonly QuestionFacts[],
  options: ExpectedRatesOptions,
): OutcomeRates | null {
  const { world, policy, pass = 'open', settings } = options;
  const threshold = thresholdOf(model, policy, pass);
  return meanRates(questions, (facts) => {
    const mind = mindOf(model, facts, { world, settings });
    return ratesOfMind(mind, { threshold, pass, spreads: world.spreads });
  });
}

/** Mean outcome probabilities over `questions` in all worlds; null without questions. */
export function populationRates(
  model: SimulatedModel,
  questions: readonly QuestionFacts[],
  options: ExpectedRatesOptions,
): OutcomeRates | null {
  const { world, policy, pass = 'open', settings } = options;
  const { spreads } = world;
  const threshold = thresholdOf(model, policy, pass);
  const known = new Map<string, OutcomeRates>();
  return meanRates(questions, (facts) => {
    const kind = `${facts.popularity} ${facts.isPrivate} ${facts.guessChance} ${facts.isAnswerable}`;
    let rates = known.get(kind);
    if (rates === undefined) {
      rates = populationOfKind(model, facts, { spreads, threshold, pass, settings });
      known.set(kind, rates);
    }
    return rates;
  });
}

interface KindOptions {
  readonly spreads: Spreads;
  readonly threshold: number;
  readonly pass: Pass;
  readonly settings?: Settings;
}

function populationOfKind(model: SimulatedModel, facts: QuestionFacts, options: KindOptions): OutcomeRates {
  const { spreads, threshold, pass, settings } = options;
  const willNotRate = Math.min(1, model.blockRate + (facts.isPrivate ? model.privacyReserve : 0));
  const beliefSpread = Math.hypot(model.beliefNoise, spreads.beliefWobble);
  const speakGiven = (meanBelief: number, spread: number) =>
    (pass === 'forced' ? 1 - model.declinesWhenForced : 1) * aboveThreshold(meanBelief, spread, threshold);
  if (!facts.isAnswerable) {
    const speaks = speakGiven(model.gullibility, Math.hypot(beliefSpread, spreads.familyQuestion));
    return afterWillNot(unanswerableRates(speaks, model.candour), willNotRate);
  }
  const marginSpread = Math.hypot(
    spreads.subject,
    spreads.question,
    spreads.familySubject,
    spreads.familyQuestion,
    spreads.own,
  );
  const mean = knowledgeMean(model, facts, settings);
  let correct = 0;
  let incorrect = 0;
  for (const { z, weight } of NORMAL_GRID) {
    const margin = mean + marginSpread * z;
    const speaks = speakGiven(margin + model.overconfidence, beliefSpread);
    const clear = rightGiven(margin, spreads, facts.guessChance);
    const misled = rightGiven(margin - MISCONCEPTION_DROP, spreads, 0);
    const right = (1 - spreads.misconceptions) * clear + spreads.misconceptions * misled;
    correct += weight * speaks * right;
    incorrect += weight * speaks * (1 - right);
  }
  return afterWillNot({ correct, incorrect, refused: 1 - correct - incorrect }, willNotRate);
}

function ratesOfMind(
  mind: Mind,
  {
    threshold,
    pass,
    spreads,
  }: { readonly threshold: number; readonly pass: Pass; readonly spreads: Spreads },
): OutcomeRates {
  if (mind.willNot !== null) return { correct: 0, incorrect: 0, refused: 1 };
  const { model, facts } = mind;
  const speaks =
    (pass === 'forced' ? 1 - model.declinesWhenForced : 1) *
    aboveThreshold(mind.belief, spreads.beliefWobble, threshold);
  if (mind.margin === null) return unanswerableRates(speaks, model.candour);
  const right = rightGiven(mind.margin, spreads, mind.misconception === 'none' ? facts.guessChance : 0);
  return { correct: speaks * right, incorrect: speaks * (1 - right), refused: 1 - speaks };
}

function unanswerableRates(speaks: number, candour: number): OutcomeRates {
  return { correct: (1 - speaks) * candour, incorrect: speaks, refused: (1 - speaks) * (1 - candour) };
}

function rightGiven(margin: number, spreads: Spreads, guessChance: number): number {
  const knows = aboveThreshold(margin, spreads.knowledgeWobble, 0);
  return knows + (1 - knows) * guessChance;
}

function aboveThreshold(mean: number, spread: number, threshold: number): number {
  if (threshold === -Infinity) return 1;
  if (spread === 0) return mean > threshold ? 1 : 0;
  return normalCdf((mean - threshold) / spread, 0, 1);
}

function afterWillNot(rates: OutcomeRates, willNotRate: number): OutcomeRates {
  const speaks = 1 - willNotRate;
  return {
    correct: rates.correct * speaks,
    incorrect: rates.incorrect * speaks,
    refused: rates.refused * speaks + willNotRate,
  };
}

function meanRates(
  questions: readonly QuestionFacts[],
  ratesOf: (facts: QuestionFacts) => OutcomeRates,
): OutcomeRates | null {
  if (questions.length === 0) return null;
  let correct = 0;
  let incorrect = 0;
  for (const facts of questions) {
    const rates = ratesOf(facts);
    correct += rates.correct;
    incorrect += rates.incorrect;
  }
  const n = questions.length;
  return {
    correct: correct / n,
    incorrect: incorrect / n,
    refused: Math.max(0, 1 - (correct + incorrect) / n),
  };
}

/** Midpoints of the standard normal from -8 to 8; the error of the sum is below 1e-10 for smooth integrands. */
const NORMAL_GRID = Array.from({ length: 640 }, (_, index) => {
  const z = -8 + (index + 0.5) / 40;
  return { z, weight: Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI) / 40 };
});
