/**
 * What one is worth as a bar from nothing, with its interval, and pale how far replies without a grade could move it. All
 * bars of one order share a scale, which moves with the penalty: only their lengths beside each other tell.
 */
import type { PageData } from '../page-data.ts';
import { type Competitor, onGrid, type Ranked } from '../ranking.ts';
import { svgElement } from './element.ts';

export interface WorthAt {
  readonly penalty: number;
  /** A mix of one's own; null is the questions as asked. */
  readonly weights: readonly number[] | null;
}

/** Ends of the scale; zero lies between them. */
export interface WorthScale {
  readonly from: number;
  readonly to: number;
}

const WIDTH = 100;
const HEIGHT = 12;
/** Whoever is worth less than this times what the best is leaves the scale: it would flatten everyone else. */
const DEEPEST = 1.2;

export function worthScale(data: PageData, ranked: readonly Ranked[], at: WorthAt): WorthScale {
  const ends = ranked.flatMap((one) => {
    const { low, high } = data.competitors[one.place]!;
    const [from, to] =
      at.weights === null
        ? [onGrid(data.grid, low, at.penalty), onGrid(data.grid, high, at.penalty)]
        : [null, null];
    return [one.utility, from ?? one.utility, to ?? one.utility];
  });
  const to = Math.max(0.02, ...ends);
  const lowest = Math.min(0, ...ends);
  // Where declining everything is best, how far the others lie below it is all there is to tell.
  const anyAbove = ranked.some(({ utility }) => utility > 0);
  return { from: anyAbove ? Math.max(lowest, -DEEPEST * to) : lowest, to };
}

export interface BarOptions extends WorthAt {
  readonly scale: WorthScale;
  readonly low: number | null;
  readonly high: number | null;
}

export function worthBar(competitor: Competitor, { utility }: Ranked, options: BarOptions): SVGElement {
  const { penalty, weights, scale, low, high } = options;
  const x = (worth: number): number =>
    (WIDTH * (Math.min(scale.to, Math.max(scale.from, worth)) - scale.from)) / (scale.to - scale.from);
  const bar = svgElement('svg', {
    class: 'bar chart-colours',
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    preserveAspectRatio: 'none',
    'aria-hidden': 'true',
  });
  const between = (from: number, to: number, attributes: Readonly<Record<string, string | number>>): void => {
    const [start, end] = [x(Math.min(from, to)), x(Math.max(from, to))];
    bar.append(svgElement('rect', { x: start, width: Math.max(0, end - start), ...attributes }));
  };
  const { withUngraded } = competitor;
  if (withUngraded !== undefined && weights === null) {
    const { correct, incorrect, ungraded } = withUngraded;
    between(correct - penalty * (incorrect + ungraded), correct + ungraded - penalty * incorrect, {
      y: 1,
      height: HEIGHT - 2,
      fill: competitor.colour,
      'fill-opacity': 0.22,
    });
  }
  between(0, utility, { y: 3.5, height: HEIGHT - 7, fill: competitor.colour });
  if (low !== null && high !== null && high > low)
    between(low, high, { y: HEIGHT / 2 - 0.6, height: 1.2, class: 'bar-interval' });
  bar.append(svgElement('rect', { x: x(0) - 0.25, y: 0, width: 0.5, height: HEIGHT, class: 'bar-zero' }));
  return bar;
}
