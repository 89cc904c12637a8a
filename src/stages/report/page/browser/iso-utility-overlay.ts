/** What the slider draws on the frontier's picture; the picture itself stays as it was drawn. */
import type { PageData, PageFrame } from '../page-data.ts';
import type { Ranked } from '../ranking.ts';
import { svgElement } from './element.ts';

type Overlay = (ranked: readonly Ranked[], penalty: number, moved: boolean) => void;

/** Draws on the frontier: the line of equal utility, a ring around the best, and where a mix moves the points. */
export function overlayOn(data: PageData, frame: PageFrame): Overlay | null {
  const svg = document.querySelector<SVGSVGElement>(`#${frame.element} svg`);
  if (svg === null) return null;
  // The pre-drawn line stands for the page without a script.
  for (const line of svg.querySelectorAll(`path[stroke="${data.colours.accent}"]`)) line.remove();
  const layer = svgElement('g', { transform: `translate(${frame.left},${frame.top})` });
  svg.append(layer);
  const x = (share: number) => (share / frame.x) * frame.width;
  const y = (share: number) => frame.height - (share / frame.y) * frame.height;
  return (ranked, penalty, moved) => {
    const best = ranked[0];
    layer.replaceChildren();
    if (best === undefined) return;
    const end = penalty === 0 ? frame.x : Math.min(frame.x, (frame.y - best.utility) / penalty);
    const start = best.utility >= 0 || penalty === 0 ? 0 : -best.utility / penalty;
    if (end > start) {
      layer.append(
        svgElement('line', {
          x1: x(start),
          y1: y(best.utility + penalty * start),
          x2: x(end),
          y2: y(best.utility + penalty * end),
          stroke: data.colours.accent,
          'stroke-width': 1.8,
          'stroke-dasharray': '6 4',
          'data-role': 'iso-utility',
        }),
      );
    }
    for (const one of moved ? ranked : []) {
      layer.append(
        svgElement('circle', {
          cx: x(one.rates.incorrect),
          cy: y(one.rates.correct),
          r: 5,
          fill: 'none',
          stroke: data.competitors[one.place]!.colour,
          'stroke-width': 2,
        }),
      );
    }
    layer.append(
      svgElement('circle', {
        cx: x(best.rates.incorrect),
        cy: y(best.rates.correct),
        r: 10,
        fill: 'none',
        stroke: data.colours.accent,
        'stroke-width': 2,
      }),
    );
  };
}
