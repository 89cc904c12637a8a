/**
 * How a run has ended, from why it stopped and what the store holds of it. A run is complete when `resume` would find nothing to
 * do: every planned asking of either pass has a reply that would not be asked for again, and every answer has been looked at
 * by a grader. A forced reply is counted with its own pass, for it stands in for no open one.
 */
import type { RunStatus } from '../../core/run.ts';
import type { RunTotals } from '../../core/store/stored-replies.ts';

export interface RunEnd {
  /** Null where nothing stopped it. */
  readonly stoppedBy: string | null;
  /** Askings of the open pass. */
  readonly planned: number;
  /** Askings of the forced pass that have no reply. */
  readonly forcedMissing: number;
  readonly totals: Pick<RunTotals, 'passes' | 'unseen'>;
}

export function runStatus({ stoppedBy, planned, forcedMissing, totals }: RunEnd): RunStatus {
  const { open, forced } = totals.passes;
  if (stoppedBy !== null) return stoppedBy === 'interrupted' ? 'interrupted' : 'stopped';
  const settled = open.answered + open.blocked + open.empty + open.truncated;
  const isWhole = settled >= planned && forcedMissing === 0 && forced.error === 0;
  return isWhole && totals.unseen === 0 ? 'complete' : 'stopped';
}
