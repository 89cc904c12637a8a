/** The setting that each model does best with at each penalty, and what it gains, on questions that did not choose it. */
import type { ConversionSection } from '../../../core/summary/refusal.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import { penaltyText, percent } from '../wording/numbers.ts';
import type { SectionTable } from './section-table.ts';

export function conversionTable(section: ConversionSection): SectionTable | null {
  const rows = section.models.flatMap((model) =>
    model.best.map((choice) => [
      visibleText(model.model),
      penaltyText(choice.penalty),
      visibleText(choice.setting),
      choice.utility,
      choice.gain ?? null,
      choice.inSample ?? null,
      choice.chosenInFolds == null ? null : percent(choice.chosenInFolds, { n: 1 }),
    ]),
  );
  return rows.length === 0
    ? null
    : {
        id: 'conversion-best',
        title: 'The best setting of each model at each penalty',
        notes: [
          'Worth and gain are in right answers per 100 questions, on questions that had no part in choosing the setting; the gain is over the model as it answers by itself. “In sample” is the same worth on the questions that did choose it.',
          ...section.models.flatMap((model) => (model.sentences ?? []).map(visibleText)),
        ],
        columns: ['model', 'penalty L', 'best setting', 'worth', 'gain', 'in sample', 'folds that chose it'],
        rows,
      };
}
