/** The rows of a filled review sheet as decisions: what people typed, trimmed, and as they typed it. */
import { ClosedbookError } from '../../core/errors.ts';
import { placeText } from '../../rows/place.ts';
import { readRows } from '../../rows/read-rows.ts';
import { restoreFormula } from '../../rows/write-rows.ts';
import type { ReviewRow } from '../../stages/dataset/items/review-row.ts';

const NEEDED = ['question_id', 'question', 'decision', 'new_value', 'reason', 'source', 'name'] as const;

/**
 * @param name - Who decided, for rows without a name.
 * @throws ClosedbookError `column-unknown` for a file that is no review sheet, and what reading throws.
 */
export async function readReviewRows(sheet: string, name: string): Promise<ReviewRow[]> {
  const rows: ReviewRow[] = [];
  for await (const { row, place } of readRows(sheet)) {
    const missing = NEEDED.filter((column) => !(column in row));
    if (missing.length > 0) {
      throw new ClosedbookError(
        'column-unknown',
        `${sheet}: expected the columns of a review sheet, missing ${missing.join(', ')}`,
        { hint: 'Make one with closedbook dataset items RUN --out SHEET.csv.' },
      );
    }
    const cell = (column: string) => restoreFormula(String(row[column] ?? '')).trim();
    rows.push({
      place: placeText(place),
      questionId: cell('question_id'),
      question: cell('question'),
      gold: cell('gold'),
      decision: cell('decision'),
      newValue: cell('new_value'),
      newQuestion: cell('new_question'),
      reason: cell('reason'),
      source: cell('source'),
      name: cell('name') || name,
      decidedAt: cell('decided_at'),
    });
  }
  return rows;
}
