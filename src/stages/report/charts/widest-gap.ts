/**
 * The widest gap of one respondent's correct rate between two slices whose intervals do not overlap: what a chart of
 * slices says above itself. Null where none stands out.
 */
import type { Summary } from '../../../core/summary/summary.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import { percent } from '../wording/numbers.ts';
import type { Look } from './look.ts';

type Cell = NonNullable<Summary['slices']>['slices'][number]['cells'][number];

export function widestGap(cells: readonly Cell[], ids: readonly string[], look: Look): string | null {
  let widest: { readonly text: string; readonly gap: number } | null = null;
  for (const id of ids) {
    const own = cells
      .filter((cell) => cell.respondent === id && cell.estimates['correct/asked']?.value != null)
      .sort((a, b) => a.estimates['correct/asked']!.value! - b.estimates['correct/asked']!.value!);
    const [low, high] = [own[0], own.at(-1)];
    if (low === undefined || high === undefined || low === high) continue;
    const [least, most] = [low.estimates['correct/asked']!, high.estimates['correct/asked']!];
    const gap = most.value! - least.value!;
    const apart = least.high !== null && most.low !== null && least.high < most.low;
    if (!apart || gap <= (widest?.gap ?? 0)) continue;
    widest = {
      gap,
      text: `${look.name(id)} is right on ${rightText(high)} of “${visibleText(high.value)}” but ${rightText(low)} of “${visibleText(low.value)}”`,
    };
  }
  return widest?.text ?? null;
}

/** The correct rate of a slice in words. */
export function rightText(cell: Cell): string {
  const estimate = cell.estimates['correct/asked'];
  return estimate?.value == null ? 'undefined' : percent(estimate.value, { n: estimate.n });
}
