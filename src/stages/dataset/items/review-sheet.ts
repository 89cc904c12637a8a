/**
 * The sheet on which people decide about suspicious questions: the evidence first, then empty columns. It names
 * families and counts beside every answer, so that a reviewer sees who profits; which answer is right must come from
 * a source outside the models.
 */
import type { ItemsSection, QuestionItem } from '../../../core/summary/items.ts';

export const REVIEW_COLUMNS = [
  'rank',
  'question_id',
  'question',
  'gold',
  'proposed',
  'troubles',
  'answers',
  'suspicion',
  'difficulty',
  'discrimination',
  'refused',
  'information',
  'agreement',
  'moves',
  'decision',
  'new_value',
  'new_question',
  'reason',
  'source',
  'name',
  'decided_at',
] as const;

export type ReviewColumn = (typeof REVIEW_COLUMNS)[number];

/** Answers shown of one question. */
const SHOWN = 8;

/** One row a listed question. */
export function reviewSheet({ rows }: ItemsSection): Record<ReviewColumn, string | number | null>[] {
  return rows.map((row, at) => ({
    rank: at + 1,
    question_id: row.id,
    question: row.text,
    gold: row.gold,
    proposed: row.proposed,
    troubles: row.troubles.join(', '),
    answers: answersText(row),
    suspicion: rounded(row.suspicion),
    difficulty: rounded(row.difficulty),
    discrimination: rounded(row.discrimination),
    refused: rounded(row.refused),
    information: rounded(row.information),
    agreement: rounded(row.agreement),
    moves: movesText(row),
    decision: '',
    new_value: '',
    new_question: '',
    reason: '',
    source: '',
    name: '',
    decided_at: '',
  }));
}

/** `1871 [gold]: 2 (owl) | 1873: 5 (heron, rook)`: answer, respondents, families. */
function answersText({ answers }: Pick<QuestionItem, 'answers'>): string {
  const shown = answers
    .slice(0, SHOWN)
    .map(
      ({ text, isGold, respondents, families }) =>
        `${text}${isGold ? ' [gold]' : ''}: ${respondents.length} (${families.join(', ')})`,
    );
  const more = answers.length - SHOWN;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(' | ');
}

/** `heron +3 −1, owl +2`: correct replies a family would gain and lose. */
function movesText({ moves }: Pick<QuestionItem, 'moves'>): string {
  return moves
    .map(({ family, gained, lost }) =>
      [family, ...(gained > 0 ? [`+${gained}`] : []), ...(lost > 0 ? [`−${lost}`] : [])].join(' '),
    )
    .join(', ');
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1000) / 1000;
}
