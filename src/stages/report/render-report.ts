/**
 * A summary becomes the files of a report. Pure but for its arguments: no clock, no file system, no network; the
 * same summary and options give the same bytes. Artefacts come one at a time, so that a caller can write each
 * and forget it.
 */
import type { Summary } from '../../core/summary/summary.ts';
import { type Artefact, textArtefact } from './artefact.ts';
import { lookOf } from './charts/look.ts';
import { type DrawnChart, drawSvg } from './draw/vega-svg.ts';
import { figuresOf } from './figures.ts';
import { page } from './page/page.ts';

export type ReportFormat = 'html';
export const REPORT_FORMATS: readonly ReportFormat[] = ['html'];

export interface ReportOptions {
  /** Forms to write. @default html */
  readonly formats?: readonly ReportFormat[];
  /** Penalty L at which pictures open. @default 1 where reported, else the first above 0 */
  readonly penalty?: number;
}

export async function* renderReport(summary: Summary, options: ReportOptions = {}): AsyncGenerator<Artefact> {
  const { formats = ['html'], penalty } = options;
  const look = lookOf(summary, penalty === undefined ? {} : { penalty });
  const figures = figuresOf(summary, look);
  const drawn = new Map<string, DrawnChart>();
  for (const chart of figures.flatMap((entry) => entry.charts)) {
    drawn.set(chart.id, await drawSvg(chart.id, chart.spec));
  }
  if (formats.includes('html')) {
    yield textArtefact('report.html', page(summary, look, { figures, drawn }));
  }
}
