/**
 * The names beside the points of the frontier: placed so that none covers another, a point, a cross or a line, with a
 * leader where a name had to move away, and left out where every place would cover something.
 */
import { significant } from '../wording/numbers.ts';
import type { Json } from './chart.ts';
import type { FrontierPoint, Limits, Place } from './frontier-lines.ts';
import type { FrontierSize } from './frontier-size.ts';
import { DECLINE_ALL_NAME, type Look } from './look.ts';
import { DECLINE_ALL, INK } from './palette.ts';
import { placeLabels } from './place-labels.ts';
import { fitText, textWidth } from './text-width.ts';

/** A halo keeps names legible where every free place crosses a line. */
export function nameLayers(labels: readonly Name[], weight: 'normal' | 'bold'): Json[] {
  const text: { [key: string]: Json } = {
    type: 'text',
    align: 'left',
    baseline: 'middle',
    fontSize: 12,
    fontWeight: weight,
  };
  const data: Json = { values: labels.filter((label) => label.weight === weight) };
  const at: { [key: string]: Json } = {
    x: { field: 'x', type: 'quantitative' },
    y: { field: 'y', type: 'quantitative' },
    text: { field: 'text' },
  };
  return [
    {
      name: `halo-${weight}`,
      data,
      mark: { ...text, color: INK.paper.light, stroke: INK.paper.light, strokeWidth: 3, strokeJoin: 'round' },
      encoding: at,
    },
    {
      name: `names-${weight}`,
      data,
      mark: text,
      encoding: { ...at, color: { field: 'colour', type: 'nominal', scale: null } },
    },
  ];
}

type Name = {
  readonly text: string;
  readonly colour: string;
  readonly weight: string;
  readonly x: number;
  readonly y: number;
};

interface NamesContext {
  /** Ids that are named, with the words where they are not the respondent's own name. */
  readonly named: ReadonlyMap<string, string | null>;
  readonly limits: Limits;
  readonly size: FrontierSize;
  /** Lines that names should not lie on. */
  readonly lines: readonly (readonly Place[])[];
}

/** More names than this cover each other wherever they are put. */
const MOST_NAMES = 16;

/**
 * Whom a frontier names: everyone; of a crowd those on the hull, and one of every curve of stakes with the name of the
 * curve (`atlas-5 humility, L = 99`), or the best of those that are no curve.
 */
export function namedPoints(points: readonly FrontierPoint[], look: Look): Map<string, string | null> {
  const ids = points.map(({ respondent }) => respondent);
  if (ids.length <= MOST_NAMES) return new Map(ids.map((id) => [id, null]));
  const hull = points.filter(({ onHull }) => onHull).map(({ respondent }) => respondent);
  const named = new Map<string, string | null>(hull.map((id) => [id, null]));
  for (const { name, ids: joined } of look.curves) {
    const last = joined.filter((id) => ids.includes(id)).at(-1);
    if (joined.length < 2 || last === undefined || named.has(last) || named.size >= MOST_NAMES) continue;
    named.set(last, `${name}, L = ${look.attributes(last).stake}`);
  }
  for (const id of look.focus(ids, MOST_NAMES - 4))
    if (
      named.size < MOST_NAMES - 4 &&
      look.curves.some((curve) => curve.ids.length === 1 && curve.ids[0] === id)
    )
      named.set(id, named.get(id) ?? null);
  return named;
}

export function namesOf(
  points: readonly FrontierPoint[],
  look: Look,
  { limits, lines, size, named }: NamesContext,
): { labels: Name[]; leaders: Json[] } {
  const toX = (x: number) => (x / limits.x) * size.width;
  const toY = (y: number) => size.height - (y / limits.y) * size.height;
  const all = [
    ...points
      .filter(({ respondent }) => named.has(respondent))
      .map((point) => ({
        text: nameOf(point.respondent, named.get(point.respondent) ?? null, { look, size }),
        x: toX(point.x),
        y: toY(point.y),
        colour: INK.text.light,
        weight: point.onHull ? ('bold' as const) : ('normal' as const),
      })),
    {
      text: DECLINE_ALL_NAME,
      x: 0,
      y: size.height,
      colour: DECLINE_ALL.light as string,
      weight: 'normal' as const,
    },
  ];
  const crowded = named.size < points.length;
  const avoid = [
    ...points.flatMap((point) =>
      named.has(point.respondent)
        ? crossLines(point, toX, toY)
        : crowded
          ? dot(toX(point.x), toY(point.y))
          : [],
    ),
    ...lines.flatMap((line) =>
      line
        .slice(1)
        .map((end, place): [number, number, number, number] => [
          toX(line[place]!.x),
          toY(line[place]!.y),
          toX(end.x),
          toY(end.y),
        ]),
    ),
  ];
  const placed = placeLabels(
    all.map((label) => ({
      ...{ x: label.x, y: label.y, width: textWidth(label.text, 12, label.weight) + 2 },
      // Among many the corner is full before it is its turn, and a name far from it would be anybody's.
      first: crowded && label.text === DECLINE_ALL_NAME,
    })),
    { width: size.width + size.overhang, height: size.height, avoid },
  );
  const fromX = (pixel: number) => significant((pixel / size.width) * limits.x);
  const fromY = (pixel: number) => significant(((size.height - pixel) / size.height) * limits.y);
  const labels: Name[] = [];
  const leaders: Json[] = [];
  for (const [place, label] of placed.entries()) {
    const { text, colour, weight, x, y } = all[place]!;
    if (!label.clear) continue;
    labels.push({ text, colour, weight, x: fromX(label.x), y: fromY(label.y) });
    if (!label.leader) continue;
    const width = textWidth(text, 12, weight);
    const nearest = Math.min(Math.max(x, label.x), label.x + width);
    const edge = label.y + (y > label.y ? 7 : -7);
    const beside = Math.abs(y - label.y) < 8;
    leaders.push({
      name: text,
      x: fromX(x),
      y: fromY(y),
      x2: fromX(nearest),
      y2: fromY(beside ? label.y : edge),
    });
  }
  return { labels, leaders };
}

function nameOf(
  id: string,
  words: string | null,
  { look, size }: { readonly look: Look; readonly size: FrontierSize },
): string {
  return words === null ? look.name(id, size.nameWidth) : fitText(words, 12, { width: size.nameWidth });
}

/** A point without a cross: names keep off it all the same. */
function dot(x: number, y: number): [number, number, number, number][] {
  return [[x - 3, y, x + 3, y]];
}

function crossLines(
  point: FrontierPoint,
  toX: (x: number) => number,
  toY: (y: number) => number,
): [number, number, number, number][] {
  const lines: [number, number, number, number][] = [];
  const { correct, incorrect } = point;
  if (incorrect.low !== null && incorrect.high !== null) {
    lines.push([toX(incorrect.low), toY(point.y), toX(incorrect.high), toY(point.y)]);
  }
  if (correct.low !== null && correct.high !== null) {
    lines.push([toX(point.x), toY(correct.low), toX(point.x), toY(correct.high)]);
  }
  return lines;
}
