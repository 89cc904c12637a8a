/**
 * One reply of a simulated model in words, with what is true about it. The decision (mind.ts) comes first and the
 * words follow it, so that the ledger's outcome is true by construction and never read back from the text.
 */

import type { ConfidenceAsked } from '../core/confidence-asked.ts';
import type { Outcome, RefusalReason } from '../core/outcome.ts';
import type { Policy } from '../core/policy.ts';
import type { FactsReference, Reference } from '../core/reference.ts';
import type { Pass } from '../core/reply.ts';
import type { Settings } from '../core/respondent.ts';
import { CONFIDENCE_WORDS } from '../prompts/policy-wordings.ts';
import { answerText, valueText } from './answer-text.ts';
import { biography } from './biography.ts';
import { correctionText, declineText } from './decline-text.ts';
import type { GivenClaim } from './given-claim.ts';
import { inventedPerson, inventedPlace } from './invented-names.ts';
import { extendKey, keyOf, pickAt, pickWeightedAt, uniformAt } from './keyed-random.ts';
import { type Decision, decide, type Mind, mindOf, type World } from './mind.ts';
import type { QuestionBook } from './question-book.ts';
import type { QuestionFacts } from './question-facts.ts';
import type { AnswerStyle, SimulatedModel } from './simulated-model.ts';
import { statedConfidence } from './stated-confidence.ts';
import { wrongReference } from './wrong-reference.ts';

export interface SimulatedReply {
  readonly text: string;
  readonly outcome: Outcome | null;
  readonly reason: RefusalReason | null;
  /** How it was answered or declined: `correct/alias`, `near-miss/sentence`, `declined/unknown`. */
  readonly kind: string;
  /** Stated in the text, in [0, 1]; null when not asked for or not in the form asked for. */
  readonly confidence: number | null;
  /** Blocked by the provider; the text is then the provider's. */
  readonly blocked: boolean;
  /** What a reasoning model thought. */
  readonly reasoning: string | null;
  /** How sure it feels, 0 to 1; log-probabilities follow it. */
  readonly certainty: number;
  /** What it says when asked for its confidence afterwards. */
  readonly confidenceLine: string;
  /** Truth of the best guess below what was declined. */
  readonly guessOutcome?: Outcome | null;
  /** What a biography claims, with the truth of each. */
  readonly claims?: readonly GivenClaim[];
  readonly key: number;
}

export interface SimulatedReplyOptions {
  readonly world: World;
  readonly book: QuestionBook;
  readonly policy: Policy;
  readonly pass?: Pass;
  /** The trial's name; '' for the first. */
  readonly trial: string;
  readonly settings?: Settings;
}

/** What `model` replies to a question. */
export function simulatedReply(
  model: SimulatedModel,
  facts: QuestionFacts,
  options: SimulatedReplyOptions,
): SimulatedReply {
  const { world, policy, pass = 'open', trial, settings } = options;
  const mind = mindOf(model, facts, { world, settings });
  const decision = decide(mind, world.spreads, { policy, pass, trial, seed: world.seed });
  const { text, kind, claims } = words(mind, decision, options);
  const blocked = decision.reason === 'blocked';
  const guess =
    policy.confidence === 'guess' && pass === 'open' && decision.outcome === 'refused' && !blocked
      ? bestGuess(mind, options)
      : null;
  const confidence =
    policy.confidence === false ? null : saidConfidence(guess?.decision ?? decision, model, policy);
  const stated = policy.confidence !== false && policy.confidence !== 'two-stage' && !blocked;
  return {
    text: [
      text,
      ...(guess === null ? [] : [`Best guess: ${guess.text}`]),
      ...(stated ? [confidenceLine(confidence, guess?.decision ?? decision, policy.confidence)] : []),
    ].join('\n'),
    ...(guess === null ? {} : { guessOutcome: guess.decision.outcome }),
    ...(claims === undefined ? {} : { claims }),
    confidenceLine: confidenceLine(confidence, decision, policy.confidence),
    outcome: decision.outcome,
    reason: decision.reason,
    kind,
    confidence: blocked ? null : confidence,
    blocked,
    reasoning: model.reasoning ? reasoningText(facts, decision) : null,
    certainty: decision.certainty,
    key: decision.key,
  };
}

/** What it would have answered, had it been made to. */
function bestGuess(mind: Mind, options: SimulatedReplyOptions): { text: string; decision: Decision } {
  const forced = { ...options, pass: 'forced' as const };
  const { world, policy, trial } = options;
  const decision = decide(mind, world.spreads, { policy, pass: 'forced', trial, seed: world.seed });
  return { text: words(mind, decision, forced).text.replaceAll('\n', ' '), decision };
}

/** In words where it was asked for in words: the nearest of them. */
function saidConfidence(decision: Decision, model: SimulatedModel, policy: Policy): number | null {
  const stated = statedConfidence(decision, model);
  if (stated === null || policy.confidence !== 'words') return stated;
  return Object.values(CONFIDENCE_WORDS).reduce((near, chance) =>
    Math.abs(chance - stated) < Math.abs(near - stated) ? chance : near,
  );
}

