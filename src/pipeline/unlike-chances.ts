/** Answers whose questions had unlike chances, where replies are counted as they are: refused, for they would count wrongly. */
import type { Drawing } from '../core/adaptive-order.ts';
import { ClosedbookError } from '../core/errors.ts';
import type { Run } from '../core/run.ts';

/** What counts replies as they are refuses such a run. @throws ClosedbookError `usage` */
export function refuseUnlikeChances(runs: readonly Run[], what: string): void {
  for (const { id, manifest } of runs) refuseDrawing(manifest.drawing, { whose: `run ${id}`, what });
}

/** The same of answers that are in no store. @throws ClosedbookError `usage` */
export function refuseDrawing(
  drawing: Drawing | undefined,
  { whose, what }: { readonly whose: string; readonly what: string },
): void {
  if (drawing === undefined) return;
  throw unlikeChances(
    whose,
    `cannot be used ${what}`,
    'Its rates and differences are in closedbook analyze, weighted; for this, ask a plain --sample or the whole set.',
  );
}

export function unlikeChances(whose: string, what: string, hint: string): ClosedbookError {
  return new ClosedbookError(
    'usage',
    `the questions of ${whose} were drawn with unlike chances (--order adaptive), and it ${what}`,
    { hint },
  );
}
