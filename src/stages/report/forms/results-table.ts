/** The main results as one table, for the forms that have no page: Markdown, LaTeX, CSV. */

import type { Estimate } from '../../../core/estimate.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import type { Look } from '../charts/look.ts';
import { count, intervalText, valueText } from '../wording/numbers.ts';
import { whyText } from '../wording/why.ts';

export interface ResultsTable {
  /** Ids of the columns after respondent and n: metrics, utilities, break-even. */
  readonly metrics: readonly string[];
  readonly rows: readonly {
    readonly respondent: string;
    readonly n: string;
    readonly cells: readonly {
      readonly value: string;
      readonly interval: string;
      readonly estimate: Estimate | undefined;
    }[];
  }[];
}

const RATES = [
  'correct/asked',
  'incorrect/asked',
  'refused/asked',
  'correct/attempted',
  'incorrect/not-correct',
  'f-score',
];

export function resultsTable(summary: Summary, look: Look): ResultsTable {
  const rates = RATES.filter((metric) =>
    summary.rates.rows.some((row) => row.estimates[metric] !== undefined),
  );
  const metrics = [...rates, ...summary.penalties.map((penalty) => `utility@${penalty}`), 'break-even'];
  return {
    metrics,
    rows: summary.rates.rows.map((row) => {
      const n = row.estimates['correct/asked']?.n;
      const estimates = [
        ...rates.map((metric) => row.estimates[metric]),
        ...summary.penalties.map(
          (penalty) => row.utilities.find((point) => point.penalty === penalty)?.estimate,
        ),
        row.breakEven,
      ];
      return {
        respondent: look.fullName(row.respondent),
        n: n === null || n === undefined ? 'not known' : count(n),
        cells: estimates.map((estimate) => ({
          value: valueText(estimate),
          interval: estimate?.value === null ? whyText(estimate.why) : intervalText(estimate),
          estimate,
        })),
      };
    }),
  };
}