function words(
  mind: Mind,
  decision: Decision,
  options: SimulatedReplyOptions,
): { readonly text: string; readonly kind: string; readonly claims?: readonly GivenClaim[] } {
  const { question } = mind.facts;
  const { outcome, key } = decision;
  if (decision.reason === 'blocked') return { text: 'This request was declined.', kind: 'blocked' };
  if (outcome === 'refused') {
    const reason = decision.reason ?? 'unknown';
    return { text: declineText(question, reason, key), kind: `declined/${reason}` };
  }
  if (outcome === 'correct' && !mind.facts.isAnswerable) {
    return { text: correctionText(question, key), kind: 'corrected' };
  }
  if (question.reference?.form === 'facts' && (options.pass ?? 'open') === 'open') {
    const wrong = outcome === 'correct' ? null : wrongOf(mind, decision, options);
    const told = (wrong?.reference ?? question.reference) as FactsReference;
    const way = wrong?.way ?? (decision.lucky ? 'lucky' : 'correct');
    return { ...biography(question, told, key), kind: `${way}/biography` };
  }
  const style = styleOf(mind.model, question.reference, { key, pass: options.pass ?? 'open' });
  if (outcome === 'correct' && question.reference !== null) {
    const kind = decision.lucky ? `lucky/${style}` : `correct/${style}`;
    return {
      text: answerText(question, question.reference, { style, key, aside: asideOf(mind, options.book, key) }),
      kind,
    };
  }
  const wrong = wrongOf(mind, decision, options);
  const plain = style === 'alias' ? 'bare' : style;
  return {
    text: answerText(question, wrong.reference, {
      style: plain,
      key,
      aside: asideOf(mind, options.book, key),
    }),
    kind: `${wrong.way}/${plain}`,
  };
}

/** A surname or an alias answers only where the reference has one; a forced answer comes without comment. */
function styleOf(
  model: SimulatedModel,
  reference: Reference | null,
  { key, pass }: { readonly key: number; readonly pass: Pass },
): AnswerStyle {
  const style = pickWeightedAt(model.styles, key, 40);
  if (pass === 'forced' && (style === 'hedged' || style === 'detail')) return 'bare';
  if (style === 'surname' && reference?.form !== 'person') return 'bare';
  if (style === 'alias' && !(reference !== null && 'aliases' in reference && reference.aliases.length > 0))
    return 'bare';
  return style;
}

function asideOf(mind: Mind, book: QuestionBook, key: number) {
  const siblings = book.siblings(mind.facts.question);
  if (siblings.length === 0) return null;
  const sibling = pickAt(siblings, key, 41);
  if (sibling.reference === null || sibling.property === undefined) return null;
  // A second value of the same form beside the answer would be a second answer.
  if (sibling.reference.form === mind.facts.question.reference?.form) return null;
  return { property: sibling.property, reference: sibling.reference };
}

function wrongOf(
  mind: Mind,
  decision: Decision,
  { world, book }: SimulatedReplyOptions,
): { readonly reference: Reference; readonly way: string } {
  const { question, key: questionKey } = mind.facts;
  if (question.reference === null)
    return { reference: inventedAnswer(mind.facts, decision.key), way: 'accepted' };
  const others = book.distractors(question);
  if (decision.misconception !== 'none') {
    // The same key for all who share it: a misconception is one wrong answer, not many.
    const sharedKey = extendKey(keyOf(world.seed, 'misconception'), questionKey);
    const key = decision.misconception === 'shared' ? sharedKey : extendKey(sharedKey, mind.model.family);
    const { reference } = wrongReference(question.reference, others, key);
    return { reference, way: `misconception-${decision.misconception}` };
  }
  return wrongReference(question.reference, others, decision.key);
}

/** An answer to a question that has none, in the form that its wording or property asks for. */
function inventedAnswer({ question }: QuestionFacts, key: number): Reference {
  const about = `${question.property ?? ''} ${question.text}`;
  if (/\b(date|when|year|day)\b/i.test(about)) {
    const year = 1850 + Math.floor(130 * uniformAt(key, 42));
    const month = String(1 + Math.floor(12 * uniformAt(key, 43))).padStart(2, '0');
    const day = String(1 + Math.floor(28 * uniformAt(key, 44))).padStart(2, '0');
    return {
      form: 'date',
      value: `${year}-${month}-${day}`,
      precision: 'day',
      calendar: 'gregorian',
      alternatives: [],
    };
  }
  if (/\b(how many|number|count|how old)\b/i.test(about)) {
    return { form: 'number', value: 2 + Math.floor(40 * uniformAt(key, 42)), aliases: [] };
  }
  if (/\b(place|where|city|town|country)\b/i.test(about)) {
    return { form: 'place', name: inventedPlace(key), aliases: [], within: [] };
  }
  return { form: 'person', name: inventedPerson(key), aliases: [] };
}

function confidenceLine(
  confidence: number | null,
  { reason, key }: Decision,
  asked: ConfidenceAsked,
): string {
  if (confidence !== null && asked === 'words') {
    return `Confidence: ${Object.entries(CONFIDENCE_WORDS).find(([, chance]) => chance === confidence)![0]}`;
  }
  if (confidence !== null) return `Confidence: ${Math.round(100 * confidence)}`;
  if (reason !== null) return 'Confidence: not applicable';
  return pickAt(
    ['Confidence: high', 'I am fairly sure.', 'Confidence: 0.8 or so', 'Confidence: 110'],
    key,
    45,
  );
}

function reasoningText({ question }: QuestionFacts, decision: Decision): string {
  const subject = question.subject?.name ?? 'this';
  const feeling =
    decision.certainty > 0.6
      ? 'This I recall well.'
      : 'My memory of this is faint, so I should weigh whether to answer.';
  const first =
    question.reference === null
      ? ''
      : ` One value that comes to mind is ${valueText(question.reference, decision.key)}.`;
  const mentions = uniformAt(decision.key, 46) < 0.3 ? first : '';
  return `The question is about ${subject}.${mentions} ${feeling}`;
}
