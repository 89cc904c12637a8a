/** A grader with how often it spoke. A printed table has no rubric and no version, and may not say who graded a row. */
import { counted } from '../../../core/counted.ts';
import type { Summary } from '../../../core/summary/summary.ts';

export function graderText({
  kind,
  id,
  version,
  rubric,
  grades,
}: Summary['provenance']['graders'][number]): string {
  if (kind !== 'printed')
    return `${id} (${kind}, version ${version}, rubric ${rubric}): ${counted(grades, 'grade')}`;
  const replies = grades > 0 ? `: ${counted(grades, 'reply', 'replies')}` : '';
  return `${id === '' ? 'not said by whom' : `${id} (as printed)`}${replies}`;
}
