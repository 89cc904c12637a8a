/** A small matrix of counts with the share under each: transitions between respondents, judge against people. */
import { leadingTo } from './answers-link.ts';
import type { Json } from './chart.ts';
import { INK } from './palette.ts';

const CELL = 74;
const CELL_HEIGHT = 46;
/** Shade of the fullest cell; text on darker cells turns to paper. */
const DARKEST = '#3d5c86';
/** The cells keep their shades in the dark theme, so their text keeps its colours too. */
const ON_LIGHT = '#1e2330';
const ON_DARK = '#fefefe';
const TURN = 0.62;

export interface HeatmapCell {
  readonly row: string;
  readonly column: string;
  /** Share in [0, 1] that sets the shade. */
  readonly share: number;
  readonly text: string;
  readonly small: string;
  /** Where the cell leads to. */
  readonly answers?: string;
}

export interface HeatmapOptions {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly rowTitle: string;
  readonly columnTitle: string;
}

export function heatmap(cells: readonly HeatmapCell[], options: HeatmapOptions): Json {
  const { rows, columns, rowTitle, columnTitle } = options;
  const most = Math.max(0.01, ...cells.map((cell) => cell.share));
  const values = cells.map((cell) => ({ ...cell, dark: cell.share / most > TURN })) as unknown as Json;
  const x: Json = {
    field: 'column',
    type: 'nominal',
    sort: columns,
    title: columnTitle,
    axis: {
      orient: 'top',
      labelAngle: 0,
      domain: false,
      ticks: false,
      titleColor: INK.text.light,
      titleFontWeight: 'bold',
      titlePadding: 6,
    },
  };
  const y: Json = {
    field: 'row',
    type: 'nominal',
    sort: rows,
    title: rowTitle,
    axis: { titleColor: INK.text.light, titleFontWeight: 'bold', titlePadding: 8 },
  };
  const ink: Json = { condition: { test: 'datum.dark', value: ON_DARK }, value: ON_LIGHT };
  return {
    width: CELL * columns.length,
    height: CELL_HEIGHT * rows.length,
    data: { values },
    encoding: { x, y, ...leadingTo(cells) },
    layer: [
      {
        mark: { type: 'rect', stroke: INK.paper.light, strokeWidth: 2 },
        encoding: {
          color: {
            field: 'share',
            type: 'quantitative',
            legend: null,
            scale: { domain: [0, most], range: ['#eef1f6', DARKEST] },
          },
        },
      },
      {
        mark: { type: 'text', fontSize: 13, fontWeight: 'bold', dy: -6 },
        encoding: { text: { field: 'text' }, color: ink },
      },
      {
        mark: { type: 'text', fontSize: 10.5, dy: 10 },
        encoding: { text: { field: 'small' }, color: ink },
      },
    ],
    resolve: { scale: { color: 'independent' } },
  };
}
