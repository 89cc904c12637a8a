/**
 * Counts of outcomes: the only thing the statistics read. `asked` is their sum; what was planned but has no
 * outcome stands beside it, never inside it.
 */
export interface Tally {
  readonly correct: number;
  readonly incorrect: number;
  readonly refused: number;
}

export interface FullTally extends Tally {
  readonly planned: number | null;
  readonly ungraded: number;
  readonly failedError: number;
  readonly failedEmpty: number;
  readonly failedTruncated: number;
  /** Questions of a status other than ok, and closed-book violations. */
  readonly excluded: number;
  /** Refused by the provider; counted inside `refused`. */
  readonly blocked: number;
}

/** Of replies of which only outcomes are known. */
export const NOTHING_BESIDE: Omit<FullTally, keyof Tally> = {
  planned: null,
  ungraded: 0,
  failedError: 0,
  failedEmpty: 0,
  failedTruncated: 0,
  excluded: 0,
  blocked: 0,
};

/** N, the denominator of every rate over asked: correct + incorrect + refused. */
export function asked(tally: Tally): number {
  return tally.correct + tally.incorrect + tally.refused;
}

/** Replies that came to nothing: an error, no text, or a text that was cut off. */
export function failed(tally: Pick<FullTally, 'failedError' | 'failedEmpty' | 'failedTruncated'>): number {
  return tally.failedError + tally.failedEmpty + tally.failedTruncated;
}

/** Replies of any kind that the rates are about, with an outcome, without a grade or failed. */
export function replied(tally: Omit<FullTally, 'planned' | 'excluded' | 'blocked'>): number {
  return asked(tally) + tally.ungraded + failed(tally);
}
