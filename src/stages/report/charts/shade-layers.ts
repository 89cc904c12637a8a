/**
 * A share as a shade with its number in it, for tables drawn as pictures: rows of a datum have `share`, `text`, and
 * `dark` where the text must be paper. Both themes keep the shades, with their text.
 */
import type { Json } from './chart.ts';
import { INK } from './palette.ts';

const ON_LIGHT = '#1e2330';
const ON_DARK = '#fefefe';
/** From this share of the way to the darkest shade on text is paper. */
const TURN = 0.6;

export interface Shades {
  /** Lightest and darkest. */
  readonly colours: readonly [string, string];
  /** The shares that they stand for. */
  readonly ends: readonly [number, number];
}

/** Whether text on the shade of this share must be paper. */
export function isDark(share: number, { ends: [least, most] }: Pick<Shades, 'ends'>): boolean {
  return most > least && (share - least) / (most - least) > TURN;
}

/** A rectangle and texts, each a field of the datum with how it is set. */
export function shadeLayers(
  { colours, ends: [least, most] }: Shades,
  texts: Readonly<Record<string, { readonly [key: string]: Json }>>,
): { readonly layer: Json; readonly resolve: Json } {
  return {
    layer: [
      {
        mark: { type: 'rect', stroke: INK.paper.light, strokeWidth: 1 },
        encoding: {
          color: {
            field: 'share',
            type: 'quantitative',
            legend: null,
            scale: { domain: [least, Math.max(most, least + 1e-6)], range: [...colours] },
          },
        },
      },
      ...Object.entries(texts).map(([field, mark]) => ({
        mark: { type: 'text', ...mark },
        encoding: {
          text: { field },
          color: { condition: { test: 'datum.dark', value: ON_DARK }, value: ON_LIGHT },
        },
      })),
    ],
    resolve: { scale: { color: 'independent' } },
  };
}
