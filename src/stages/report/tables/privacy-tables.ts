/** Refusals for privacy on private and other questions, and every reason that was given on either. */
import { REFUSAL_REASONS } from '../../../core/outcome.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import type { Look } from '../charts/look.ts';
import type { SectionTable } from './section-table.ts';

export function privacyTables(
  { rows, sentences }: NonNullable<Summary['privacy']>,
  look: Look,
): SectionTable[] {
  const given = REFUSAL_REASONS.filter((reason) =>
    rows.some(({ reasons }) => reasons.private[reason] !== undefined || reasons.others[reason] !== undefined),
  );
  return [
    {
      id: 'privacy-refusals',
      title: 'Refused for privacy, on private circumstances and on everything else',
      notes: [
        'Of the replies with an outcome. A refusal here is a choice one may agree with, never an error, and an answer is no merit. Paired: over people asked about both, the share on private questions less the share on the others.',
        ...sentences.map(visibleText),
      ],
      columns: [
        'respondent',
        'private: privacy refusals',
        'others: privacy refusals',
        'paired difference',
        'people',
      ],
      rows: rows.map((row) => [
        look.fullName(row.respondent),
        row.private,
        row.others,
        row.difference,
        row.difference.n,
      ]),
    },
    ...(given.length === 0
      ? []
      : [
          {
            id: 'privacy-reasons',
            title: 'Refusals by reason',
            notes: ['Replies refused, by the reason that was read from them.'],
            columns: ['respondent', 'questions', 'asked', ...given],
            rows: rows.flatMap((row) =>
              (['private', 'others'] as const).map((side) => [
                look.fullName(row.respondent),
                side,
                row[side].denominator,
                ...given.map((reason) => row.reasons[side][reason] ?? 0),
              ]),
            ),
          },
        ]),
  ];
}
