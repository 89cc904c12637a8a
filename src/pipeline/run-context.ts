/** What the steps of a run share. */
import type { Budget } from '../core/budget.ts';
import type { Run } from '../core/run.ts';
import type { RunSpec } from '../core/run-spec.ts';
import type { Store } from '../core/store/store.ts';
import type { Models } from '../model/open-models.ts';
import type { Workspace } from './workspace.ts';

export interface RunContext {
  readonly run: Run;
  readonly spec: RunSpec;
  readonly store: Store;
  readonly models: Models;
  readonly workspace: Workspace;
  readonly budget: Budget;
  readonly concurrency?: number;
  /** How batches are gone about. @default waited for */
  readonly batching?: Batching;
}

export interface Batching {
  /** Whether to wait for batches, or to hand in and leave. @default true */
  readonly wait?: boolean;
  /** Ask live what batches brought no reply to. @default false */
  readonly liveForFailed?: boolean;
  /** How often batches are looked after at first; later less often. @default 10,000, simulated ones 200 */
  readonly pollMs?: number;
}
