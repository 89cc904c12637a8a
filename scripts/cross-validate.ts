/**
 * The score of every answer from weights that never saw its question: five folds by question, for the evaluation and
 * for choosing thresholds. EVOUNA's answers and TruthfulQA's statements train; an answer that a rule settles alone
 * trains nothing and keeps its outcome.
 */
import type { Judgement } from '../src/core/grade.ts';
import { FEATURE_NAMES, type FeatureName, isDoubted } from '../src/stages/grade/rules/features.ts';
import { type GradedAnswer, outcomeOf } from './graded-answers.ts';
import { fitLogistic, type LogisticFit } from './logistic.ts';

export const RIDGE = 2;
const FOLDS = 5;
const CLOSED_BOOK = new Set(['GPT-3.5', 'ChatGPT-3.5', 'GPT-4']);

export interface ScoredAnswer {
  readonly row: GradedAnswer;
  /** Set where a rule alone settles it. */
  readonly settled: 'correct' | 'incorrect' | 'refused' | null;
  /** A doubt that keeps the score from saying correct. */
  readonly doubted: boolean;
  readonly features: readonly number[];
  readonly right: number;
  readonly fold: number;
  probability: number;
}

/** EVOUNA's models that neither search nor retrieve. */
export function isClosedBook(row: GradedAnswer): boolean {
  return row.source.startsWith('evouna') && CLOSED_BOOK.has(row.model);
}

/** Every trainable answer with its out-of-fold probability. */
export function crossValidate(
  judged: readonly { readonly row: GradedAnswer; readonly judgement: Judgement }[],
): ScoredAnswer[] {
  const answers = judged.flatMap(({ row, judgement }) => asScored(row, judgement));
  const open = answers.filter((one) => one.settled === null);
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const fit = fitAll(open.filter((one) => one.fold !== fold));
    for (const one of open) if (one.fold === fold) one.probability = predict(fit, one.features);
  }
  return answers;
}

/** Weights from answers that no rule settles. */
export function fitAll(open: readonly ScoredAnswer[]): LogisticFit {
  return fitLogistic(
    open.map((one) => one.features),
    open.map((one) => one.right),
    { ridge: RIDGE },
  );
}

function asScored(row: GradedAnswer, judgement: Judgement): ScoredAnswer[] {
  if (!row.scored || row.human === null || row.model === 'Bing Chat') return [];
  const statements = row.source.startsWith('truthfulqa');
  if (!statements && !row.source.startsWith('evouna')) return [];
  const features = judgement.evidence.features as Partial<Record<FeatureName, number>> | undefined;
  const byScore = judgement.evidence.rule === 'score' && features !== undefined;
  if (statements && !(byScore && features.sentence)) return [];
  const outcome = outcomeOf(judgement);
  return [
    {
      row,
      settled: byScore || outcome === 'undecided' ? null : outcome,
      doubted: isDoubted(features ?? {}),
      features: FEATURE_NAMES.map((name) => features?.[name] ?? 0),
      right: row.human === 'correct' ? 1 : 0,
      fold: hash(row.question) % FOLDS,
      probability: 0.5,
    },
  ];
}

function predict({ intercept, weights }: LogisticFit, features: readonly number[]): number {
  let sum = intercept;
  for (const [at, value] of features.entries()) sum += value * (weights[at] as number);
  return 1 / (1 + Math.exp(-sum));
}

function hash(text: string): number {
  let h = 2166136261;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 16777619) >>> 0;
  return h;
}
