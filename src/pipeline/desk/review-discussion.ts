/**
 * Where people disagree, as one of them may know it. Of answers whose grade may still be taken back nothing is told, not even
 * whether others graded them: what is not locked stays blind.
 */
import { visibleText } from '../../terminal/visible-text.ts';
import { type DrawnItem, isDisputed, type ReviewDraw } from './review-draw.ts';
import type { ReviewMemory } from './review-memory.ts';
import type { Discussed, Discussion } from './review-records.ts';

export function discussionOf(
  { items }: ReviewDraw,
  reviewer: string,
  { undoable }: Pick<ReviewMemory, 'undoable'>,
): Discussion {
  const open = new Set(undoable);
  const locked = items.filter(({ item, words }) => words.has(reviewer) && !open.has(item.id));
  return {
    locked: locked.length,
    shared: locked.filter(({ words }) => words.size > 1).length,
    open: open.size,
    disputed: locked.filter(isDisputed).map((one) => discussed(one, reviewer)),
  };
}

/** Words of people only: a word given now counts for the rates, so what a machine said stays hidden. */
function discussed({ item, words }: DrawnItem, reviewer: string): Discussed {
  return {
    item,
    words: [...words].map(([name, word]) => ({
      ...word,
      note: visibleText(word.note),
      reviewer: visibleText(name),
      mine: name === reviewer,
    })),
  };
}
