/**
 * Rates along a number: what bands show in steps, as a curve. Questions stand by rank, from the least number to the
 * greatest, because popularity spans five powers of ten and a scale of its own for each field would be a choice that
 * changes the picture.
 */
import type { OutcomeTable } from '../../core/outcome-table.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { smoothedRate } from '../../stats/rate/smoothed-rate.ts';
import type { Grid } from './grid.ts';
import { FIELDS } from './slice-fields.ts';

type Curve = NonNullable<NonNullable<Summary['slices']>['slices'][number]['curve']>;

/** Places at which the curve is known: both ends and every twentieth between. */
const PLACES = Array.from({ length: 21 }, (_, step) => step / 20);
/** Of all ranks; a kernel of a tenth rests on about a third of the questions. */
const BANDWIDTH = 0.1;
const FEWEST_QUESTIONS = 40;
/** Fewer different numbers than this are bands already. */
const FEWEST_NUMBERS = 10;
/** A curve a respondent: more of them are no picture. */
const MOST_RESPONDENTS = 12;

/** The curve of a field; undefined where too few questions have too few different numbers, or too many were asked. */
export function numericCurve(
  name: string,
  { table, grid, level }: { readonly table: OutcomeTable; readonly grid: Grid; readonly level: number },
): Curve | undefined {
  const number = FIELDS[name]?.number;
  if (number === undefined || grid.respondents > MOST_RESPONDENTS) return undefined;
  const numbered = Array.from(grid.questions, (index, column) => ({
    column,
    value: number(table.questions[index]!),
  }))
    .flatMap(({ column, value }) => (value === undefined ? [] : [{ column, value }]))
    .sort((a, b) => a.value - b.value);
  if (numbered.length < FEWEST_QUESTIONS) return undefined;
  if (new Set(numbered.map(({ value }) => value)).size < FEWEST_NUMBERS) return undefined;

  const ranks = middleRanks(numbered.map(({ value }) => value));
  const valueAt = (share: number) =>
    numbered[Math.min(numbered.length - 1, Math.floor(share * numbered.length))]!.value;
  return {
    bandwidth: BANDWIDTH,
    places: PLACES.map((share) => ({ share, value: valueAt(share) })),
    respondents: table.respondents.map(({ id }, respondent) => ({
      respondent: id,
      rates: (['correct', 'incorrect', 'refused'] as const).map((outcome) => {
        const cellOf = ({ column }: { column: number }) => respondent * grid.questions.length + column;
        const found = smoothedRate(
          {
            x: ranks,
            events: numbered.map((one) => grid[outcome][cellOf(one)]!),
            trials: numbered.map(
              (one) => grid.correct[cellOf(one)]! + grid.incorrect[cellOf(one)]! + grid.refused[cellOf(one)]!,
            ),
            cluster: numbered.map(({ column }) => grid.cluster[column]!),
          },
          { at: PLACES, bandwidth: BANDWIDTH, level },
        );
        return {
          metric: `${outcome}/asked`,
          method: 'local-linear-wilson',
          level,
          points: found.map(({ estimate, lower, upper, effectiveN }) => ({
            value: estimate,
            low: lower,
            high: upper,
            effectiveN: effectiveN ?? null,
          })),
        };
      }),
    })),
  };
}

/** Ranks as shares of all, equal numbers at their middle. */
function middleRanks(sorted: readonly number[]): number[] {
  const ranks: number[] = [];
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to < sorted.length && sorted[to] === sorted[from]) to += 1;
    for (let place = from; place < to; place += 1) ranks.push((from + to) / 2 / sorted.length);
    from = to;
  }
  return ranks;
}
