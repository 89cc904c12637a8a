/** One chart on a page of its own size with its fonts embedded, as `\\includegraphics` takes it; the words stay the paper's. */
import { pdfDocument } from './pdf-document.ts';
import { type Picture, svgPlacer } from './place-svg.ts';

export async function figurePdf(title: string, picture: Picture): Promise<Uint8Array> {
  const place = await svgPlacer();
  const { width, height } = picture;
  return pdfDocument(title, (document) => {
    document.addPage({ size: [width, height], margin: 0 });
    place(document, picture, { x: 0, y: 0, width, height });
  });
}
