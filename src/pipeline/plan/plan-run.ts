/** `--dry-run`: calls, tokens and cost, worked out with the very prompts and prices the run would use. */

import type { Question } from '../../core/question.ts';
import type { RunSpec } from '../../core/run-spec.ts';
import { type Until, untilWord } from '../../core/until.ts';
import { questionsOfRound, roundsAtMost } from '../../stages/analyze/sequential/round.ts';
import { type AskingEstimate, estimateAsking } from '../../stages/ask/estimate-asking.ts';
import { estimateJudging, estimateSplitting, type JudgingEstimate } from '../grade/judging-cost.ts';
import { brokenPromise } from '../priced-budget.ts';
import { assertCanDraw } from '../run/adaptive-draw.ts';
import { namedSources } from '../run/question-source.ts';
import { questionsOfRun } from '../run/run-questions.ts';
import { needsOwnSimulator } from '../run/with-simulator.ts';
import { openRunModels, respondentsOf } from '../run-models.ts';
import { assertCanStop } from '../stopping.ts';
import type { Workspace } from '../workspace.ts';
import { batchCosts, type PlannedBatches, plannedBatches } from './batch-prices.ts';

export interface RunPlan {
  readonly questions: number;
  readonly respondents: readonly AskingEstimate[];
  readonly calls: number;
  /** Known prices only; null when none is known. */
  readonly costUsd: number | null;
  readonly unpriced: readonly string[];
  /** Where the run stops; null where nothing was said. */
  readonly maxCostUsd: number | null;
  /** Why a limit of cost could not be kept, and so the run would not start; null where it could or none is set. */
  readonly wouldNotStart: string | null;
  readonly judges: readonly string[];
  /** Judging every answer, second verdicts among them, on top of `calls` and `costUsd`; rules leave fewer. */
  readonly judging: readonly Pick<JudgingEstimate, 'judge' | 'calls' | 'costUsd'>[];
  /** Splitting every answer to a question with several facts, on top of the rest. */
  readonly splitting: readonly Pick<JudgingEstimate, 'judge' | 'calls' | 'costUsd'>[];
  /** Only of a run by batches. */
  readonly batches?: PlannedBatches;
  /** Only of a run that may stop early, which asks all of the above at most. */
  readonly until?: {
    /** The goal as a word: `best@1`. */
    readonly goal: string;
    /** Questions of a round and rounds at most; null where they grow from twenty questions. */
    readonly round: number | null;
    readonly rounds: number | null;
  };
}

/** Plans without asking; needs no key. */
export async function planRun(spec: RunSpec, workspace: Workspace): Promise<RunPlan> {
  assertCanDraw(spec);
  needsOwnSimulator(spec, workspace);
  const models = await openRunModels(spec, workspace, { said: 'all', check: false });
  try {
    let questions = 0;
    let first: Question | null = null;
    let long: Question | null = null;
    let longQuestions = 0;
    async function* all() {
      for await (const question of questionsOfRun(spec, namedSources(spec), workspace)) {
        questions += 1;
        const isLong = question.reference?.form === 'facts';
        if (isLong) longQuestions += 1;
        if (isLong) long ??= question;
        if (!isLong || spec.claims === undefined) first ??= question;
        yield question;
      }
    }
    const planned = respondentsOf(spec, models);
    assertCanStop(spec, planned.length);
    const costUsd = spec.batch ? batchCosts(models) : models.costUsd;
    const respondents = await estimateAsking(all(), {
      respondents: planned,
      trials: spec.trials,
      ...(spec.forced ? { forced: { control: spec.forcedControl } } : {}),
      costUsd,
      habits: models.habits,
    });
    const calls = respondents.reduce((sum, one) => sum + one.calls, 0);
    const split =
      spec.claims === undefined || questions === 0 ? 0 : Math.round((calls * longQuestions) / questions);
    const judging =
      first === null
        ? []
        : estimateJudging({ question: first, answers: calls - split }, { spec, models, costUsd });
    const splitting =
      long === null ? [] : estimateSplitting({ question: long, answers: split }, { spec, models });
    const priced = respondents.filter((one) => one.costUsd !== null);
    return {
      questions,
      respondents,
      calls,
      costUsd: priced.length === 0 ? null : priced.reduce((sum, one) => sum + (one.costUsd ?? 0), 0),
      unpriced: respondents.filter((one) => one.costUsd === null).map((one) => one.respondentId),
      maxCostUsd: spec.maxCostUsd ?? null,
      wouldNotStart: spec.allowUnpriced
        ? null
        : (brokenPromise({ maxUsd: spec.maxCostUsd ?? null, spec, models })?.message ?? null),
      judges: spec.judges,
      judging: judging.map(({ usage: _, ...one }) => one),
      splitting: splitting.map(({ usage: _, ...one }) => one),
      ...(spec.batch ? { batches: plannedBatches(spec, models) } : {}),
      ...(spec.until === undefined
        ? {}
        : { until: plannedRounds(spec.until, { questions, byBatch: spec.batch === true }) }),
    };
  } finally {
    await models.close();
  }
}

function plannedRounds(
  until: Until,
  planned: { readonly questions: number; readonly byBatch: boolean },
): NonNullable<RunPlan['until']> {
  const round = questionsOfRound(until, planned) ?? null;
  return {
    goal: untilWord(until),
    round,
    rounds: round === null ? null : roundsAtMost(planned.questions, round),
  };
}
