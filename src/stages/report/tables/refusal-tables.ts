/**
 * The refusal as a detector of one's own errors, and the control: answered questions asked again by force, without
 * which a low rate after force could be the force itself.
 */
import type { Summary } from '../../../core/summary/summary.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import type { Look } from '../charts/look.ts';
import type { SectionTable } from './section-table.ts';

export function refusalTables({ rows }: NonNullable<Summary['refusal']>, look: Look): SectionTable[] {
  const controlled = rows.flatMap((row) => (row.control === null ? [] : [{ ...row, control: row.control }]));
  return [
    ...(rows.length === 0
      ? []
      : [
          {
            id: 'refusal-detector',
            title: 'Refusals as a warning of one’s own errors',
            notes: [
              'Precision: refused questions that would have been wrong. Recall: wrong answers, given or forced, that were refused. Over-refusal: right answers, given or forced, that were refused. Refusing paid above the penalty in the last column.',
            ],
            columns: ['respondent', 'precision', 'recall', 'F1', 'over-refusal', 'pays above L'],
            rows: rows.map((row) => [
              look.fullName(row.respondent),
              row.precision,
              row.recall,
              row.f1,
              row.overRefusal,
              row.paysAbove,
            ]),
          },
        ]),
    ...(controlled.length === 0
      ? []
      : [
          {
            id: 'refusal-control',
            title: 'Control: answered questions asked again by force',
            notes: [
              'Force should not change what was known; where the difference is clear, it did, and the forced rate is no measure of what was withheld.',
            ],
            columns: ['respondent', 'questions', 'right when it answered', 'right when forced', 'difference'],
            rows: controlled.map(({ respondent, control }) => [
              look.fullName(respondent),
              control.n,
              control.open,
              control.forced,
              control.difference,
            ]),
          },
        ]),
  ].map((table) => ({ ...table, notes: table.notes.map(visibleText) }));
}
