/**
 * What the desk keeps in mind of one reviewer of one draw. None of it is a grade, so a server that starts anew may forget it:
 * what was put aside is offered again, and what could be taken back is locked.
 */
export interface ReviewMemory {
  /** Items with the turn at which they were skipped last: the longest ago comes back first. */
  readonly skipped: Map<string, number>;
  readonly declined: Set<string>;
  /** Items in the order of grading. */
  undoable: string[];
}

export function openReviewMemories(): (auditId: string, reviewer: string) => ReviewMemory {
  const memories = new Map<string, ReviewMemory>();
  return (auditId, reviewer) => {
    const key = JSON.stringify([auditId, reviewer]);
    const memory = memories.get(key) ?? { skipped: new Map(), declined: new Set(), undoable: [] };
    memories.set(key, memory);
    return memory;
  };
}

/** It comes again after everything that was not skipped, or was skipped before it. */
export function skip({ skipped }: ReviewMemory, item: string): void {
  skipped.set(item, 1 + Math.max(0, ...skipped.values()));
}
