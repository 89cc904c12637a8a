/**
 * One number as it was said: its value or range, what it counts, and how surely it was said.
 */
import type { Unit } from './units.ts';

export interface NumberMention {
  readonly value: number;
  /** Ends of a stated range; equal to value otherwise. */
  readonly low: number;
  readonly high: number;
  /** "1.250" read with a point between thousands, "2 mil" as two million, "5m" as five metres; null where nothing can be read so. */
  readonly otherReading: number | null;
  /** The word counted or the unit after (or sign before) the number, folded and singular. */
  readonly unitWord: string | null;
  readonly unit: Unit | null;
  /** The multiplier word that followed (million -> 1e6), else 1. */
  readonly scale: number;
  /** Said in two units of a kind ("5 ft 9 in"), so exact to the finer one. */
  readonly compound?: boolean;
  /** "ninth", "9th". */
  readonly ordinal: boolean;
  /** `about`, or a one-sided bound ("more than 50"). */
  readonly about: 'exact' | 'about' | 'more' | 'less';
  /** Position of the first and last word of the mention. */
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
}
