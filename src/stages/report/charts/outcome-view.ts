/**
 * The rows of bars behind the outcomes: one view, or with many respondents one panel a model and manner, so that a
 * row's name says only what differs and forty rows stand side by side.
 */
import { leadingTo } from './answers-link.ts';
import type { Json, Spec } from './chart.ts';
import type { Look } from './look.ts';
import { INK, OUTCOME } from './palette.ts';
import { textWidth } from './text-width.ts';
import { themed } from './theme.ts';

/** A datum of one row: `id` is whose it is. */
type Datum = { readonly [key: string]: Json } & { readonly id: string };

export interface OutcomeData {
  /** Ids from the top down. */
  readonly order: readonly string[];
  readonly segments: readonly Datum[];
  readonly correctEnds: readonly Datum[];
  readonly incorrectEnds: readonly Datum[];
  readonly sides: readonly Datum[];
  /** Kinds of outcome with their colours, as the legend has them. */
  readonly kinds: readonly (readonly [string, string])[];
}

interface Size {
  readonly width: number;
  readonly step: number;
  readonly bar: number;
  readonly fontSize: number;
  readonly labelLimit: number;
}

const WIDE: Size = { width: 460, step: 34, bar: 19, fontSize: 11.5, labelLimit: 210 };
/** On a phone: the n beside the bars stand in the table. */
const NARROW: Size = { ...WIDE, width: 230, labelLimit: 96 };
const PANEL: Size = { width: 290, step: 19, bar: 11, fontSize: 9.5, labelLimit: 130 };
const NARROW_PANEL: Size = { ...PANEL, width: 230, labelLimit: 96 };
/** More rows than this are drawn small, in panels where they have something in common. */
const MOST_ROOMY = 16;

export function outcomeDrawing(data: OutcomeData, look: Look, size: 'wide' | 'narrow'): Spec {
  const small = size === 'narrow';
  const legend = { columns: small ? 2 : 0 };
  if (data.order.length <= MOST_ROOMY) {
    const name = (id: string) => look.name(id);
    return themed(view(data, { size: small ? NARROW : WIDE, name, legend, beside: !small }));
  }
  const panels = panelsOf(data.order, look);
  const panelSize = small ? NARROW_PANEL : PANEL;
  return themed({
    columns: small || panels.length === 1 ? 1 : 2,
    // One legend above all panels.
    resolve: { scale: { color: 'shared' }, legend: { color: 'shared' } },
    spacing: { row: 16, column: 24 },
    concat: panels.map(({ title, ids, name }) => ({
      ...(panels.length === 1 ? {} : { title: { text: title, anchor: 'start', fontSize: 12, offset: 3 } }),
      ...view(
        {
          order: ids,
          kinds: data.kinds,
          segments: ofIds(data.segments, ids),
          correctEnds: ofIds(data.correctEnds, ids),
          incorrectEnds: ofIds(data.incorrectEnds, ids),
          sides: [],
        },
        { size: panelSize, name, legend, beside: false },
      ),
    })),
  });
}

interface Panel {
  readonly title: string;
  readonly ids: readonly string[];
  readonly name: (id: string) => string;
}

/** Curves of stakes in the order of their stakes, then what else each model was; one panel where nothing is shared. */
function panelsOf(order: readonly string[], look: Look): Panel[] {
  if (!look.grouped) return [{ title: '', ids: order, name: (id) => look.name(id) }];
  const kept = new Set(order);
  const panels = new Map<string, { ids: string[]; joined: boolean }>();
  for (const { name, model, ids } of look.curves) {
    const drawn = ids.filter((id) => kept.has(id));
    const joined = ids.length > 1;
    const panel = panels.get(joined ? name : model) ?? { ids: [], joined };
    panel.ids.push(...drawn);
    if (drawn.length > 0) panels.set(joined ? name : model, panel);
  }
  return [...panels].map(([title, { ids, joined }]) => ({
    title,
    ids: joined ? ids : order.filter((id) => ids.includes(id)),
    name: (id) => (joined ? `L = ${look.attributes(id).stake}` : look.setting(id, PANEL.labelLimit)),
  }));
}

