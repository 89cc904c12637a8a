/** The answers behind a cell of a slice: those of its outcome, in the same part of the questions. */
import type { AnswersFilter, BrowsedField } from '../../../core/browsing.ts';
import { OUTCOMES } from '../../../core/outcome.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import { ratedFilter } from './answers-link.ts';
import type { Look } from './look.ts';

type Slice = NonNullable<Summary['slices']>['slices'][number];
type Cell = Slice['cells'][number];

/** Fields of a slice that the store looks for by itself. */
const BROWSED: Readonly<Record<string, BrowsedField>> = {
  property: 'property',
  topic: 'topic',
  popularity: 'band',
  dataset: 'dataset',
  tag: 'tag',
};

/** Null for a column that counts no outcome, and for the cutoff of a respondent without one. */
export function sliceAnswers(
  { by, note }: Slice,
  cell: Cell,
  { column, look }: { readonly column: string; readonly look: Look },
): AnswersFilter | null {
  const outcome = OUTCOMES.find((one) => one === column);
  if (outcome === undefined) return null;
  const rated = ratedFilter(cell.respondent, [outcome]);
  if (by === 'cutoff') {
    const cutoff = look.cutoff(cell.respondent);
    const side = cell.value.startsWith('after') ? 'after' : 'up to';
    return cutoff === null ? null : { ...rated, slices: [{ by, value: `${side} ${cutoff}` }] };
  }
  if (cell.crossed !== undefined) {
    const slices = by.split(' × ').map((part, at) => ({ by: part, value: cell.crossed![at]! }));
    return { ...rated, slices };
  }
  const field = BROWSED[by];
  // A note tells how numbers were cut into bands: those are no words of the questions.
  return field !== undefined && note === undefined
    ? { ...rated, field: { by: field, value: cell.value } }
    : { ...rated, slices: [{ by, value: cell.value }] };
}
