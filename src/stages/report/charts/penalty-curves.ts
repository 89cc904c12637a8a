/**
 * Utility against penalty: every respondent falls as wrong answers cost more, at the speed of its wrong answers;
 * declining everything stays at 0. The strip below names the best choice at every penalty. Bands are drawn for
 * those that are best somewhere; a dozen bands would be a fog.
 */
import type { FrontierSection } from '../../../core/summary/frontier.ts';
import { caption, sizeText } from '../wording/caption.ts';
import { count, penaltyText, significant } from '../wording/numbers.ts';
import type { Chart, Json } from './chart.ts';
import { CONTEXT } from './context.ts';
import { frontierFinding } from './frontier-finding.ts';
import type { Look } from './look.ts';
import { INK } from './palette.ts';
import { penaltyAxis, penaltyEnd, penaltyScale, shownSteps } from './penalty-axis.ts';
import { penaltyStrip } from './penalty-strip.ts';
import { DASH_CHANNEL, dashField } from './point-fields.ts';
import { sideLabels } from './side-labels.ts';
import { themed } from './theme.ts';

const WIDTH = 480;
const HEIGHT = 320;
const MOST_BANDS = 6;
/** More names than this are a wall beside the curves; of a crowd those are named that matter. */
const MOST_NAMES = 14;

/** Null where no respondent has a utility. */
export function penaltyCurves(section: FrontierSection, look: Look): Chart | null {
  const end = penaltyEnd(section);
  const curves = section.curves.filter((curve) => curve.values.some((value) => value !== null));
  if (curves.every((curve) => curve.respondent === null)) return null;
  const reigning = new Set(section.hull.flatMap((reign) => reign.competitors));
  const told = toldIn(curves, reigning, look);
  const crowded = told.size < curves.length;
  const steps = shownSteps(section.penalties, end);
  const rows = curves.flatMap((curve) => {
    const banded = reigning.has(curve.respondent) || curves.length <= MOST_BANDS;
    return curveRows(curve, { steps, look, banded, told: crowded ? told : null });
  });
  const top = Math.max(5, ...rows.map((row) => row.high ?? row.value)) * 1.05;
  // Far below zero everyone is worse than silence, and how much worse decides nothing.
  const bottom = -Math.min(top, Math.max(10, ...rows.map((row) => -row.value)));
  const domain: Json = [significant(bottom, 3), significant(top, 3)];
  const toPixel = (value: number) => HEIGHT - ((value - bottom) / (top - bottom)) * HEIGHT;
  const starts = curves
    .filter(({ respondent }) => told.has(respondent))
    .map((curve) => ({ curve, value: per100(curve.values[0] ?? 0) }));
  const labels = starts.map(({ curve, value }) => ({
    text: look.name(curve.respondent),
    colour: look.colour(curve.respondent).light,
    y: toPixel(value),
  }));
  const x: Json = {
    field: 'penalty',
    type: 'quantitative',
    scale: penaltyScale(end),
    axis: { ...(penaltyAxis(end) as { [key: string]: Json }), title: null, labels: false, ticks: false },
  };
  const y = (field: string): Json => ({ field, type: 'quantitative' });
  const colour: Json = { field: 'colour', type: 'nominal', scale: null };

  return {
    id: 'penalty',
    title: finding(section, look),
    caption: caption(
      `Worth in right answers per 100 ${look.sharedUnit}: correct − L · incorrect over the ${look.shared}; refusing is worth 0`,
      'the strip names the best choice at each penalty',
      rows.some(({ banded, low }) => banded && low !== null)
        ? `bands are ${look.levelPercent}% intervals of those that are best somewhere`
        : '',
      sizeText(
        section.points.map((point) => point.correct),
        look.sharedUnit,
      ),
      crowded
        ? `${count(told.size)} of ${count(curves.length)} curves are named: who is best somewhere, and the best of every ${look.grouped ? 'way in which a model was set' : 'kind'} at penalty ${penaltyText(look.penalty)}${look.grouped ? '; a colour is a model' : ''}`
        : '',
    ),
    // Without enough outcomes nobody reigns anywhere, and a picture without words is none to who does not see it.
    description:
      section.hull.length === 0
        ? finding(section, look)
        : section.hull
            .map(
              (reign) =>
                `from penalty ${penaltyText(reign.from)}${reign.to === null ? ' on' : ` to ${penaltyText(reign.to)}`}: ${reign.competitors.map((one) => look.fullName(one)).join(' or ')}`,
            )
            .join('; '),
    metrics: ['utility@1', 'break-even'],
    table: {
      columns: ['penalty', ...curves.map((curve) => look.fullName(curve.respondent))],
      rows: section.penalties.map((penalty, place) => [
        penalty,
        ...curves.map((curve) => curve.values[place]!),
      ]),
    },
    spec: themed({
      spacing: 8,
      vconcat: [
        {
          width: WIDTH,
          height: HEIGHT,
          layer: [
            {
              name: 'bands',
              data: { values: rows.filter((row) => row.banded && row.low !== null) },
              mark: { type: 'area', opacity: 0.14, clip: true },
              encoding: {
                x,
                y: {
                  ...(y('low') as { [key: string]: Json }),
                  scale: { domain, nice: false },
                  title: `worth per 100 ${look.sharedUnit}`,
                  axis: { orient: 'right', tickCount: 6, titleAngle: 90 },
                },
                y2: { field: 'high' },
                fill: colour,
                detail: { field: 'name' },
              },
            },
            {
              name: 'curves',
              data: { values: rows.filter((row) => !row.declining) },
              mark: { type: 'line', clip: true, strokeWidth: 2 },
              encoding: {
                x,
                y: y('value'),
                stroke: colour,
                ...DASH_CHANNEL,
                detail: { field: 'name' },
                ...(crowded ? CONTEXT : {}),
              },
            },
            {
              name: 'decline-everything',
              data: { values: rows.filter((row) => row.declining) },
              mark: { type: 'line', clip: true, strokeWidth: 1.6, strokeDash: [2, 3] },
              encoding: { x, y: y('value'), stroke: colour },
            },
            ...sideLabels(labels, { side: 'left', width: WIDTH, height: HEIGHT }),
            {
              name: 'chosen',
              data: { values: [{ penalty: look.penalty }] },
              mark: { type: 'rule', strokeDash: [6, 4], strokeWidth: 1.2, color: INK.accent.light },
              encoding: { x },
            },
          ],
        },
        penaltyStrip(section, look, { end, width: WIDTH }),
      ],
    }),
  };
}

