/** What raising the stated stake did to one model, in a plain sentence. */
import type { Summary } from '../../../core/summary/summary.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import { penaltyText, percent } from './numbers.ts';

type Model = NonNullable<Summary['behavioural']>['models'][number];

/** From the lowest to the highest stake; nothing where one of them has no rate, or they are the same. */
export function stakesSentence({ model, rows, moved: change }: Model): string[] {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined || first.penalty === last.penalty) return [];
  const [before, after] = [first.attempts.value, last.attempts.value];
  if (before === null || after === null) return [];
  const points = Math.abs(100 * (before - after)).toFixed(0);
  const moved =
    points === '0'
      ? 'moved no answers'
      : `${after <= before ? 'took away' : 'added'} ${points} ${points === '1' ? 'point' : 'points'} of answers${doubtOf(change, after <= before)}`;
  const { value, low, high } = last.accuracyWhenAnswering;
  const right =
    value === null
      ? 'nothing was answered there, so nothing shows whether its answers would have been sure enough'
      : `right when answering should then have been at least ${percent(last.threshold, { n: 1 })}, was ${percent(value)}${low === null || high === null ? '' : ` (${percent(low)} to ${percent(high)})`}`;
  return [
    `${visibleText(model)}: raising the stake from ${penaltyText(first.penalty)} to ${penaltyText(last.penalty)} ${moved}; ${right}.`,
  ];
}

/** The interval of the change, in the direction in which it is told; nothing where it has none, as in older summaries. */
function doubtOf(change: Model['moved'], taken: boolean): string {
  if (change === undefined || change.low === null || change.high === null) return '';
  const [low, high] = taken ? [-change.high, -change.low] : [change.low, change.high];
  return ` (${(100 * low).toFixed(0)} to ${(100 * high).toFixed(0)})`;
}
