/**
 * One respondent's rates in the slices of a field: a row a slice, correct above wrong, with their intervals; and the
 * order and the names of rows.
 */
import type { Summary } from '../../../core/summary/summary.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import { count, significant } from '../wording/numbers.ts';
import { leadingTo } from './answers-link.ts';
import type { Json } from './chart.ts';
import { INK, OUTCOME } from './palette.ts';
import { fitText, textWidth } from './text-width.ts';

const ROW = 20;
const LABEL = 130;
/** Pixels that correct stands above and wrong below the middle of a row: equal rates hide nothing. */
const APART = 3;

export type Slice = NonNullable<Summary['slices']>['slices'][number];
export type Cell = Slice['cells'][number];

interface PanelOptions {
  readonly title: string;
  readonly order: readonly string[];
  readonly label: (value: string) => string;
  readonly answers: (cell: Cell, outcome: string) => { readonly answers?: string };
  readonly width: number;
  readonly names: boolean;
  readonly lastRow: boolean;
  readonly sizes: boolean;
}

export function slicePanel(cells: readonly Slice['cells'][number][], options: PanelOptions): Json {
  const rows = cells.flatMap((cell) =>
    (['correct', 'incorrect'] as const).flatMap((outcome) => {
      const estimate = cell.estimates[`${outcome}/asked`];
      if (estimate?.value == null) return [];
      return [
        {
          value: options.label(cell.value),
          rate: significant(estimate.value),
          low: estimate.low === null ? null : significant(estimate.low),
          high: estimate.high === null ? null : significant(estimate.high),
          colour: OUTCOME[outcome].light,
          ...options.answers(cell, outcome),
        },
      ];
    }),
  );
  const sizes = cells.map((cell) => ({
    value: options.label(cell.value),
    text: cell.estimates['correct/asked']?.n == null ? '' : count(cell.estimates['correct/asked'].n),
  }));
  const colour: Json = { field: 'colour', type: 'nominal', scale: null };
  return {
    title: { text: options.title, anchor: 'start', fontSize: 12, offset: 6 },
    width: options.width,
    height: { step: ROW },
    encoding: {
      y: {
        field: 'value',
        type: 'nominal',
        scale: { domain: options.order },
        sort: null,
        title: null,
        axis: {
          labels: options.names,
          labelLimit: LABEL,
          labelPadding: 9,
          grid: true,
          gridColor: INK.grid.light,
        },
      },
    },
    layer: [
      ...(['correct', 'incorrect'] as const).flatMap((outcome): Json[] => {
        const ofOutcome = rows.filter((row) => row.colour === OUTCOME[outcome].light);
        const yOffset = outcome === 'correct' ? -APART : APART;
        return [
          {
            data: { values: ofOutcome.filter((row) => row.low !== null) },
            mark: { type: 'rule', strokeWidth: 1.4, opacity: 0.75, yOffset },
            encoding: { x: { field: 'low', type: 'quantitative' }, x2: { field: 'high' }, color: colour },
          },
          {
            data: { values: ofOutcome },
            mark: { type: 'point', filled: true, size: 40, opacity: 1, yOffset },
            encoding: {
              x: {
                field: 'rate',
                type: 'quantitative',
                scale: { domain: [0, 1] },
                title: null,
                axis: { format: '.0%', values: [0, 0.5, 1], labels: options.lastRow },
              },
              fill: colour,
              ...leadingTo(ofOutcome),
            },
          },
        ];
      }),
      {
        data: { values: options.sizes ? sizes : [] },
        mark: { type: 'text', align: 'left', fontSize: 10, dx: 6, color: INK.muted.light },
        encoding: { x: { datum: 1, type: 'quantitative' }, text: { field: 'text' } },
      },
    ],
  };
}

/** Bands of numbers stand by number, named bands and dates by name (A-head … E-tail); other slices stand by size. */
export function valuesOf(slice: Slice): string[] {
  const size = new Map<string, number>();
  for (const cell of slice.cells) {
    const n = cell.tally.correct + cell.tally.incorrect + cell.tally.refused;
    size.set(cell.value, Math.max(size.get(cell.value) ?? 0, n));
  }
  const values = [...size.keys()];
  const ordered = /popularity|band|cutoff|date|year/i.test(slice.by);
  const numbers = new Map(values.map((value) => [value, /^-?\d+(\.\d+)?(?=$| to )/.exec(value)?.[0]]));
  if (ordered && [...numbers.values()].every((number) => number !== undefined))
    return values.sort((a, b) => Number(numbers.get(a)) - Number(numbers.get(b)));
  return values.sort((a, b) => (ordered ? 0 : size.get(b)! - size.get(a)!) || (a < b ? -1 : a > b ? 1 : 0));
}

/** Labels cut to fit and kept apart. */
export function labelsOf(values: readonly string[]): Map<string, string> {
  const labels = new Map<string, string>();
  const taken = new Set<string>();
  for (const value of values) {
    let text = fitText(visibleText(value), 11.5, { width: LABEL - 4 });
    for (let copy = 2; taken.has(text); copy++)
      text = `${fitText(visibleText(value), 11.5, { width: LABEL - 4 - textWidth(` ${copy}`, 11.5) })} ${copy}`;
    taken.add(text);
    labels.set(value, text);
  }
  return labels;
}
