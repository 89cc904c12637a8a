/** The main results as CSV in long form: one line a respondent and metric, exact numbers with their interval. */

import type { Summary } from '../../../core/summary/summary.ts';
import { estimateCells, type Table } from '../charts/chart.ts';
import type { Look } from '../charts/look.ts';
import { resultsTable } from './results-table.ts';

export function resultsRows(summary: Summary, look: Look): Table {
  const table = resultsTable(summary, look);
  return {
    columns: [
      'respondent',
      'metric',
      'value',
      'low',
      'high',
      'level',
      'method',
      'numerator',
      'denominator',
      'n',
      'why undefined',
    ],
    rows: table.rows.flatMap((row) =>
      row.cells.map(({ estimate }, place) => [
        row.respondent,
        table.metrics[place]!,
        ...estimateCells(estimate),
        estimate?.level ?? null,
        estimate?.method ?? null,
        estimate?.numerator ?? null,
        estimate?.denominator ?? null,
        estimate?.n ?? null,
        estimate?.why ?? null,
      ]),
    ),
  };
}
