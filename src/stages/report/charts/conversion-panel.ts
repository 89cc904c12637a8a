/** One model's ways to fewer answers on the axes of the frontier, with what any of them reaches and the setting chosen. */
import type { ConversionChoice, ConversionSection } from '../../../core/summary/refusal.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import { intervalText, penaltyText, significant, valueText } from '../wording/numbers.ts';
import type { Json } from './chart.ts';
import type { Look } from './look.ts';
import { DECLINE_ALL, INK } from './palette.ts';
import { fitText } from './text-width.ts';
import { panelTitle } from './theme.ts';

export const SIZE = 190;

/** Shape and stroke of a route, the same in every panel; unknown routes take the last. */
export const ROUTES = [
  { route: 'prompts', shape: 'circle', dash: null, words: 'circles are prompts' },
  {
    route: 'confidence threshold',
    shape: 'square',
    dash: [5, 3],
    words: 'squares withhold answers below a stated confidence',
  },
  {
    route: 'token probability threshold',
    shape: 'cross',
    dash: [8, 2],
    words: 'crosses withhold answers of improbable tokens',
  },
  {
    route: 'agreement of trials',
    shape: 'triangle-up',
    dash: [1, 3],
    words: 'triangles withhold answers on which too few trials agree',
  },
  { route: 'another way', shape: 'diamond', dash: [2, 2], words: 'diamonds are other ways' },
] as const;

export type Model = ConversionSection['models'][number];
export type Limits = { readonly x: number; readonly y: number };

export function styleOf(route: string): (typeof ROUTES)[number] {
  return ROUTES.find((one) => one.route === route) ?? ROUTES[ROUTES.length - 1]!;
}

export function choiceAt(model: Model, penalty: number): ConversionChoice | undefined {
  return model.best.find((choice) => choice.penalty === penalty);
}

interface PanelContext {
  readonly limits: Limits;
  readonly look: Look;
  readonly penalty: number;
  readonly title: string;
}

export function panel(model: Model, { limits, look, penalty, title }: PanelContext): Json {
  const colour = look.colour(model.eager ?? model.model).light;
  const points = model.routes.flatMap((route, curve) =>
    route.points.map((point) => ({
      curve,
      route: route.route,
      shape: styleOf(route.route).shape,
      setting: visibleText(point.setting),
      x: significant(point.incorrect, 4),
      y: significant(point.correct, 4),
      kept: point.onEnvelope === true,
    })),
  );
  const envelope = [{ x: 0, y: 0 }, ...points.filter((point) => point.kept)]
    .sort((a, b) => a.x - b.x || a.y - b.y)
    .map(({ x, y }, order) => ({ x, y, order }));
  const chosen = choiceAt(model, penalty);
  const x: Json = {
    field: 'x',
    type: 'quantitative',
    scale: { domain: [0, limits.x], nice: false },
    title: 'incorrect/asked →',
    axis: { format: '.0%', tickCount: 3, offset: 6 },
  };
  const y: Json = {
    field: 'y',
    type: 'quantitative',
    scale: { domain: [0, limits.y], nice: false },
    title: 'correct/asked',
    axis: { format: '.0%', tickCount: 3, offset: 6 },
  };
  const order: Json = { field: 'order', type: 'quantitative' };
  return {
    title: panelTitle(title, subtitle(chosen), 6),
    width: SIZE,
    height: SIZE,
    encoding: { x, y },
    layer: [
      {
        data: { values: envelope },
        mark: {
          type: 'line',
          color: INK.rule.light,
          strokeWidth: 6,
          strokeCap: 'round',
          strokeJoin: 'round',
        },
        encoding: { order },
      },
      ...model.routes.map(
        (route, curve): Json => ({
          data: {
            values: points
              .filter((point) => point.curve === curve)
              .map(({ x, y }, at) => ({ x, y, order: at })),
          },
          mark: { type: 'line', color: colour, strokeWidth: 1.3, ...dashOf(route.route) },
          encoding: { order },
        }),
      ),
      {
        data: { values: points },
        mark: { type: 'point', filled: true, size: 26, opacity: 1, color: colour },
        encoding: { shape: { field: 'shape', type: 'nominal', scale: null } },
      },
      {
        data: { values: eagerPoint(model) },
        mark: {
          type: 'point',
          shape: 'circle',
          size: 130,
          strokeWidth: 1.6,
          color: INK.text.light,
          opacity: 1,
        },
      },
      {
        data: { values: chosenPoint(model, chosen) },
        mark: {
          type: 'point',
          shape: CROSS,
          size: 150,
          strokeWidth: 2.2,
          color: DECLINE_ALL.light,
          opacity: 1,
        },
      },
    ],
  };
}

/** Thin arms, so that the point below stays visible. */
const CROSS = 'M-1,-1L1,1M-1,1L1,-1';

function subtitle(choice: ConversionChoice | undefined): string[] {
  if (choice === undefined) return ['no setting was chosen'];
  // Silence is worth nothing by definition, not by measurement.
  if (choice.route == null)
    return [`L = ${penaltyText(choice.penalty)}: decline everything`, 'worth 0 by definition'];
  const interval = intervalText(choice.utility, 'utility');
  return [
    fitText(`L = ${penaltyText(choice.penalty)}: ${visibleText(choice.setting)}`, 11, { width: SIZE }),
    `worth ${valueText(choice.utility, 'utility')} per 100${interval === '' ? '' : ` (${interval})`}`,
  ];
}

function eagerPoint(model: Model): Json[] {
  const own = model.routes
    .flatMap((route) => route.points)
    .find((point) => point.respondent !== undefined && point.respondent === model.eager);
  return own === undefined ? [] : [{ x: significant(own.incorrect, 4), y: significant(own.correct, 4) }];
}

/** Declining everything is the origin. */
function chosenPoint(model: Model, choice: ConversionChoice | undefined): Json[] {
  if (choice === undefined) return [];
  if (choice.route == null) return [{ x: 0, y: 0 }];
  const point = model.routes
    .filter((route) => route.route === choice.route)
    .flatMap((route) => route.points)
    .find((one) => one.setting === choice.setting);
  return point === undefined
    ? []
    : [{ x: significant(point.incorrect, 4), y: significant(point.correct, 4) }];
}

/** A solid line has no dashes at all: a gap of 0 is refused by the PDF writer. */
function dashOf(route: string): { readonly [key: string]: Json } {
  const { dash } = styleOf(route);
  return dash === null ? {} : { strokeDash: dash };
}
