/**
 * What of a draw is offered to one reviewer: answers that too few people graded or that people disagree on, that this one
 * has not graded, and that enough others do not hold just now.
 */
import type { Claims } from './review-claims.ts';
import { type DrawnItem, isDisputed, type ReviewDraw } from './review-draw.ts';
import type { ReviewMemory } from './review-memory.ts';
import type { ReviewProgress } from './review-records.ts';

export interface OfferedTo {
  readonly reviewer: string;
  readonly memory: ReviewMemory;
  readonly claims: Claims;
  /** People an answer is graded by. */
  readonly each: number;
}

/** Up to `limit` to go on with: those in hand first, those that were skipped last. */
export function nextItems({ items }: ReviewDraw, to: OfferedTo, limit: number): readonly DrawnItem[] {
  const skippedAt = ({ item }: DrawnItem) => to.memory.skipped.get(item.id) ?? 0;
  const isFree = ({ item }: DrawnItem) => (to.claims.isHeldBy(item.id, to.reviewer) ? 0 : 1);
  return openItems(items, to)
    .filter((one) => !isTaken(one, to))
    .sort((a, b) => skippedAt(a) - skippedAt(b) || isFree(a) - isFree(b))
    .slice(0, limit);
}

export function progressOf({ items }: ReviewDraw, to: OfferedTo): ReviewProgress {
  const left = openItems(items, to);
  return {
    drawn: items.length,
    graded: items.filter(({ words }) => words.has(to.reviewer)).length,
    left: left.length,
    held: left.filter((one) => isTaken(one, to)).length,
    undoable: to.memory.undoable.length,
  };
}

/** How many people it takes: where they disagree one more than otherwise, and nobody where one alone is asked. */
function wanted(words: DrawnItem['words'], each: number): number {
  return each > 1 && words.size >= each && isDisputed({ words }) ? each + 1 : each;
}

function openItems(items: readonly DrawnItem[], { reviewer, memory, each }: OfferedTo): readonly DrawnItem[] {
  return items.filter(
    ({ item, words }) =>
      !words.has(reviewer) && !memory.declined.has(item.id) && words.size < wanted(words, each),
  );
}

function isTaken({ item, words }: DrawnItem, { reviewer, claims, each }: OfferedTo): boolean {
  return words.size + claims.others(item.id, reviewer) >= wanted(words, each);
}
