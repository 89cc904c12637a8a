/**
 * Questions that look wrong themselves, and what each family's rate would be without the wrong golds. Suspicions only:
 * the proposal is what the respondents say, and they may share a misconception.
 */
import { counted } from '../../../core/counted.ts';
import { type ItemsSection, QUESTION_TROUBLES } from '../../../core/summary/items.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import { tableLinks } from '../charts/answers-link.ts';
import type { Look } from '../charts/look.ts';
import { count, percent } from '../wording/numbers.ts';
import { saidInstead } from '../wording/said-instead.ts';
import { TROUBLE_MEANING } from '../wording/trouble-meaning.ts';
import type { Cell, SectionTable } from './section-table.ts';

/** Questions listed; the others are in the summary. */
const MOST = 20;

export function questionTables(
  section: ItemsSection,
  look: Pick<Look, 'answersAt' | 'questionsAt'>,
): SectionTable[] {
  const suspects = section.rows.filter((row) => row.troubles.length > 0);
  const shown = suspects.slice(0, MOST);
  const moved = section.moves.filter((row) => row.correctNow !== row.correctAfter);
  const troubled = QUESTION_TROUBLES.filter((trouble) => (section.counts[trouble] ?? 0) > 0);
  return [
    ...(troubled.length === 0
      ? []
      : [
          {
            id: 'questions-troubles',
            title: `What is odd about ${counted(section.questions, 'question')}`,
            notes: [],
            columns: ['what', 'questions', 'meaning'],
            rows: troubled.map((trouble): Cell[] => [
              trouble.replaceAll('-', ' '),
              section.counts[trouble] ?? 0,
              TROUBLE_MEANING[trouble],
            ]),
            ...tableLinks({ columns: ['what', 'questions'], rows: troubled.map(() => []) }, (row, column) =>
              column === 'questions' ? look.questionsAt(troubled[row]!) : null,
            ),
          },
        ]),
    ...(shown.length === 0
      ? []
      : [
          {
            id: 'questions-in-doubt',
            title: 'Questions to look at first',
            notes: [
              ...(suspects.length > shown.length
                ? [
                    `The first ${count(shown.length)} of ${count(suspects.length)}; the others are in summary.json.`,
                  ]
                : []),
              ...section.notes.map(visibleText),
            ],
            columns: ['question', 'gold', 'answers say', 'looks', 'asked', 'right', 'refused'],
            rows: shown.map((row): Cell[] => [
              visibleText(row.text),
              visibleText(row.gold),
              saidInstead(row),
              row.troubles.join(', ').replaceAll('-', ' '),
              row.asked,
              row.difficulty === null ? null : percent(row.difficulty, { n: row.asked }),
              row.refused === null ? null : percent(row.refused, { n: row.asked }),
            ]),
            ...tableLinks({ columns: ['question'], rows: shown.map(() => []) }, (row) =>
              look.answersAt({ slices: [{ by: 'question', value: shown[row]!.id }], pass: 'open' }),
            ),
          },
        ]),
    ...(moved.length === 0
      ? []
      : [
          {
            id: 'questions-moves',
            title: 'If every wrong gold took the proposed answer',
            notes: [],
            columns: ['family', 'replies', 'correct now', 'correct then'],
            rows: moved.map((row): Cell[] => [
              visibleText(row.family),
              row.replies,
              row.correctNow === null ? null : percent(row.correctNow),
              row.correctAfter === null ? null : percent(row.correctAfter),
            ]),
          },
        ]),
  ];
}
