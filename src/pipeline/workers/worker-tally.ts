/** What a worker has done so far, over all its sessions, and how it tells of it. */
import type { Handout } from '../../core/work.ts';
import type { Workspace } from '../workspace.ts';

export interface ChunkTally {
  /** One more reply of it is in the store. */
  saved(): void;
  heard(costUsd: number | null): void;
  end(isDone: boolean): void;
}

export interface WorkerTally {
  readonly chunks: number;
  readonly replies: number;
  /** Ids of the runs that were worked on. */
  readonly runs: ReadonlySet<string>;
  workedOn(runId: string): void;
  begin(): ChunkTally;
  /** What is handed out now. */
  heard(handouts: readonly Handout[]): void;
}

export function workerTally({ progress }: Pick<Workspace, 'progress'>): WorkerTally {
  const runs = new Set<string>();
  let chunks = 0;
  let replies = 0;
  let handouts: readonly Handout[] = [];

  const tell = (costUsd: number | null) => {
    const of = handouts.map(
      ({ runId, done: finished, chunks: all, pass }) =>
        `${runId}: ${finished} of ${all} chunks${pass === 'forced' ? ' of the forced pass' : ''}`,
    );
    progress({
      ...{ stage: handouts.length === 0 ? 'wait' : 'ask', done: replies, total: null },
      ...(costUsd === null ? {} : { costUsd }),
      message: of.length === 0 ? 'nothing is handed out' : of.join(', '),
    });
  };

  return {
    get chunks() {
      return chunks;
    },
    get replies() {
      return replies;
    },
    runs,
    workedOn: (runId) => void runs.add(runId),
    begin: () => ({
      saved() {
        replies += 1;
      },
      heard: tell,
      end(isDone) {
        if (isDone) chunks += 1;
      },
    }),
    heard(now) {
      handouts = now;
      tell(null);
    },
  };
}
