/** Slides of 16 to 9: a finding as title, its picture as vectors, n and the source below. */
import { pdfDocument, setFace } from './pdf-document.ts';
import { type Picture, svgPlacer } from './place-svg.ts';

const SLIDE = { width: 960, height: 540 };
const MARGIN = 44;
const INNER = SLIDE.width - 2 * MARGIN;
/** Room for the lines at the foot. */
const FOOT = 46;

export interface Slide {
  readonly title: string;
  readonly picture: Picture;
  /** One or two lines under the picture. */
  readonly note: string;
}

export async function slidesPdf(
  slides: readonly Slide[],
  { title, source }: { readonly title: string; readonly source: string },
): Promise<Uint8Array> {
  const place = await svgPlacer();
  return pdfDocument(title, (document) => {
    for (const slide of slides) {
      document.addPage({ size: [SLIDE.width, SLIDE.height], margin: 0 });
      setFace(document, slide.title, { bold: true }).fillColor('#1f2431');
      const size =
        [28, 24, 20, 17].find(
          (one) => document.fontSize(one).heightOfString(slide.title, { width: INNER }) <= 76,
        ) ?? 14;
      document.fontSize(size).text(slide.title, MARGIN, 30, { width: INNER, height: 80, ellipsis: true });
      const top = Math.max(document.y + 14, 84);
      const height = SLIDE.height - FOOT - top - 8;
      // Enlarged to the height of the slide and set in its middle.
      const scale = Math.min(INNER / slide.picture.width, height / slide.picture.height);
      const x = MARGIN + (INNER - slide.picture.width * scale) / 2;
      place(document, slide.picture, { x, y: top, width: INNER, height, most: 3 });
      setFace(document, `${slide.note} ${source}`).fontSize(10).fillColor('#5b6275');
      document.text(slide.note, MARGIN, SLIDE.height - FOOT, { width: INNER, height: 14, ellipsis: true });
      document.text(source, MARGIN, SLIDE.height - FOOT + 16, { width: INNER, height: 14, ellipsis: true });
    }
    if (slides.length === 0) document.addPage({ size: [SLIDE.width, SLIDE.height] });
  });
}
