/** Draws an SVG into a PDF, scaled to fit a box and never enlarged beyond `most`. The library is loaded with the first one. */
import type { PdfDocument } from './pdf-document.ts';

export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Largest scale. @default 1 */
  readonly most?: number;
}

export type PlaceSvg = (document: PdfDocument, picture: Picture, box: Box) => number;

/** The function that places pictures; it gives the height each took. */
export async function svgPlacer(): Promise<PlaceSvg> {
  const { default: svgToPdf } = await import('svg-to-pdfkit');
  return (document, { svg, width, height }, { most = 1, ...box }) => {
    const scale = Math.min(most, box.width / width, box.height / height);
    svgToPdf(document, svg, box.x, box.y, {
      width: width * scale,
      height: height * scale,
      assumePt: true,
      preserveAspectRatio: 'xMinYMin meet',
      fontCallback: (_family, bold) => (bold ? 'bold' : 'regular'),
    });
    return height * scale;
  };
}
