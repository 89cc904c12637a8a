/**
 * The score of every answer from weights that never saw its question (five folds), its source or its language, for the
 * evaluation and for choosing thresholds. EVOUNA's answers and TruthfulQA's statements train; an answer that a rule
 * settles alone trains nothing and keeps its outcome.
 */
import type { Judgement } from '../src/core/grade.ts';
import { FEATURE_NAMES, type FeatureName, type Features } from '../src/stages/grade/rules/features.ts';
import { decideByScore, type Thresholds } from '../src/stages/grade/rules/score.ts';
import { type GradedAnswer, outcomeOf } from './graded-answers.ts';
import { fitLogistic, type LogisticFit } from './logistic.ts';

export const RIDGE = 2;
const FOLDS = 5;
const CLOSED_BOOK = new Set(['GPT-3.5', 'ChatGPT-3.5', 'GPT-4']);

export interface ScoredAnswer {
  readonly row: GradedAnswer;
  /** Set where a rule alone settles it. */
  readonly settled: 'correct' | 'incorrect' | 'refused' | null;
  /** Name of the rule that spoke, `score` where none did. */
  readonly rule: string;
  readonly byScore: boolean;
  readonly features: readonly number[];
  readonly right: number;
  readonly fold: number;
  /** Whether people's label of it may train. */
  readonly trains: boolean;
  /** Out of fold; `leaveOut` fills it anew. */
  probability: number;
}

/** EVOUNA's models that neither search nor retrieve. */
export function isClosedBook(row: GradedAnswer): boolean {
  return row.source.startsWith('evouna') && CLOSED_BOOK.has(row.model);
}

/** Every trainable answer with its out-of-fold probability. */
export function crossValidate(judged: readonly Judged[]): ScoredAnswer[] {
  return leaveOut(judged, (one) => String(one.fold));
}

/** Every labelled answer with its probability from weights that saw nothing of its group. */
export function leaveOut(judged: readonly Judged[], groupOf: (one: ScoredAnswer) => string): ScoredAnswer[] {
  const answers = judged.flatMap(({ row, judgement }) => asScored(row, judgement));
  const open = answers.filter((one) => one.settled === null);
  for (const group of new Set(open.map(groupOf))) {
    const fit = fitAll(open.filter((one) => one.trains && groupOf(one) !== group));
    for (const one of open) if (groupOf(one) === group) one.probability = predict(fit, one.features);
  }
  return answers;
}

export interface Judged {
  readonly row: GradedAnswer;
  readonly judgement: Judgement;
}

/** Features that forbid a decision and weigh nothing in it. */
const GUARDS = new Set<FeatureName>(['unreadable', 'hidden', 'numbered', 'stated', 'affirms', 'rival']);
const weighed = (features: readonly number[]) =>
  features.map((value, at) => (GUARDS.has(FEATURE_NAMES[at] as FeatureName) ? 0 : value));

/** Weights from answers that no rule settles and whose language the score reads. */
export function fitAll(open: readonly ScoredAnswer[]): LogisticFit {
  return fitLogistic(
    open.map((one) => weighed(one.features)),
    open.map((one) => one.right),
    { ridge: RIDGE },
  );
}

function asScored(row: GradedAnswer, judgement: Judgement): ScoredAnswer[] {
  if (!row.scored || row.human === null) return [];
  const { features } = judgement.evidence;
  const byScore = /^(?:score|rival)$/.test(judgement.evidence.rule ?? '') && features !== undefined;
  const outcome = outcomeOf(judgement);
  return [
    {
      row,
      rule: byScore ? 'score' : (judgement.evidence.rule ?? '?'),
      settled: byScore || outcome === 'undecided' ? null : outcome,
      byScore,
      features: FEATURE_NAMES.map((name) => features?.[name] ?? 0),
      right: row.human === 'correct' ? 1 : 0,
      fold: hash(row.question) % FOLDS,
      trains: byScore && trains(row, features),
      probability: 0.5,
    },
  ];
}

/** EVOUNA's answers without Bing's, whose text has lost spaces, and TruthfulQA's where a statement is expected. */
function trains(row: GradedAnswer, features: Readonly<Partial<Record<string, number>>>): boolean {
  if (row.model === 'Bing Chat') return false;
  return (
    row.source.startsWith('evouna') || (row.source.startsWith('truthfulqa') && features['sentence'] === 1)
  );
}

/** What score and thresholds make of an answer; what a rule settled stays. */
export function outcomeAt(one: ScoredAnswer, thresholds: Thresholds): ReturnType<typeof outcomeOf> {
  if (one.settled !== null) return one.settled;
  if (!one.byScore) return 'undecided';
  const features = Object.fromEntries(FEATURE_NAMES.map((name, at) => [name, one.features[at]])) as Features;
  return decideByScore(one.probability, features, thresholds) ?? 'undecided';
}

/** The rule that decides at this threshold: another name does where the score alone does not reject. */
export function ruleAt(one: ScoredAnswer, incorrectTo: number): string {
  const rival = one.byScore && one.features[FEATURE_NAMES.indexOf('rival')] === 1;
  return rival && one.probability > incorrectTo ? 'rival' : one.rule;
}

function predict({ intercept, weights }: LogisticFit, features: readonly number[]): number {
  let sum = intercept;
  for (const [at, value] of weighed(features).entries()) sum += value * (weights[at] as number);
  return 1 / (1 + Math.exp(-sum));
}

function hash(text: string): number {
  let h = 2166136261;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 16777619) >>> 0;
  return h;
}
