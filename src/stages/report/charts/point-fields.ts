/**
 * How a point is drawn: fields of its datum, and the encodings that read them. A picture whose points are all solid has
 * none of it.
 */
import type { Json } from './chart.ts';
import type { Look } from './look.ts';
import { INK } from './palette.ts';
import type { MarkStyle } from './respondent-marks.ts';

/** Whether any of these is more than an outline filled with its colour. */
export function needsStyles(ids: readonly string[], look: Look): boolean {
  return ids.some((id) => look.mark(id).style !== 'solid');
}

/** Of one point; `styled` where {@link needsStyles}. */
export function pointFields(
  id: string,
  { look, styled }: { readonly look: Look; readonly styled: boolean },
): { readonly [key: string]: Json } {
  const colour = look.colour(id).light;
  const { shape, style } = look.mark(id);
  if (!styled) return { colour, shape };
  return { colour, shape, ...DRAWN[style](colour) };
}

const paper = INK.paper.light;
const DRAWN: Readonly<Record<MarkStyle, (colour: string) => { readonly [key: string]: Json }>> = {
  solid: (colour) => ({ fill: colour, edge: paper, width: 1, opacity: 1 }),
  hollow: (colour) => ({ fill: paper, edge: colour, width: 2, opacity: 1 }),
  barred: (colour) => ({ fill: paper, edge: colour, width: 1.4, opacity: 1 }),
  tinted: (colour) => ({ fill: colour, edge: colour, width: 1.6, opacity: 0.35 }),
};

/** Channels of the points. */
export function pointChannels(styled: boolean): { readonly [key: string]: Json } {
  const nominal = (field: string): Json => ({ field, type: 'nominal', scale: null });
  const number = (field: string): Json => ({ field, type: 'quantitative', scale: null });
  return {
    fill: nominal(styled ? 'fill' : 'colour'),
    shape: nominal('shape'),
    ...(styled
      ? { stroke: nominal('edge'), strokeWidth: number('width'), fillOpacity: number('opacity') }
      : {}),
  };
}

/** Of a line drawn by itself. */
export function dashed(id: string, look: Look): { readonly [key: string]: Json } {
  const dash = look.dash(id);
  return dash.length === 0 ? {} : { strokeDash: [...dash] };
}

/** Dashes of a line as its datum has them; none of a solid line, for a gap of 0 is refused by the PDF writer. */
export function dashField(id: string, look: Look): { readonly [key: string]: Json } {
  const dash = look.dash(id);
  return dash.length === 0 ? {} : { dash: [...dash] };
}

export const DASH_CHANNEL = { strokeDash: { field: 'dash', type: 'nominal', scale: null } } as const;
