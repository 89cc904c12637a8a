/**
 * Whether the right answers are given up first: what was dropped between two stated penalties, and what each prompt is
 * worth at every penalty. A well-behaved model is best on the diagonal of the second table.
 */
import type { Summary } from '../../../core/summary/summary.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import { penaltyText, percent, significant } from '../wording/numbers.ts';
import { stakesSentence } from '../wording/stakes-text.ts';
import type { Cell, SectionTable } from './section-table.ts';

export function behaviouralTables({ models }: NonNullable<Summary['behavioural']>): SectionTable[] {
  const marginal = models.flatMap((model) =>
    model.marginal.map((step): Cell[] => [
      visibleText(model.model),
      `L' = ${penaltyText(step.from)} to ${penaltyText(step.to)}`,
      step.right,
      `${percent(step.thresholdFrom, { n: 1 })} to ${percent(step.thresholdTo, { n: 1 })}`,
      step.within === null ? 'not known' : step.within ? 'yes' : 'no',
    ]),
  );
  const stakes = models.flatMap((model) =>
    model.rows.map((row): Cell[] => [
      visibleText(model.model),
      `L' = ${penaltyText(row.penalty)}`,
      row.attempts,
      row.accuracyWhenAnswering,
      percent(row.threshold, { n: 1 }),
      row.meets === null ? 'not known' : row.meets ? 'yes' : 'no',
    ]),
  );
  const told = models.filter((model) => model.matrix.penalties.length > 1);
  const penalties = [...new Set(told.flatMap((model) => model.matrix.penalties))].sort((a, b) => a - b);
  const matrix = told.flatMap(({ model, matrix: { penalties: own, utility } }) =>
    own.map((stated, row): Cell[] => [
      visibleText(model),
      `L' = ${penaltyText(stated)}`,
      ...penalties.map((marked) => {
        const value = utility[row]?.[own.indexOf(marked)];
        return value == null ? null : significant(100 * value);
      }),
    ]),
  );
  return [
    ...(stakes.length === 0
      ? []
      : [
          {
            id: 'behavioural-stakes',
            title: 'What each stake did',
            notes: [
              "L' is the penalty that the stated points amount to: (L + R)/(1 − R) where declining earns R, L where it earns nothing.",
              ...models.flatMap(stakesSentence),
            ],
            columns: ['model', 'stake', 'answered', 'right when answering', 'should be at least', 'is it'],
            rows: stakes,
          },
        ]),
    ...(marginal.length === 0
      ? []
      : [
          {
            id: 'behavioural-marginal',
            title: 'Questions given up from one stated penalty to the next',
            notes: [
              'Answers given at the lower penalty and refused at the higher one should have been right with a chance between the two thresholds.',
            ],
            columns: ['model', 'step', 'right at the lower penalty', 'should lie in', 'does it'],
            rows: marginal,
          },
        ]),
    ...(matrix.length === 0
      ? []
      : [
          {
            id: 'behavioural-matrix',
            title: 'Worth per 100 questions by the penalty stated and the penalty that counts',
            notes: [
              'Each column is best in the row that states its own penalty, if the model heeds what it is told.',
            ],
            columns: [
              'model',
              'stated',
              ...penalties.map((penalty) => `per 100 at L = ${penaltyText(penalty)}`),
            ],
            rows: matrix,
          },
        ]),
  ];
}
