/** Who holds which item until when. Only in memory: a server that starts anew loses claims and no grade. */
export interface Claims {
  /** Takes an item, or holds it longer. */
  hold(item: string, reviewer: string): void;
  release(item: string, reviewer: string): void;
  /** Whether this person holds it and the time is not over. */
  isHeldBy(item: string, reviewer: string): boolean;
  /** How many others hold it. */
  others(item: string, reviewer: string): number;
}

/** @param ms - How long a claim lasts after its holder was last heard of. */
export function openClaims(now: () => number, ms: number): Claims {
  const held = new Map<string, Map<string, number>>();
  const holders = (item: string) =>
    [...(held.get(item) ?? [])].filter(([, until]) => until > now()).map(([reviewer]) => reviewer);
  return {
    hold(item, reviewer) {
      const of = held.get(item) ?? new Map<string, number>();
      of.set(reviewer, now() + ms);
      held.set(item, of);
    },
    release(item, reviewer) {
      held.get(item)?.delete(reviewer);
    },
    isHeldBy: (item, reviewer) => holders(item).includes(reviewer),
    others: (item, reviewer) => holders(item).filter((one) => one !== reviewer).length,
  };
}
