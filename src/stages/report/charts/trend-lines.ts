/**
 * One respondent over the runs of a series, a panel a metric. Points are the reference run's rate plus the paired
 * difference and bars its interval, because a rate's own interval is mostly about which questions were asked, which are
 * the same in every run; the band is what repeated asking alone would make of a respondent that never changed.
 */

import { METRICS, type RateId } from '../../../core/metric.ts';
import type { Trend, TrendMetric, TrendRespondent } from '../../../core/trend.ts';
import { normalCritical } from '../../../stats/numeric/distributions.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import { caption } from '../wording/caption.ts';
import { count, fixed, significant, worthText } from '../wording/numbers.ts';
import { type Chart, estimateCells, type Json } from './chart.ts';
import { INK, OUTCOME } from './palette.ts';
import { fitText } from './text-width.ts';
import { themed } from './theme.ts';

const WIDTH = 600;
const HEIGHT = 92;
const LABEL = 100;

const COLOURS: Readonly<Record<string, string>> = {
  'correct/asked': OUTCOME.correct.light,
  'incorrect/asked': OUTCOME.incorrect.light,
  'refused/asked': OUTCOME.willNot.light,
};

/** The chart of the respondent at `place`. */
export function trendLines(trend: Trend, place: number): Chart {
  const respondent = trend.respondents[place]!;
  const labels = runLabels(trend);
  const percent = Number((trend.level * 100).toFixed(1));
  const name = visibleText(respondent.label);
  const reference = labels[respondent.reference]!;
  return {
    id: `trend-${place + 1}`,
    title: titleOf(trend, respondent, name),
    caption: caption(
      `Run by run the rate of ${reference} plus the paired difference to it, with its interval (the levels are spent so that those of one panel hold together with ${percent} %)`,
      `the band is where ${percent} % of the runs of an unchanged respondent would lie, by repeated asking alone`,
      'a purple line stands before the run since which a change is proven, a dashed one where the server began to name another model, a dotted one where what measures changed',
    ),
    description: respondent.metrics.map(({ sentence }) => sentence).join(' '),
    metrics: respondent.metrics.map(({ metric }) => metric).filter((metric) => metric in METRICS),
    table: {
      columns: ['run', 'date', 'metric', 'n', 'rate', 'difference', 'low', 'high', 'level', 'p', 'series p'],
      rows: respondent.metrics.flatMap(({ metric, points }) =>
        points.map(({ run, rate, difference, p, seriesP }) => [
          trend.runs[run]!.name,
          trend.runs[run]!.at,
          metric,
          rate.n,
          rate.value,
          ...estimateCells(difference),
          difference?.level ?? null,
          p,
          seriesP,
        ]),
      ),
    },
    spec: themed({
      spacing: 14,
      vconcat: respondent.metrics.map((metric, panel) =>
        panelOf(metric, {
          ...{ respondent, labels, level: trend.level },
          first: panel === 0,
          last: panel === respondent.metrics.length - 1,
        }),
      ),
    }),
  };
}

/** A label a run, all different: its day, its month where days say no more, else its name. */
export function runLabels({ runs }: Pick<Trend, 'runs'>): string[] {
  const days = runs.map(({ at }) => at?.slice(0, 10) ?? '');
  const different = (labels: readonly string[]) =>
    labels.every((label) => label !== '') && new Set(labels).size === labels.length;
  if (different(days)) return days;
  const short = runs.map(({ name }) => fitText(visibleText(name), 11.5, { width: LABEL }));
  return different(short) ? short : runs.map((_, place) => `run ${place + 1}`);
}

interface Panel {
  readonly respondent: TrendRespondent;
  readonly labels: readonly string[];
  readonly level: number;
  readonly first: boolean;
  readonly last: boolean;
}

