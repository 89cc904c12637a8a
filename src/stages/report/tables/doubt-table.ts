/**
 * What could still move the rates: replies without an outcome (bounds), the judge's own errors (rates and utilities
 * corrected by people's grades), provider blocks counted as refusals. Absent where nothing of it applies.
 */
import type { RespondentRates } from '../../../core/summary/rates.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import type { Look } from '../charts/look.ts';
import { count, numberKind, numberText } from '../wording/numbers.ts';
import type { Cell, SectionTable } from './section-table.ts';

const RATES = ['correct/asked', 'incorrect/asked', 'refused/asked'];

export function doubtTable(summary: Summary, look: Look): SectionTable | null {
  const metrics = [...RATES, ...summary.penalties.map((penalty) => `utility@${penalty}`)];
  const rows = summary.rates.rows.flatMap((row) =>
    metrics.flatMap((metric) => line(row, { metric, look }) ?? []),
  );
  if (rows.length === 0) return null;
  return {
    id: 'doubt',
    title: 'What could still move these rates',
    notes: [],
    columns: [
      'respondent',
      'rate',
      'as graded',
      'if all missing outcomes went one way or the other',
      'corrected by people’s sample',
      'by people alone',
      'without provider blocks',
    ],
    rows,
  };
}

function line(
  row: RespondentRates,
  { metric, look }: { readonly metric: string; readonly look: Look },
): [Cell[]] | null {
  const bound = row.bounds.find((one) => one.metric === metric && one.missing > 0);
  const others = [row.corrected?.[metric], row.human?.[metric], row.withoutBlocked?.[metric]];
  if (bound === undefined && others.every((one) => one === undefined)) return null;
  const graded =
    row.estimates[metric] ?? row.utilities.find((one) => `utility@${one.penalty}` === metric)?.estimate;
  const range =
    bound === undefined || bound.lowest === null || bound.highest === null
      ? null
      : `${boundText(bound.lowest, metric)} to ${boundText(bound.highest, metric)} (${count(bound.missing)} missing)`;
  return [
    [look.fullName(row.respondent), metric, graded ?? null, range, ...others.map((one) => one ?? null)],
  ];
}

function boundText(value: number, metric: string): string {
  return numberText(value, numberKind(metric));
}
