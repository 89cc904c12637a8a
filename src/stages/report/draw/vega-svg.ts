/**
 * A Vega-Lite spec drawn as SVG, without a canvas and without a browser. Text is measured with the bundled face's
 * widths (charts/text-width.ts), ids are renumbered from the chart's name, so that several charts can live in one
 * page and two renderings are the same bytes. Vega is loaded with the first chart: a program that analyses without
 * drawing must not wait for it.
 */
import type { TopLevelSpec } from 'vega-lite';
import type { Spec } from '../charts/chart.ts';
import { textWidth } from '../charts/text-width.ts';
import { hatched } from './hatched.ts';
import { asAttribute, type MeantBy, markRespondents } from './mark-respondents.ts';

export interface DrawnChart {
  /** An <svg> element with width, height and viewBox. */
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** The plot frame inside the SVG, for scripts that draw on it: left, top and the domains. */
  readonly frame: { readonly left: number; readonly top: number };
}

interface TextItem {
  readonly fontSize?: number | null;
  readonly fontWeight?: string | number | null;
  readonly text?: unknown;
}

/** Vega asks this for every label. Its `textMetrics` is exported and made to be replaced, but not in its types. */
function measure(item: TextItem, text?: unknown): number {
  const weight = item.fontWeight === 'bold' || Number(item.fontWeight) >= 600 ? 'bold' : 'normal';
  return textWidth(String(text ?? item.text ?? ''), item.fontSize ?? 11, weight);
}

/**
 * Charts are drawn one after the other, because Vega's text metrics are one object for the whole process. This holds no
 * result of another drawing, and one that fails does not stop the next.
 */
let previous: Promise<unknown> = Promise.resolve();

export interface DrawOptions {
  /** Whom a text means, for drawings whose marks say whose they are. @default none says */
  readonly meant?: MeantBy;
}

/** Draws one spec; `id` prefixes every id inside. */
export function drawSvg(id: string, spec: Spec, options: DrawOptions = {}): Promise<DrawnChart> {
  const drawing = previous.then(() => draw(id, spec, options));
  previous = drawing.catch(() => undefined);
  return drawing;
}

async function draw(id: string, spec: Spec, { meant }: DrawOptions): Promise<DrawnChart> {
  const vega = await import('vega');
  const { compile } = await import('vega-lite');
  const metrics = (vega as unknown as { textMetrics: { width: typeof measure } }).textMetrics;
  const before = metrics.width;
  metrics.width = measure;
  try {
    const compiled = compile(spec as unknown as TopLevelSpec, { logger: SILENT });
    const view = new vega.View(vega.parse(compiled.spec), { renderer: 'none', logger: SILENT as never });
    if (meant !== undefined) {
      // In its types the scene graph is a single scene.
      const { root } = (await view.runAsync()).scenegraph() as unknown as { readonly root: unknown };
      markRespondents(root, meant);
    }
    const raw = asAttribute(await view.toSVG());
    const [originX, originY] = view.origin();
    const padding = view.padding() as { readonly left: number; readonly top: number };
    view.finalize();
    return finished(id, raw, {
      left: Math.round(originX + padding.left),
      top: Math.round(originY + padding.top),
    });
  } finally {
    metrics.width = before;
  }
}

/** Warnings about empty data are expected: an empty chart is drawn on purpose, with its reason beside it. */
const SILENT = {
  level: () => SILENT,
  error: (...words: readonly unknown[]) => {
    throw new RangeError(`a chart's specification is wrong: ${words.join(' ')}`);
  },
  warn: () => SILENT,
  info: () => SILENT,
  debug: () => SILENT,
};

function finished(id: string, raw: string, frame: { left: number; top: number }): DrawnChart {
  const names = new Map<string, string>();
  for (const [, name] of raw.matchAll(/ id="([^"]+)"/g)) names.set(name!, `${id}-${names.size + 1}`);
  let svg = raw
    .replace(/ id="([^"]+)"/g, (_, name: string) => ` id="${names.get(name)}"`)
    .replace(/url\(#([^)]+)\)/g, (_, name: string) => `url(#${names.get(name) ?? name})`)
    // The type face is set once on the root; a thousand labels need not repeat it.
    .replace(/ font-family="[^"]*"/g, '')
    .replace(/ class="[^"]*"/g, '')
    // The drawing is one image with a name and a description; parts with roles of their own would be images without one.
    .replace(/ (?:role="graphics-[a-z]+"|aria-roledescription="[^"]*")/g, '');
  const [, width, height] = /<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  svg = hatched(shortNumbers(svg));
  return { svg, width: Number(width), height: Number(height), frame };
}

/** Two decimals of a pixel are plenty, and do not depend on the last bit of a library's arithmetic. Text stays. */
function shortNumbers(svg: string): string {
  return svg.replace(/<[^>]+>/g, (tag) =>
    tag.replace(/-?\d+\.\d{3,}/g, (number) => String(Math.round(Number(number) * 100) / 100)),
  );
}
