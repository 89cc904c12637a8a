/**
 * The report as a Word document: words as text, tables as tables, charts as pictures with their captions under them, so that
 * others can comment and paste. The library is 20 MB that most never need: a peer, imported when somebody asks for this form.
 * It writes the time of writing and numbers from a counter of the process into the file; both are set right afterwards, so
 * that the same report is the same bytes.
 */
import type * as Docx from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { optionalLibrary } from '../../../core/optional-library.ts';
import type { PdfReport, PdfTable } from './pdf.ts';

export interface DocxPicture {
  readonly title: string;
  readonly caption: string;
  /** What it shows, for those who do not see it. */
  readonly description: string;
  readonly png: Uint8Array;
  /** Pixels, of which an inch has 96. */
  readonly width: number;
  readonly height: number;
}

export interface DocxReport extends Omit<PdfReport, 'pictures'> {
  readonly sections: readonly { readonly heading: string; readonly pictures: readonly DocxPicture[] }[];
  /** How it was measured, as a paragraph. */
  readonly measured: string;
}

/** A4 with margins of 2 cm, in pixels and in twentieths of a point. */
const WIDTH = 643;
const HEIGHT = 800;
const INNER = 9638;
const MARGIN = 1134;
const MUTED = '5B6275';

type Library = typeof Docx;

/** @throws ClosedbookError `library-missing` where docx is not installed. */
export async function reportDocx(report: DocxReport): Promise<Uint8Array> {
  const docx = await importDocx();
  const { Document, Packer, Paragraph, TextRun, HeadingLevel } = docx;
  const words = (text: string, size: number, style: { bold?: boolean; color?: string } = {}) =>
    new Paragraph({ spacing: { after: 80 }, children: [new TextRun({ text, size: 2 * size, ...style })] });
  const heading = (text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel]) =>
    new Paragraph({ text, heading: level, keepNext: true });
  const document = new Document({
    title: report.title,
    creator: 'closedbook',
    lastModifiedBy: 'closedbook',
    description: report.headline,
    styles: { default: { document: { run: { font: 'Calibri' } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
          },
        },
        children: [
          heading(report.title, HeadingLevel.TITLE),
          words(report.headline, 14, { bold: true }),
          ...report.sentences.map((sentence) => words(sentence, 10.5)),
          ...report.tables.flatMap(({ heading: title, table }) => [
            heading(title, HeadingLevel.HEADING_2),
            tableOf(docx, table),
          ]),
          ...report.sections.flatMap((section) => [
            heading(section.heading, HeadingLevel.HEADING_1),
            ...section.pictures.flatMap((picture) => [
              heading(picture.title, HeadingLevel.HEADING_3),
              pictureOf(docx, picture),
              words(picture.caption, 9, { color: MUTED }),
            ]),
          ]),
          ...(report.measured === '' ? [] : [heading('How this was measured', HeadingLevel.HEADING_1)]),
          ...(report.measured === '' ? [] : [words(report.measured, 10.5)]),
          ...report.method.map(
            (line) =>
              new Paragraph({ bullet: { level: 0 }, children: [new TextRun({ text: line, size: 18 })] }),
          ),
        ],
      },
    ],
  });
  return withoutTime(await Packer.toBuffer(document));
}

/** @throws ClosedbookError `library-missing`, for who would know it before the work begins. */
export function importDocx(): Promise<Library> {
  return optionalLibrary<Library>(() => import('docx'), {
    need: 'report.docx: a Word document needs docx',
    install: 'docx',
    instead: 'ask for pdf, md or html',
  });
}

function pictureOf({ Paragraph, ImageRun }: Library, picture: DocxPicture): Docx.Paragraph {
  const scale = Math.min(1, WIDTH / picture.width, HEIGHT / picture.height);
  return new Paragraph({
    keepNext: true,
    children: [
      new ImageRun({
        type: 'png',
        data: picture.png,
        transformation: {
          width: Math.round(picture.width * scale),
          height: Math.round(picture.height * scale),
        },
        altText: { name: picture.title, title: picture.title, description: picture.description },
      }),
    ],
  });
}

function tableOf(docx: Library, { columns, rows }: PdfTable): Docx.Table {
  const {
    Table,
    TableRow,
    TableCell,
    Paragraph,
    TextRun,
    AlignmentType,
    BorderStyle,
    TableLayoutType,
    WidthType,
  } = docx;
  // The first column names the row and gets what the others leave.
  const narrow = Math.min(1300, Math.floor((INNER * 0.72) / Math.max(1, columns.length - 1)));
  const widths = columns.map((_, place) => (place === 0 ? INNER - narrow * (columns.length - 1) : narrow));
  const rule = { style: BorderStyle.SINGLE, size: 4, color: 'D9DCE3' };
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const row = (cells: readonly string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map(
        (cell, place) =>
          new TableCell({
            width: { size: widths[place]!, type: WidthType.DXA },
            children: cell.split('\n').map(
              (line, at) =>
                new Paragraph({
                  alignment: place === 0 ? AlignmentType.LEFT : AlignmentType.RIGHT,
                  children: [
                    new TextRun({
                      text: line,
                      size: at === 0 ? 17 : 14,
                      ...(isHead || at > 0 ? { color: MUTED } : {}),
                    }),
                  ],
                }),
            ),
          }),
      ),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: INNER, type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: rule,
      bottom: rule,
      left: none,
      right: none,
      insideHorizontal: rule,
      insideVertical: none,
    },
    rows: [row(columns, true), ...rows.map((cells) => row(cells, false))],
  });
}

/** Of the archive as of what is in it: the first moment that its format has. */
const EPOCH = new Date(1980, 0, 1);

function withoutTime(written: Uint8Array): Uint8Array {
  const files = unzipSync(written);
  const change = (path: string, by: (xml: string) => string) => {
    const file = files[path];
    if (file !== undefined) files[path] = strToU8(by(strFromU8(file)));
  };
  change('docProps/core.xml', (xml) =>
    xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, '$11980-01-01T00:00:00Z'),
  );
  let drawings = 0;
  change('word/document.xml', (xml) =>
    xml.replace(/<wp:docPr id="\d+"/g, () => {
      drawings += 1;
      return `<wp:docPr id="${drawings}"`;
    }),
  );
  return zipSync(files, { mtime: EPOCH, level: 6 });
}
