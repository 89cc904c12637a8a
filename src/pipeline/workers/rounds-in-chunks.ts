/**
 * A run that may stop early, for workers: the rounds of one machine, each cut into chunks, and the next handed out when
 * the one before has been graded and looked at. Workers that wait for a look have nothing to do, so few large rounds
 * (--until-rounds) keep more of them busy.
 */
import type { NamedAskings } from '../../core/work.ts';
import { askingsOf } from '../../stages/ask/asking.ts';
import { throughRounds, verdictBy } from '../run/until-rounds.ts';
import type { RunContext } from '../run-context.ts';
import { openWatching } from '../stopping.ts';
import { chunkSize } from './chunk-size.ts';

type Rounds = Pick<RunContext, 'run' | 'spec' | 'store'>;

/** Chunks of the next round; none where it is settled or everything is asked. What it is called for is graded. */
export async function nextRound(context: Rounds): Promise<NamedAskings[]> {
  const { run, store } = context;
  const watching = await openWatching(run, store);
  if (verdictBy(watching, await store.outcomeTable([run.id])).state === 'settled') return [];
  const known = await store.askings(run.id);
  let chunks: NamedAskings[] = [];
  await throughRounds({ context, watching }, async ({ questions, respondents, askings }) => {
    let isStored = true;
    for await (const { askKey } of askings()) isStored &&= known.has(askKey);
    if (isStored) return 'as stored';
    chunks = inChunks(
      questions.map(({ id }) => id),
      respondents.map(({ id }) => id),
      context,
    );
    return { stoppedBy: 'handed out' };
  });
  return chunks;
}

/** Chunks of what failed before and may be asked again: whoever failed on the same questions together. */
export async function failedBefore(context: Rounds): Promise<NamedAskings[]> {
  const { run, spec, store } = context;
  const known = await store.askings(run.id);
  if (![...known.values()].includes('error')) return [];
  if (verdictBy(await openWatching(run, store), await store.outcomeTable([run.id])).state === 'settled')
    return [];
  const failed = new Map<string, Set<string>>();
  const options = { respondents: run.respondents, trials: spec.trials };
  for await (const { askKey, questionId, respondent } of askingsOf(store.questions(run.id), options)) {
    if (known.get(askKey) !== 'error') continue;
    failed.set(questionId, (failed.get(questionId) ?? new Set()).add(respondent.id));
  }
  const together = new Map<string, { readonly respondents: string[]; readonly questions: string[] }>();
  for (const [questionId, ids] of failed) {
    const group = { respondents: [...ids], questions: [] };
    const key = JSON.stringify(group.respondents);
    const found = together.get(key) ?? group;
    found.questions.push(questionId);
    together.set(key, found);
  }
  return [...together.values()].flatMap(({ questions, respondents }) =>
    inChunks(questions, respondents, context),
  );
}

function inChunks(
  questions: readonly string[],
  respondents: readonly string[],
  { spec }: Pick<Rounds, 'spec'>,
): NamedAskings[] {
  const perQuestion = respondents.length * spec.trials;
  const size = chunkSize(questions.length * perQuestion, perQuestion);
  return Array.from({ length: Math.ceil(questions.length / size) }, (_, at) => ({
    questions: questions.slice(at * size, (at + 1) * size),
    respondents,
  }));
}
