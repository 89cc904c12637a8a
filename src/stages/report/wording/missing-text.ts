/** What has no outcome, in one sentence a respondent: how many, why, and how far the rates could move. */
import type { RespondentRates } from '../../../core/summary/rates.ts';
import { asked, failed as failedOf } from '../../../core/tally.ts';
import { count, percent } from './numbers.ts';

/** Null where every reply has an outcome. */
export function missingText(row: RespondentRates, name: string): string | null {
  const missing = row.bounds[0]?.missing ?? 0;
  if (missing === 0) return null;
  const { tally } = row;
  const outcomes = asked(tally);
  const total = outcomes + missing;
  const failed = failedOf(tally);
  // What is neither was left out: its reply showed a look-up, or another model gave it.
  const leftOut = missing - tally.ungraded - failed;
  const why = [
    [tally.ungraded, 'ungraded'],
    [failed, 'failed'],
    [leftOut, 'left out'],
  ].flatMap(([number, word]) => (Number(number) > 0 ? [`${count(Number(number))} ${word}`] : []));
  const range = (metric: string, word: string): string[] => {
    const bound = row.bounds.find((one) => one.metric === metric);
    if (bound?.lowest == null || bound.highest == null) return [];
    const [lowest, highest] = [bound.lowest, bound.highest].map((value) => percent(value, { n: total }));
    return [`${word} ${lowest} to ${highest}`];
  };
  const bounds = [
    ...range('correct/asked', 'correct'),
    ...range('incorrect/asked', 'wrong'),
    ...range('refused/asked', 'refused'),
  ];
  return `${name}: ${count(outcomes)} of ${count(total)} asked have an outcome (${why.join(', ')}). Whichever way the rest had gone: ${bounds.join(', ')}.`;
}
