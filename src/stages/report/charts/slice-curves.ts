/**
 * Rates along a number (popularity, year, length), one panel a respondent: right and wrong as curves with the band of
 * their intervals. Questions stand by rank, so that every width of the panel holds as many; the axis has the numbers
 * that stand there.
 */

import type { Summary } from '../../../core/summary/summary.ts';
import { caption, methodText, rangeText } from '../wording/caption.ts';
import { percent, significant } from '../wording/numbers.ts';
import { type Chart, estimateCells, type Json } from './chart.ts';
import type { Look } from './look.ts';
import { OUTCOME } from './palette.ts';
import { themed } from './theme.ts';

type Slice = NonNullable<Summary['slices']>['slices'][number];
type Curve = NonNullable<Slice['curve']>;
type Rate = Curve['respondents'][number]['rates'][number];

const DRAWN = ['correct', 'incorrect'] as const;
const TICKS = [0, 0.25, 0.5, 0.75, 1];
const HEIGHT = 120;
/** Places that a finding compares: close to the ends, where the curve still rests on questions of both sides. */
const NEAR_END = 1;

/** The curves of a slice; null where it has none. */
export function sliceCurves(slice: Slice, look: Look): Chart | null {
  const { curve } = slice;
  if (curve === undefined) return null;
  const rows = look.ids.flatMap((id) => curve.respondents.filter(({ respondent }) => respondent === id));
  if (rows.length === 0) return null;
  const columns = rows.length === 1 ? 1 : rows.length === 2 || rows.length === 4 ? 2 : 3;
  const width = columns === 1 ? 420 : columns === 2 ? 250 : 165;
  const known = rows.flatMap(({ rates }) => rates.flatMap(({ points }) => points));
  const worth = known.flatMap(({ effectiveN }) => (effectiveN === null ? [] : [Math.round(effectiveN)]));
  return {
    id: `along-${slice.by.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`,
    ...finding(slice.by, curve, look),
    caption: caption(
      `Correct (blue) and wrong (vermilion) along ${slice.by}, as shares of the questions asked; questions stand by rank, from the least ${slice.by} to the greatest`,
      `each place rests on those around it: worth ${rangeText(worth)} questions`,
      `${look.levelPercent}% intervals for one place at a time, ${methodText(rows[0]!.rates[0]!.method)}`,
    ),
    description: rows
      .map(({ respondent, rates }) => {
        const correct = rates.find(({ metric }) => metric === 'correct/asked');
        const ends = [correct?.points[NEAR_END]?.value, correct?.points.at(-1 - NEAR_END)?.value];
        return `${look.fullName(respondent)}: ${ends.map((value) => (value == null ? 'undefined' : percent(value, { n: null }))).join(' correct at the least, ')} at the greatest`;
      })
      .join('. '),
    metrics: ['correct/asked', 'incorrect/asked'],
    table: {
      columns: ['respondent', 'metric', 'share of questions', slice.by, 'rate', 'low', 'high', 'effective n'],
      rows: rows.flatMap(({ respondent, rates }) =>
        rates.flatMap(({ metric, points }) =>
          points.map((point, place) => [
            look.fullName(respondent),
            metric,
            curve.places[place]!.share,
            curve.places[place]!.value,
            ...estimateCells(point),
            point.effectiveN,
          ]),
        ),
      ),
    },
    spec: themed({
      columns,
      spacing: { row: 22, column: 22 },
      concat: rows.map(({ respondent, rates }, place) =>
        panel(rates, {
          curve,
          by: slice.by,
          title: look.name(respondent, Math.round(width / 1.1)),
          width,
          isFirst: place % columns === 0,
        }),
      ),
    }),
  };
}

interface Panel {
  readonly curve: Curve;
  readonly by: string;
  readonly title: string;
  readonly width: number;
  readonly isFirst: boolean;
}

function panel(rates: readonly Rate[], { curve, by, title, width, isFirst }: Panel): Json {
  const x: Json = {
    field: 'share',
    type: 'quantitative',
    scale: { domain: [0, 1], nice: false },
    title: null,
    axis: { values: TICKS, labelExpr: tickLabels(curve, by), grid: false, labelFlush: true },
  };
  return {
    title: { text: title, anchor: 'start', frame: 'group', fontSize: 12, offset: 6 },
    width,
    height: HEIGHT,
    layer: DRAWN.flatMap((outcome): Json[] => {
      const points = rates.find(({ metric }) => metric === `${outcome}/asked`)?.points ?? [];
      const values = points.flatMap(({ value, low, high }, place) =>
        value === null
          ? []
          : [
              {
                share: curve.places[place]!.share,
                rate: significant(value, 4),
                low: low === null ? null : significant(low, 4),
                high: high === null ? null : significant(high, 4),
              },
            ],
      );
      const color = OUTCOME[outcome].light;
      return [
        {
          data: { values: values.filter(({ low, high }) => low !== null && high !== null) },
          mark: { type: 'area', color, opacity: 0.16 },
          encoding: { x, y: { field: 'low', type: 'quantitative' }, y2: { field: 'high' } },
        },
        {
          data: { values },
          mark: { type: 'line', color, strokeWidth: 1.8 },
          encoding: {
            x,
            y: {
              field: 'rate',
              type: 'quantitative',
              scale: { domain: [0, 1] },
              title: null,
              axis: { format: '.0%', values: [0, 0.5, 1], labels: isFirst },
            },
          },
        },
      ];
    }),
  };
}

/** The numbers at the ticks, in place of ranks. */
function tickLabels(curve: Curve, by: string): string {
  return TICKS.reduceRight((rest, tick) => {
    const nearest = curve.places.reduce((best, place) =>
      Math.abs(place.share - tick) < Math.abs(best.share - tick) ? place : best,
    );
    return `abs(datum.value - ${tick}) < 0.01 ? '${shortNumber(nearest.value, by)}' : ${rest}`;
  }, "''");
}

/** 12,345,678 as 12M; a year as it is. */
function shortNumber(value: number, by: string): string {
  if (by === 'year') return String(value);
  const size = Math.abs(value);
  if (size >= 1e9) return `${significant(value / 1e9, 2)}G`;
  if (size >= 1e6) return `${significant(value / 1e6, 2)}M`;
  if (size >= 1e4) return `${significant(value / 1e3, 2)}k`;
  return String(significant(value, 3));
}

/** The widest change of one respondent's correct rate between the ends, where intervals do not overlap. */
function finding(by: string, curve: Curve, look: Look): Pick<Chart, 'title' | 'quiet'> {
  let widest: { readonly title: string; readonly gap: number } | null = null;
  for (const { respondent, rates } of curve.respondents) {
    const points = rates.find(({ metric }) => metric === 'correct/asked')?.points ?? [];
    const [least, greatest] = [points[NEAR_END], points.at(-1 - NEAR_END)];
    if (least?.value == null || greatest?.value == null) continue;
    const [lower, upper] = least.value < greatest.value ? [least, greatest] : [greatest, least];
    const gap = upper.value! - lower.value!;
    if (lower.high === null || upper.low === null || lower.high >= upper.low || gap <= (widest?.gap ?? 0))
      continue;
    const text = (value: number) => percent(value, { n: null });
    widest = {
      gap,
      title: `${look.name(respondent)} is right on ${text(least.value)} where ${by} is least and on ${text(greatest.value)} where it is greatest`,
    };
  }
  return widest === null
    ? { title: `No respondent’s share of right answers changes along ${by} by more than chance`, quiet: true }
    : { title: widest.title };
}
