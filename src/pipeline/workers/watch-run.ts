/** Watches a run that was handed out until the workers have ended it. Ctrl-C ends it for all of them; a second one leaves. */

import { openBudget } from '../../core/budget.ts';
import { counted } from '../../core/counted.ts';
import { ClosedbookError } from '../../core/errors.ts';
import type { Run } from '../../core/run.ts';
import type { RunSpec } from '../../core/run-spec.ts';
import type { Store } from '../../core/store/store.ts';
import type { Work } from '../../core/work.ts';
import type { Models } from '../../model/open-models.ts';
import type { Workspace } from '../workspace.ts';
import { advanceRun } from './advance-run.ts';

export interface WatchRunMeans {
  readonly store: Store;
  readonly work: Work;
  readonly workspace: Workspace;
  readonly models: Models;
}

const LOOK_MS = 1000;
const NOBODY_MS = 5000;

/** @throws ClosedbookError `interrupted` when it is left. */
export async function watchRun(run: Run, { store, work, workspace, models }: WatchRunMeans): Promise<void> {
  let toldNobody = false;
  let isStopping = false;
  const from = performance.now();
  for (;;) {
    const handout = await work.handout(run.id);
    if (handout === null) return;
    if (workspace.abandon.aborted) {
      throw new ClosedbookError('interrupted', `the workers were asked to end run ${run.id}`, {
        hint: `closedbook runs show ${run.id} tells whether they have.`,
      });
    }
    if (workspace.stop.aborted && !isStopping) {
      isStopping = true;
      await work.stop(run.id, 'interrupted');
      continue;
    }
    const { chunks, done, taken, stoppedBy, pass } = handout;
    if (stoppedBy !== null && taken === 0) {
      // Nobody may be there to end it.
      const spec = run.spec as RunSpec;
      const inside = { ...workspace, stop: new AbortController().signal };
      const context = { run, spec, store, models, workspace: inside, budget: openBudget() };
      await advanceRun('stop', context, work).catch((cause: unknown) => {
        if (!(cause instanceof ClosedbookError && cause.code === 'run-leased')) throw cause;
      });
      continue;
    }
    const workers = await work.workers();
    if (workers === 0 && !toldNobody && performance.now() - from > NOBODY_MS) {
      toldNobody = true;
      workspace.warn('no worker is at work; on any machine with the keys: closedbook worker --store ADDRESS');
    }
    const at = pass === 'forced' ? ' of the forced pass' : '';
    workspace.progress({
      stage: pass === 'forced' ? 'force' : 'ask',
      ...{ done, total: chunks },
      message: `chunks${at}, ${taken} under way by ${counted(workers, 'worker')}`,
    });
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
