/**
 * What the Word document holds: the words of the first screen, the main table, every chart under its section, how it was
 * measured. Answers stay with the page: a document of thousands is read by nobody.
 */
import type { Summary } from '../../../core/summary/summary.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import type { Look } from '../charts/look.ts';
import { FONT } from '../charts/theme.ts';
import type { DocxPicture, DocxReport } from '../draw/docx.ts';
import { svgToPng } from '../draw/png.ts';
import type { DrawnChart } from '../draw/vega-svg.ts';
import type { Figures } from '../figures.ts';
import { sourceLine } from '../wording/report-title.ts';
import { measuredSentences } from './measured-text.ts';
import { reportWords } from './travelling.ts';

export interface DocumentParts {
  /** All sections, or of some the charts that somebody picked. */
  readonly figures: readonly Figures[];
  readonly drawn: ReadonlyMap<string, DrawnChart>;
}

export async function documentOf(
  summary: Summary,
  look: Look,
  { figures, drawn }: DocumentParts,
): Promise<DocxReport> {
  const { pictures: _, ...words } = reportWords(summary, look, []);
  const plain = (text: string) => visibleText(text).replaceAll('\n', ' ');
  const sections: { heading: string; pictures: DocxPicture[] }[] = [];
  for (const { heading, charts } of figures) {
    const pictures: DocxPicture[] = [];
    for (const { id, title, caption, description } of charts) {
      const { svg, width, height } = drawn.get(id)!;
      pictures.push({
        title: plain(title),
        caption: plain(caption),
        description: plain(description),
        png: await svgToPng(svg.replace('<svg', `<svg font-family="${FONT}"`)),
        width,
        height,
      });
    }
    if (pictures.length > 0) sections.push({ heading, pictures });
  }
  return {
    ...words,
    sections,
    measured: measuredSentences(summary, look)
      .map(({ text }) => `${text}.`)
      .concat(sourceLine(summary))
      .join(' '),
  };
}
