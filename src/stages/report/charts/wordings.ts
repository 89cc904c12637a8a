/**
 * How far phrasing moves each rate, beside how far the draw of questions does: one row a model and policy, one panel a
 * rate. Two kinds of doubt on one axis of points, because that is the comparison: more questions narrow the one, only
 * more wordings the other.
 */

import type { Summary } from '../../../core/summary/summary.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import { caption, intervalsText, rangeText } from '../wording/caption.ts';
import { count, fixed, significant } from '../wording/numbers.ts';
import { type Chart, estimateCells, type Json } from './chart.ts';
import type { Look } from './look.ts';
import { INK } from './palette.ts';
import { shortNames } from './short-names.ts';
import { themed } from './theme.ts';

type Section = NonNullable<Summary['wordings']>;
type Row = Section['rows'][number];

const PANEL = 190;
const STEP = 26;
const MOST_ROWS = 15;
const NAMES = 220;
/** An interval of two wordings spans orders of magnitude; the axis ends at so many times the largest point. */
const REACH = 6;

const RATES: Readonly<Record<string, string>> = {
  'correct/asked': 'right answers',
  'incorrect/asked': 'wrong answers',
  'refused/asked': 'refusals',
};

/** Null where no spread is known. */
export function wordings({ rows }: Section, look: Look): Chart | null {
  const known = rows.filter(({ spread }) => spread.value !== null);
  const keys = [...new Set(known.map(keyOf))];
  const shown = keys.slice(0, MOST_ROWS);
  if (shown.length === 0) return null;
  const policies = [...new Set(known.map(({ policy }) => visibleText(policy)))];
  const names = shortNames(
    shown.map((key) => {
      const [model, policy] = JSON.parse(key) as [string, string];
      return visibleText(policies.length === 1 ? model : `${model} ${policy}`);
    }),
    { size: 12, width: NAMES },
  );
  const drawn = known.filter((row) => shown.includes(keyOf(row)));
  const metrics = [...new Set(drawn.map(({ metric }) => metric))];
  const largest = Math.max(0.01, ...drawn.flatMap((row) => [row.spread.value!, row.samplingError ?? 0]));
  const highest = Math.max(...drawn.map(({ spread }) => spread.high ?? 0));
  const top = Math.min(REACH * largest, Math.max(1.2 * largest, 1.05 * highest));
  const clipped = drawn.some(({ spread }) => (spread.high ?? 0) > top);
  return {
    id: 'wordings',
    title: finding(drawn, (row) => names[shown.indexOf(keyOf(row))]!),
    caption: caption(
      'Filled: standard deviation over wordings of the true rate, with its interval; open: standard error of the mean rate from the questions alone',
      clipped ? 'an interval that ends at the right edge goes on beyond it' : '',
      `${rangeText(drawn.map(({ respondents }) => respondents.length))} wordings${policies.length === 1 ? ` of ${policies[0]}` : ''}`,
      intervalsText(
        drawn.map(({ spread }) => spread),
        look.levelPercent,
      ),
      keys.length > shown.length ? `${count(shown.length)} of ${count(keys.length)} policies` : '',
    ),
    description: drawn
      .map(
        (row) =>
          `${visibleText(`${row.model} ${row.policy}`)}, ${RATES[row.metric] ?? row.metric}: phrasing ${points(row.spread.value)}, questions ${points(row.samplingError)}`,
      )
      .join('; '),
    metrics,
    table: {
      columns: ['model', 'policy', 'rate', 'wordings', 'phrasing', 'low', 'high', 'sampling'],
      rows: rows.map((row) => [
        visibleText(row.model),
        visibleText(row.policy),
        row.metric,
        row.respondents.length,
        ...estimateCells(row.spread),
        row.samplingError,
      ]),
    },
    spec: themed({
      spacing: 24,
      hconcat: metrics.map((metric, place) =>
        panel(
          drawn.filter((row) => row.metric === metric),
          { metric, top, order: names, first: place === 0, name: (row) => names[shown.indexOf(keyOf(row))]! },
        ),
      ),
    }),
  };
}

function keyOf({ model, policy }: Row): string {
  return JSON.stringify([model, policy]);
}

function points(share: number | null): string {
  return share === null ? 'unknown' : `${fixed(100 * share, 1)} points`;
}

/** The row in which phrasing surely does something and does most; else that it is told from nothing nowhere. */
function finding(rows: readonly Row[], name: (row: Row) => string): string {
  const sure = rows
    .filter(({ spread }) => (spread.low ?? 0) > 0)
    .sort((a, b) => b.spread.value! - a.spread.value!);
  const [most] = sure;
  if (most === undefined) return 'No rate moves with the wording by more than chance would';
  return `Phrasing moves ${RATES[most.metric] ?? most.metric} of ${name(most)} by ${points(most.spread.value)}, the draw of questions by ${points(most.samplingError)}`;
}

interface Panel {
  readonly metric: string;
  readonly top: number;
  readonly order: readonly string[];
  readonly first: boolean;
  readonly name: (row: Row) => string;
}

function panel(rows: readonly Row[], { metric, top, order, first, name }: Panel): Json {
  const values = rows.map((row) => ({
    name: name(row),
    phrasing: significant(100 * row.spread.value!),
    low: row.spread.low === null ? null : significant(100 * row.spread.low),
    high: row.spread.high === null ? null : significant(100 * Math.min(top, row.spread.high)),
    sampling: row.samplingError === null ? null : significant(100 * row.samplingError),
  }));
  const x = (field: string): Json => ({
    field,
    type: 'quantitative',
    scale: { domain: [0, significant(100 * top, 3)], nice: false },
    axis: { tickCount: 4, labelOverlap: true },
    title: `${RATES[metric] ?? metric} (points)`,
  });
  const y: Json = {
    field: 'name',
    type: 'nominal',
    sort: order,
    scale: { domain: order },
    title: null,
    axis: first
      ? {
          labelColor: INK.text.light,
          labelFontSize: 12,
          labelLimit: NAMES + 40,
          labelPadding: 10,
          grid: true,
        }
      : { labels: false, grid: true },
  };
  return {
    width: PANEL,
    height: { step: STEP },
    layer: [
      {
        data: { values: values.filter(({ low, high }) => low !== null && high !== null) },
        mark: { type: 'rule', strokeWidth: 1.6, color: INK.text.light },
        encoding: { x: x('low'), x2: { field: 'high' }, y },
      },
      {
        data: { values: values.filter(({ sampling }) => sampling !== null) },
        mark: {
          type: 'point',
          shape: 'diamond',
          filled: false,
          size: 70,
          strokeWidth: 1.6,
          color: INK.muted.light,
          opacity: 1,
        },
        encoding: { x: x('sampling'), y },
      },
      {
        data: { values },
        mark: { type: 'point', filled: true, size: 60, color: INK.text.light, opacity: 1 },
        encoding: { x: x('phrasing'), y },
      },
    ],
  };
}
