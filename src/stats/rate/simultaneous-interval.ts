/**
 * What a simultaneous interval for several shares returns: parallel columns in the order of the counts.
 * All true shares lie in their intervals together with the stated confidence, which one interval a bar does not give.
 */

/** Simultaneous intervals for the shares of a multinomial. */
export interface SimultaneousInterval {
  /** The observed shares; null each when there is nothing to divide by. */
  readonly estimate: readonly (number | null)[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly method: string;
  /** Confidence that all intervals hold at once. */
  readonly level: number;
  /** Total of the counts. */
  readonly n: number;
  readonly why?: 'no_questions';
}

/** The vacuous answer for counts that are all 0: each share anywhere in [0, 1]. */
export function vacuousShares(cells: number, method: string, level: number): SimultaneousInterval {
  return {
    estimate: new Array<null>(cells).fill(null),
    lower: new Array<number>(cells).fill(0),
    upper: new Array<number>(cells).fill(1),
    method,
    level,
    n: 0,
    why: 'no_questions',
  };
}
