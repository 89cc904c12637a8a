/**
 * What a simulated model knows of a question, what it believes it knows, and whether it speaks. A lasting state (the
 * same in every trial and under every instruction) and a fresh wobble for each request; questions on one subject,
 * and models of one family, share parts of the state, so that clusters and correlated errors are real.
 */
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import type { Outcome, RefusalReason } from '../core/outcome.ts';
import { type Policy, policyName, statedPenalty } from '../core/policy.ts';
import type { Pass } from '../core/reply.ts';
import type { Settings } from '../core/respondent.ts';
import { heardLean } from './heard-lean.ts';
import { extendKey, keyOf, normalAt, uniformAt } from './keyed-random.ts';
import type { QuestionFacts } from './question-facts.ts';
import { BELIEF_SCALE, type SimulatedModel } from './simulated-model.ts';

/** Standard deviations of the parts of a knowledge margin, and of the wobble from request to request. */
export interface Spreads {
  /** Shared by all questions on a subject, for all models: what makes clusters. @default 0.5 */
  readonly subject: number;
  /** Shared by all models on a question: its difficulty. @default 0.6 */
  readonly question: number;
  /** Shared by a family on a subject. @default 0.35 */
  readonly familySubject: number;
  /** Shared by a family on a question. @default 0.45 */
  readonly familyQuestion: number;
  /** A model's own on a question. @default 0.5 */
  readonly own: number;
  /** Knowledge from request to request. @default 0.25 */
  readonly knowledgeWobble: number;
  /** Belief from request to request. @default 0.25 */
  readonly beliefWobble: number;
  /** Share of (family, question) on which the whole family believes one and the same wrong thing. @default 0.08 */
  readonly misconceptions: number;
  /** Share of those on which all families that err believe the same wrong thing. @default 0.5 */
  readonly misconceptionsShared: number;
}

export const DEFAULT_SPREADS: Spreads = {
  subject: 0.5,
  question: 0.6,
  familySubject: 0.35,
  familyQuestion: 0.45,
  own: 0.5,
  knowledgeWobble: 0.25,
  beliefWobble: 0.25,
  misconceptions: 0.08,
  misconceptionsShared: 0.5,
};

/** How far a misconception pushes the margin below knowing, while the belief stays where it was. */
export const MISCONCEPTION_DROP = 3;

/** The lasting state of a model about a question. */
export interface Mind {
  readonly facts: QuestionFacts;
  readonly model: SimulatedModel;
  /** Knows when margin + wobble > 0; null for an unanswerable question. */
  readonly margin: number | null;
  /** Speaks when belief + wobble > threshold. */
  readonly belief: number;
  readonly misconception: 'none' | 'family' | 'shared';
  /** Declines whatever it knows: on principle, or through its provider. */
  readonly willNot: 'privacy' | 'blocked' | null;
}

export interface World {
  readonly seed: number;
  readonly spreads: Spreads;
}

/** The state of `model` about a question in the world of a seed. */
export function mindOf(
  model: SimulatedModel,
  facts: QuestionFacts,
  { world, settings = {} }: { readonly world: World; readonly settings?: Settings },
): Mind {
  const { spreads } = world;
  const seedKey = keyOf(world.seed, 'mind');
  const questionKey = extendKey(seedKey, facts.key);
  const subjectKey = extendKey(seedKey, facts.subjectKey);
  const familyQuestionKey = extendKey(questionKey, model.family);
  const ownKey = extendKey(questionKey, model.name);
  const draw = uniformAt(ownKey, 0);
  const privacy = facts.isPrivate ? model.privacyReserve : 0;
  const willNot = draw < model.blockRate ? 'blocked' : draw < model.blockRate + privacy ? 'privacy' : null;
  const beliefError = model.beliefNoise * normalAt(ownKey, 1);
  if (!facts.isAnswerable) {
    const shared = spreads.familyQuestion * normalAt(familyQuestionKey, 0);
    return {
      facts,
      model,
      margin: null,
      belief: model.gullibility + shared + beliefError,
      misconception: 'none',
      willNot,
    };
  }
  const margin =
    knowledgeMean(model, facts, settings) +
    spreads.subject * normalAt(subjectKey, 0) +
    spreads.question * normalAt(questionKey, 0) +
    spreads.familySubject * normalAt(extendKey(subjectKey, model.family), 0) +
    spreads.familyQuestion * normalAt(familyQuestionKey, 0) +
    spreads.own * normalAt(ownKey, 0);
  const misconceived = uniformAt(familyQuestionKey, 0) < spreads.misconceptions;
  const isShared = uniformAt(questionKey, 0) < spreads.misconceptionsShared;
  return {
    facts,
    model,
    margin: misconceived ? margin - MISCONCEPTION_DROP : margin,
    belief: margin + model.overconfidence + beliefError,
    misconception: misconceived ? (isShared ? 'shared' : 'family') : 'none',
    willNot,
  };
}

