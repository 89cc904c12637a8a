/** `--dry-run`: calls, tokens and cost, worked out with the very prompts and prices the run would use. */
import type { RunSpec } from '../core/run-spec.ts';
import { readRows } from '../rows/read-rows.ts';
import { type AskingEstimate, estimateAsking } from '../stages/ask/estimate-asking.ts';
import { readQuestions } from '../stages/dataset/read-questions.ts';
import { questionsPath } from './datasets.ts';
import { openRunModels, respondentsOf } from './run-models.ts';
import type { Workspace } from './workspace.ts';

export interface RunPlan {
  readonly questions: number;
  readonly respondents: readonly AskingEstimate[];
  readonly calls: number;
  /** Known prices only; null when none is known. */
  readonly costUsd: number | null;
  readonly unpriced: readonly string[];
  readonly judges: readonly string[];
}

/** Plans without asking; needs no key. */
export async function planRun(spec: RunSpec, workspace: Workspace): Promise<RunPlan> {
  const models = await openRunModels(spec, workspace, { check: false });
  try {
    let questions = 0;
    async function* all() {
      for (const name of spec.datasets) {
        let taken = 0;
        for await (const question of readQuestions(readRows(questionsPath(name)))) {
          if (spec.sample !== undefined && taken >= spec.sample) break;
          taken += 1;
          questions += 1;
          yield question;
        }
      }
    }
    const respondents = await estimateAsking(all(), {
      respondents: respondentsOf(spec, models),
      trials: spec.trials,
      ...(spec.forced ? { forced: { control: spec.forcedControl } } : {}),
      costUsd: models.costUsd,
    });
    const priced = respondents.filter((one) => one.costUsd !== null);
    return {
      questions,
      respondents,
      calls: respondents.reduce((sum, one) => sum + one.calls, 0),
      costUsd: priced.length === 0 ? null : priced.reduce((sum, one) => sum + (one.costUsd ?? 0), 0),
      unpriced: respondents.filter((one) => one.costUsd === null).map((one) => one.respondentId),
      judges: spec.judges,
    };
  } finally {
    await models.close();
  }
}

/** The plan for a terminal. */
export function planText(plan: RunPlan): string {
  const money = (usd: number | null): string => (usd === null ? 'price unknown' : `$${usd.toFixed(2)}`);
  const lines = plan.respondents.map(
    (one) =>
      `  ${one.calls.toLocaleString('en').padStart(9)} calls  ${(one.inputTokens + one.outputTokens).toLocaleString('en').padStart(12)} tokens  ${money(one.costUsd).padStart(13)}  ${one.respondentId}`,
  );
  return [
    `${plan.questions.toLocaleString('en')} questions, ${plan.calls.toLocaleString('en')} calls, ${money(plan.costUsd)}${plan.unpriced.length === 0 ? '' : ` plus ${plan.unpriced.length} respondents without a known price`}`,
    ...lines,
    ...(plan.judges.length === 0
      ? []
      : ['  judging comes on top: it depends on how many answers rules leave undecided']),
    'Nothing was asked.',
    '',
  ].join('\n');
}
