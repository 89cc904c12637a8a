/**
 * The asking of a run that may stop before its last question: round by round in the planned order, each round asked, graded
 * and looked at, until nothing is left to show. Whom a round asks follows from the answers of the rounds before it and from
 * no other, so that a run that was cut in the middle of a round, live or while a batch was under way, goes on with that
 * very round and comes to what an unbroken one comes to.
 */
import type { Run } from '../../core/run.ts';
import type { Store } from '../../core/store/store.ts';
import type { Asking } from '../../stages/ask/asking.ts';
import { gradeRun } from '../grade/grade-run.ts';
import type { RunContext } from '../run-context.ts';
import { openWatching } from '../stopping.ts';
import { batchesUnderWay } from './ask-by-batch.ts';
import { askPass } from './ask-run.ts';
import { throughRounds, verdictBy, type Watching } from './until-rounds.ts';

/** Asks until the rule is satisfied or everything is asked. @returns why it stopped early, or null. */
export async function askUntil(context: RunContext): Promise<string | null> {
  const { run, store } = context;
  // What a run that goes on has: what batches bring, its grades, then what failed before and may be asked again.
  const stopped = (await readUnderWay(context)) ?? (await gradeRun(context));
  if (stopped !== null) return stopped;
  const watching = await openWatching(run, store);
  if (verdictBy(watching, await store.outcomeTable([run.id])).state === 'settled') return null;
  return (await askFailedAgain(context, watching)) ?? (await askOn(context, watching));
}

/** Askings after which the run is complete: all, or those that its rule wanted once it is settled. */
export async function plannedIn(run: Run, store: Store): Promise<number> {
  if (run.manifest.stopping === undefined) return run.planned;
  const { state } = verdictBy(await openWatching(run, store), await store.outcomeTable([run.id]));
  const { open } = (await store.totals(run.id)).passes;
  const replies = open.answered + open.blocked + open.empty + open.truncated + open.error;
  return state === 'settled' ? replies - open.error : replies;
}

async function readUnderWay(context: RunContext): Promise<string | null> {
  const { run, store } = context;
  if ((await batchesUnderWay(store, run.id, 'open')).length === 0) return null;
  return askPass(context, { askings: () => streamOf([]), pass: 'open', total: run.planned });
}

/** All of it at once: round by round it would be waited for as often. */
async function askFailedAgain(context: RunContext, watching: Watching): Promise<string | null> {
  const { run, store } = context;
  const known = await store.askings(run.id);
  const failed: Asking[] = [];
  await throughRounds({ context, watching }, async ({ askings }) => {
    const own = await all(askings());
    // A round that is to be gone on with asks what failed in it then.
    if (!own.every(({ askKey }) => known.has(askKey))) return { stoppedBy: 'not asked yet' };
    failed.push(...own.filter(({ askKey }) => known.get(askKey) === 'error'));
    return 'as stored';
  });
  if (failed.length === 0) return null;
  const before = known.size - failed.length;
  const askings = () => streamOf(failed);
  const stopped = await askPass(context, { askings, pass: 'open', total: run.planned, before });
  return stopped ?? (await gradeRun(context));
}

async function askOn(context: RunContext, watching: Watching): Promise<string | null> {
  const { run, store } = context;
  let known = await store.askings(run.id);
  return throughRounds({ context, watching }, async ({ askings, round }) => {
    const own = await all(askings());
    const stored = own.filter(({ askKey }) => known.has(askKey)).length;
    if (stored === own.length) return 'as stored';
    const before = known.size - stored;
    const stoppedBy = await askPass(context, { askings, pass: 'open', total: run.planned, before, round });
    if (stoppedBy !== null) return { stoppedBy };
    known = await store.askings(run.id);
    return { stoppedBy: await gradeRun(context) };
  });
}

async function all(askings: AsyncIterable<Asking>): Promise<Asking[]> {
  const list: Asking[] = [];
  for await (const asking of askings) list.push(asking);
  return list;
}

async function* streamOf(askings: readonly Asking[]): AsyncGenerator<Asking> {
  yield* askings;
}
