/**
 * A PDF with the bundled faces. Dates are fixed and nothing is drawn at random, so that the same content gives the same
 * bytes. The libraries are loaded with the first document.
 */
import { createRequire } from 'node:module';
import { faceFor } from './covered-letters.ts';
import { FONT_FILES } from './fonts.ts';
import type { WideFace } from './wide-faces.ts';

const requireHere = createRequire(import.meta.url);
/** Any fixed moment: a PDF must carry one, and the clock is not an argument of a chart. */
const EPOCH = new Date(0);

export type PdfDocument = PDFKit.PDFDocument;

/** A document without pages that `write` fills. @returns its bytes. */
export async function pdfDocument(
  title: string,
  write: (document: PdfDocument) => void,
): Promise<Uint8Array> {
  const { default: Document } = await import('pdfkit');
  const document = new Document({
    autoFirstPage: false,
    compress: true,
    info: {
      Title: title,
      Creator: 'closedbook',
      Producer: 'closedbook',
      CreationDate: EPOCH,
      ModDate: EPOCH,
    },
  });
  const chunks: Uint8Array[] = [];
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    document.on('end', resolve);
    document.on('error', reject);
  });
  for (const { name, key } of FONT_FILES)
    document.registerFont(key, requireHere.resolve(`dejavu-fonts-ttf/ttf/${name}`));
  document.font('regular');
  write(document);
  document.end();
  await ended;
  return concatenated(chunks);
}

/** Sets the face that a text needs: the bundled one, or an installed one for what that lacks. */
export function setFace(document: PdfDocument, text: string, { bold = false } = {}): PdfDocument {
  const face = faceFor(text);
  return document.font(face === null ? (bold ? 'bold' : 'regular') : wideKey(document, face, bold));
}

/** The name of an installed face in a document, registered on first need. */
export function wideKey(document: PdfDocument, face: WideFace, bold: boolean): string {
  const key = `${face.key}-${bold ? 'bold' : 'regular'}`;
  document.registerFont(key, bold ? face.bold : face.regular);
  return key;
}

function concatenated(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
