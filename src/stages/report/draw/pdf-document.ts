/**
 * A PDF with the bundled faces. Dates are fixed and nothing is drawn at random, so that the same content gives the same
 * bytes. The libraries are loaded with the first document.
 */
import { createRequire } from 'node:module';
import { FONT_FILES } from './fonts.ts';

const require = createRequire(import.meta.url);
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
    document.registerFont(key, require.resolve(`dejavu-fonts-ttf/ttf/${name}`));
  document.font('regular');
  write(document);
  document.end();
  await ended;
  return concatenated(chunks);
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
