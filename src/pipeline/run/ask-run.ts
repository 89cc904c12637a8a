/**
 * The asking steps of a run: the open pass over all questions, and the forced pass over what was refused with its
 * control. Both skip what the store already has a reply for.
 */

import type { QuestionStretch } from '../../core/question-stretch.ts';
import type { Pass } from '../../core/reply.ts';
import { ask } from '../../stages/ask/ask.ts';
import { type Asking, askingsOf } from '../../stages/ask/asking.ts';
import { forcedChoice } from '../../stages/ask/forced-choice.ts';
import { gradedAtOnce } from '../grade/graded-at-once.ts';
import type { RunContext } from '../run-context.ts';
import { DEFAULT_CONCURRENCY } from '../run-models.ts';
import { type AskByBatchOptions, askByBatch, batchesUnderWay } from './ask-by-batch.ts';

/** The open pass. @returns why it stopped early, or null. */
export function askOpen(context: RunContext): Promise<string | null> {
  const { run, spec, store } = context;
  const options = { respondents: run.respondents, trials: spec.trials };
  const askings = () => askingsOf(store.questions(run.id), options);
  return askPass(context, { askings, pass: 'open', total: run.planned });
}

/** The forced pass. @returns why it stopped early, or null. */
export async function askForced(context: RunContext): Promise<string | null> {
  const { run, spec, store } = context;
  const choice = await forcedChoice(store.openOutcomes(run.id), {
    seed: spec.seed,
    control: spec.forcedControl,
  });
  const { respondents } = run;
  const options = { respondents, trials: spec.trials, pass: 'forced', chosen: choice.chosen } as const;
  const askings = () => askingsOf(store.questions(run.id), options);
  return askPass(context, { askings, pass: 'forced', total: choice.refused + choice.control });
}

/** By batches where the run asks so, or has some under way from before. @returns why it stopped early, or null. */
export async function askPass(
  context: RunContext,
  given: Omit<AskByBatchOptions, 'askLive'>,
): Promise<string | null> {
  const { run, spec, store } = context;
  const { askings, pass, total, before } = given;
  // A look at a run that may stop early wants every respondent's answers.
  const setAside = run.manifest.stopping === undefined;
  const askLive: AskByBatchOptions['askLive'] = (inside, some, told) =>
    askAll(inside, some, { ...told, setAside });
  if (spec.batch !== true && (await batchesUnderWay(store, run.id, pass)).length === 0)
    return askLive(context, askings(), { pass, total, before });
  return askByBatch(context, { ...given, askLive });
}

/** Asks what has no reply yet; `before` replies of other rounds are counted in what it tells. */
export async function askAll(
  context: RunContext,
  askings: AsyncIterable<Asking>,
  {
    pass,
    total,
    before = 0,
    within,
    setAside = false,
  }: {
    readonly pass: Pass;
    readonly total: number;
    readonly before?: number | undefined;
    /** Where the askings are. @default the whole run */
    readonly within?: QuestionStretch;
    /** Go on without respondents that answer nothing any more. @default false: the run stops */
    readonly setAside?: boolean;
  },
): Promise<string | null> {
  const { run, spec, store, models, workspace, budget } = context;
  const result = await ask(
    askings,
    {
      complete: models.complete,
      save: (record, question) => {
        const { repliedAt } = record.reply;
        return store.saveReply(gradedAtOnce(record, question, { rubric: spec.rubric, gradedAt: repliedAt }));
      },
      lane: models.lane,
      closedBookLevel: models.closedBookLevel,
      costUsd: models.costUsd,
      habits: models.habits,
      statesCost: (model) => models.describe(model).statesCost,
    },
    {
      runId: run.id,
      concurrency: context.concurrency ?? spec.concurrency ?? DEFAULT_CONCURRENCY,
      known: await store.askings(run.id, within),
      total,
      budget,
      stop: workspace.stop,
      signal: workspace.abandon,
      keepRawBodies: spec.keepRawBodies,
      setAside,
      onProgress: (event) =>
        workspace.progress({
          ...event,
          ...(event.stage === 'ask' ? { done: event.done + before } : {}),
          ...(pass === 'forced' ? { stage: 'force' as const } : {}),
        }),
    },
  );
  for (const { respondents, error } of result.aside)
    workspace.warn(
      `${error.message}: ${respondents.join(', ')} ${respondents.length === 1 ? 'is' : 'are'} asked no more in this pass; closedbook resume ${run.id} asks again`,
    );
  if (result.stoppedBy === null) return null;
  return result.stoppedBy === 'budget' ? 'budget-reached' : 'interrupted';
}
