/** `--dry-run`: calls, tokens and cost, worked out with the very prompts and prices the run would use. */

import { counted, grouped } from '../../core/counted.ts';
import type { Question } from '../../core/question.ts';
import type { RunSpec } from '../../core/run-spec.ts';
import { type Until, untilWord } from '../../core/until.ts';
import { questionsOfRound, roundsAtMost } from '../../stages/analyze/sequential/round.ts';
import { type AskingEstimate, estimateAsking } from '../../stages/ask/estimate-asking.ts';
import { displayWidth, wrapCells } from '../../terminal/cells.ts';
import { estimateJudging, estimateSplitting, type JudgingEstimate } from '../grade/judging-cost.ts';
import { brokenPromise } from '../priced-budget.ts';
import { assertCanDraw } from '../run/adaptive-draw.ts';
import { namedSources } from '../run/question-source.ts';
import { questionsOfRun } from '../run/run-questions.ts';
import { needsOwnSimulator } from '../run/with-simulator.ts';
import { openRunModels, respondentsOf } from '../run-models.ts';
import { assertCanStop } from '../stopping.ts';
import type { Workspace } from '../workspace.ts';
import { batchCosts, batchNotes, type PlannedBatches, plannedBatches } from './batch-prices.ts';

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

/** The plan in lines no wider than `width`. */
export function planText(plan: RunPlan, width = 80): string {
  const { questions, calls, respondents, judging, splitting } = plan;
  const cells = respondents.map((one) => [
    counted(one.calls, 'call'),
    counted(one.inputTokens + one.outputTokens, 'token'),
    costOf(one),
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => row[column]!.length)));
  const rows = respondents.map((one, index) => {
    const numbers = cells[index]!.map((cell, column) => `  ${cell.padStart(widths[column]!)}`).join('');
    const line = `${numbers}  ${one.respondentId}`;
    return displayWidth(line) <= width ? line : `${numbers}\n      ${one.respondentId}`;
  });
  const forced = respondents.some((one) => one.forcedCalls > 0);
  const notes = [
    ...(forced
      ? [
          'the forced pass is reckoned with three refusals in ten, and asks some of the other questions again, to compare with',
        ]
      : []),
    ...overLimit(plan),
    ...batchNotes(plan.batches),
    ...untilNotes(plan),
    ...(judging.length > 0
      ? [
          'judging comes on top: it depends on how many answers rules leave undecided',
          ...judging.map(
            (one) =>
              `at most ${counted(one.calls, 'verdict')}${one.calls > calls ? ' with the second ones' : ''}, ${costOfJudge(one)}: ${one.judge}`,
          ),
        ]
      : []),
    ...splitting.map(
      (one) =>
        `splitting long answers into claims comes on top: ${counted(one.calls, 'answer')}, about ${costOfJudge(one)} where they are of some 90 words: ${one.judge}`,
    ),
  ];
  return [
    ...wrapCells(
      `${counted(questions, 'question')}, ${forced ? 'about ' : ''}${counted(calls, 'call')}, ${totalOf(plan)}`,
      width,
    ),
    ...rows,
    ...notes.flatMap((note) => wrapCells(note, width - 2).map((line) => `  ${line}`)),
    ...(plan.wouldNotStart === null ? [] : wrapCells(`It would not start: ${plan.wouldNotStart}`, width)),
    'Nothing was asked.',
    '',
  ].join('\n');
}

/** A limit below what is reckoned here stops the run before its end, which nobody wants to learn by paying for it. */
function overLimit({ costUsd, maxCostUsd }: RunPlan): string[] {
  if (maxCostUsd === null || costUsd === null || costUsd <= maxCostUsd) return [];
  const share = Math.max(1, Math.floor((100 * maxCostUsd) / costUsd));
  return [
    `more than the limit of ${dollars(maxCostUsd)}: the run would stop after about ${share} % of it, and go on with closedbook resume RUN and a higher --max-cost`,
  ];
}

function untilNotes({ until, batches, judges }: RunPlan): string[] {
  if (until === undefined) return [];
  const { goal, round, rounds } = until;
  const waits = judges.length > 0 ? 'its replies, then its verdicts, are' : 'it is';
  return [
    `stops when ${goal} is settled: these numbers are the most it asks`,
    ...(round === null || rounds === null
      ? ['looks after every twenty questions, later after every twentieth of what has been asked']
      : [
          `looks after rounds of ${grouped(round)} questions, at most ${grouped(rounds)}${batches === undefined ? '' : `; each is handed in when the one before has been looked at, and ${waits} waited for (mostly minutes to a few hours, 24 hours at most)`}`,
        ]),
  ];
}

function totalOf({ costUsd, respondents }: RunPlan): string {
  const unknown = respondents.filter((one) => one.costUsd === null && !isSimulated(one)).length;
  const paid = respondents.some((one) => !isSimulated(one)) || costUsd !== null;
  if (!paid) return 'free (simulated models)';
  if (unknown === 0) return dollars(costUsd ?? 0);
  const rest = `${grouped(unknown)} ${unknown === 1 ? 'respondent' : 'respondents'} of unknown price`;
  return costUsd === null ? rest : `${dollars(costUsd)} and what ${rest} ${unknown === 1 ? 'costs' : 'cost'}`;
}

function costOfJudge({ judge, costUsd }: Pick<JudgingEstimate, 'judge' | 'costUsd'>): string {
  if (costUsd !== null) return dollars(costUsd);
  return judge.startsWith('simulated/') ? 'simulated' : 'price unknown';
}

function costOf(one: AskingEstimate): string {
  if (one.costUsd !== null) return dollars(one.costUsd);
  return isSimulated(one) ? 'simulated' : 'price unknown';
}

function isSimulated({ respondentId }: AskingEstimate): boolean {
  return respondentId.startsWith('simulated/');
}

function dollars(usd: number): string {
  return `$${usd.toFixed(2)}`;
}
