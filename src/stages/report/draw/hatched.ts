/**
 * What has no outcome is hatched in every drawing, so that it is told from a pale grey in print and without colours.
 * Vega has no patterns: marks in that one colour are pointed at a pattern of the drawing's own, and inside it both colours
 * stay attributes, so that the page's dark theme maps them like any other.
 */
import { INK, OUTCOME } from '../charts/palette.ts';

/** The SVG with its pattern; unchanged where nothing is without an outcome. `id` is unique on the page. */
export function hatched(id: string, svg: string): string {
  const fill = `fill="${OUTCOME.noOutcome.light}"`;
  if (!svg.includes(fill)) return svg;
  const name = `${id}-hatch`;
  const pattern = `<defs><pattern id="${name}" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" ${fill}/><path d="M-1,1L1,-1M0,6L6,0M5,7L7,5" stroke="${INK.muted.light}" stroke-width="1"/></pattern></defs>`;
  return svg.replaceAll(fill, `fill="url(#${name})"`).replace(/<svg[^>]*>/, (tag) => `${tag}${pattern}`);
}