/** Mean margin of a model on a question, before anything is drawn. */
export function knowledgeMean(model: SimulatedModel, facts: QuestionFacts, settings: Settings = {}): number {
  return model.knowledge + model.popularitySlope * facts.popularity + model.effortGain * effortStep(settings);
}

/** Steps above medium effort; thinking switched off is two below. */
function effortStep({ effort, thinking }: Settings): number {
  if (thinking === false) return -2;
  if (effort === undefined) return 0;
  return { none: -3, minimal: -2, low: -1, medium: 0, high: 1, xhigh: 1.5, max: 2 }[effort];
}

/** How much more belief norms of humility ask for, of a model that obeys. */
const HUMILITY_SHIFT = 0.3;

/** Belief above which a model speaks under a policy; -Infinity in the forced pass. */
export function thresholdOf(model: SimulatedModel, policy: Policy, pass: Pass = 'open'): number {
  if (pass === 'forced') return -Infinity;
  switch (policy.kind) {
    case 'plain':
      return model.threshold;
    case 'eager':
      return model.threshold - 2.5 * model.obedience;
    case 'conservative':
      return model.threshold + 0.8 * model.obedience;
    case 'own':
      return model.threshold + model.obedience * heardLean(policy.words?.system ?? policy.instruction ?? '');
    case 'penalty': {
      const penalty = statedPenalty(policy) ?? 0;
      const certainty = Math.min(0.999, Math.max(0.001, penalty / (1 + penalty)));
      const asked = BELIEF_SCALE * normalQuantile(certainty, 0, 1);
      const norms = policy.humility ? HUMILITY_SHIFT : 0;
      return (1 - model.obedience) * model.threshold + model.obedience * (asked + norms);
    }
  }
}

/** What one request comes to. */
export interface Decision {
  /** The true outcome; null where there is no reference to be right about. */
  readonly outcome: Outcome | null;
  /** Why it declined; null for an answer. */
  readonly reason: RefusalReason | null;
  /** Whether a wrong answer is the misconception of the family, or of all. */
  readonly misconception: Mind['misconception'];
  /** Right by luck. */
  readonly lucky: boolean;
  /** How sure it feels, 0 to 1. */
  readonly certainty: number;
  /** Key of this request's further draws: wording, tokens, ids. */
  readonly key: number;
}

export interface Asking {
  readonly policy: Policy;
  readonly pass?: Pass;
  /** Names the trial; the same name gets the same decision. */
  readonly trial: string;
  readonly seed: number;
}

/** What the model does when asked: the lasting state, this request's wobble, the instruction. */
export function decide(mind: Mind, spreads: Spreads, asking: Asking): Decision {
  const { model, facts } = mind;
  const pass = asking.pass ?? 'open';
  const policy = pass === 'forced' ? 'forced' : policyName(asking.policy);
  let key = extendKey(keyOf(asking.seed, 'request', model.name), facts.key);
  key = extendKey(extendKey(key, policy), asking.trial);
  const belief = mind.belief + spreads.beliefWobble * normalAt(key, 0);
  const certainty = normalCdf(belief / BELIEF_SCALE, 0, 1);
  const decided = { misconception: mind.misconception, lucky: false, certainty, key };
  if (mind.willNot !== null) return { ...decided, outcome: 'refused', reason: mind.willNot };
  const declinesForced = pass === 'forced' && uniformAt(key, 0) < model.declinesWhenForced;
  const speaks = !declinesForced && belief > thresholdOf(model, asking.policy, pass);
  if (mind.margin === null) {
    if (speaks) return { ...decided, outcome: 'incorrect', reason: null };
    const corrects = uniformAt(key, 1) < model.candour;
    return { ...decided, outcome: corrects ? 'correct' : 'refused', reason: corrects ? null : 'unknown' };
  }
  if (!speaks) return { ...decided, outcome: 'refused', reason: reasonOf(mind, key) };
  if (facts.question.reference === null) return { ...decided, outcome: null, reason: null };
  if (mind.margin + spreads.knowledgeWobble * normalAt(key, 1) > 0) {
    return { ...decided, misconception: 'none', outcome: 'correct', reason: null };
  }
  const lucky = mind.misconception === 'none' && uniformAt(key, 2) < facts.guessChance;
  return { ...decided, lucky, outcome: lucky ? 'correct' : 'incorrect', reason: null };
}

/** Which words of not knowing: a date half remembered is incomplete, a few cannot commit or would look it up. */
function reasonOf(mind: Mind, key: number): RefusalReason {
  const reference = mind.facts.question.reference;
  const draw = uniformAt(key, 3);
  const halfKnown = (mind.margin ?? 0) > 0 && reference?.form === 'date' && reference.precision === 'day';
  if (halfKnown && draw < 0.12) return 'incomplete';
  if (draw > 0.95) return 'needs-tools';
  return draw > 0.87 ? 'uncommitted' : 'unknown';
}