function panelOf(metric: TrendMetric, { respondent, labels, level, first, last }: Panel): Json {
  const isUtility = metric.metric.startsWith('utility@');
  const colour = COLOURS[metric.metric] ?? INK.text.light;
  const base = metric.points.find(({ run }) => run === respondent.reference)?.rate.value ?? null;
  const shown = (value: number) => significant(value * 100);
  const rows = metric.points.flatMap(({ run, rate, difference }) => {
    const value = difference?.value == null || base === null ? rate.value : base + difference.value;
    if (value === null) return [];
    const end = (bound: number | null | undefined) =>
      bound == null || base === null ? null : shown(base + bound);
    return [
      { run: labels[run]!, value: shown(value), low: end(difference?.low), high: end(difference?.high) },
    ];
  });
  const known = metric.points.flatMap(({ chance }) => chance ?? []);
  const usual = known.reduce((sum, one) => sum + one, 0) / Math.max(1, known.length);
  const reach = normalCritical(level);
  const band =
    base === null || known.length === 0
      ? []
      : metric.points.map(({ run, chance }) => ({
          run: labels[run]!,
          low: shown(base - reach * (chance ?? usual)),
          high: shown(base + reach * (chance ?? usual)),
        }));
  const x: Json = {
    field: 'run',
    type: 'ordinal',
    sort: [...labels],
    scale: { domain: [...labels], padding: 0.5 },
    title: null,
    axis: last
      ? { labelAngle: labels.length > 6 ? -40 : 0, grid: false }
      : { labels: false, ticks: false, grid: false },
  };
  // Between two runs: on a run it would cover the run's own interval.
  const xOffset = -WIDTH / (2 * labels.length);
  const marks = respondent.marks.map(({ at, kind }) => ({ run: labels[at]!, kind }));
  const top = (text: string, { color, row }: { readonly color: string; readonly row: number }): Json => ({
    mark: {
      type: 'text',
      align: 'left',
      baseline: 'bottom',
      fontSize: 11,
      xOffset: xOffset + 4,
      dy: -13 * row - 1,
      color,
      text,
    },
    encoding: { x, y: { value: 0 } },
  });
  return {
    width: WIDTH,
    height: HEIGHT,
    layer: [
      {
        data: { values: band },
        mark: { type: 'area', color: INK.grid.light, opacity: 1 },
        encoding: { x, y: y(metric.metric, isUtility), y2: { field: 'high' } },
      },
      ...(base === null
        ? []
        : [
            {
              data: { values: [{ value: shown(base) }] },
              mark: { type: 'rule', color: INK.muted.light, strokeWidth: 1 },
              encoding: { y: { field: 'value', type: 'quantitative' } },
            },
          ]),
      ...(['served', 'instrument'] as const).map((kind) => ({
        data: { values: marks.filter((mark) => mark.kind === kind) },
        layer: [
          {
            mark: {
              type: 'rule',
              xOffset,
              color: INK.muted.light,
              strokeWidth: 1.4,
              strokeDash: kind === 'served' ? [6, 4] : [1.5, 3],
            },
            encoding: { x },
          },
          ...(first
            ? [
                top(kind === 'served' ? 'other model named' : 'measured otherwise', {
                  color: INK.muted.light,
                  row: kind === 'served' ? 1 : 2,
                }),
              ]
            : []),
        ],
      })),
      {
        data: { values: metric.changes.map(({ at }) => ({ run: labels[at]! })) },
        layer: [
          {
            mark: { type: 'rule', xOffset, color: INK.accent.light, strokeWidth: 1.8 },
            encoding: { x },
          },
          top('changed', { color: INK.accent.light, row: 0 }),
        ],
      },
      {
        data: { values: rows },
        layer: [
          { mark: { type: 'line', color: colour, strokeWidth: 1.6 }, encoding: { x, y: value() } },
          {
            transform: [{ filter: 'datum.low !== null' }],
            mark: { type: 'rule', color: colour, strokeWidth: 1.4 },
            encoding: { x, y: { field: 'low', type: 'quantitative' }, y2: { field: 'high' } },
          },
          {
            mark: { type: 'point', filled: true, size: 46, color: colour, opacity: 1 },
            encoding: { x, y: value() },
          },
        ],
      },
    ],
  };
}

function value(): Json {
  return { field: 'value', type: 'quantitative' };
}

function y(metric: string, isUtility: boolean): Json {
  const name = isUtility
    ? `worth per 100, L = ${metric.slice('utility@'.length)}`
    : `${METRICS[metric as RateId].name}, %`;
  return {
    field: 'low',
    type: 'quantitative',
    scale: { zero: false, nice: true },
    title: name,
    axis: { tickCount: 4 },
  };
}

function titleOf(trend: Trend, { metrics, reference, runs }: TrendRespondent, name: string): string {
  const labels = runLabels(trend);
  const changed = metrics.flatMap(({ metric, changes }) => changes.map((change) => ({ metric, change })));
  const simulated = trend.simulated ? 'Simulated: ' : '';
  if (changed.length === 0)
    return `${simulated}${name} is not proven changed over ${count(runs.length)} runs since ${labels[reference]}`;
  const { metric, change } = changed[0]!;
  const size = metric.startsWith('utility@')
    ? `${worthText(Math.abs(change.estimate.value!))} per 100 questions`
    : `${fixed(Math.abs(change.estimate.value!) * 100, 1)} points`;
  const what = metric.startsWith('utility@')
    ? `worth at L = ${metric.slice(8)}`
    : METRICS[metric as RateId].name;
  return `${simulated}${name}: ${what} ${change.estimate.value! < 0 ? 'fell' : 'rose'} by ${size} since ${labels[change.at]}`;
}
