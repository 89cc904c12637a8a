/**
 * The point and the line of a respondent, so that none rests on its colour: forty-eight points differ in print without colour, and
 * lines that share a dash have colours that differ in lightness and under every colour blindness. Twelve colours repeat; with their
 * point or their dash no two respondents of seventy-two are alike.
 */
import { RESPONDENT } from './palette.ts';

export type MarkStyle = 'solid' | 'hollow' | 'barred' | 'tinted';

export interface RespondentMark {
  /** Name or path of the symbol, as Vega takes it. */
  readonly shape: string;
  /** The same as a path around the origin, within 1 of it. */
  readonly path: string;
  readonly style: MarkStyle;
}

/** Outlines that differ at the size of a point. */
const OUTLINES: readonly { readonly shape: string; readonly path: string }[] = [
  { shape: 'circle', path: 'M-1,0A1,1,0,1,1,1,0A1,1,0,1,1,-1,0Z' },
  { shape: 'square', path: 'M-0.9,-0.9H0.9V0.9H-0.9Z' },
  { shape: 'triangle-up', path: 'M-1,0.8L0,-1L1,0.8Z' },
  { shape: 'diamond', path: 'M0,-1L1,0L0,1L-1,0Z' },
  { shape: 'triangle-down', path: 'M-1,-0.8L0,1L1,-0.8Z' },
  { shape: 'cross', path: 'M-1,-0.35H-0.35V-1H0.35V-0.35H1V0.35H0.35V1H-0.35V0.35H-1Z' },
  own('M0,-1L0.29,-0.36L1,-0.28L0.48,0.2L0.62,0.9L0,0.56L-0.62,0.9L-0.48,0.2L-1,-0.28L-0.29,-0.36Z'),
  own('M-0.5,-1L0,-0.5L0.5,-1L1,-0.5L0.5,0L1,0.5L0.5,1L0,0.5L-0.5,1L-1,0.5L-0.5,0L-1,-0.5Z'),
  { shape: 'triangle-left', path: 'M-1,0L0.8,-1L0.8,1Z' },
  { shape: 'triangle-right', path: 'M1,0L-0.8,-1L-0.8,1Z' },
  own('M-0.9,-1H0.9L-0.9,1H0.9Z'),
  own('M-1,-0.9L1,0.9V-0.9L-1,0.9Z'),
];

/** A symbol of no name. */
function own(path: string) {
  return { shape: path, path };
}

const STYLES: readonly MarkStyle[] = ['solid', 'hollow', 'barred', 'tinted'];

/** @param at - from 0; the same again after 48. */
export function respondentMark(at: number): RespondentMark {
  const { shape, path } = OUTLINES[at % OUTLINES.length]!;
  const style = STYLES[Math.floor(at / OUTLINES.length) % STYLES.length]!;
  if (style !== 'barred') return { shape, path, style };
  const barred = `${path}M-1,0H1`;
  return { shape: barred, path: barred, style };
}

/** In pixels; none is a solid line. The dotted one is that of declining everything. */
const DASHES: readonly (readonly number[])[] = [
  [],
  [9, 4],
  [4, 3],
  [9, 3, 2, 3],
  [18, 4],
  [9, 3, 2, 3, 2, 3],
];

/** Of each colour: two share a dash that nobody mixes up, one dark and one light. */
const DASH_OF_COLOUR = [0, 0, 1, 1, 2, 2, 3, 4, 3, 5, 4, 5];

/** @param colour - which of {@link RESPONDENT}; @param round - how often that colour was taken before. */
export function respondentDash(colour: number, round: number): readonly number[] {
  return DASHES[(DASH_OF_COLOUR[colour % RESPONDENT.length]! + round) % DASHES.length]!;
}
