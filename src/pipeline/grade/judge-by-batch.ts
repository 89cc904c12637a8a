/**
 * Verdicts by batches, first and second ones: what the judges would be asked is handed in together, and when it has come back the very graders
 * judge that would judge live, with what stands in the results for an answer. A batch counts as read only when its
 * grades are saved, so that a kill between the two costs another download and no verdict.
 */
import type { Batch } from '../../core/batch.ts';
import { openBudget } from '../../core/budget.ts';
import type { Complete, Completion, CompletionRequest, Usage } from '../../core/completion.ts';
import type { Grader } from '../../core/grader.ts';
import type { ReplyToGrade } from '../../core/store/stored-grades.ts';
import { judgeRequest, judgeRequestHash } from '../../stages/grade/judge/judge-request.ts';
import { type BatchWork, closeBatch } from '../batch/advance-batch.ts';
import { foundBatch, isOpen, isSentBack, type OpenBatch } from '../batch/open-batch.ts';
import { packBatches } from '../batch/pack-batches.ts';
import { waitForBatches } from '../batch/wait-for-batches.ts';
import type { RunContext } from '../run-context.ts';
import { mostOfVerdict } from './judging-cost.ts';

export interface JudgeByBatchWork {
  /** The judge or panel, over a function that answers its requests. */
  readonly graderOver: (complete: Complete, price: (model: string, usage: Usage) => number | null) => Grader;
  /** Replies to judge, afresh with each call. */
  readonly pages: () => AsyncIterable<ReplyToGrade[]>;
  /** Judges them and saves what comes of it. */
  readonly judge: (
    context: RunContext,
    grader: Grader,
    pages: AsyncIterable<ReplyToGrade[]>,
  ) => Promise<string | null>;
  /** Whether it is their second verdicts. */
  readonly again: boolean;
}

/** Whether verdicts, first or second ones, are asked for by batches, or some are under way from before. */
export async function judgesByBatch(context: RunContext, again: boolean): Promise<boolean> {
  const { spec, models } = context;
  const batches = models.batches();
  if (spec.batch === true && spec.judges.some((model) => batches.takes(model))) return true;
  return (await underWay(context, again)).length > 0;
}

export function isJudging(batch: Batch): boolean {
  return batch.purpose === 'judge' && isOpen(batch);
}

/** Of the judges of this time: those of others are theirs to read. */
async function underWay({ run, spec, store }: RunContext, again: boolean): Promise<Batch[]> {
  return (await store.batches(run.id)).filter(
    (batch) => isJudging(batch) && (batch.again ?? false) === again && spec.judges.includes(batch.model),
  );
}

/** @returns why it stopped early, or null. */
export async function judgeByBatch(
  context: RunContext,
  { graderOver, pages, judge, again }: JudgeByBatchWork,
): Promise<string | null> {
  const { spec, store, models, budget } = context;
  const batches = models.batches(context.workspace.abandon);
  const results = new Map<string, Completion>();
  const open = (await underWay(context, again)).map((batch) =>
    foundBatch(batch, budget.reserve(batch.reservedUsd)),
  );
  const asked = new Set<string>();
  for (const { batch } of open) for (const { key } of await store.batchItems(batch.id)) asked.add(key);
  const work = judgingWork(context, { pages, again, results });
  const isFull =
    spec.batch === true && (await handInVerdicts(context, { pages, again, asked, open, work })).isFull;
  const stopped = await waitForBatches(open, context, { work, settled: 0, total: null });
  if (stopped !== null) return stopped;
  const taken = new Set<string>();
  const complete: Complete = async (request, options) => {
    const hash = judgeRequestHash(request);
    const found = results.get(hash);
    if (found === undefined) return models.complete(request, options);
    // The same words about two replies were asked for, and paid for, once.
    const isFirst = !taken.has(hash);
    taken.add(hash);
    return isFirst ? found : { ...found, usage: NOTHING_MORE };
  };
  const price = (model: string, usage: Usage) =>
    batches.takes(model) ? batches.costUsd(model, usage) : models.costUsd(model, usage);
  // What batches cost is set aside already; what is judged live beside them is counted as it comes.
  const own = open.length === 0 ? budget : openBudget();
  const judged = await judge(
    { ...context, budget: own },
    graderOver(complete, price),
    ready(context, { pages, again }, (hash) => results.has(hash)),
  );
  // What was not saved before somebody stopped it is read from the same batch again.
  if (judged === 'interrupted') return judged;
  let spentUsd = own === budget ? 0 : own.spentUsd;
  for (const one of open) {
    if (!isOpen(one.batch)) continue;
    // Of second verdicts no words are remembered: what nobody is judged by any more has been saved.
    if (!again && !(await isSaved(one, { context, taken }))) continue;
    await closeBatch(one, context, spentUsd);
    spentUsd = 0;
  }
  if (judged === null && open.some(({ batch }) => isSentBack(batch))) return 'judge-failed';
  return judged ?? (isFull ? 'budget-reached' : null);
}

