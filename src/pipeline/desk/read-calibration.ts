/** Answers whose outcome is known, from a file: a sheet of `audit draw` that an expert filled in, or one like it. */
import { ClosedbookError } from '../../core/errors.ts';
import { shortHash } from '../../core/hash.ts';
import { OUTCOMES, type Outcome } from '../../core/outcome.ts';
import { errorAt } from '../../rows/place.ts';
import { readRows } from '../../rows/read-rows.ts';
import { restoreFormula } from '../../rows/write-rows.ts';
import { visibleText } from '../../terminal/visible-text.ts';
import { sheetOutcome } from '../grade/sheet-outcome.ts';
import type { ReviewItem } from './review-records.ts';

export interface CalibrationItem {
  readonly item: ReviewItem;
  readonly known: Outcome;
}

/**
 * Columns `question`, `answer`, `outcome`, and `reference` where there is one; rows without an outcome are left out.
 * @throws ClosedbookError `column-unknown`, `record-invalid` with the place, `usage` where nothing is known, and what
 *   reading throws.
 */
export async function readCalibration(path: string): Promise<readonly CalibrationItem[]> {
  const items = new Map<string, CalibrationItem>();
  for await (const { row, place } of readRows(path)) {
    const missing = ['question', 'answer', 'outcome'].filter((column) => !(column in row));
    if (missing.length > 0) {
      throw new ClosedbookError('column-unknown', `${path}: no column ${missing.join(', ')}`, {
        hint: 'Expected are question, reference, answer and outcome, as in a sheet of closedbook audit draw.',
      });
    }
    const cell = (column: string) => restoreFormula(String(row[column] ?? ''));
    const word = cell('outcome').trim();
    if (word === '') continue;
    const known = OUTCOMES.find((one) => one === word.toLowerCase()) ?? sheetOutcome(word);
    if (known === null) {
      throw errorAt(place, `column outcome: "${word}", expected ${OUTCOMES.join(', ')}`, {
        code: 'record-invalid',
        hint: 'An answer on which nobody is sure is none to measure people by.',
      });
    }
    const [question, reference, answer] = ['question', 'reference', 'answer'].map((column) =>
      visibleText(cell(column)),
    );
    // As long as the ids of a draw, and as telling.
    const id = shortHash({ calibration: [question, reference, answer] }).slice(0, 10);
    const item = { id, question: question!, reference: reference!, answer: answer! };
    items.set(id, { item, known });
  }
  if (items.size > 0) return [...items.values()];
  throw new ClosedbookError('usage', `${path}: no answer has an outcome`, {
    hint: 'Fill in the column outcome: correct, incorrect or refused.',
  });
}
