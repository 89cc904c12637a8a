/** The mark of a respondent beside its name: colour, outline and filling as in the charts, so that a table is their legend. */
import type { Look } from '../charts/look.ts';
import { type Html, trusted } from './html.ts';

/** What a page's script draws it from; a square where it is nobody's. */
export interface SwatchMark {
  readonly path: string;
  /** Absent where it is filled with its colour. */
  readonly style?: 'hollow' | 'barred' | 'tinted';
}

const SQUARE: SwatchMark = { path: 'M-0.9,-0.9H0.9V0.9H-0.9Z' };

export function markOf(id: string | null, look: Look): SwatchMark {
  if (id === null) return SQUARE;
  const { path, style } = look.mark(id);
  return style === 'solid' ? { path } : { path, style };
}

export function swatch(id: string | null, look: Look): Html {
  return swatchOf(look.colour(id).light, markOf(id, look));
}

export function swatchOf(colour: string, { path, style }: SwatchMark): Html {
  const filling = style === undefined ? '' : style === 'tinted' ? ' fill-opacity=".35"' : ' fill="none"';
  return trusted(
    `<svg class="swatch" fill="${colour}" stroke="${colour}" viewBox="-1.2 -1.2 2.4 2.4" aria-hidden="true"><path d="${path}" stroke-width="${style === undefined ? 0 : 0.35}"${filling}/></svg>`,
  );
}
