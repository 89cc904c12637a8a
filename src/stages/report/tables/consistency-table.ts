/** What the commonest answer over trials was, and how well agreement tells right from wrong. */
import type { Summary } from '../../../core/summary/summary.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import type { Look } from '../charts/look.ts';
import type { SectionTable } from './section-table.ts';

export function consistencyTable(
  section: NonNullable<Summary['consistency']>,
  look: Look,
): SectionTable | null {
  if (section.rows.length === 0) return null;
  return {
    id: 'consistency-over-trials',
    title: 'The commonest answer over trials',
    notes: [
      'AUROC: how often a right commonest answer was given by a larger share of the trials than a wrong one; 0.5 is chance.',
      ...(section.sentences ?? []).map(visibleText),
    ],
    columns: [
      'respondent',
      'trials',
      'questions',
      'mean agreement',
      'commonest correct',
      'commonest incorrect',
      'commonest refused',
      'AUROC',
    ],
    rows: section.rows.map((row) => [
      look.fullName(row.respondent),
      row.trials,
      row.questions,
      row.meanAgreement,
      row.modalCorrect,
      row.modalIncorrect ?? null,
      row.modalRefused ?? null,
      row.auroc ?? null,
    ]),
  };
}
