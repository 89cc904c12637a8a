/** What the agreement chart leaves out: precision and recall of each outcome, and what is known against the judge. */
import type { Summary } from '../../../core/summary/summary.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import type { Look } from '../charts/look.ts';
import { repeatsText } from '../wording/repeats-text.ts';
import type { Cell, SectionTable } from './section-table.ts';

type Section = NonNullable<Summary['judge']>;

export function judgeTables(section: Section, look: Look): SectionTable[] {
  const outcomes = section.rows.flatMap((row) =>
    row.perClass.map(({ outcome, precision, recall }): Cell[] => [
      row.respondent === null ? 'all respondents' : look.fullName(row.respondent),
      outcome,
      precision,
      recall,
    ]),
  );
  const sentences = section.sameFamily.map(visibleText);
  const people = section.rows.length > 0;
  const facts: Cell[][] = [
    ['grader', visibleText(section.grader)],
    ['held against', people ? visibleText(section.against) : 'nobody: no person has graded'],
    ...(people
      ? [
          [
            'sample',
            section.sample === 'probability'
              ? 'drawn at random: may correct rates'
              : 'whatever labels exist: may not correct rates',
          ],
        ]
      : []),
    ['same grade when asked twice', section.consistency],
    ['graded by its own family', sentences.length === 0 ? 'nobody' : sentences.join('; ')],
  ];
  return [
    { id: 'judge-facts', title: 'About the grader', notes: [], columns: ['what', 'is'], rows: facts },
    ...repeatTables(section),
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

const VERDICTS = ['correct', 'incorrect', 'refused', 'none'];

/** Which verdicts changed when the judge was asked again; one line a judge and first verdict that occurred. */
function repeatTables({ repeats = [] }: Section): SectionTable[] {
  if (repeats.length === 0) return [];
  return [
    {
      id: 'judge-repeats',
      title: 'The same replies judged twice',
      notes: [
        'A sample of what each judge graded, drawn by chance. A difference between models that is smaller than this noise is no finding.',
        ...repeats.map(repeatsText),
      ],
      columns: ['judge', 'first verdict', ...VERDICTS.map((verdict) => `then ${verdict}`)],
      rows: repeats.flatMap(({ grader, transitions }) =>
        VERDICTS.flatMap((verdict, place) =>
          transitions[place]!.some((count) => count > 0)
            ? [[visibleText(grader), verdict, ...transitions[place]!]]
            : [],
        ),
      ),
    },
  ];
}
