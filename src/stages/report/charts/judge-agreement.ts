/** Automatic grades against people's: the confusion, because agreement alone hides which way a judge errs. */
import type { Summary } from '../../../core/summary/summary.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import { caption, intervalsText } from '../wording/caption.ts';
import { count, fixed, intervalText, percent, significant } from '../wording/numbers.ts';
import type { Chart } from './chart.ts';
import { heatmap } from './heatmap.ts';
import type { Look } from './look.ts';
import { themed } from './theme.ts';

const THREE = ['correct', 'incorrect', 'refused'];
const TWO = ['correct', 'not correct'];

type Section = NonNullable<Summary['judge']>;

export function judgeAgreement(section: Section, look: Look): Chart | null {
  const row = section.rows.find((one) => one.respondent === null) ?? section.rows[0];
  const n = row === undefined ? 0 : row.confusion.flat().reduce((sum, cell) => sum + cell, 0);
  if (row === undefined || n === 0) return null;
  const outcomes = row.twoClass ? TWO : THREE;
  const agreement = row.raw.value === null ? 'undefined' : percent(row.raw.value, { n });
  return {
    id: 'judge',
    title: `On ${agreement} of ${count(n)} replies ${visibleText(section.against)} and ${visibleText(section.grader)} say the same`,
    caption: caption(
      `Rows: people’s outcome (${visibleText(section.against)}); columns: automatic (${visibleText(section.grader)}); shares are of each row`,
      row.kappa.value === null
        ? ''
        : `kappa ${fixed(row.kappa.value, 2)}${row.kappa.low === null ? '' : ` (${intervalText(row.kappa, 'plain')})`}`,
      row.ac1.value === null ? '' : `AC1 ${fixed(row.ac1.value, 2)}`,
      row.undecided > 0 ? `${count(row.undecided)} left undecided are not in it` : '',
      section.sample === 'probability'
        ? 'the labels are a probability sample'
        : 'the labels are a convenience sample: they may not correct rates',
      section.sameFamily.length > 0
        ? `Judge of the same family as ${section.sameFamily.map((id) => look.name(id)).join(', ')}`
        : '',
      intervalsText([row.kappa], look.levelPercent),
    ),
    description: outcomes
      .map(
        (outcome, i) =>
          `people say ${outcome}: ${outcomes.map((other, j) => `${other} ${count(row.confusion[i]![j]!)}`).join(', ')}`,
      )
      .join('; '),
    metrics: [],
    table: {
      columns: ['respondent', 'people', 'automatic', 'replies'],
      rows: section.rows.flatMap((one) => {
        const names = one.twoClass ? TWO : THREE;
        return names.flatMap((people, i) =>
          names.map((automatic, j) => [
            one.respondent === null ? 'all' : look.fullName(one.respondent),
            people,
            automatic,
            one.confusion[i]?.[j] ?? null,
          ]),
        );
      }),
    },
    spec: themed({
      ...(heatmap(
        outcomes.flatMap((people, i) => {
          const all = row.confusion[i]!.reduce((sum, cell) => sum + cell, 0);
          return outcomes.map((automatic, j) => {
            const share = all === 0 ? 0 : row.confusion[i]![j]! / all;
            return {
              row: people,
              column: automatic,
              share: significant(share, 4),
              text: count(row.confusion[i]![j]!),
              small: all === 0 ? '–' : percent(share, { n: all }),
            };
          });
        }),
        { rows: outcomes, columns: outcomes, rowTitle: 'people', columnTitle: 'automatic' },
      ) as { [key: string]: never }),
    }),
  };
}
