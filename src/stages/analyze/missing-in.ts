/** What has no outcome among some columns of a grid, as the rest of a tally. */
import { type FullTally, NOTHING_BESIDE, type Tally } from '../../core/tally.ts';
import type { Grid } from './grid.ts';

/** The grid keeps missing replies as one number: they are told as ungraded. */
export function missingIn(
  grid: Grid,
  respondent: number,
  columns: Iterable<number>,
): Omit<FullTally, keyof Tally> {
  let ungraded = 0;
  for (const column of columns) ungraded += grid.missing[respondent * grid.questions.length + column]!;
  return { ...NOTHING_BESIDE, ungraded };
}
