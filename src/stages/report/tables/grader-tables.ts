/** Who decided the outcomes, and where a second grader spoke on the same replies what would change by its word. */
import type { GradersSection } from '../../../core/summary/graders.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import type { Look } from '../charts/look.ts';
import type { SectionTable } from './section-table.ts';

export function graderTables({ deciding, pairs }: GradersSection, look: Look): SectionTable[] {
  const rows = pairs.flatMap(({ standing, other, rows }) =>
    rows.map(({ respondent, n, correct, incorrect }) => [
      look.fullName(respondent),
      visibleText(standing),
      visibleText(other),
      n,
      correct.standing,
      share(correct.other, correct.beyond),
      incorrect.standing,
      share(incorrect.other, incorrect.beyond),
    ]),
  );
  return [
    {
      id: 'graders-deciding',
      title: 'Whose word the outcomes are',
      notes: [],
      columns: ['grader', 'kind', 'outcomes'],
      rows: deciding.map(({ grader, kind, outcomes }) => [visibleText(grader), kind, outcomes]),
    },
    ...(pairs.length === 0
      ? []
      : [
          {
            id: 'graders-agreement',
            title: 'Where two graders judged the same replies',
            notes: [
              'Kappa is agreement beyond chance; where one outcome dominates it is low though both agree.',
            ],
            columns: ['what stands', 'the other', 'replies', 'same outcome', 'kappa'],
            rows: pairs.map(({ standing, other, n, agreement, kappa }) => [
              visibleText(standing),
              visibleText(other),
              n,
              agreement,
              kappa,
            ]),
          },
        ]),
    ...(rows.length === 0
      ? []
      : [
          {
            id: 'graders-effect',
            title: 'What the rates would be by the other’s word',
            notes: [
              'Only replies that both judged change their outcome; "beyond" marks a rate outside the interval of what stands.',
            ],
            columns: [
              'respondent',
              'what stands',
              'the other',
              'replies',
              'right',
              'by the other',
              'wrong',
              'by the other ',
            ],
            rows,
          },
        ]),
  ];
}

function share(value: number | null, beyond: boolean): string | null {
  return value === null ? null : `${(100 * value).toFixed(1)}%${beyond ? ' (beyond)' : ''}`;
}