function ofIds(values: readonly Datum[], ids: readonly string[]): Datum[] {
  return values.filter(({ id }) => ids.includes(id));
}

interface ViewOptions {
  readonly size: Size;
  readonly name: (id: string) => string;
  readonly legend: { readonly columns: number };
  /** Whether n stands beside the bars. */
  readonly beside: boolean;
}

function view(data: OutcomeData, { size, name, legend, beside }: ViewOptions): Spec {
  const { kinds } = data;
  const names = new Map(data.order.map((id) => [id, name(id)]));
  // Names that are cut alike would fall on one row.
  const counts = new Map<string, number>();
  for (const text of names.values()) counts.set(text, (counts.get(text) ?? 0) + 1);
  const rowOf = (id: string): string => {
    const text = names.get(id)!;
    return counts.get(text) === 1 ? text : id;
  };
  const named = (values: readonly Datum[]): Json =>
    values.map(({ id, ...rest }) => ({ name: rowOf(id), ...rest }));
  const whiskers = (values: readonly Datum[], yOffset: number, color: string): Json => ({
    data: { values: named(values) },
    mark: { type: 'rule', strokeWidth: size.step < 30 ? 1.2 : 1.8, color, yOffset },
    encoding: { x: { field: 'low', type: 'quantitative' }, x2: { field: 'high' } },
  });
  const off = Math.round(size.bar / 2) + 2;
  return {
    width: size.width,
    height: { step: size.step },
    encoding: {
      y: {
        field: 'name',
        type: 'nominal',
        sort: data.order.map(rowOf),
        title: null,
        axis: {
          labelFontSize: size.step < 30 ? 11 : 12,
          labelColor: INK.text.light,
          labelLimit: size.labelLimit,
        },
      },
    },
    layer: [
      {
        data: { values: named(data.segments) },
        mark: { type: 'bar', height: size.bar },
        encoding: {
          x: {
            field: 'start',
            type: 'quantitative',
            scale: { domain: [0, 1] },
            title: null,
            axis: { format: '.0%', values: [0, 0.25, 0.5, 0.75, 1], orient: 'bottom' },
          },
          x2: { field: 'end' },
          ...leadingTo(data.segments),
          color: {
            field: 'outcome',
            type: 'nominal',
            scale: { domain: kinds.map(([kind]) => kind), range: kinds.map(([, colour]) => colour) },
            legend: {
              title: null,
              orient: 'top',
              direction: 'horizontal',
              ...(legend.columns > 0 ? { columns: legend.columns } : {}),
              labelFontSize: 12,
              symbolType: 'square',
              symbolSize: 110,
              columnPadding: 16,
              offset: 6,
            },
          },
        },
      },
      {
        data: {
          values: named(
            data.segments.filter(
              ({ text, share, outcome }) =>
                // Digits on hatching cannot be read; the table has them.
                outcome !== 'no outcome' &&
                textWidth(String(text), size.fontSize) + 10 < Number(share) * size.width,
            ),
          ),
        },
        mark: { type: 'text', fontSize: size.fontSize },
        encoding: {
          x: { field: 'middle', type: 'quantitative' },
          text: { field: 'text' },
          color: {
            condition: { test: "datum.ink === 'light'", value: INK.paper.light },
            value: '#1f2431',
          },
        },
      },
      // Above the bar for correct, below it for wrong: near the diagonal the two would lie on each other.
      whiskers(data.correctEnds, -off, OUTCOME.correct.light),
      whiskers(data.incorrectEnds, off, OUTCOME.incorrect.light),
      {
        data: { values: beside ? named(data.sides) : [] },
        mark: { type: 'text', align: 'left', dx: 8, fontSize: 11, color: INK.muted.light },
        encoding: {
          x: { datum: 1, type: 'quantitative' },
          text: { field: 'text' },
        },
      },
    ],
    ...(beside || size.step > 30 ? { resolve: { scale: { color: 'independent' } } } : {}),
  };
}
