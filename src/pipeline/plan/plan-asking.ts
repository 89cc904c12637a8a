/**
 * Calls, tokens and cost of asking a planned number of questions, from the very prompts and prices a run would use.
 * The questions of a set stand for those to come: their prompts are counted and carried over to the number planned.
 */
import type { Question } from '../../core/question.ts';
import type { Respondent } from '../../core/respondent.ts';
import { runSpecSchema } from '../../core/run-spec.ts';
import { readRows } from '../../rows/read-rows.ts';
import { type AskingEstimate, estimateAsking } from '../../stages/ask/estimate-asking.ts';
import { readQuestions } from '../../stages/dataset/read-questions.ts';
import { questionsPath } from '../datasets.ts';
import { estimateJudging } from '../grade/judging-cost.ts';
import { chosenPolicies } from '../run/chosen-policies.ts';
import { openRunModels, respondentsOf } from '../run-models.ts';
import type { Workspace } from '../workspace.ts';
import { batchCosts, type PlannedBatches, plannedBatches } from './batch-prices.ts';

/** Who would be asked, and how. */
export interface PlannedAsking {
  readonly datasets?: readonly string[];
  readonly models?: readonly string[];
  readonly policies?: readonly string[];
  /** Policies in words of one's own, `NAME=FILE`, as a run takes them. */
  readonly instructions?: readonly string[];
  readonly judges?: readonly string[];
  /** Share of judged answers that are judged a second time, in (0, 1]. @default none */
  readonly judgeAgain?: number;
  readonly trials?: number;
  readonly forced?: boolean;
  /** Asked by batches, at their prices, where servers take them. @default false */
  readonly batch?: boolean;
  /** Share of questions expected to be refused, for the forced pass. @default 0.3 */
  readonly refusalRate?: number;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** US dollars per million tokens, for every model named. */
  readonly price?: { readonly input: number; readonly output: number };
  /** Asked instead where no model is named: those of a run one has. */
  readonly respondents?: readonly Respondent[];
  /** Questions whose prompts are counted where no set is named. */
  readonly counted?: readonly Question[];
}

export interface AskingPlan {
  readonly questions: number;
  readonly respondents: readonly AskingEstimate[];
  /** Judging every answer, second verdicts among them; rules leave fewer, so this is the most. */
  readonly judges: readonly {
    readonly judge: string;
    readonly calls: number;
    readonly costUsd: number | null;
  }[];
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Known prices only; null when none is known. */
  readonly costUsd: number | null;
  readonly unpriced: readonly string[];
  /** Names of the sets whose questions were counted, or what stood in for them. */
  readonly countedOn: string;
  /** Questions that the named sets hold; null where none is named. Fewer than planned: the plan needs more sets. */
  readonly available: number | null;
  /** Only of askings by batches. */
  readonly batches?: PlannedBatches;
}

/** A question of ordinary length, where no set is named. */
const ORDINARY: Question = {
  id: 'ordinary',
  text: 'In which year was the person in question awarded the prize for which they are best known?',
  reference: { form: 'text', text: 'an ordinary short answer', aliases: [] },
  kind: 'answerable',
  status: 'ok',
  tags: [],
  source: [],
};
/** Prompts differ little in length; more than this many tell nothing new. */
export const COUNTED_QUESTIONS = 500;

/** Null when no model is named and no respondent known. */
export async function planAsking(
  questions: number,
  request: PlannedAsking,
  workspace: Workspace,
): Promise<AskingPlan | null> {
  const { models: named = [], datasets = [], judges = [], trials = 1 } = request;
  const again = named.length === 0 ? (request.respondents ?? []) : [];
  const names = named.length > 0 ? named : [...new Set(again.map((respondent) => respondent.model))];
  if (names.length === 0) return null;
  const { policies, instructions = [] } = request;
  const spec = runSpecSchema.parse({
    datasets: datasets.length === 0 ? ['none'] : datasets,
    models: names.map((name) => ({
      name,
      settings: request.settings ?? {},
      ...(request.price === undefined ? {} : { price: request.price }),
    })),
    ...(policies === undefined && instructions.length === 0
      ? {}
      : { policies: await chosenPolicies(policies, { instructions }) }),
    judges,
    ...(request.judgeAgain === undefined ? {} : { judgeAgain: request.judgeAgain }),
    trials,
    forced: request.forced ?? false,
  });
  const models = await openRunModels(spec, workspace, { said: 'all', check: false });
  try {
    const known = request.counted ?? [];
    const sets = datasets.length > 0 ? await firstQuestions(datasets) : null;
    const counted = sets?.first ?? (known.length > 0 ? known : [ORDINARY]);
    const times = questions / counted.length;
    const costUsd = request.batch ? batchCosts(models) : models.costUsd;
    const rows = await estimateAsking(counted, {
      respondents: named.length > 0 ? respondentsOf(spec, models) : again,
      trials,
      ...(spec.forced ? { forced: { control: spec.forcedControl, refusalRate: request.refusalRate } } : {}),
      costUsd,
      habits: models.habits,
    });
    const respondents = rows.map((row) => scaled(row, times));
    const calls = respondents.reduce((sum, one) => sum + one.calls, 0);
    const judging = estimateJudging({ question: counted[0]!, answers: calls }, { spec, models, costUsd });
    const costs = [...respondents, ...judging].map((one) => one.costUsd).filter((cost) => cost !== null);
    const total = (part: 'inputTokens' | 'outputTokens'): number =>
      respondents.reduce((sum, one) => sum + one[part], 0) +
      judging.reduce((sum, { usage }) => sum + (usage[part] ?? 0), 0);
    return {
      questions,
      respondents,
      judges: judging.map(({ usage: _, ...one }) => one),
      calls: calls + judging.reduce((sum, one) => sum + one.calls, 0),
      inputTokens: total('inputTokens'),
      outputTokens: total('outputTokens'),
      costUsd: costs.length === 0 ? null : costs.reduce((sum, cost) => sum + cost, 0),
      unpriced: [
        ...respondents.flatMap((one) => (one.costUsd === null ? [one.respondentId] : [])),
        ...judging.flatMap((one) => (one.costUsd === null ? [one.judge] : [])),
      ],
      countedOn:
        datasets.length > 0
          ? datasets.join(', ')
          : known.length > 0
            ? 'the questions one has'
            : 'a question of ordinary length',
      available: sets?.available ?? null,
      ...(request.batch ? { batches: plannedBatches(spec, models) } : {}),
    };
  } finally {
    await models.close();
  }
}

/** The first questions of every set, and how many there are in all. */
async function firstQuestions(
  datasets: readonly string[],
): Promise<{ first: Question[]; available: number }> {
  const first: Question[] = [];
  let available = 0;
  for (const name of datasets) {
    let read = 0;
    for await (const question of readQuestions(readRows(questionsPath(name)))) {
      if (read < COUNTED_QUESTIONS) first.push(question);
      read += 1;
    }
    available += read;
  }
  return { first: first.length === 0 ? [ORDINARY] : first, available };
}

function scaled(row: AskingEstimate, times: number): AskingEstimate {
  return {
    respondentId: row.respondentId,
    calls: Math.round(row.calls * times),
    forcedCalls: Math.round(row.forcedCalls * times),
    inputTokens: Math.round(row.inputTokens * times),
    outputTokens: Math.round(row.outputTokens * times),
    costUsd: row.costUsd === null ? null : row.costUsd * times,
  };
}
