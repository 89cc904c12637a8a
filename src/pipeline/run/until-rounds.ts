/**
 * The rounds of a run that may stop before its last question, in the planned order. Whom a round asks follows from the
 * answers of the rounds before it and from no other, so whoever goes on with a run, wherever it was cut, comes to the
 * same round.
 */
import { ClosedbookError } from '../../core/errors.ts';
import type { OutcomeTable } from '../../core/outcome-table.ts';
import type { Question } from '../../core/question.ts';
import type { Respondent } from '../../core/respondent.ts';
import { endOfRound, roundsAtMost } from '../../stages/analyze/sequential/round.ts';
import { type Verdict, verdictOf } from '../../stages/analyze/sequential/verdict.ts';
import { advanceWatch } from '../../stages/analyze/sequential/watch.ts';
import { type Asking, askingsOf } from '../../stages/ask/asking.ts';
import type { RunContext } from '../run-context.ts';
import type { openWatching } from '../stopping.ts';

/** The run's questions, and watches that have seen nothing yet. */
export type Watching = Awaited<ReturnType<typeof openWatching>>;

/** By all that is answered, whichever round it belongs to. */
export function verdictBy({ watch: newWatch }: Watching, table: OutcomeTable): Verdict {
  const watch = newWatch();
  advanceWatch(watch, table);
  return verdictOf(watch);
}

export interface Round {
  /** Which it is, in words; undefined where rounds grow and nobody can say how many there will be. */
  readonly round: string | undefined;
  readonly questions: readonly Question[];
  /** Who is still asked. */
  readonly respondents: readonly Respondent[];
  /** Every question asked of each of them, afresh with each call. */
  readonly askings: () => AsyncIterable<Asking>;
}

/** Goes through one round after the other until those before have settled it. @returns why it went no further, or null. */
export async function throughRounds(
  {
    context,
    watching,
  }: { readonly context: Pick<RunContext, 'run' | 'spec' | 'store'>; readonly watching: Watching },
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
      ...{ questions: asked, respondents },
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
