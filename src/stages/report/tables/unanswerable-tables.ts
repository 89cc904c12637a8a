/**
 * Beside the bars: false premises whose direct question was answered rightly, and utilities over a declared share of
 * questions without an answer. Each is there only where it was measured or declared.
 */
import type { Summary } from '../../../core/summary/summary.ts';
import type { Look } from '../charts/look.ts';
import { penaltyText, percent } from '../wording/numbers.ts';
import type { SectionTable } from './section-table.ts';

export function unanswerableTables(
  { pairs = [], pooled = [] }: NonNullable<Summary['unanswerable']>,
  look: Look,
): SectionTable[] {
  const penalties = [...new Set(pooled.flatMap((row) => row.utilities.map((point) => point.penalty)))].sort(
    (a, b) => a - b,
  );
  return [
    ...(pairs.length === 0
      ? []
      : [
          {
            id: 'unanswerable-pairs',
            title: 'False premises it knew to be false',
            notes: [
              'Of premises that a respondent rejected when asked directly, how many it went along with when a question took them for granted.',
            ],
            columns: ['respondent', 'rejected when asked', 'went along', 'share'],
            rows: pairs.map((row) => [
              look.fullName(row.respondent),
              row.rejectedDirect,
              row.wentAlong,
              row.estimate,
            ]),
          },
        ]),
    ...(pooled.length === 0
      ? []
      : [
          {
            id: 'unanswerable-pooled',
            title: 'Worth per 100 questions with a declared share of questions that have no answer',
            notes: [
              'Answerable and unanswerable questions are pooled by the declared share and by nothing else.',
            ],
            columns: [
              'respondent',
              'share without an answer',
              ...penalties.map((penalty) => `utility@${penaltyText(penalty)}`),
            ],
            rows: pooled.map((row) => [
              look.fullName(row.respondent),
              percent(row.share),
              ...penalties.map(
                (penalty) => row.utilities.find((point) => point.penalty === penalty)?.estimate ?? null,
              ),
            ]),
          },
        ]),
  ];
}
