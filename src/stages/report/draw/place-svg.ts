/** Draws an SVG into a PDF, scaled to fit a box and never enlarged beyond `most`. The library is loaded with the first one. */
import { faceFor, facesFor } from './covered-letters.ts';
import { type PdfDocument, wideKey } from './pdf-document.ts';

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
    const wide = new Map(facesFor(svg).map((face) => [face.key, face]));
    svgToPdf(document, wide.size === 0 ? svg : withFaces(svg), box.x, box.y, {
      width: width * scale,
      height: height * scale,
      assumePt: true,
      preserveAspectRatio: 'xMinYMin meet',
      fontCallback: (family, bold) => {
        const face = wide.get(family);
        return face === undefined ? (bold ? 'bold' : 'regular') : wideKey(document, face, bold);
      },
    });
    return height * scale;
  };
}

/** The face of each text by name: the drawing library sets a text in one face and knows no other to fall back on. */
function withFaces(svg: string): string {
  return svg.replace(/<text\b([^>]*)>([^<]*)<\/text>/g, (whole, attributes: string, text: string) => {
    const face = faceFor(text);
    return face === null ? whole : `<text${attributes} font-family="${face.key}">${text}</text>`;
  });
}
