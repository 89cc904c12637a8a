/**
 * The axis of penalties that the penalty charts share: linear near 0 and logarithmic beyond, because L = 0 must
 * be on it and the step from 9 to 19 matters less than the one from 0 to 1. Its end is where nothing changes
 * any more.
 */
import type { FrontierSection } from '../../../core/summary/frontier.ts';
import type { Json } from './chart.ts';

const TICKS = [0, 0.1, 0.3, 1, 3, 9, 19, 49, 99];

/** Last penalty shown: beyond the last change of the best choice, at least 9, at most the grid's own end. */
export function penaltyEnd(section: FrontierSection): number {
  const lastChange = section.hull.at(-1)?.from ?? 0;
  const wanted = TICKS.find((tick) => tick >= Math.max(9, lastChange * 1.6)) ?? 99;
  return Math.min(wanted, section.penalties.at(-1) ?? wanted);
}

export function penaltyScale(end: number): Json {
  return { type: 'symlog', constant: 0.5, domain: [0, end], nice: false };
}

export function penaltyAxis(end: number): Json {
  return {
    values: TICKS.filter((tick) => tick <= end),
    // 0.1 must not read 0, nor 3 read 3.0.
    format: '~g',
    title: 'penalty L: what a wrong answer costs, in right answers →',
  };
}

/** Where L lies on an axis of this many pixels; the same arithmetic as Vega's symlog. */
export function penaltyPixel(
  penalty: number,
  { end, width }: { readonly end: number; readonly width: number },
): number {
  return (Math.log1p(penalty / 0.5) / Math.log1p(end / 0.5)) * width;
}

/** Places of the grid up to the end of the axis and the first beyond it, so that a clipped curve reaches the edge. */
export function shownSteps(
  penalties: readonly number[],
  end: number,
): { readonly penalty: number; readonly place: number }[] {
  const beyond = penalties.findIndex((penalty) => penalty >= end);
  const last = beyond === -1 ? penalties.length : beyond + 1;
  return penalties.slice(0, last).map((penalty, place) => ({ penalty, place }));
}
