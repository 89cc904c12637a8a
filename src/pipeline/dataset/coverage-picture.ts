/**
 * The coverage of a question set as a picture or a page. The chart is the report's, the counts are the dataset
 * stage's; they meet here, because stages do not know each other.
 */
import { ClosedbookError } from '../../core/errors.ts';
import { writeFileAtomic } from '../../rows/write-file.ts';
import { type CoverageCounts, coverageBars } from '../../stages/report/charts/coverage-bars.ts';
import { framedChart } from '../../stages/report/draw/framed-chart.ts';
import { svgToPng } from '../../stages/report/draw/png.ts';
import { drawSvg } from '../../stages/report/draw/vega-svg.ts';
import { figure } from '../../stages/report/page/figure.ts';
import { plainPage } from '../../stages/report/page/plain-page.ts';

export interface CoveragePictureOptions {
  /** The file; .svg, .png and .html are drawn, .vl.json is the Vega-Lite specification. */
  readonly out: string;
  /** Of closedbook, for the foot of the page. */
  readonly version: string;
}

/**
 * Writes the picture. @returns Its path.
 * @throws ClosedbookError `usage` for another ending, or where there is nothing to draw; `output-unwritable`.
 */
export async function writeCoveragePicture(
  counts: CoverageCounts,
  { out, version }: CoveragePictureOptions,
): Promise<string> {
  const ending = /(\.svg|\.png|\.html?|\.vl\.json)$/i.exec(out)?.[1]?.toLowerCase();
  if (ending === undefined) {
    throw new ClosedbookError('usage', `expected .svg, .png, .html or .vl.json after --out, got "${out}"`);
  }
  const chart = coverageBars(counts);
  if (chart === null) {
    throw new ClosedbookError(
      'usage',
      `${counts.name}: no field has two values to compare, nothing is drawn`,
      {
        hint: 'closedbook dataset stats without --out tells what there is.',
      },
    );
  }
  if (ending === '.vl.json') {
    await writeFileAtomic(out, `${JSON.stringify(chart.spec, null, 1)}\n`);
    return out;
  }
  const drawn = await drawSvg(chart.id, chart.spec);
  if (ending.startsWith('.htm')) {
    const body = figure(chart, drawn);
    await writeFileAtomic(
      out,
      plainPage({ title: 'What the set covers', kicker: counts.name, version, body }),
    );
    return out;
  }
  const { svg } = framedChart(chart, drawn, `closedbook ${version}`);
  await writeFileAtomic(out, ending === '.svg' ? svg : await svgToPng(svg));
  return out;
}
