/** What a row of outcomes says in numbers: its rates as words, shares of all that was asked, and how far a rate could reach. */
import type { RespondentRates } from '../../../core/summary/rates.ts';
import { asked } from '../../../core/tally.ts';
import { percent } from '../wording/numbers.ts';

export type Row = RespondentRates;

export function rate(row: Row, metric: string): number {
  return row.estimates[metric]?.value ?? -1;
}

export function describe(row: Pick<Row, 'estimates'>, metric: string): string {
  const estimate = row.estimates[metric];
  return estimate?.value == null ? 'undefined' : percent(estimate.value, { n: estimate.n });
}

/** Replies that came to nothing: ungraded, failed, or left out. */
export function missingOf(row: Row): number {
  return row.bounds[0]?.missing ?? 0;
}

export interface Shares {
  readonly correct: number;
  readonly incorrect: number;
  readonly refused: number;
  readonly missing: number;
}

/** Shares of all that was asked, with what has no outcome as one of them; null where rates are not known. */
export function overAsked(row: Row): Shares | null {
  const correct = row.estimates['correct/asked']?.value;
  const incorrect = row.estimates['incorrect/asked']?.value;
  if (correct == null || incorrect == null) {
    const none = asked(row.tally) === 0 && missingOf(row) > 0;
    return none ? { correct: 0, incorrect: 0, refused: 0, missing: 1 } : null;
  }
  const refused = row.estimates['refused/asked']?.value ?? Math.max(0, 1 - correct - incorrect);
  const missing = missingOf(row);
  const had = missing === 0 ? 1 : asked(row.tally) / (asked(row.tally) + missing);
  return { correct: had * correct, incorrect: had * incorrect, refused: had * refused, missing: 1 - had };
}

/** The interval of a rate, or how far it could be whichever way the replies without an outcome had gone. */
export function reachOf(row: Row, metric: string): { readonly low: number; readonly high: number } | null {
  const bound = row.bounds.find((one) => one.metric === metric);
  if (bound?.lowest != null && bound.highest !== null) return { low: bound.lowest, high: bound.highest };
  const { low = null, high = null } = row.estimates[metric] ?? {};
  return low === null || high === null ? null : { low, high };
}