interface CurveRowsOptions {
  readonly steps: ReturnType<typeof shownSteps>;
  readonly look: Look;
  readonly banded: boolean;
  /** Who is named; null where all are. */
  readonly told: ReadonlySet<string | null> | null;
}

/** A curve as rows of the picture, a penalty each. */
function curveRows(curve: FrontierSection['curves'][number], options: CurveRowsOptions) {
  const { steps, look, banded, told } = options;
  const { respondent, values, low, high } = curve;
  return steps.flatMap(({ penalty, place }) => {
    const value = values[place]!;
    if (value === null) return [];
    return [
      {
        name: look.name(respondent),
        colour: look.colour(respondent).light,
        penalty,
        value: per100(value),
        low: low[place] == null ? null : per100(low[place]),
        high: high[place] == null ? null : per100(high[place]),
        banded: respondent !== null && banded,
        declining: respondent === null,
        ...(respondent === null ? {} : dashField(respondent, look)),
        ...(told === null ? {} : { told: told.has(respondent) }),
      },
    ];
  });
}

function per100(utility: number): number {
  return significant(100 * utility);
}

/** Who is named: all of a few; of a crowd declining everything, who is best somewhere, and the best of every curve of stakes. */
function toldIn(
  curves: FrontierSection['curves'],
  reigning: ReadonlySet<string | null>,
  look: Look,
): ReadonlySet<string | null> {
  const all = curves.map(({ respondent }) => respondent);
  if (all.length <= MOST_NAMES) return new Set(all);
  const best = all.filter((one) => one === null || reigning.has(one)).slice(0, MOST_NAMES);
  const others = all.filter((one) => one !== null);
  return new Set(
    [...best, ...look.focus(others, Math.min(look.curves.length, MOST_NAMES - 2))].slice(0, MOST_NAMES),
  );
}

/** Who stays above declining everything longest: the frontier beside it has who is best where. */
function finding(section: FrontierSection, look: Look): string {
  const known = section.points.filter(({ breakEven }) => breakEven.value !== null);
  const last = [...known].sort((a, b) => b.breakEven.value! - a.breakEven.value!)[0];
  if (last === undefined) return frontierFinding(section, look);
  const { value, low, high } = last.breakEven;
  const range = low === null || high === null ? '' : ` (${penaltyText(low)} to ${penaltyText(high)})`;
  const alone = section.points.length === 1 ? 'is worth more' : 'is longest worth more';
  return `${look.name(last.respondent)} ${alone} than declining everything: up to L = ${penaltyText(value!)}${range}`;
}
