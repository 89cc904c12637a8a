/**
 * SVG to PNG with the bundled face, and beside it those that its letters need, so that a chart has the same pixels on
 * every machine. Without a font file the renderer drops all text without a word, hence no system fonts and no fallback.
 * The renderer is loaded with the first picture.
 */
import { createRequire } from 'node:module';
import { facesFor } from './covered-letters.ts';
import { FONT_FILES } from './fonts.ts';

const requireHere = createRequire(import.meta.url);

export interface PngOptions {
  /** Pixels per SVG unit. @default 2 */
  readonly scale?: number;
}

export async function svgToPng(svg: string, options: PngOptions = {}): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js');
  const { scale = 2 } = options;
  const image = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    background: '#ffffff',
    font: {
      loadSystemFonts: false,
      fontFiles: [
        ...FONT_FILES.map((file) => requireHere.resolve(`dejavu-fonts-ttf/ttf/${file.name}`)),
        ...facesFor(svg).flatMap(({ regular, bold }) => [regular, bold]),
      ],
      defaultFontFamily: 'DejaVu Sans Condensed',
      sansSerifFamily: 'DejaVu Sans Condensed',
    },
  }).render();
  return new Uint8Array(image.asPng());
}
