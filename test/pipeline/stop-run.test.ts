/** Work on a finished run, its grading anew, is stopped from elsewhere as a run under way is; nothing of the run says so after. */
import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { stopRun } from '../../src/pipeline/stop-run.ts';
import { workThatStops } from '../../src/pipeline/work-that-stops.ts';
import { openStore } from '../../src/store/open-store.ts';
import { deskStore, RUN, workspaceOf } from '../desk/desk-store.ts';

test('who grades a finished run anew hears that somebody wants it to stop, and then nobody is at work', async () => {
  const { folder, path } = await deskStore();
  const store = await openStore(path);
  const workspace = workspaceOf(path);
  await expect(stopRun(RUN, workspace)).rejects.toThrow(/is not under way: it is complete/);
  const ended = workThatStops({ store, workspace }, RUN, async ({ stop }) => {
    expect(await stopRun(RUN, workspace)).toEqual({ runId: RUN, what: 'grading' });
    await new Promise((resolve) => stop.addEventListener('abort', resolve));
    return 'stopped';
  });
  expect(await ended).toBe('stopped');
  expect(await store.run(RUN)).toMatchObject({ status: 'complete', stoppedBy: null });
  await expect(stopRun(RUN, workspace)).rejects.toThrow(/is not under way: it is complete/);
  // The wish goes with the lease: whoever grades next is not stopped by it.
  expect(await workThatStops({ store, workspace }, RUN, async ({ stop }) => stop.aborted)).toBe(false);
  await store.close();
  rmSync(folder, { recursive: true });
});
