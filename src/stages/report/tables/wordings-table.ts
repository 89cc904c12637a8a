/** How far each rate moves with the wording of one policy, beside the error of the questions drawn. */
import type { Summary } from '../../../core/summary/summary.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import { percent } from '../wording/numbers.ts';
import type { SectionTable } from './section-table.ts';

export function wordingsTable({ rows, sentences }: NonNullable<Summary['wordings']>): SectionTable | null {
  if (rows.length === 0) return null;
  const points = (share: number | null) => (share === null ? null : `${(100 * share).toFixed(1)} points`);
  return {
    id: 'wordings-spread',
    title: 'One policy in several wordings',
    notes: [
      'Phrasing: standard deviation over wordings of the true rate, with its interval; wide where the wordings are few. Sampling: standard error of the mean rate from the questions alone. Gap: what phrasing alone may do to the difference of two respondents asked in one wording each; no number of questions makes it smaller, only more wordings.',
      ...sentences.map(visibleText),
    ],
    columns: [
      'model',
      'policy',
      'rate',
      'wordings',
      'mean',
      'lowest',
      'highest',
      'phrasing',
      'sampling',
      'gap',
    ],
    rows: rows.map((row) => [
      visibleText(row.model),
      visibleText(row.policy),
      row.metric,
      row.respondents.length,
      ...[row.mean, row.lowest, row.highest].map((share) => (share === null ? null : percent(share))),
      row.spread,
      points(row.samplingError),
      row.gapByPhrasing === null ? null : `± ${points(row.gapByPhrasing)}`,
    ]),
  };
}
