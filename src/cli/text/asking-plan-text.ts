/** What asking would take: calls, tokens and money, of each respondent and judge. */
import { counted, grouped } from '../../core/counted.ts';
import { batchNotes } from '../../pipeline/plan/batch-prices.ts';
import type { AskingPlan } from '../../pipeline/plan/plan-asking.ts';
import { clipCells, wrapCells } from '../../terminal/cells.ts';

export function askingLines(asking: AskingPlan | null, width: number): string[] {
  if (asking === null) return ['Name models with -m (and a set with -d) for calls, tokens and cost.'];
  const row = (calls: number, costUsd: number | null, name: string): string =>
    `${grouped(calls).padStart(12)} calls ${(costUsd === null && isSimulated(name) ? 'simulated' : money(costUsd)).padStart(14)}  ${clipCells(name, width - 35)}`;
  return [
    ...wrapCells(
      `Asking ${counted(asking.questions, 'question')}: ${counted(asking.calls, 'call')}, ${counted(asking.inputTokens + asking.outputTokens, 'token')}, ${costWords(asking)} (prompts counted on ${asking.countedOn})`,
      width,
    ),
    ...(asking.available !== null && asking.available < asking.questions
      ? wrapCells(
          `There are only ${grouped(asking.available)} questions in ${asking.countedOn}: name more sets, or plan with --questions ${asking.available}`,
          width,
        )
      : []),
    ...asking.respondents.map((one) => row(one.calls, one.costUsd, one.respondentId)),
    ...batchNotes(asking.batches).flatMap((note) => wrapCells(note, width - 2).map((line) => `  ${line}`)),
    ...asking.judges.map((one) => row(one.calls, one.costUsd, `${one.judge}, judging all (at most)`)),
  ];
}

function costWords({ costUsd, unpriced }: AskingPlan): string {
  if (costUsd === null) return unpriced.every(isSimulated) ? 'free (simulated models)' : 'of unknown price';
  return `${money(costUsd)}${unpriced.length === 0 ? '' : ` and what ${unpriced.length} of unknown price cost`}`;
}

function isSimulated(id: string): boolean {
  return id.startsWith('simulated/');
}

function money(usd: number | null): string {
  return usd === null ? 'price unknown' : `$${usd.toFixed(2)}`;
}
