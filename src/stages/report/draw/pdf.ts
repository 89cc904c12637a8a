/**
 * Charts on pages, as vectors with the bundled face. Dates are fixed and nothing is drawn at random, so that the
 * same charts give the same bytes. The libraries are loaded with the first document.
 */
import { createRequire } from 'node:module';
import { FONT_FILES } from './fonts.ts';

const require = createRequire(import.meta.url);
/** Any fixed moment: a PDF must carry one, and the clock is not an argument of a chart. */
const EPOCH = new Date(0);
const MARGIN = 36;
/** A4 in points. */
const PAGE = { width: 595.28, height: 841.89 };

export interface PdfPage {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

export async function svgsToPdf(pages: readonly PdfPage[], title: string): Promise<Uint8Array> {
  const { default: PdfDocument } = await import('pdfkit');
  const { default: svgToPdf } = await import('svg-to-pdfkit');
  const document = new PdfDocument({
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
  for (const { svg, width, height } of pages) {
    document.addPage({ size: [PAGE.width, PAGE.height], margin: MARGIN });
    const scale = Math.min(1, (PAGE.width - 2 * MARGIN) / width, (PAGE.height - 2 * MARGIN) / height);
    svgToPdf(document, svg, MARGIN, MARGIN, {
      width: width * scale,
      height: height * scale,
      assumePt: true,
      preserveAspectRatio: 'xMinYMin meet',
      fontCallback: (_family, bold) => (bold ? 'bold' : 'regular'),
    });
  }
  if (pages.length === 0) document.addPage({ size: [PAGE.width, PAGE.height] });
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
