/**
 * One date as it was said. What is not said stays null: a year alone is no first of January.
 */
import type { PartOfTime } from './part-of-time.ts';

export type SaidPrecision = 'day' | 'month' | 'year' | 'decade' | 'century' | 'day-of-year';

export interface DateMention {
  readonly precision: SaidPrecision;
  /** Astronomical year (44 BCE = -43); null for a day without a year. For decades and centuries the first year. */
  readonly year: number | null;
  /** Last year of a decade, century or span; equal to year otherwise. */
  readonly lastYear: number | null;
  readonly month: number | null;
  readonly day: number | null;
  /** The other reading of 03/04/1990. */
  readonly swapped: boolean;
  /** Another month of the same name in another language, else null. */
  readonly otherMonth: number | null;
  /** `month` is the one that the language means, or there is no other. */
  readonly monthTold: boolean;
  /** "spring", "early", "the first half of"; null for the whole of it. */
  readonly part: PartOfTime | null;
  /** circa, about, around. */
  readonly about: boolean;
  /** Said to be Old Style (Julian). */
  readonly oldStyle: boolean;
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
}
