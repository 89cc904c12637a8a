/**
 * Why a fact did not become a question. Everything that is left out is recorded with its reason, because a set
 * that silently keeps what was easy to read is a different set from the one that was asked for.
 */

/** Reason to sentence, in the order in which a builder meets them. */
export const LEFT_OUT_REASONS = {
  'missing-item': 'the source has no such item',
  'not-a-person': 'the item is no human being',
  'no-name': 'the subject has no name in this language',
  'shared-name': 'other people bear the same name, and the subject is not far better known',
  'not-stated': 'the source states nothing',
  'deprecated-only': 'every statement is deprecated',
  'unknown-value': 'the source says that the value is unknown',
  'no-value': 'the source says that there is no value',
  disputed: 'statements of the same rank contradict each other, or one is marked as disputed',
  uncertain: 'the statement is hedged (circa, presumably, earliest or latest date)',
  malformed: 'the value cannot be read',
  'date-too-coarse': 'the date is known to the decade or century only, or not as finely as the question asks',
  'place-too-coarse': 'the place is a country or a larger region',
  'not-current': 'no value holds at the as-of date',
  'no-point-in-time': 'the statement does not say when',
  'value-without-name': 'the value has no name in this language',
  'too-many-values': 'more values than a checkable answer can have',
  'no-wording': 'no wording in this language fits the subject',
  'answer-in-question': 'the question gives its answer away',
  'over-the-limit': 'the subject has enough questions on this property',
} as const;

export type LeftOutReason = keyof typeof LEFT_OUT_REASONS;

/** One fact, or a whole subject (property null), that gave no question. */
export interface LeftOut {
  readonly subjectId: string;
  readonly subjectName: string | null;
  readonly property: string | null;
  readonly reason: LeftOutReason;
  /** What exactly was met: the contradicting values, the qualifier. */
  readonly detail?: string;
}

/** How often each reason was met, most frequent first; reasons never met are not listed. */
export function countLeftOut(leftOut: readonly LeftOut[]): { reason: LeftOutReason; count: number }[] {
  const counts = new Map<LeftOutReason, number>();
  for (const { reason } of leftOut) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}
