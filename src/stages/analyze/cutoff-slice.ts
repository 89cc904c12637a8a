/**
 * Questions about what happened after a model stopped learning, beside the others: per respondent, because each has its
 * own cutoff. An `event:` tag dates what is asked about; without one the date at which the answer was true stands in.
 */
import type { OutcomeTable, QuestionRow } from '../../core/outcome-table.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { taggedDate } from '../../values/event-tag.ts';
import { clusterCounts } from './cluster-counts.ts';
import { estimatesOf } from './estimates.ts';
import type { Grid } from './grid.ts';
import { missingIn } from './missing-in.ts';

type Slice = NonNullable<Summary['slices']>['slices'][number];

export const CUTOFF_FIELD = 'cutoff';
const AFTER = 'after the cutoff';
const BEFORE = 'up to the cutoff';

/** The slice; undefined where no respondent with a known cutoff was asked dated questions. */
export function cutoffSlice(table: OutcomeTable, grid: Grid, level: number): Slice | undefined {
  const unknown = table.respondents.filter(({ knowledgeCutoff }) => knowledgeCutoff === null).length;
  if (unknown === table.respondents.length) return undefined;
  const dates = Array.from(grid.questions, (index) => eventDate(table.questions[index]!));
  let undated = 0;
  for (const date of dates) if (date === null) undated += 1;
  const cells = table.respondents.flatMap((respondent, index) => {
    const { knowledgeCutoff } = respondent;
    if (knowledgeCutoff === null) return [];
    return [AFTER, BEFORE].flatMap((value) => {
      const columns = new Set<number>();
      dates.forEach((date, column) => {
        if (date !== null && isAfter(date, knowledgeCutoff) === (value === AFTER)) columns.add(column);
      });
      if (columns.size === 0) return [];
      const counts = clusterCounts(grid, index, columns);
      return [
        {
          value,
          respondent: respondent.id,
          tally: { ...counts.total, ...missingIn(grid, index, columns) },
          estimates: estimatesOf(counts, level),
        },
      ];
    });
  });
  if (cells.length === 0) return undefined;
  return {
    by: CUTOFF_FIELD,
    cells,
    multiplicity: 'none: intervals are for one cell at a time',
    note: noteOf(undated, unknown),
  };
}

/** Whether some respondent was asked both about before and after. */
export function divides(slice: Slice): boolean {
  return new Set(slice.cells.map((cell) => cell.value)).size > 1;
}

/** ISO year, month or day of an `event:` tag, else of `asOf`. */
export function eventDate({ tags, asOf }: Pick<QuestionRow, 'tags' | 'asOf'>): string | null {
  return taggedDate(tags) ?? /^\d{4}(?:-\d{2}(?:-\d{2})?)?/.exec(asOf ?? '')?.[0] ?? null;
}

/** Surely later: dates known to different precision are compared as far as the coarser one goes. */
export function isAfter(date: string, cutoff: string): boolean {
  const length = Math.min(date.length, cutoff.length);
  return date.slice(0, length) > cutoff.slice(0, length);
}

function noteOf(undated: number, unknown: number): string {
  const parts = ['by each respondent’s own knowledge cutoff, as its maker states it'];
  if (undated > 0) parts.push(`in neither part: questions without a date (${undated})`);
  if (unknown > 0) parts.push(`left out: respondents without a known cutoff (${unknown})`);
  return parts.join('; ');
}
