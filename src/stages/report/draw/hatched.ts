/**
 * What has no outcome is hatched in every drawing, so that it is told from a pale grey in print and without colours. Vega has
 * no patterns, and a pattern becomes a picture of its own for every mark where a browser prints it (megabytes with forty
 * bars): so the lines are drawn. Both colours stay attributes, which the page's dark theme maps like any other.
 */
import { INK, OUTCOME } from '../charts/palette.ts';
import { significant } from '../wording/numbers.ts';

/** Between two lines, across and down, in pixels. */
const STEP = 6;

const FILL = `fill="${OUTCOME.noOutcome.light}"`;
/** A rectangle as Vega writes it; whatever else has the colour keeps it plain. */
const RECTANGLE = new RegExp(
  `<path((?: [\\w-]+="[^"]*")*?) d="M(-?[\\d.]+),(-?[\\d.]+)h(-?[\\d.]+)v(-?[\\d.]+)h-?[\\d.]+Z"[^>]*${FILL}[^>]*/>`,
  'g',
);

/** The SVG with its lines; unchanged where nothing is without an outcome. */
export function hatched(svg: string): string {
  return svg.replace(RECTANGLE, (mark: string, before: string, ...numbers: string[]) => {
    const [x, y, width, height] = numbers.slice(0, 4).map(Number) as [number, number, number, number];
    // What a mark belongs to, its lines belong to; where it is moved to, they are.
    const kept = [before, mark]
      .flatMap((text) => text.match(/ (?:data-[\w-]+|transform)="[^"]*"/g) ?? [])
      .filter((one, place, all) => all.indexOf(one) === place)
      .join('');
    const lines = linesIn({ left: x, top: y, right: x + width, bottom: y + height });
    return lines === ''
      ? mark
      : `${mark}<path${kept} d="${lines}" stroke="${INK.muted.light}" stroke-width="1" pointer-events="none"/>`;
  });
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Rising lines, at places of the whole drawing so that those of neighbours meet. */
function linesIn({ left, top, right, bottom }: Box): string {
  const parts: string[] = [];
  for (let sum = STEP * Math.ceil((left + top) / STEP); sum < right + bottom; sum += STEP) {
    const [from, to] = [Math.max(left, sum - bottom), Math.min(right, sum - top)];
    if (to - from < 0.5) continue;
    parts.push(`M${at(from)},${at(sum - from)}L${at(to)},${at(sum - to)}`);
  }
  return parts.join('');
}

function at(pixel: number): string {
  return String(significant(pixel, 5));
}
