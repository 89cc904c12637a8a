/** A drawn chart with its words, ready to leave the page: what SVG, PNG and PDF files hold. */
import type { Chart } from '../charts/chart.ts';
import { INK } from '../charts/palette.ts';
import { FONT } from '../charts/theme.ts';
import { hasUncoveredLetters } from './covered-letters.ts';
import { frameSvg } from './frame-svg.ts';
import type { DrawnChart } from './vega-svg.ts';

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
    source: hasUncoveredLetters(`${chart.title} ${drawn.svg}`)
      ? `${source} In PNG and PDF boxes stand for letters that no face here has; the HTML, the SVG and the tables have them.`
      : source,
    fontFamily: FONT,
    ink: INK.text.light,
    muted: INK.muted.light,
    paper: INK.paper.light,
  });
  const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg)!;
  return { svg, width: Number(width), height: Number(height) };
}
