/**
 * Stopping a run and going on with one, by its owner. Stopping asks whoever carries the run out, wherever that is; going on
 * is a process of its own, started as the command line would start it: the desk holds no keys and tells none.
 */
import { type Context, Hono } from 'hono';
import { ClosedbookError } from '../core/errors.ts';
import type { Desk } from '../pipeline/desk/open-desk.ts';
import type { Guarded } from './guard.ts';
import { ownersOnly } from './roles.ts';
import { told } from './told.ts';

/** A run gone on with elsewhere. */
export interface Resumed {
  /** What its process said in the end, empty where all was well. */
  readonly ended: Promise<string>;
}
export type Resume = (runId: string) => Resumed;

/** How long a page waits until it is told that a run goes on, in milliseconds. */
const LONGEST_START_MS = 20_000;
const LOOKS_EVERY_MS = 200;

/** @param resume - Null where no run can be gone on with from the page. */
export function steering(desk: Desk, resume: Resume | null): Hono<Guarded> {
  const api = new Hono<Guarded>();
  const run = (context: Context) => context.req.param('run')!;
  api.post('/runs/:run/stop', ownersOnly, async (context) => context.json(await desk.stop(run(context))));
  api.post('/runs/:run/resume', ownersOnly, async (context) => {
    const { id, status } = await desk.run(run(context));
    if (resume === null)
      throw new ClosedbookError('usage', 'this desk goes on with no run', {
        hint: `closedbook resume ${id} does, where the keys are.`,
      });
    if (!RESUMED.has(status)) throw new ClosedbookError('usage', `run ${id} is ${status}`);
    await underWay(desk, id, resume(id));
    return context.json({ run: id });
  });
  api.onError(told);
  return api;
}

/** What a run is that can be gone on with. */
const RESUMED: ReadonlySet<string> = new Set(['interrupted', 'stopped', 'waiting']);

/** @throws ClosedbookError `usage` with the words of the process that ended instead. */
async function underWay(desk: Desk, id: string, { ended }: Resumed): Promise<void> {
  let said: string | null = null;
  void ended.then((words) => {
    said = words;
  });
  for (let waited = 0; waited < LONGEST_START_MS; waited += LOOKS_EVERY_MS) {
    if (said !== null) break;
    if ((await desk.run(id)).status === 'running') return;
    await new Promise((resolve) => setTimeout(resolve, LOOKS_EVERY_MS));
  }
  if (said !== null && said !== '')
    throw new ClosedbookError('usage', said, { hint: 'The command line says more.' });
}
