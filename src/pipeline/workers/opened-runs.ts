/**
 * The runs that a worker has in hand: each is opened with its first chunk and closed once it is no longer handed out. What this
 * machine cannot work on, for want of a key or of a model's name, is left to others for as long as this worker lives.
 */
import { ClosedbookError } from '../../core/errors.ts';
import type { Handout } from '../../core/work.ts';
import { isOutage } from './is-outage.ts';
import { type OpenedRun, type OpenRunOptions, openRun } from './open-run.ts';

export interface HeldRun {
  readonly opened: OpenedRun;
  /** Aborts when the run is to end. */
  readonly stop: AbortSignal;
  release(): void;
}

export interface OpenedRuns {
  /** Keeps a run open until it is released; null where this machine cannot work on it. */
  hold(runId: string): Promise<HeldRun | null>;
  /** Whether this worker takes chunks of it. */
  serves(runId: string): boolean;
  /** Ends what is to end, and closes what is handed out no more. */
  heed(handouts: readonly Handout[]): void;
  /** Why runs are left to others, by their ids. */
  readonly left: ReadonlyMap<string, string>;
  close(): Promise<void>;
}

export interface OpenedRunsOptions extends OpenRunOptions {
  /** Ids of runs, or their beginnings; all where there are none. */
  readonly only: readonly string[] | undefined;
}

interface Entry {
  readonly stop: AbortController;
  readonly opening: Promise<OpenedRun>;
  holders: number;
}

export function openedRuns({ only, ...options }: OpenedRunsOptions): OpenedRuns {
  const entries = new Map<string, Entry>();
  const left = new Map<string, string>();
  // What could not be opened has told it already.
  const close = ({ opening }: Entry) => opening.then((opened) => opened.close()).catch(() => undefined);

  return {
    left,
    serves: (runId) =>
      !left.has(runId) && (only === undefined || only.some((beginning) => runId.startsWith(beginning))),
    async hold(runId) {
      const entry = entries.get(runId) ?? {
        stop: new AbortController(),
        opening: openRun(runId, options),
        holders: 0,
      };
      entries.set(runId, entry);
      entry.holders += 1;
      try {
        const opened = await entry.opening;
        return {
          ...{ opened, stop: entry.stop.signal },
          release() {
            entry.holders -= 1;
          },
        };
      } catch (cause) {
        if (entries.get(runId) === entry) entries.delete(runId);
        if (!(cause instanceof ClosedbookError) || isOutage(cause)) throw cause;
        if (!left.has(runId))
          options.workspace.warn(`run ${runId} is left to other workers: ${cause.message}`);
        left.set(runId, cause.message);
        return null;
      }
    },
    heed(handouts) {
      const out = new Map(handouts.map((handout) => [handout.runId, handout]));
      for (const [runId, entry] of entries) {
        const handout = out.get(runId);
        if (handout !== undefined && handout.stoppedBy !== null) entry.stop.abort();
        // One that was stopped and is handed out anew is opened anew.
        const isCurrent = handout !== undefined && (handout.stoppedBy !== null || !entry.stop.signal.aborted);
        // One that was handed out since the list was made is under way.
        if (isCurrent || entry.holders > 0) continue;
        entries.delete(runId);
        void close(entry);
      }
    },
    async close() {
      for (const entry of entries.values()) await close(entry);
      entries.clear();
    },
  };
}
