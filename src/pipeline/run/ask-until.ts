/**
 * The asking of a run that may stop before its last question: round by round in the planned order, each round asked, graded
 * and looked at, until nothing is left to show. What is decided is read from the store, so a run that goes on begins by
 * looking at what it has.
 */
import { ClosedbookError } from '../../core/errors.ts';
import type { Question } from '../../core/question.ts';
import type { Run } from '../../core/run.ts';
import type { Store } from '../../core/store-contract.ts';
import type { PlannedUnit } from '../../stages/analyze/sequential/planned-units.ts';
import { endOfRound } from '../../stages/analyze/sequential/round.ts';
import { type Verdict, verdictOf } from '../../stages/analyze/sequential/verdict.ts';
import { advanceWatch, type Watch } from '../../stages/analyze/sequential/watch.ts';
import { askingsOf } from '../../stages/ask/asking.ts';
import { gradeRun } from '../grade/grade-run.ts';
import type { RunContext } from '../run-context.ts';
import { openWatching } from '../stopping.ts';
import { askAll } from './ask-run.ts';

/** Asks until the rule is satisfied or everything is asked. @returns why it stopped early, or null. */
export async function askUntil(context: RunContext): Promise<string | null> {
  const { run, store } = context;
  const watching = await openWatching(run, store);
  const look = async (watch: Watch): Promise<Verdict> => {
    advanceWatch(watch, await store.outcomeTable([run.id]));
    return verdictOf(watch);
  };
  // What a run that goes on has: its grades first, then what failed before and may be asked again.
  let stopped = await gradeRun(context);
  const before = watching.watch();
  const found = await look(before);
  if (stopped !== null || found.state === 'settled') return stopped;
  stopped = await askRound(context, {
    watch: before,
    verdict: found,
    from: 0,
    to: reached(before, found),
    questions: watching.questions,
  });
  const watch = watching.watch();
  const { units } = watch.options;
  let verdict = await look(watch);
  let from = withUnrated(units, reached(watch, verdict));
  while (stopped === null && verdict.state === 'open') {
    const to = endOfRound(units, from);
    stopped = await askRound(context, { watch, verdict, from, to, questions: watching.questions });
    verdict = await look(watch);
    // Asking the same again would never end.
    if (stopped === null && verdict.state === 'open' && reached(watch, verdict) < to) {
      throw new ClosedbookError('internal', `no reply came to some question of run ${run.id}`);
    }
    from = to;
  }
  return stopped;
}

/** Askings after which the run is complete: all, or those that its rule wanted once it is settled. */
export async function plannedIn(run: Run, store: Store): Promise<number> {
  if (run.manifest.stopping === undefined) return run.planned;
  const watch = (await openWatching(run, store)).watch();
  advanceWatch(watch, await store.outcomeTable([run.id]));
  const { open } = (await store.totals(run.id)).passes;
  const replies = open.answered + open.blocked + open.empty + open.truncated + open.error;
  return verdictOf(watch).state === 'settled' ? replies - open.error : replies;
}

interface Round {
  readonly watch: Watch;
  readonly verdict: Verdict;
  readonly questions: ReadonlyMap<string, Question>;
  /** Places of the first unit and of the one after the last. */
  readonly from: number;
  readonly to: number;
}

async function askRound(
  context: RunContext,
  { watch, verdict, questions, from, to }: Round,
): Promise<string | null> {
  if (to <= from) return null;
  const { run, spec, store } = context;
  const units = watch.options.units.slice(from, to);
  const askings = askingsOf(
    units.flatMap((unit) => unit.questions.map((id) => questions.get(id)!)),
    { respondents: verdict.asking.map((row) => run.respondents[row]!), trials: spec.trials },
  );
  const { replies } = await store.totals(run.id);
  const stopped = await askAll(context, askings, { pass: 'open', total: run.planned, before: replies });
  return stopped ?? (await gradeRun(context));
}

/** The first unit that somebody who is still asked has not answered. */
function reached({ options: { units }, answered }: Watch, { asking }: Verdict): number {
  return asking.reduce((least, row) => Math.min(least, answered[row]!), units.length);
}

/** Subjects before it that nothing is rated of count as answered, and may not have been asked. */
function withUnrated(units: readonly PlannedUnit[], unit: number): number {
  let first = unit;
  while (first > 0 && units[first - 1]!.rated.length === 0) first -= 1;
  return first;
}
