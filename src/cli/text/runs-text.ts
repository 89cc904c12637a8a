/** Runs for a terminal, as `closedbook runs` lists them. */
import { counted } from '../../core/counted.ts';
import type { ListedRun } from '../../pipeline/list-runs.ts';
import { clipCells } from '../../terminal/cells.ts';

/**
 * The list, one run a line, titles cut at `width`. The id begins with the day (in UTC), so the time follows alone.
 */
export function runsText(runs: readonly ListedRun[], width: number): string {
  if (runs.length === 0) return 'no runs yet: closedbook demo, or closedbook run\n';
  const lines = runs.map((run) => {
    const head = `${run.id}  ${run.createdAt.slice(11, 16)}  ${run.status.padEnd(11)}`;
    const counts = counted(run.totals.replies, 'reply', 'replies');
    return clipCells(`${head} ${counts.padStart(15)}  ${run.title}`, width);
  });
  return `${lines.join('\n')}\n`;
}
