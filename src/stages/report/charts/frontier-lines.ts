/**
 * The lines behind the points of the frontier: the hull, the Pareto front, the line of equal utility, the corner where
 * nothing is possible, the crosses of the intervals and one curve a model through its policies.
 */
import type { FrontierSection } from '../../../core/summary/frontier.ts';
import { significant } from '../wording/numbers.ts';
import type { Json } from './chart.ts';
import type { Look } from './look.ts';
import { dashed } from './point-fields.ts';

/** A respondent that has both rates. */
export type FrontierPoint = FrontierSection['points'][number] & { readonly x: number; readonly y: number };

/** A corner of a line, in shares. */
export type Place = { readonly x: number; readonly y: number; readonly place: number };

/** Ends of both axes. */
export interface Limits {
  readonly x: number;
  readonly y: number;
}

export function impossibleArea(limits: Limits): Json[] {
  if (limits.x + limits.y <= 1) return [];
  const start = Math.max(0, 1 - limits.y);
  return [
    { x: significant(start), y: significant(1 - start), top: limits.y },
    { x: limits.x, y: significant(Math.max(0, 1 - limits.x)), top: limits.y },
  ];
}

/** From the origin over the hull's members, in order of wrong answers. */
export function hullLine(points: readonly FrontierPoint[]): Place[] {
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
export function cornersOf(steps: readonly Place[]): Place[] {
  return steps.flatMap((step, at) => (at === 0 ? [step] : [{ ...step, y: steps[at - 1]!.y }, step]));
}

/** The staircase of what nobody beats on both axes, from declining everything to the right edge. */
export function paretoSteps(points: readonly FrontierPoint[], limits: Limits): Place[] {
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
export function isoUtilityLine(points: readonly FrontierPoint[], penalty: number, limits: Limits): Place[] {
  const best = Math.max(0, ...points.map((point) => point.y - penalty * point.x));
  const end = penalty === 0 ? limits.x : Math.min(limits.x, (limits.y - best) / penalty);
  return [
    { x: 0, y: significant(best), place: 0 },
    { x: significant(end), y: significant(best + penalty * end), place: 1 },
  ];
}

export function intervals(points: readonly FrontierPoint[], look: Look): Json[] {
  const rules: Json[] = [];
  for (const point of points) {
    const colour = look.colour(point.respondent).light;
    const name = look.name(point.respondent);
    const { correct, incorrect } = point;
    if (incorrect.low !== null && incorrect.high !== null) {
      rules.push({
        name,
        x: significant(incorrect.low),
        x2: significant(incorrect.high),
        y: significant(point.y),
        y2: significant(point.y),
        colour,
      });
    }
    if (correct.low !== null && correct.high !== null) {
      rules.push({
        name,
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

/**
 * One curve through the stakes of a model, settings alike but for the stake; a model without stakes is one curve through
 * its policies, from fewest wrong answers to most.
 */
export function modelLines(section: FrontierSection, points: readonly FrontierPoint[], look: Look): Json[] {
  const byId = new Map(points.map((point) => [point.respondent, point]));
  return section.modelCurves
    .flatMap(({ respondents }) => {
      const stakes = look.curves
        .map(({ ids }) => ids.filter((id) => respondents.includes(id)))
        .filter((ids) => ids.length > 1);
      return stakes.length === 0 ? [respondents] : stakes;
    })
    .map((ids) => ids.flatMap((id) => byId.get(id) ?? []))
    .filter((members) => members.length > 1)
    .map((members, place) => ({
      name: `policies-${place + 1}`,
      data: {
        values: members.map((point, order) => ({
          name: look.name(point.respondent),
          x: significant(point.x),
          y: significant(point.y),
          order,
        })),
      },
      mark: {
        type: 'line',
        strokeWidth: 2,
        opacity: 0.55,
        color: look.colour(members[0]!.respondent).light,
        ...dashed(members[0]!.respondent, look),
      },
      encoding: {
        x: { field: 'x', type: 'quantitative' },
        y: { field: 'y', type: 'quantitative' },
        order: { field: 'order', type: 'quantitative' },
      },
    }));
}
