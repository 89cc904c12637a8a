/**
 * The utility frontier. Up is more correct, left is fewer wrong; on a straight line of slope L everything is
 * worth the same at penalty L, so the hull touches exactly the respondents that are best at some penalty.
 * Declining everything sits at the origin as a competitor, and above the diagonal nothing is possible.
 */
import type { FrontierSection } from '../../../core/summary/frontier.ts';
import { caption, intervalsText, sizeText } from '../wording/caption.ts';
import { penaltyText, percent, significant, threshold } from '../wording/numbers.ts';
import type { Chart, Json } from './chart.ts';
import { DECLINE_ALL_NAME, type Look } from './look.ts';
import { DECLINE_ALL, INK } from './palette.ts';
import { placeLabels } from './place-labels.ts';
import { textWidth } from './text-width.ts';
import { themed } from './theme.ts';

/** Pixels of the plot; the page's slider draws on the same frame. */
export const FRONTIER_WIDTH = 560;
export const FRONTIER_HEIGHT = 420;

type Point = FrontierSection['points'][number] & { readonly x: number; readonly y: number };

/** Null where no respondent has both rates. */
export function frontierChart(section: FrontierSection, look: Look): Chart | null {
  const points = section.points.filter(
    (point): point is typeof point & { correct: { value: number }; incorrect: { value: number } } =>
      point.correct.value !== null && point.incorrect.value !== null,
  );
  const drawn: Point[] = points.map((point) => ({
    ...point,
    x: point.incorrect.value,
    y: point.correct.value,
  }));
  if (drawn.length === 0) return null;
  const limits = frontierLimits(section);
  const iso = isoUtilityLine(drawn, look.penalty, limits);
  const names = namesOf(drawn, look, {
    limits,
    lines: [iso, hullLine(drawn), cornersOf(paretoSteps(drawn, limits))],
  });
  const estimates = drawn.flatMap((point) => [point.correct, point.incorrect]);
  const x = (field: string): Json => ({ field, type: 'quantitative' });
  const axis = (title: string, domain: number): Json => ({
    type: 'quantitative',
    title,
    scale: { domain: [0, domain], nice: false },
    axis: { format: '.0%', tickCount: 6, offset: 8 },
  });

  return {
    id: 'frontier',
    title: frontierFinding(section, look),
    caption: caption(
      'Each point is a respondent; up is more often correct, left is less often wrong',
      `On the dashed line everything is worth as much as the best choice at penalty ${penaltyText(look.penalty)} (a wrong answer undoes ${penaltyText(look.penalty)} correct ${look.penalty === 1 ? 'one' : 'ones'}; answering pays above ${percent(threshold(look.penalty), { n: 1 })} confidence)`,
      'The thin line is the hull: who lies on it (bold) is best at some penalty; the dotted steps are the Pareto front. In the shaded corner nothing is possible, and the distance to it is refusals',
      sizeText(drawn.map((point) => point.correct)),
      'both axes are shares of the questions asked',
      intervalsText(estimates, look.levelPercent) === ''
        ? ''
        : `Crosses are ${intervalsText(estimates, look.levelPercent)}`,
    ),
    description: drawn
      .map(
        (point) =>
          `${look.fullName(point.respondent)}: ${percent(point.y)} correct, ${percent(point.x)} wrong`,
      )
      .join('; '),
    metrics: ['correct/asked', 'incorrect/asked', `utility@${look.penalty}`],
    table: {
      columns: [
        'respondent',
        'n',
        'incorrect/asked',
        'incorrect low',
        'incorrect high',
        'correct/asked',
        'correct low',
        'correct high',
        'pareto',
        'hull',
        'break-even penalty',
      ],
      rows: section.points.map((point) => [
        look.fullName(point.respondent),
        point.correct.n,
        point.incorrect.value,
        point.incorrect.low,
        point.incorrect.high,
        point.correct.value,
        point.correct.low,
        point.correct.high,
        point.pareto ? 'yes' : 'no',
        point.onHull ? 'yes' : 'no',
        point.breakEven.value,
      ]),
    },
    spec: themed({
      width: FRONTIER_WIDTH,
      height: FRONTIER_HEIGHT,
      encoding: {
        x: axis('wrong: incorrect/asked →', limits.x) as Json,
        y: axis('correct: correct/asked →', limits.y) as Json,
      },
      layer: [
        {
          name: 'impossible',
          data: { values: impossibleArea(limits) },
          mark: { type: 'area', color: INK.shade.light, clip: true },
          encoding: { x: x('x'), y: x('y'), y2: { field: 'top' } },
        },
        {
          name: 'pareto',
          data: { values: paretoSteps(drawn, limits) },
          mark: {
            type: 'line',
            interpolate: 'step-after',
            color: INK.muted.light,
            strokeWidth: 1,
            strokeDash: [1, 3],
            clip: true,
          },
          encoding: { x: x('x'), y: x('y'), order: { field: 'place', type: 'quantitative' } },
        },
        {
          name: 'hull',
          data: { values: hullLine(drawn) },
          mark: { type: 'line', color: INK.rule.light, strokeWidth: 1.5, clip: true },
          encoding: { x: x('x'), y: x('y'), order: { field: 'place', type: 'quantitative' } },
        },
        {
          name: 'iso-utility',
          data: { values: iso },
          mark: { type: 'line', color: INK.accent.light, strokeWidth: 1.5, strokeDash: [6, 4], clip: true },
          encoding: { x: x('x'), y: x('y') },
        },
        ...modelLines(section, drawn, look),
        {
          name: 'intervals',
          data: { values: intervals(drawn, look) },
          mark: { type: 'rule', strokeWidth: 1.2, opacity: 0.7, clip: true },
          encoding: {
            x: x('x'),
            x2: { field: 'x2' },
            y: x('y'),
            y2: { field: 'y2' },
            color: { field: 'colour', type: 'nominal', scale: null },
          },
        },
        {
          name: 'decline-everything',
          data: { values: [{ x: 0, y: 0 }] },
          mark: {
            type: 'point',
            shape: 'circle',
            size: 110,
            strokeWidth: 2,
            color: DECLINE_ALL.light,
            fill: INK.paper.light,
            opacity: 1,
          },
          encoding: { x: x('x'), y: x('y') },
        },
        {
          name: 'leaders',
          data: { values: names.leaders },
          mark: { type: 'rule', strokeWidth: 0.8, color: INK.muted.light, opacity: 0.8 },
          encoding: { x: x('x'), y: x('y'), x2: { field: 'x2' }, y2: { field: 'y2' } },
        },
        {
          name: 'points',
          data: {
            values: drawn.map((point) => ({
              name: look.name(point.respondent),
              x: significant(point.x),
              y: significant(point.y),
              colour: look.colour(point.respondent).light,
              shape: look.shape(point.respondent),
            })),
          },
          mark: {
            type: 'point',
            filled: true,
            size: 90,
            opacity: 1,
            stroke: INK.paper.light,
            strokeWidth: 1,
          },
          encoding: {
            x: x('x'),
            y: x('y'),
            fill: { field: 'colour', type: 'nominal', scale: null },
            shape: { field: 'shape', type: 'nominal', scale: null },
          },
        },
        ...nameLayers(names.labels, 'normal'),
        ...nameLayers(names.labels, 'bold'),
      ],
    }),
  };
}

