/** What one person graded, as the sheet that `audit draw` wrote and `audit read` reads: the way out of the desk and back. */
import type { Store } from '../../core/store/store.ts';
import { delimitedLine } from '../../rows/write-rows.ts';
import { AUDIT_SHEET_COLUMNS } from '../../stages/grade/human/draw-audit.ts';
import { readReviewDraw } from './review-draw.ts';

export interface ReviewSheet {
  /** Id of the draw. */
  readonly audit: string;
  /** With rows that the person has not graded left open. */
  readonly csv: string;
}

/** @throws ClosedbookError `usage` without a draw. */
export async function reviewSheet(store: Store, id: string, name: string): Promise<ReviewSheet> {
  const { items, auditId } = await readReviewDraw(store, id);
  const lines = items.map(({ item, words }) => {
    const word = words.get(name);
    return delimitedLine([
      item.id,
      item.question,
      item.reference,
      item.answer,
      word?.outcome ?? '',
      word?.reason ?? '',
      word?.note ?? '',
    ]);
  });
  return { audit: auditId, csv: `\ufeff${delimitedLine(AUDIT_SHEET_COLUMNS)}${lines.join('')}` };
}
