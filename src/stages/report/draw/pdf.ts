/**
 * The report as a PDF without a browser: the words of the first screen and the main table, the charts as vectors one under
 * the other, and how it was measured. What the printed page has besides (answers, definitions, small tables) it has not.
 */
import { type PdfDocument, pdfDocument, setFace } from './pdf-document.ts';
import { type Picture, svgPlacer } from './place-svg.ts';

const MARGIN = 40;
/** A4 in points. */
const PAGE = { width: 595.28, height: 841.89 };
const INNER = PAGE.width - 2 * MARGIN;
const BOTTOM = PAGE.height - MARGIN;
const INK = '#1f2431';
const MUTED = '#5b6275';

export interface PdfTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface PdfReport {
  readonly title: string;
  readonly headline: string;
  readonly sentences: readonly string[];
  readonly tables: readonly { readonly heading: string; readonly table: PdfTable }[];
  readonly pictures: readonly Picture[];
  readonly method: readonly string[];
}

export async function reportPdf(report: PdfReport): Promise<Uint8Array> {
  const place = await svgPlacer();
  return pdfDocument(report.title, (document) => {
    newPage(document);
    if (report.headline !== '') words(document, report.title, { size: 10, colour: MUTED });
    words(document, report.headline, { size: 16, bold: true });
    for (const sentence of report.sentences) words(document, sentence, { size: 9.5 });
    for (const { heading, table } of report.tables) {
      words(document, heading, { size: 11, bold: true });
      tableOn(document, table);
    }
    for (const picture of report.pictures) {
      const scale = Math.min(1, INNER / picture.width);
      const height = Math.min(picture.height * scale, BOTTOM - MARGIN);
      if (document.y + height > BOTTOM) newPage(document);
      const used = place(document, picture, {
        x: MARGIN,
        y: document.y,
        width: INNER,
        height: BOTTOM - MARGIN,
      });
      document.y += used + 14;
    }
    if (report.method.length === 0) return;
    words(document, 'How this was measured', { size: 13, bold: true });
    for (const line of report.method) words(document, `• ${line}`, { size: 8.5 });
  });
}

function newPage(document: PdfDocument): void {
  document.addPage({ size: [PAGE.width, PAGE.height], margin: MARGIN });
}

interface WordsOptions {
  readonly size: number;
  readonly bold?: boolean;
  readonly colour?: string;
}

function words(
  document: PdfDocument,
  text: string,
  { size, bold = false, colour = INK }: WordsOptions,
): void {
  if (text === '') return;
  setFace(document, text, { bold }).fontSize(size).fillColor(colour);
  const height = document.heightOfString(text, { width: INNER });
  // A heading is not left alone at the foot of a page.
  if (document.y + height + (bold ? 60 : 0) > BOTTOM) newPage(document);
  document.text(text, MARGIN, document.y, { width: INNER });
  document.y += bold ? 5 : 3;
}

const CELL = 7.5;

function tableOn(document: PdfDocument, { columns, rows }: PdfTable): void {
  // The first column names the row and gets what the others leave.
  const narrow = Math.min(74, (INNER * 0.72) / Math.max(1, columns.length - 1));
  const first = INNER - narrow * (columns.length - 1);
  const line = (cells: readonly string[], colour: string): void => {
    setFace(document, cells.join(' ')).fontSize(CELL).fillColor(colour);
    const width = (place: number) => (place === 0 ? first : narrow) - 6;
    const height = Math.max(
      ...cells.map((cell, place) => document.heightOfString(cell, { width: width(place) })),
    );
    if (document.y + height > BOTTOM) newPage(document);
    const y = document.y;
    for (const [place, cell] of cells.entries()) {
      const x = MARGIN + (place === 0 ? 0 : first + (place - 1) * narrow);
      document.text(cell, x, y, { width: width(place), align: place === 0 ? 'left' : 'right' });
    }
    document
      .moveTo(MARGIN, y + height + 2)
      .lineTo(MARGIN + INNER, y + height + 2)
      .lineWidth(0.4)
      .strokeColor('#d9dce3')
      .stroke();
    document.y = y + height + 5;
  };
  line(columns, MUTED);
  for (const row of rows) line(row, INK);
  document.y += 8;
}
