/** A drawn chart with its words, ready to leave the page: what SVG, PNG and PDF files hold. */
import type { Chart } from '../charts/chart.ts';
import { INK } from '../charts/palette.ts';
import { FONT } from '../charts/theme.ts';
import { frameSvg } from './frame-svg.ts';
import type { DrawnChart } from './vega-svg.ts';

/** Chinese, Japanese, Korean and emoji: the bundled face draws boxes for them. */
const UNCOVERED = /[\u2e80-\ud7ff\uf900-\ufaff\u{1f300}-\u{3ffff}]/u;

export interface FramedChart {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

export function framedChart(chart: Chart, drawn: DrawnChart, source: string): FramedChart {
  const svg = frameSvg({
    ...drawn,
    title: chart.title,
    caption: chart.caption,
    source: UNCOVERED.test(drawn.svg)
      ? `${source} Boxes stand for letters that the bundled face lacks; the tables have them.`
      : source,
    fontFamily: FONT,
    ink: INK.text.light,
    muted: INK.muted.light,
    paper: INK.paper.light,
  });
  const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg)!;
  return { svg, width: Number(width), height: Number(height) };
}