/** Ends of both axes; the page's slider draws on the same scales. */
export function frontierLimits(section: FrontierSection): Limits {
  return { x: limit(section.points, 'incorrect'), y: limit(section.points, 'correct') };
}

/** A halo keeps names legible where every free place crosses a line. */
function nameLayers(labels: readonly Name[], weight: 'normal' | 'bold'): Json[] {
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

/** End of an axis: the farthest interval end, up to the next 5 %, never beyond 1. */
function limit(points: FrontierSection['points'], side: 'correct' | 'incorrect'): number {
  const ends = points.map((point) => point[side].high ?? point[side].value ?? 0);
  const farthest = Math.max(0.05, ...ends);
  return Math.min(1, Math.ceil((farthest * 1.04) / 0.05) * 0.05);
}

type Name = {
  readonly text: string;
  readonly colour: string;
  readonly weight: string;
  readonly x: number;
  readonly y: number;
};
type Place = { readonly x: number; readonly y: number; readonly place: number };

interface Limits {
  readonly x: number;
  readonly y: number;
}

function impossibleArea(limits: Limits): Json[] {
  if (limits.x + limits.y <= 1) return [];
  const start = Math.max(0, 1 - limits.y);
  return [
    { x: significant(start), y: significant(1 - start), top: limits.y },
    { x: limits.x, y: significant(Math.max(0, 1 - limits.x)), top: limits.y },
  ];
}

/** From the origin over the hull's members, in order of wrong answers. */
function hullLine(points: readonly Point[]): Place[] {
  const members = points
    .filter((point) => point.onHull)
    .map((point) => ({ x: point.x, y: point.y }))
    .sort((a, b) => a.x - b.x || a.y - b.y);
  return [{ x: 0, y: 0 }, ...members].map((point, place) => ({
    x: significant(point.x),
    y: significant(point.y),
    place,
  }));
}

/** A staircase as the line that is drawn: over, then up. */
function cornersOf(steps: readonly Place[]): Place[] {
  return steps.flatMap((step, at) => (at === 0 ? [step] : [{ ...step, y: steps[at - 1].y }, step]));
}

/** The staircase of what nobody beats on both axes, from declining everything to the right edge. */
function paretoSteps(points: readonly Point[], limits: Limits): Place[] {
  const members = points
    .filter((point) => point.pareto)
    .map((point) => ({ x: point.x, y: point.y }))
    .sort((a, b) => a.x - b.x || a.y - b.y);
  const last = members.at(-1);
  return [{ x: 0, y: 0 }, ...members, ...(last === undefined ? [] : [{ x: limits.x, y: last.y }])].map(
    (point, place) => ({ x: significant(point.x), y: significant(point.y), place }),
  );
}

/** The line of equal utility through the best competitor at L, cut to the frame. */
function isoUtilityLine(points: readonly Point[], penalty: number, limits: Limits): Place[] {
  const best = Math.max(0, ...points.map((point) => point.y - penalty * point.x));
  const end = penalty === 0 ? limits.x : Math.min(limits.x, (limits.y - best) / penalty);
  return [
    { x: 0, y: significant(best), place: 0 },
    { x: significant(end), y: significant(best + penalty * end), place: 1 },
  ];
}

function intervals(points: readonly Point[], look: Look): Json[] {
  const rules: Json[] = [];
  for (const point of points) {
    const colour = look.colour(point.respondent).light;
    const { correct, incorrect } = point;
    if (incorrect.low !== null && incorrect.high !== null) {
      rules.push({
        x: significant(incorrect.low),
        x2: significant(incorrect.high),
        y: significant(point.y),
        y2: significant(point.y),
        colour,
      });
    }
    if (correct.low !== null && correct.high !== null) {
      rules.push({
        x: significant(point.x),
        x2: significant(point.x),
        y: significant(correct.low),
        y2: significant(correct.high),
        colour,
      });
    }
  }
  return rules;
}

/** One curve a model through its policies, in order of the stated penalty. */
function modelLines(section: FrontierSection, points: readonly Point[], look: Look): Json[] {
  const byId = new Map(points.map((point) => [point.respondent, point]));
  return section.modelCurves
    .map((curve) => curve.respondents.flatMap((id) => byId.get(id) ?? []))
    .filter((members) => members.length > 1)
    .map((members, place) => ({
      name: `policies-${place + 1}`,
      data: {
        values: members.map((point, order) => ({ x: significant(point.x), y: significant(point.y), order })),
      },
      mark: { type: 'line', strokeWidth: 2, opacity: 0.55, color: look.colour(members[0].respondent).light },
      encoding: {
        x: { field: 'x', type: 'quantitative' },
        y: { field: 'y', type: 'quantitative' },
        order: { field: 'order', type: 'quantitative' },
      },
    }));
}

function namesOf(
  points: readonly Point[],
  look: Look,
  { limits, lines }: { readonly limits: Limits; readonly lines: readonly (readonly Place[])[] },
): { labels: Name[]; leaders: Json[] } {
  const toX = (x: number) => (x / limits.x) * FRONTIER_WIDTH;
  const toY = (y: number) => FRONTIER_HEIGHT - (y / limits.y) * FRONTIER_HEIGHT;
  const all = [
    ...points.map((point) => ({
      text: look.name(point.respondent),
      x: toX(point.x),
      y: toY(point.y),
      colour: INK.text.light,
      weight: point.onHull ? ('bold' as const) : ('normal' as const),
    })),
    {
      text: DECLINE_ALL_NAME,
      x: 0,
      y: FRONTIER_HEIGHT,
      colour: DECLINE_ALL.light as string,
      weight: 'normal' as const,
    },
  ];
  const avoid = [
    ...points.flatMap((point) => crossLines(point, toX, toY)),
    ...lines.flatMap((line) =>
      line
        .slice(1)
        .map((end, place): [number, number, number, number] => [
          toX(line[place].x),
          toY(line[place].y),
          toX(end.x),
          toY(end.y),
        ]),
    ),
  ];
  const placed = placeLabels(
    all.map((label) => ({ x: label.x, y: label.y, width: textWidth(label.text, 12, label.weight) + 2 })),
    { width: FRONTIER_WIDTH + 60, height: FRONTIER_HEIGHT, avoid },
  );
  const fromX = (pixel: number) => significant((pixel / FRONTIER_WIDTH) * limits.x);
  const fromY = (pixel: number) => significant(((FRONTIER_HEIGHT - pixel) / FRONTIER_HEIGHT) * limits.y);
  const labels: Name[] = [];
  const leaders: Json[] = [];
  for (const [place, label] of placed.entries()) {
    const { text, colour, weight, x, y } = all[place];
    if (!label.clear) continue;
    labels.push({ text, colour, weight, x: fromX(label.x), y: fromY(label.y) });
    if (!label.leader) continue;
    const width = textWidth(text, 12, weight);
    const nearest = Math.min(Math.max(x, label.x), label.x + width);
    const edge = label.y + (y > label.y ? 7 : -7);
    const beside = Math.abs(y - label.y) < 8;
    leaders.push({ x: fromX(x), y: fromY(y), x2: fromX(nearest), y2: fromY(beside ? label.y : edge) });
  }
  return { labels, leaders };
}

function crossLines(
  point: Point,
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

/** The hull in words: who is best below, between and above the penalties where they change places. */
export function frontierFinding(section: FrontierSection, look: Look): string {
  const reigns = section.hull.filter((reign) => reign.competitors.length > 0);
  if (section.points.every((point) => point.correct.value === null)) return 'No question has an outcome yet';
  if (reigns.length === 0) return 'Correct against wrong answers';
  const who = (competitors: readonly (string | null)[]) =>
    competitors
      .map((competitor) => (competitor === null ? 'declining everything' : look.name(competitor)))
      .join(' or ');
  if (reigns.length === 1) return `${capital(who(reigns[0].competitors))} is best at every penalty`;
  const first = reigns[0].to ?? 0;
  const opening = `${who(reigns[0].competitors)} is best while a wrong answer costs less than ${penaltyText(first)} right ${first === 1 ? 'answer' : 'answers'}`;
  const closing = `beyond ${reigns.length > 2 ? penaltyText(reigns.at(-1)!.from) : 'that'}, ${who(reigns.at(-1)!.competitors)}`;
  const between = reigns.slice(1, -1);
  const middle =
    between.length === 0
      ? []
      : between.length === 1
        ? [`then ${who(between[0].competitors)}`]
        : [`then ${between.length} others in turn`];
  const parts = [opening, ...middle, closing];
  return capital(parts.join('; '));
}

/** A name keeps its own case: only our own words are capitalised. */
function capital(text: string): string {
  return text.startsWith('declining') ? `D${text.slice(1)}` : text;
}
