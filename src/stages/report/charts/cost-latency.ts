/** What a correct answer costs and how long a reply takes; unpriced and unmeasured respondents say so. */
import { counted } from '../../../core/counted.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import { caption } from '../wording/caption.ts';
import { dollars, durationText, significant } from '../wording/numbers.ts';
import type { Chart, Json } from './chart.ts';
import type { Look } from './look.ts';
import { INK } from './palette.ts';
import { themed } from './theme.ts';

const PANEL = 210;
const ROW = 26;

type Section = NonNullable<Summary['cost']>;
type Row = Section['rows'][number];

export function costLatency(section: Section, look: Look): Chart | null {
  const rows = [...section.rows].sort(
    (a, b) => (a.costPerCorrectUsd ?? Infinity) - (b.costPerCorrectUsd ?? Infinity),
  );
  const priced = rows.filter((row) => row.costPerCorrectUsd !== null);
  const timed = rows.filter((row) => row.latencyMedianMs !== null);
  if (priced.length === 0 && timed.length === 0) return null;
  return {
    id: 'cost',
    title: finding(priced, look),
    caption: caption(
      priced.length === 0
        ? 'Median and 95th percentile of the time a reply took'
        : 'Cost of asking divided by correct answers; median and 95th percentile of the time a reply took',
      counted(
        rows.reduce((sum, row) => sum + row.calls, 0),
        'call',
      ),
      priced.length === 0 && rows.every((row) => row.unpriced === 0)
        ? 'Nothing was correct, so a correct answer has no cost'
        : '',
      look.simulated && priced.length === 0
        ? 'Simulated models cost nothing'
        : rows.some((row) => row.unpriced > 0)
          ? `${counted(
              rows.reduce((sum, row) => sum + row.unpriced, 0),
              'call has',
              'calls have',
            )} no known price`
          : '',
    ),
    description: rows.map((row) => `${look.fullName(row.respondent)}: ${costText(row)}`).join('; '),
    metrics: [],
    table: tableOf(rows, look),
    spec: themed({
      spacing: 56,
      hconcat: [
        ...(priced.length === 0 ? [] : [costPanel(rows, look)]),
        // The names stand once, on the left.
        timePanel(timed, { look, order: rows, named: priced.length === 0 }),
      ],
    }),
  };
}

function finding(priced: readonly Row[], look: Look): string {
  const cheapest = priced[0];
  const dearest = priced.at(-1);
  if (cheapest === undefined) return 'How long a reply takes';
  return priced.length === 1 || dearest === undefined
    ? `A correct answer of ${look.name(cheapest.respondent)} costs ${dollars(cheapest.costPerCorrectUsd!)}`
    : `A correct answer costs from ${dollars(cheapest.costPerCorrectUsd!)} (${look.name(cheapest.respondent)}) to ${dollars(dearest.costPerCorrectUsd!)} (${look.name(dearest.respondent)})`;
}

function costText({ costPerCorrectUsd, unpriced }: Row): string {
  if (costPerCorrectUsd !== null) return dollars(costPerCorrectUsd);
  return unpriced > 0 ? 'no price known' : 'nothing correct';
}

function tableOf(rows: readonly Row[], look: Look): Chart['table'] {
  return {
    columns: [
      'respondent',
      'calls',
      'cost USD',
      'cost per correct USD',
      'latency median ms',
      'latency 95th ms',
      'unpriced calls',
    ],
    rows: rows.map((row) => [
      look.fullName(row.respondent),
      row.calls,
      row.costUsd,
      row.costPerCorrectUsd,
      row.latencyMedianMs,
      row.latencyP95Ms,
      row.unpriced,
    ]),
  };
}

/** The respondents from above, in the order of all panels. */
function names(
  order: readonly Row[],
  { look, labels }: { readonly look: Look; readonly labels: boolean },
): Json {
  const sort = order.map((row) => look.name(row.respondent));
  return {
    ...{ field: 'name', type: 'nominal', sort, scale: { domain: sort }, title: null },
    axis: labels
      ? { labelColor: INK.text.light, labelFontSize: 12, grid: true }
      : { labels: false, grid: true },
  };
}

function base(row: Row, look: Look) {
  return { name: look.name(row.respondent), colour: look.colour(row.respondent).light };
}

const FILL: Json = { field: 'colour', type: 'nominal', scale: null };

function costPanel(rows: readonly Row[], look: Look): Json {
  const y = names(rows, { look, labels: true });
  const costs = rows.map((row) => ({
    ...base(row, look),
    cost: row.costPerCorrectUsd === null ? 0 : significant(row.costPerCorrectUsd),
    text: costText(row),
  }));
  return {
    width: PANEL,
    height: { step: ROW },
    layer: [
      {
        data: { values: costs },
        mark: { type: 'bar', height: 12 },
        encoding: {
          y,
          x: {
            field: 'cost',
            type: 'quantitative',
            title: 'USD per correct answer',
            axis: { tickCount: 4 },
          },
          fill: FILL,
        },
      },
      {
        data: { values: costs },
        mark: { type: 'text', align: 'left', dx: 5, fontSize: 11 },
        encoding: {
          y,
          x: { field: 'cost', type: 'quantitative' },
          text: { field: 'text' },
        },
      },
    ],
  };
}

function timePanel(
  timed: readonly Row[],
  { look, order, named }: { readonly look: Look; readonly order: readonly Row[]; readonly named: boolean },
): Json {
  const y = names(order, { look, labels: named });
  const times = timed.map((row) => ({
    ...base(row, look),
    median: significant(row.latencyMedianMs! / 1000, 4),
    p95: significant((row.latencyP95Ms ?? row.latencyMedianMs!) / 1000, 4),
    text: `${durationText(row.latencyMedianMs!)}${row.latencyP95Ms === null ? '' : `, 95th ${durationText(row.latencyP95Ms)}`}`,
  }));
  return {
    width: PANEL,
    height: { step: ROW },
    layer: [
      {
        data: { values: times },
        mark: { type: 'rule', strokeWidth: 1.6 },
        encoding: {
          y,
          x: { field: 'median', type: 'quantitative' },
          x2: { field: 'p95' },
          color: FILL,
        },
      },
      {
        data: { values: times },
        mark: { type: 'point', filled: true, size: 60, opacity: 1 },
        encoding: {
          y,
          x: {
            field: 'median',
            type: 'quantitative',
            title: 'seconds per reply',
            scale: { zero: true },
            axis: { tickCount: 4 },
          },
          fill: FILL,
        },
      },
      {
        data: { values: times },
        mark: { type: 'text', align: 'left', dx: 8, fontSize: 11 },
        encoding: {
          y,
          x: { field: 'p95', type: 'quantitative' },
          text: { field: 'text' },
        },
      },
    ],
  };
}
