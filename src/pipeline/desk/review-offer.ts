/**
 * What of a draw is offered to one reviewer: answers that too few people graded or that people disagree on, that this one
 * has not graded, and that enough others do not hold just now.
 */
import { addToGroup } from '../../core/group-by.ts';
import type { ClaimWish, ReviewClaim } from '../../core/store/stored-reviews.ts';
import { type DrawnItem, isDisputed, type ReviewDraw } from './review-draw.ts';
import type { ReviewMemory } from './review-memory.ts';
import type { ReviewProgress } from './review-records.ts';

export interface OfferedTo {
  readonly reviewer: string;
  readonly memory: ReviewMemory;
  /** Everybody's, as they were just now. */
  readonly claims: readonly ReviewClaim[];
  /** People an answer is graded by. */
  readonly each: number;
}

/** What there is to go on with: those in hand first, those that were skipped last. */
export function wished({ items }: ReviewDraw, to: OfferedTo): ClaimWish['candidates'] {
  const held = new Set(to.claims.flatMap(({ item, reviewer }) => (reviewer === to.reviewer ? [item] : [])));
  const skippedAt = ({ item }: DrawnItem) => to.memory.skipped.get(item.id) ?? 0;
  const isFree = ({ item }: DrawnItem) => (held.has(item.id) ? 0 : 1);
  return openItems(items, to)
    .sort((a, b) => skippedAt(a) - skippedAt(b) || isFree(a) - isFree(b))
    .map(({ item, words }) => ({
      item: item.id,
      room: wanted(words, to.each) - words.size,
      done: [...words.keys()],
    }));
}

export function progressOf({ items }: ReviewDraw, to: OfferedTo): ReviewProgress {
  const left = openItems(items, to);
  const holders = new Map<string, string[]>();
  for (const { item, reviewer } of to.claims) {
    if (reviewer !== to.reviewer) addToGroup(holders, item, reviewer);
  }
  // Who has graded an item holds it no more.
  const isTaken = ({ item, words }: DrawnItem) =>
    words.size + (holders.get(item.id) ?? []).filter((one) => !words.has(one)).length >=
    wanted(words, to.each);
  return {
    drawn: items.length,
    graded: items.filter(({ words }) => words.has(to.reviewer)).length,
    left: left.length,
    held: left.filter(isTaken).length,
    undoable: to.memory.undoable.length,
  };
}

/** How many people it takes: where they disagree one more than otherwise, and nobody where one alone is asked. */
function wanted(words: DrawnItem['words'], each: number): number {
  return each > 1 && words.size >= each && isDisputed({ words }) ? each + 1 : each;
}

function openItems(items: readonly DrawnItem[], { reviewer, memory, each }: OfferedTo): DrawnItem[] {
  return items.filter(
    ({ item, words }) =>
      !words.has(reviewer) && !memory.declined.has(item.id) && words.size < wanted(words, each),
  );
}
