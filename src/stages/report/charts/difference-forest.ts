/**
 * Differences between respondents with their intervals, one panel a metric. With many respondents every pair
 * would be a wall, so the pairs shown are those with the best choice at the chosen penalty; the table has all.
 */

import type { Comparison } from '../../../core/summary/comparisons.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import { caption, intervalsText } from '../wording/caption.ts';
import { count, fixed, numberText, significant } from '../wording/numbers.ts';
import { type Chart, estimateCells, type Json } from './chart.ts';
import type { Look } from './look.ts';
import { INK } from './palette.ts';
import { themed } from './theme.ts';

const PANEL = 170;
const ROW = 24;
const MOST_PAIRS = 15;
const ALPHA = 0.05;

type Section = NonNullable<Summary['comparisons']>;
type Difference = Comparison['differences'][number];

/** Null without pairs. */
export function differenceForest(section: Section, look: Look, lead: string | null): Chart | null {
  const oriented = section.pairs.map((pair) => (pair.b === lead ? turned(pair) : pair));
  const withLead = oriented.filter((pair) => pair.a === lead);
  const room = look.focus(
    withLead.map(({ b }) => b),
    MOST_PAIRS,
  );
  const pairs =
    withLead.length > 0 ? withLead.filter(({ b }) => room.includes(b)) : oriented.slice(0, MOST_PAIRS);
  if (pairs.length === 0) return null;
  // The title counts over everybody, not over those that there is room for.
  const counted = withLead.length > 0 ? withLead : oriented;
  const metrics = metricsOf(pairs, look);
  const name = (pair: Comparison) =>
    withLead.length > 0 ? look.name(pair.b) : `${look.name(pair.a)} − ${look.name(pair.b)}`;
  const order = pairs.map(name);
  const [estimatedOver] = pairs.flatMap((pair) => pair.estimatedOver ?? []);
  const shared = pairs.map((pair) => pair.shared).filter((n): n is number => n !== null);
  const estimates = pairs.flatMap((pair) => pair.differences.map((difference) => difference.estimate));
  const unpaired = pairs.filter((pair) => !pair.paired).length;
  const against = withLead.length > 0 ? look.name(lead) : null;

  return {
    id: 'differences',
    title: finding(counted, look, { metric: metrics[0]!, against }),
    caption: caption(
      against === null
        ? 'Each row is the first respondent minus the second'
        : `Each row is ${against} minus the respondent named`,
      estimatedOver !== undefined
        ? `paired over ${count(estimatedOver)} questions, missing outcomes estimated`
        : shared.length > 0
          ? `paired over ${shared.length === 1 || Math.min(...shared) === Math.max(...shared) ? count(shared[0]!) : `${count(Math.min(...shared))} to ${count(Math.max(...shared))}`} shared questions`
          : '',
      unpaired > 0
        ? `${unpaired === pairs.length ? 'all' : count(unpaired)} treated as independent samples, because the questions they share are not known`
        : '',
      intervalsText(estimates, look.levelPercent),
      pairs.some((pair) => pair.differences.some((difference) => difference.adjustedP !== null))
        ? `Filled: distinguishable from 0 at ${String(ALPHA)} after ${section.multiplicity}`
        : estimates.some(({ low }) => low !== null)
          ? 'Filled: the interval leaves 0 out, not corrected for the number of pairs'
          : '',
      section.pairs.length > pairs.length
        ? `${count(pairs.length)} of ${count(section.pairs.length)} pairs; the table has all`
        : '',
    ),
    description: pairs
      .flatMap((pair) =>
        metrics.flatMap((metric) => {
          const found = pair.differences.find((difference) => difference.metric === metric);
          return found?.estimate.value == null
            ? []
            : [
                `${look.fullName(pair.a)} minus ${look.fullName(pair.b)}, ${metric}: ${differenceText(found)}`,
              ];
        }),
      )
      .join('; '),
    metrics,
    table: {
      columns: ['a', 'b', 'metric', 'a − b', 'low', 'high', 'shared questions', 'test', 'p', 'adjusted p'],
      rows: section.pairs.flatMap((pair) =>
        pair.differences.map((difference) => [
          look.fullName(pair.a),
          look.fullName(pair.b),
          difference.metric,
          ...estimateCells(difference.estimate),
          pair.shared,
          difference.test,
          difference.p,
          difference.adjustedP,
        ]),
      ),
    },
    spec: themed({
      spacing: 24,
      hconcat: metrics.map((metric, place) => panel(metric, { pairs, name, order, first: place === 0 })),
    }),
  };
}

/** The same comparison seen from the other side. */
function turned(pair: Comparison): Comparison {
  const negate = (value: number | null) => (value === null ? null : -value);
  return {
    ...pair,
    a: pair.b,
    b: pair.a,
    transitions:
      pair.transitions?.[0]?.map((_, column) => pair.transitions!.map((row) => row[column]!)) ?? null,
    differences: pair.differences.map((difference) => ({
      ...difference,
      estimate: {
        ...difference.estimate,
        value: negate(difference.estimate.value),
        low: negate(difference.estimate.high),
        high: negate(difference.estimate.low),
      },
    })),
  };
}

