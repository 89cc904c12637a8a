/** What became of the claims of long answers: in all, by property, and what people's audit says of the judge. */
import { CLAIM_RESULTS, type ClaimResult } from '../../../core/claim.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import type { Look } from '../charts/look.ts';
import type { SectionTable } from './section-table.ts';

const NAMES: Readonly<Record<ClaimResult, string>> = {
  right: 'right',
  wrong: 'wrong',
  contradicting: 'contradicting',
  'not-in-facts': 'not in the facts',
  undecided: 'undecided',
  invented: 'invented by the judge',
  altered: 'altered by the judge',
};

const RESULTS = CLAIM_RESULTS.map((result) => NAMES[result]);

export function claimsTables(
  { rows, sentences }: NonNullable<Summary['claims']>,
  look: Look,
): SectionTable[] {
  const audited = rows.filter(({ audit }) => audit !== undefined);
  return [
    {
      id: 'claims-results',
      title: 'What became of the claims',
      notes: [
        'A judge splits, rules compare. Not in the facts is not wrong: nobody checked it. Contradicting: the facts are silent and the answer says two things. Invented, altered: words, or a value, that do not stand in the answer; such claims do not count. Headline by person-strict: one wrong claim makes an answer incorrect.',
        ...sentences.map(visibleText),
      ],
      columns: [
        'respondent',
        'answers',
        'any wrong',
        'entirely right',
        'neither',
        'not decided',
        'not read',
        ...RESULTS,
      ],
      rows: rows.map((row) => [
        look.fullName(row.respondent),
        row.replies,
        row.headline.incorrect,
        row.headline.correct,
        row.headline.refused,
        row.undecided,
        row.unread,
        ...CLAIM_RESULTS.map((result) => row.counts[result] ?? 0),
      ]),
    },
    {
      id: 'claims-by-property',
      title: 'Claims by property',
      notes: [
        'Precision: right of right and wrong claims. Told: answers that tell the fact in full, of those asked for it. Properties that the facts lack are listed for what was claimed.',
      ],
      columns: ['respondent', 'property', 'precision', 'told', ...RESULTS],
      rows: rows.flatMap((row) =>
        row.byProperty.map(({ property, precision, recall, counts }) => [
          look.fullName(row.respondent),
          visibleText(property),
          precision.denominator ? precision : null,
          recall.denominator ? recall : null,
          ...CLAIM_RESULTS.map((result) => counts[result] ?? 0),
        ]),
      ),
    },
    ...(audited.length === 0
      ? []
      : [
          {
            id: 'claims-audit',
            title: 'What people found of single claims',
            notes: [
              'A probability sample of claims and sentences. Corrected: the list’s figures, moved by the errors found over the chance of finding them (difference estimator), clustered by person. Dropped: of the claims on facts that the answers make. Not said: of the claims listed.',
            ],
            columns: [
              'respondent',
              'judged',
              'precision',
              'corrected',
              'wrong a reply',
              'corrected wrong a reply',
              'dropped',
              'not said',
            ],
            rows: audited.map(({ respondent, precision, wrongPerReply, audit }) => [
              look.fullName(respondent),
              audit!.units,
              precision,
              audit!.precision,
              wrongPerReply,
              audit!.wrongPerReply,
              audit!.dropped,
              audit!.unsaid,
            ]),
          },
        ]),
  ];
}
