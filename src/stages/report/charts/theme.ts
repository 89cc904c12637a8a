/**
 * The Vega-Lite configuration that all charts share: quiet axes, one type family, no frame. Colours are the light
 * values of the palette; the page maps them in its dark theme.
 */
import type { Json, Spec } from './chart.ts';
import { INK } from './palette.ts';

/** System faces first for the page; the bundled face is what PNG and PDF find. */
export const FONT = 'Inter, Helvetica Neue, Arial, DejaVu Sans Condensed, DejaVu Sans, sans-serif';

const CONFIG: Json = {
  font: FONT,
  background: 'transparent',
  aria: false,
  view: { stroke: null, continuousWidth: 560, continuousHeight: 360 },
  axis: {
    labelFontSize: 11.5,
    titleFontSize: 12,
    titleFontWeight: 'normal',
    labelColor: INK.muted.light,
    titleColor: INK.muted.light,
    gridColor: INK.grid.light,
    domainColor: INK.rule.light,
    tickColor: INK.rule.light,
    labelPadding: 5,
    titlePadding: 10,
    labelLimit: 220,
  },
  axisY: { domain: false, ticks: false },
  header: { labelFontSize: 12, labelFontWeight: 'bold', labelColor: INK.text.light, title: null },
  legend: {
    labelColor: INK.text.light,
    titleColor: INK.muted.light,
    labelFontSize: 12,
    titleFontSize: 12,
    titleFontWeight: 'normal',
  },
  title: { anchor: 'start', fontSize: 13, color: INK.text.light },
  text: { fontSize: 12, color: INK.text.light },
  rule: { color: INK.muted.light },
  line: { strokeWidth: 2 },
};

/** A complete spec: the schema, the theme and the chart's own part. */
export function themed(body: Spec): Spec {
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    padding: 6,
    config: CONFIG,
    ...body,
  };
}

/** Over a panel: whose it is, and beneath what is to be said of it in one line. */
export function panelTitle(text: string, subtitle: string | readonly string[], offset = 4): Json {
  if (subtitle === '') return { text, anchor: 'start', fontSize: 12, offset };
  return {
    text,
    subtitle,
    anchor: 'start',
    fontSize: 12,
    subtitleFontSize: 11,
    subtitleColor: INK.muted.light,
    offset,
  };
}

/** Panels in rows of up to three. */
export function panels(concat: readonly Json[]): Spec {
  const columns = concat.length <= 2 ? concat.length : 3;
  return themed({ columns, spacing: { row: 26, column: 26 }, concat });
}
