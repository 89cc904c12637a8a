/**
 * How a run has ended, from why it stopped and what has come. A run is complete when every planned asking of the open pass
 * has a reply that `resume` would not ask again; a forced reply is counted with its own pass, for it stands in for no open
 * one.
 */
import type { RunStatus } from '../../core/run.ts';
import type { RunTotals } from '../../core/store-contract.ts';

export interface RunEnd {
  /** Null where nothing stopped it. */
  readonly stoppedBy: string | null;
  /** Askings of the open pass. */
  readonly planned: number;
  readonly passes: RunTotals['passes'];
}

export function runStatus({ stoppedBy, planned, passes: { open, forced } }: RunEnd): RunStatus {
  if (stoppedBy !== null) return stoppedBy === 'interrupted' ? 'interrupted' : 'stopped';
  const settled = open.answered + open.blocked + open.empty + open.truncated;
  return settled >= planned && forced.error === 0 ? 'complete' : 'stopped';
}
