/** What the agreement chart leaves out: precision and recall of each outcome, and what is known against the judge. */
import type { Summary } from '../../../core/summary/summary.ts';
import type { Look } from '../charts/look.ts';
import { visibleText } from '../wording/visible-text.ts';
import type { Cell, SectionTable } from './section-table.ts';

export function judgeTables(section: NonNullable<Summary['judge']>, look: Look): SectionTable[] {
  const outcomes = section.rows.flatMap((row) =>
    row.perClass.map(({ outcome, precision, recall }): Cell[] => [
      row.respondent === null ? 'all respondents' : look.fullName(row.respondent),
      outcome,
      precision,
      recall,
    ]),
  );
  const sentences = section.sameFamily.map(visibleText);
  const facts: Cell[][] = [
    ['grader', visibleText(section.grader)],
    ['held against', visibleText(section.against)],
    [
      'sample',
      section.sample === 'probability'
        ? 'drawn at random: may correct rates'
        : 'whatever labels exist: may not correct rates',
    ],
    ['same grade when asked twice', section.consistency],
    ['graded by its own family', sentences.length === 0 ? 'nobody' : sentences.join('; ')],
  ];
  return [
    { id: 'judge-facts', title: 'About the grader', notes: [], columns: ['what', 'is'], rows: facts },
    ...(outcomes.length === 0
      ? []
      : [
          {
            id: 'judge-outcomes',
            title: 'Precision and recall of each outcome',
            notes: [
              'Precision: of this automatic outcome, people agree. Recall: of people’s outcome, found automatically.',
            ],
            columns: ['respondent', 'outcome', 'precision', 'recall'],
            rows: outcomes,
          },
        ]),
  ];
}
