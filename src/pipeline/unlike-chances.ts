/** A run whose questions had unlike chances, where replies are counted as they are: refused, for they would count wrongly. */
import { ClosedbookError } from '../core/errors.ts';
import type { Run } from '../core/run.ts';

/** What counts replies as they are refuses such a run. @throws ClosedbookError `usage` */
export function refuseUnlikeChances(runs: readonly Run[], what: string): void {
  const run = runs.find(({ manifest }) => manifest.drawing !== undefined);
  if (run === undefined) return;
  throw unlikeChances(
    run,
    `cannot be used ${what}`,
    'Its rates and differences are in closedbook analyze, weighted; for this, ask a plain --sample or the whole set.',
  );
}

export function unlikeChances(run: Run, what: string, hint: string): ClosedbookError {
  return new ClosedbookError(
    'usage',
    `the questions of run ${run.id} were drawn with unlike chances (--order adaptive), and it ${what}`,
    { hint },
  );
}
