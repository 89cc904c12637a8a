/** What became of a reviewed question set, for a terminal. */
import { counted } from '../../core/counted.ts';
import type { ReviewedDataset } from '../../pipeline/dataset/dataset-review.ts';

/** The result for a terminal. */
export function reviewText(result: ReviewedDataset): string {
  const done = Object.entries(result.counts)
    .filter(([, n]) => n > 0)
    .map(([decision, n]) => `${n} ${decision}`)
    .join(', ');
  return [
    `${done}${result.undecided > 0 ? `; ${counted(result.undecided, 'row')} without a decision` : ''}`,
    `version ${result.version.slice(0, 12)}, parent ${result.parent.slice(0, 12)}`,
    result.questions,
    result.card,
    '',
  ].join('\n');
}