function metricsOf(pairs: readonly Comparison[], look: Look): string[] {
  const present = new Set(pairs.flatMap((pair) => pair.differences.map((difference) => difference.metric)));
  const wanted = ['correct/asked', 'incorrect/asked', `utility@${look.penalty}`];
  const shown = wanted.filter((metric) => present.has(metric));
  return shown.length > 0 ? shown : [...present].slice(0, 3);
}

interface PanelContext {
  readonly pairs: readonly Comparison[];
  readonly name: (pair: Comparison) => string;
  readonly order: readonly string[];
  readonly first: boolean;
}

function panel(metric: string, { pairs, name, order, first }: PanelContext): Json {
  const rows = pairs.flatMap((pair) => {
    const found = pair.differences.find((difference) => difference.metric === metric);
    if (found === undefined || found.estimate.value === null) return [];
    return [
      {
        name: name(pair),
        value: significant(found.estimate.value * 100),
        low: found.estimate.low === null ? null : significant(found.estimate.low * 100),
        high: found.estimate.high === null ? null : significant(found.estimate.high * 100),
        clear: isClear(found) ? INK.text.light : INK.paper.light,
      },
    ];
  });
  const reach =
    Math.max(1, ...rows.flatMap((row) => [Math.abs(row.low ?? row.value), Math.abs(row.high ?? row.value)])) *
    1.08;
  const better = metric === 'incorrect/asked' ? '← better' : 'better →';
  return {
    width: PANEL,
    height: { step: ROW },
    layer: [
      {
        data: { values: [{ zero: 0 }] },
        mark: { type: 'rule', color: INK.rule.light, strokeWidth: 1.2 },
        encoding: { x: { field: 'zero', type: 'quantitative' } },
      },
      {
        data: { values: rows.filter((row) => row.low !== null) },
        mark: { type: 'rule', strokeWidth: 1.6, color: INK.text.light },
        encoding: {
          x: { field: 'low', type: 'quantitative' },
          x2: { field: 'high' },
          y: yAxis(order, first),
        },
      },
      {
        data: { values: rows },
        mark: { type: 'point', filled: true, size: 60, stroke: INK.text.light, strokeWidth: 1.4, opacity: 1 },
        encoding: {
          x: {
            field: 'value',
            type: 'quantitative',
            scale: { domain: [significant(-reach, 3), significant(reach, 3)], nice: false },
            axis: { tickCount: 4, labelOverlap: true },
            title: [`${metric}${metric.startsWith('utility@') ? ' (per 100)' : ' (points)'}`, better],
          },
          y: yAxis(order, first),
          fill: { field: 'clear', type: 'nominal', scale: null },
        },
      },
    ],
  };
}

function yAxis(order: readonly string[], first: boolean): Json {
  return {
    field: 'name',
    type: 'nominal',
    sort: order,
    scale: { domain: order },
    title: null,
    axis: first
      ? { labelColor: INK.text.light, labelFontSize: 12, labelLimit: 260, grid: true }
      : { labels: false, grid: true },
  };
}

/** By the corrected p; where pairs have none (unpaired), by an interval that leaves 0 out. */
function isClear({ adjustedP, estimate }: Difference): boolean {
  if (adjustedP !== null) return adjustedP < ALPHA;
  return estimate.low !== null && estimate.high !== null && (estimate.low > 0 || estimate.high < 0);
}

function differenceText(difference: Difference): string {
  const kind = difference.metric.startsWith('utility@') ? 'utility' : 'difference';
  return numberText(difference.estimate.value ?? 0, kind);
}

function finding(
  pairs: readonly Comparison[],
  look: Look,
  { metric, against }: { readonly metric: string; readonly against: string | null },
): string {
  const found = pairs.flatMap((pair) => {
    const difference = pair.differences.find((one) => one.metric === metric);
    return difference?.estimate.value == null ? [] : [{ pair, difference }];
  });
  const clear = found.filter(({ difference }) => isClear(difference));
  if (found.length === 1) {
    const { pair, difference } = found[0]!;
    const size = fixed(Math.abs(difference.estimate.value!) * 100, 1);
    const more = difference.estimate.value! >= 0 ? ([pair.a, pair.b] as const) : ([pair.b, pair.a] as const);
    return clear.length === 1
      ? `${look.name(more[0])} is right on ${size} points more of the questions than ${look.name(more[1])}`
      : `${look.name(pair.a)} and ${look.name(pair.b)} cannot be told apart in ${metric}`;
  }
  const subject =
    against === null
      ? `${count(clear.length)} of ${count(found.length)} pairs differ`
      : `${against} differs from ${clear.length === 0 ? 'none' : count(clear.length)} of ${count(found.length)} others`;
  return `${subject} in ${metric} beyond chance`;
}
