/** What a run would ask and cost, for a terminal: its respondents, what comes on top, and why it would not start. */
import { counted, grouped } from '../../core/counted.ts';
import type { JudgingEstimate } from '../../pipeline/grade/judging-cost.ts';
import { batchNotes } from '../../pipeline/plan/batch-prices.ts';
import type { RunPlan } from '../../pipeline/plan/plan-run.ts';
import type { AskingEstimate } from '../../stages/ask/estimate-asking.ts';
import { displayWidth, wrapCells } from '../../terminal/cells.ts';

/** The plan in lines no wider than `width`. */
export function runPlanText(plan: RunPlan, width = 80): string {
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
