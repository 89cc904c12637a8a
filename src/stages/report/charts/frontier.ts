/**
 * The utility frontier. Up is more correct, left is fewer wrong; on a straight line of slope L everything is
 * worth the same at penalty L, so the hull touches exactly the respondents that are best at some penalty.
 * Declining everything sits at the origin as a competitor, and above the diagonal nothing is possible.
 */

import type { FrontierSection } from '../../../core/summary/frontier.ts';
import { caption, intervalsText, sizeText } from '../wording/caption.ts';
import { count, penaltyText, percent, significant, threshold } from '../wording/numbers.ts';
import { type Chart, estimateCells, type Json, type Spec } from './chart.ts';
import { frontierFinding } from './frontier-finding.ts';
import {
  cornersOf,
  type FrontierPoint,
  hullLine,
  impossibleArea,
  intervals,
  isoUtilityLine,
  type Limits,
  modelLines,
  paretoSteps,
} from './frontier-lines.ts';
import { namedPoints, nameLayers, namesOf } from './frontier-names.ts';
import { FRONTIER_SIZES, type FrontierSize } from './frontier-size.ts';
import type { Look } from './look.ts';
import { DECLINE_ALL, INK } from './palette.ts';
import { needsStyles, pointChannels, pointFields } from './point-fields.ts';
import { themed } from './theme.ts';

/** Null where no respondent has both rates. */
export function frontierChart(section: FrontierSection, look: Look): Chart | null {
  const points = section.points.filter(
    (point): point is typeof point & { correct: { value: number }; incorrect: { value: number } } =>
      point.correct.value !== null && point.incorrect.value !== null,
  );
  const drawn: FrontierPoint[] = points.map((point) => ({
    ...point,
    x: point.incorrect.value,
    y: point.correct.value,
  }));
  if (drawn.length === 0) return null;
  const limits = frontierLimits(section);
  const estimates = drawn.flatMap((point) => [point.correct, point.incorrect]);

  return {
    id: 'frontier',
    title: frontierFinding(section, look),
    caption: caption(
      'Each point is a respondent; up is more often correct, left is less often wrong',
      `On the dashed line everything is worth as much as the best choice at penalty ${penaltyText(look.penalty)} (a wrong answer undoes ${penaltyText(look.penalty)} correct ${look.penalty === 1 ? 'one' : 'ones'}; answering pays above ${percent(threshold(look.penalty), { n: 1 })} confidence)`,
      'The thin line is the hull: who lies on it (bold) is best at some penalty; the dotted steps are the Pareto front. In the shaded corner nothing is possible, and the distance to it is refusals',
      sizeText(
        drawn.map((point) => point.correct),
        look.sharedUnit,
      ),
      `both axes are shares of the ${look.shared}`,
      intervalsText(estimates, look.levelPercent) === ''
        ? ''
        : `Crosses are ${intervalsText(estimates, look.levelPercent)}`,
      crowdText(drawn, look),
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
        ...estimateCells(point.incorrect),
        ...estimateCells(point.correct),
        point.pareto ? 'yes' : 'no',
        point.onHull ? 'yes' : 'no',
        point.breakEven.value,
      ]),
    },
    spec: drawing({ section, points: drawn, limits, look }, FRONTIER_SIZES.wide),
    narrow: drawing({ section, points: drawn, limits, look }, FRONTIER_SIZES.narrow),
  };
}

/** What a crowd's picture leaves out, and how its marks are read. */
function crowdText(points: readonly FrontierPoint[], look: Look): string {
  const joined = look.curves.some(({ ids }) => ids.length > 1);
  const how = look.grouped
    ? `A colour is a model, a shape how it was set${joined ? ', and a line joins its stakes' : ''}`
    : '';
  const named = namedPoints(points, look).size;
  const left =
    named < points.length
      ? `${count(named)} of ${count(points.length)} have their name and their cross here; the table has all`
      : '';
  return [how, left].filter((part) => part !== '').join('. ');
}

interface Drawing {
  readonly section: FrontierSection;
  readonly points: readonly FrontierPoint[];
  readonly limits: Limits;
  readonly look: Look;
}

function drawing({ section, points, limits, look }: Drawing, size: FrontierSize): Spec {
  const iso = isoUtilityLine(points, look.penalty, limits);
  // Of a crowd only those are named that the curves show.
  const curved = new Set(section.curves.map(({ respondent }) => respondent));
  const named = namedPoints(
    // Where colours are models, each colour needs a name.
    look.grouped ? points : points.filter(({ respondent }) => curved.has(respondent)),
    look,
  );
  const told = points.filter(({ respondent }) => named.has(respondent));
  const crowded = told.length < points.length;
  const styled = needsStyles(
    points.map(({ respondent }) => respondent),
    look,
  );
  const names = namesOf(points, look, {
    limits,
    size,
    named,
    lines: [iso, hullLine(points), cornersOf(paretoSteps(points, limits))],
  });
  const x = (field: string): Json => ({ field, type: 'quantitative' });
  const axis = (title: string, domain: number): Json => ({
    type: 'quantitative',
    title,
    scale: { domain: [0, domain], nice: false },
    axis: { format: '.0%', tickCount: size.width < 400 ? 4 : 6, offset: 8 },
  });

  return themed({
    width: size.width,
    height: size.height,
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
        data: { values: paretoSteps(points, limits) },
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
        data: { values: hullLine(points) },
        mark: { type: 'line', color: INK.rule.light, strokeWidth: 1.5, clip: true },
        encoding: { x: x('x'), y: x('y'), order: { field: 'place', type: 'quantitative' } },
      },
      {
        name: 'iso-utility',
        data: { values: iso },
        mark: { type: 'line', color: INK.accent.light, strokeWidth: 1.5, strokeDash: [6, 4], clip: true },
        encoding: { x: x('x'), y: x('y') },
      },
      ...modelLines(section, points, look),
      {
        name: 'intervals',
        data: { values: intervals(told, look) },
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
          values: points.map((point) => ({
            name: look.name(point.respondent),
            x: significant(point.x),
            y: significant(point.y),
            ...pointFields(point.respondent, { look, styled }),
            ...(crowded ? { size: named.has(point.respondent) ? 90 : 36 } : {}),
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
          ...(crowded ? { size: { field: 'size', type: 'quantitative', scale: null } } : {}),
          ...pointChannels(styled),
        },
      },
      ...nameLayers(names.labels, 'normal'),
      ...nameLayers(names.labels, 'bold'),
    ],
  });
}

/** Ends of both axes; the page's slider draws on the same scales. */
export function frontierLimits(section: FrontierSection): Limits {
  return { x: limit(section.points, 'incorrect'), y: limit(section.points, 'correct') };
}

/** End of an axis: the farthest interval end, up to the next 5 %, never beyond 1. */
function limit(points: FrontierSection['points'], side: 'correct' | 'incorrect'): number {
  const ends = points.map((point) => point[side].high ?? point[side].value ?? 0);
  const farthest = Math.max(0.05, ...ends);
  return Math.min(1, Math.ceil((farthest * 1.04) / 0.05) * 0.05);
}