/** Whether verdicts of a batch stand in the store; those under another rubric wait for a time that asks for it. */
async function isSaved(
  { batch }: OpenBatch,
  {
    context: { store, workspace },
    taken,
  }: { readonly context: RunContext; readonly taken: ReadonlySet<string> },
): Promise<boolean> {
  for (const { key } of await store.batchItems(batch.id)) {
    if (taken.has(key) || (await store.judgeText(key)) !== null) return true;
  }
  workspace.warn(
    `batch ${batch.providerId} holds verdicts on other words than these, or under another rubric: left as it is`,
  );
  return false;
}

const NOTHING_MORE: Usage = { inputTokens: 0, outputTokens: 0, reasoningTokens: 0, cachedInputTokens: 0 };

type Judged = Pick<JudgeByBatchWork, 'pages' | 'again'>;

interface HandingIn extends Judged {
  readonly asked: Set<string>;
  readonly open: OpenBatch[];
  readonly work: BatchWork;
}

async function handInVerdicts(
  context: RunContext,
  { pages, again, asked, open, work }: HandingIn,
): Promise<{ readonly isFull: boolean }> {
  const { models, store, budget, workspace } = context;
  const batches = models.batches(workspace.abandon);
  const packing = packBatches(context, {
    purpose: 'judge',
    pass: null,
    ...(again ? { again } : {}),
    open,
    work,
  });
  for await (const request of requestsOf(context, { pages, again })) {
    if (workspace.stop.aborted) return { isFull: false };
    const key = judgeRequestHash(request);
    const group = batches.group(request);
    if (group === null || asked.has(key) || (await store.judgeText(key)) !== null) continue;
    const mostUsd = batches.costUsd(request.model, mostOfVerdict(request, models));
    const settle = budget.reserve(mostUsd);
    if (settle === null) {
      await packing.rest();
      return { isFull: true };
    }
    asked.add(key);
    await packing.add(request, { group, key, mostUsd, settle });
  }
  await packing.rest();
  return { isFull: false };
}

async function* requestsOf(context: RunContext, { pages, again }: Judged): AsyncGenerator<CompletionRequest> {
  for await (const page of pages()) for (const graded of page) yield* judgedBy(context, graded, again);
}

/** What each judge would be asked of a reply; nothing where there is nothing to ask. */
function judgedBy(
  { spec }: Pick<RunContext, 'spec'>,
  { reply, question }: ReplyToGrade,
  again: boolean,
): CompletionRequest[] {
  if (question.reference === null && question.kind === 'answerable') return [];
  if (reply.text.trim() === '') return [];
  const input = { question, answer: reply.text };
  return spec.judges.map((model) =>
    judgeRequest(input, { model, rubric: spec.rubric, repeat: again ? 1 : 0 }),
  );
}

/** Replies of which every verdict that batches bring is at hand; the others wait for a later time. */
async function* ready(
  context: RunContext,
  { pages, again }: Judged,
  isKnown: (hash: string) => boolean,
): AsyncGenerator<ReplyToGrade[]> {
  const { models, store } = context;
  const batches = models.batches();
  for await (const page of pages()) {
    const complete: ReplyToGrade[] = [];
    for (const graded of page) {
      let isReady = true;
      for (const request of judgedBy(context, graded, again)) {
        if (!batches.takes(request.model)) continue;
        const hash = judgeRequestHash(request);
        isReady &&= isKnown(hash) || (await store.judgeText(hash)) !== null;
      }
      if (isReady) complete.push(graded);
    }
    yield complete;
  }
}

function judgingWork(
  context: RunContext,
  { pages, again, results }: Judged & { readonly results: Map<string, Completion> },
): BatchWork {
  return {
    keepsOpen: true,
    async *requests() {
      for await (const request of requestsOf(context, { pages, again }))
        yield { key: judgeRequestHash(request), request };
    },
    saver: async () => async (page) => {
      for (const { key, completion } of page) results.set(key, completion);
      return 0;
    },
  };
}
