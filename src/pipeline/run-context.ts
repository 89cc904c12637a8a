/** What the steps of a run share. */
import type { Budget } from '../core/budget.ts';
import type { Run } from '../core/run.ts';
import type { RunSpec } from '../core/run-spec.ts';
import type { Store } from '../core/store-contract.ts';
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
}
