/**
 * One judge, panel or grader of one's own over many replies, under the run's budget. An outage is no judgement: nothing
 * is saved of it, and resume asks again.
 */
import { counted } from '../../core/counted.ts';
import type { Grader, GradingInput, GradingResult } from '../../core/grader.ts';
import type { ReplyToGrade } from '../../core/store/stored-grades.ts';
import { forEachAtOnce } from '../for-each-at-once.ts';
import type { RunContext } from '../run-context.ts';
import { DEFAULT_CONCURRENCY } from '../run-models.ts';
import { judgingUsd } from './judging-cost.ts';

export interface JudgeEachWork {
  readonly pages: AsyncIterable<ReplyToGrade[]>;
  /** What one call is expected to cost in US dollars; null where nobody knows. @default that of verdicts by the run's judges */
  readonly expectedUsd?: (input: GradingInput) => number | null;
  /** Resolves when the result is durable. */
  readonly save: (result: GradingResult, graded: ReplyToGrade) => Promise<void>;
}

/** @returns why it stopped early, or null. */
export async function judgeEach(
  context: RunContext,
  grader: Grader,
  { pages, save, expectedUsd: expected = (input) => judgingUsd(input, context) }: JudgeEachWork,
): Promise<string | null> {
  const { workspace, budget } = context;
  let done = 0;
  let dearestUsd = 0;
  let failures = 0;
  /** What the first of them was, in words. */
  let fault: string | null = null;
  let inFlight = 0;
  const waiting: (() => void)[] = [];
  let stoppedBy: string | null = null;
  const stateCosts = context.spec.judges.some((name) => context.models.describe(name).statesCost);
  const one = async (graded: ReplyToGrade): Promise<void> => {
    const input = { question: graded.question, answer: graded.reply.text };
    const expectedUsd = grader.ref.kind === 'rules' ? 0 : expected(input);
    const reserve = () => {
      if (expectedUsd !== null || dearestUsd > 0)
        return budget.reserve(Math.max(expectedUsd ?? 0, dearestUsd));
      // Where servers state their costs the first verdict comes back before more can be set aside for.
      return stateCosts ? budget.reserveRest() : budget.reserve(null);
    };
    let settle = reserve();
    // What is under way is reserved generously; only when all of it has settled is the budget really spent.
    while (settle === null && stoppedBy === null) {
      if ((await budget.refill?.()) !== true) {
        if (inFlight === 0) break;
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
      settle = reserve();
    }
    if (settle === null) {
      stoppedBy ??= 'budget-reached';
      return;
    }
    let cost: number | null = 0;
    inFlight += 1;
    try {
      const result = await grader.grade(input, { signal: workspace.abandon });
      // A judge whose server tells no usage is charged what was set aside.
      cost = costOf(result) ?? expectedUsd;
      dearestUsd = Math.max(dearestUsd, cost ?? 0);
      if (result.judgement.status === 'ungraded' && result.judgement.why === 'judge-failed') {
        failures += 1;
        fault ??= result.judgement.evidence?.text ?? null;
        return;
      }
      await save(result, graded);
    } catch (error) {
      if (!(error instanceof Error && error.name === 'AbortError')) throw error;
      stoppedBy = 'interrupted';
    } finally {
      settle(cost);
      inFlight -= 1;
      for (const goOn of waiting.splice(0)) goOn();
    }
    done += 1;
    workspace.progress({ stage: 'judge', done, total: null, costUsd: budget.spentUsd || null });
  };
  await forEachAtOnce(pages, one, {
    atOnce: context.concurrency ?? context.spec.concurrency ?? DEFAULT_CONCURRENCY,
    stopped: () => stoppedBy !== null || workspace.stop.aborted,
  });
  if (failures > 0)
    workspace.warn(
      `the judge failed on ${counted(failures, 'reply', 'replies')}; closedbook resume asks it again${fault === null ? '' : `. ${fault}`}`,
    );
  return stoppedBy ?? (workspace.stop.aborted ? 'interrupted' : failures > 0 ? 'judge-failed' : null);
}

function costOf(result: GradingResult): number | null {
  const calls = [result, ...(result.members ?? []).map((member) => member.result)].flatMap(
    (part) => part.call ?? [],
  );
  return calls.some((call) => call.costUsd === null)
    ? null
    : calls.reduce((sum, call) => sum + (call.costUsd ?? 0), 0);
}
