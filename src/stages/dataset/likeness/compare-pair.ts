/**
 * Two questions compared word by word: whether they are a pair and for what reason. Subjects or properties that are both named
 * and differ settle it, whatever the letters say.
 */
import type { QuestionTable } from './question-table.ts';
import { wordingDifference } from './wording-difference.ts';

/**
 * `exact`: the same words; `near`: the same but for order, function words and spelling; `fact`: the same subject and
 * property; `restated`: other words, the same names, numbers and answer (a suggestion: who directed and who wrote a
 * film may be one person); `conflict`: the same words and answers that do not agree.
 */
export type AlikeReason = 'exact' | 'near' | 'fact' | 'restated' | 'conflict';

export interface AlikePair {
  readonly one: number;
  readonly two: number;
  readonly reason: AlikeReason;
  /** Jaccard similarity of the character trigrams, in [0, 1]. */
  readonly similarity: number;
}

/** True for pairs that need no look. */
export type Skip = (one: number, two: number) => boolean;

/** Least similarity of restated questions. */
export const RESTATED_LEAST = 0.4;

export interface NearOptions {
  readonly threshold: number;
  readonly restated: boolean;
  readonly skip: Skip;
}

/** Both name their subject or their property, and not the same. */
export function otherThing(table: QuestionTable, one: number, two: number): boolean {
  const { subject, property } = table;
  return (
    (subject[one] !== 0 && subject[two] !== 0 && subject[one] !== subject[two]) ||
    (property[one] !== 0 && property[two] !== 0 && property[one] !== property[two])
  );
}

/** Null: no pair. The answers must agree already. */
export function comparePair(
  table: QuestionTable,
  one: number,
  two: number,
  options: { readonly threshold: number; readonly restated: boolean; readonly similarity: number },
): AlikePair | null {
  const { threshold, restated, similarity } = options;
  if (otherThing(table, one, two)) return null;
  const difference = wordingDifference(table.texts.at(one), table.texts.at(two));
  if (difference === 'thing') return null;
  if (difference === 'same' && similarity >= threshold) return { one, two, reason: 'near', similarity };
  return restated && table.weakGold[one] === 0 ? { one, two, reason: 'restated', similarity } : null;
}
