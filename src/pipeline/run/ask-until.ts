/**
 * The asking of a run that may stop before its last question: round by round in the planned order, each round asked, graded
 * and looked at, until nothing is left to show. Whom a round asks follows from the answers of the rounds before it and from
 * no other, so that a run that was cut in the middle of a round, live or while a batch was under way, goes on with that
 * very round and comes to what an unbroken one comes to.
 */
import { ClosedbookError } from '../../core/errors.ts';
import type { OutcomeTable } from '../../core/outcome-table.ts';
import type { Run } from '../../core/run.ts';
import type { Store } from '../../core/store-contract.ts';
import { endOfRound, roundsAtMost } from '../../stages/analyze/sequential/round.ts';
import { type Verdict, verdictOf } from '../../stages/analyze/sequential/verdict.ts';
import { advanceWatch } from '../../stages/analyze/sequential/watch.ts';
import { type Asking, askingsOf } from '../../stages/ask/asking.ts';
import { gradeRun } from '../grade/grade-run.ts';
import type { RunContext } from '../run-context.ts';
import { openWatching } from '../stopping.ts';
import { batchesUnderWay } from './ask-by-batch.ts';
import { askPass } from './ask-run.ts';

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

/** The run's questions, and watches that have seen nothing yet. */
type Watching = Awaited<ReturnType<typeof openWatching>>;

/** By all that is answered, whichever round it belongs to. */
function verdictBy({ watch: newWatch }: Watching, table: OutcomeTable): Verdict {
  const watch = newWatch();
  advanceWatch(watch, table);
  return verdictOf(watch);
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

interface Round {
  /** Which it is, in words; undefined where rounds grow and nobody can say how many there will be. */
  readonly round: string | undefined;
  /** Those of everybody who is still asked, afresh with each call. */
  readonly askings: () => AsyncIterable<Asking>;
}

/** Goes through one round after the other until those before have settled it. @returns why it went no further, or null. */
async function throughRounds(
  { context, watching }: { readonly context: RunContext; readonly watching: Watching },
  each: (round: Round) => Promise<'as stored' | { readonly stoppedBy: string | null }>,
): Promise<string | null> {
  const { run, spec, store } = context;
  const { questions } = watching;
  const watch = watching.watch();
  const { units, plan } = watch.options;
  let table = await store.outcomeTable([run.id]);
  let verdict = verdictOf(watch);
  for (let [from, number] = [0, 1]; from < units.length && verdict.state === 'open'; number++) {
    const to = endOfRound(units, { from, fixed: plan.round });
    const asked = units.slice(from, to).flatMap((unit) => unit.questions.map((id) => questions.get(id)!));
    const respondents = verdict.asking.map((row) => run.respondents[row]!);
    const found = await each({
      round:
        plan.round === undefined
          ? undefined
          : `round ${number} of at most ${roundsAtMost(questions.size, plan.round)}`,
      askings: () => askingsOf(asked, { respondents, trials: spec.trials }),
    });
    if (found !== 'as stored') {
      if (found.stoppedBy !== null) return found.stoppedBy;
      table = await store.outcomeTable([run.id]);
    }
    advanceWatch(watch, table, to);
    // Asking the same again would never end.
    if (verdict.asking.some((row) => watch.answered[row]! < to)) {
      throw new ClosedbookError('internal', `no reply came to some question of run ${run.id}`);
    }
    verdict = verdictOf(watch);
    from = to;
  }
  return null;
}

async function all(askings: AsyncIterable<Asking>): Promise<Asking[]> {
  const list: Asking[] = [];
  for await (const asking of askings) list.push(asking);
  return list;
}

async function* streamOf(askings: readonly Asking[]): AsyncGenerator<Asking> {
  yield* askings;
}
