/**
 * Moves labels apart along one axis, keeping their order and staying as near as possible to where they belong.
 * Each group of labels that touch is spread around the mean of its wishes.
 */

/** Places for `wishes` at least `gap` apart, inside [low, high] where they fit. */
export function dodge(
  wishes: readonly number[],
  { gap, low, high }: { readonly gap: number; readonly low: number; readonly high: number },
): number[] {
  const order = wishes
    .map((wish, place) => ({ wish, place }))
    .sort((a, b) => a.wish - b.wish || a.place - b.place);
  let groups = order.map((entry) => ({ members: [entry], middle: entry.wish }));
  for (let merged = true; merged; ) {
    merged = false;
    const next: typeof groups = [];
    for (const group of groups) {
      const last = next.at(-1);
      if (last !== undefined && top(group, gap) < bottom(last, gap)) {
        last.members.push(...group.members);
        const half = ((last.members.length - 1) * gap) / 2;
        const mean = last.members.reduce((sum, member) => sum + member.wish, 0) / last.members.length;
        last.middle = Math.min(Math.max(mean, low + half), Math.max(low + half, high - half));
        merged = true;
      } else next.push({ members: [...group.members], middle: group.middle });
    }
    groups = next;
  }
  const places: number[] = new Array(wishes.length).fill(0);
  for (const group of groups) {
    const start = group.middle - ((group.members.length - 1) * gap) / 2;
    for (const [step, member] of group.members.entries()) places[member.place] = start + step * gap;
  }
  return places;
}

interface Group {
  readonly members: readonly unknown[];
  readonly middle: number;
}
const top = (group: Group, gap: number) => group.middle - (group.members.length * gap) / 2;
const bottom = (group: Group, gap: number) => group.middle + (group.members.length * gap) / 2;
