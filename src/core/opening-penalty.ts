/**
 * The penalty L that a report is read at first: where headline, slider, table and terminal open. One place for all of
 * them, because a headline at L = 1 above a table ordered at L = 5 answers two questions with one page.
 */

/** 1 where it is reported, else the first above 0; 0 where nothing else is. */
export function openingPenalty(penalties: readonly number[]): number {
  if (penalties.includes(1)) return 1;
  return penalties.find((penalty) => penalty > 0) ?? penalties[0] ?? 1;
}

/** The cost that somebody asked for: the only penalty, the only one above 0, or the first of a list without 1; else null. */
export function askedCost(penalties: readonly number[]): number | null {
  if (penalties.length === 1) return penalties[0]!;
  const above = penalties.filter((penalty) => penalty > 0);
  if (above.length === 0 || (above.length > 1 && above.includes(1))) return null;
  return above[0]!;
}
