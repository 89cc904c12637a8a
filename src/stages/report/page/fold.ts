/**
 * A section of the page. One that is longer than a screen is folded to its heading and its findings, so that a reader sees
 * all that was found before any of it in full; a link to a folded section, and printing, open it.
 */
import type { Chart } from '../charts/chart.ts';
import type { DrawnChart } from '../draw/vega-svg.ts';
import type { Figures } from '../figures.ts';
import { type Html, html } from './html.ts';

/** Pixels: about a screen. */
const SCREEN = 900;
/** Of a folded section at most so many findings are named. */
const MOST_FINDINGS = 3;
/** Pixels of a figure's words, and of a row of a table. */
const WORDS = 130;
const ROW = 46;
/** Two of a kind stand beside each other. */
const COLUMNS = 2;

export interface FoldOptions {
  readonly drawn: ReadonlyMap<string, DrawnChart>;
  readonly body: Html;
  /** Rows of a table that belongs to the section and is no table of its figures. @default 0 */
  readonly rows?: number;
}

export function foldedSection(figures: Figures, { drawn, body, rows = 0 }: FoldOptions): Html {
  const { id, heading } = figures;
  if (heightOf(figures, drawn) + rows * ROW <= SCREEN)
    return html`<section id="${id}"><h2>${heading}</h2>${body}</section>`;
  const findings = figures.charts
    .filter(({ quiet }) => quiet === undefined)
    // The page says at its head that models are simulated.
    .map(({ title }) => title.replace(/^Simulated: /, ''));
  return html`<section id="${id}" class="folded"><details class="fold"><summary><h2>${heading}</h2>${findings
    .slice(0, MOST_FINDINGS)
    .map((finding) => html`<span class="finding">${finding}</span>`)}</summary>${body}</details></section>`;
}

function heightOf({ charts, tables }: Figures, drawn: ReadonlyMap<string, DrawnChart>): number {
  const shown = charts.filter(({ quiet }) => quiet === undefined);
  const pictures = shown.reduce((sum, chart) => sum + drawnHeight(chart, drawn), 0);
  const open = tables.filter((table) => table.rows.length <= OPEN_ROWS);
  return (pictures + open.reduce((sum, table) => sum + 60 + table.rows.length * ROW, 0)) / COLUMNS;
}

/** Longer tables are folded by themselves. */
export const OPEN_ROWS = 6;

function drawnHeight({ id }: Chart, drawn: ReadonlyMap<string, DrawnChart>): number {
  return (drawn.get(id)?.height ?? 0) + WORDS;
}
