/**
 * What a piece of work is given by whoever runs it, the command line or a program: where the store is, the
 * environment with the keys, the clock, and the two ways to be stopped.
 */
import type { Config } from '../core/config.ts';
import type { ProgressListener } from '../core/progress.ts';
import type { ThreadUse } from './rules-ahead.ts';

/** What a run has around it: where its store is, keys, clock, signals, and whom to tell. */
export interface Workspace {
  /** Path of the SQLite store. */
  readonly storePath: string;
  /** Keys and addresses; on the command line with the keys of .env. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Models, graders, rubrics and question sets of the user's own; empty where there are none. */
  readonly config: Config;
  readonly now: () => Date;
  readonly progress: ProgressListener;
  /** Stop cleanly: ask nothing new, save what is in flight. */
  readonly stop: AbortSignal;
  /** Stop at once. */
  readonly abandon: AbortSignal;
  /** @default work is done in this thread alone */
  readonly threads?: ThreadUse | undefined;
  /** Version of closedbook, for manifests and summaries. */
  readonly version: string;
  /** Something a person should know although the work goes on. */
  readonly warn: (message: string) => void;
}
