/**
 * Questions from rows: closedbook's own records as they stand, or flat rows with a question and its answer, whose
 * reference is inferred from the text of the gold. A row that is neither is an error with its place, never skipped.
 */
import { ClosedbookError } from '../../core/errors.ts';
import { type Question, questionSchema } from '../../core/question.ts';
import { errorAt, type Place, type PlacedRow, placeText } from '../../rows/place.ts';
import { questionFromFlatRow } from './flat-question.ts';

export interface ReadQuestionsOptions {
  /** Column names that differ from the usual ones, `field=column`. */
  readonly map?: Readonly<Record<string, string>>;
}

/**
 * Every question of the rows, checked; ids must be unique.
 * @throws ClosedbookError `record-invalid`, `column-unknown`, `duplicate-id`, each with the line.
 */
export async function* readQuestions(
  rows: AsyncIterable<PlacedRow>,
  options: ReadQuestionsOptions = {},
): AsyncGenerator<Question> {
  const seen = new Map<string, Place>();
  let count = 0;
  for await (const { row, place } of rows) {
    count += 1;
    const question = isOwnRecord(row)
      ? ownQuestion(row, place)
      : questionFromFlatRow(row, place, { count, map: options.map ?? {} });
    const before = seen.get(question.id);
    if (before !== undefined) {
      throw errorAt(place, `the id "${question.id}" stands already at ${placeText(before)}`, {
        code: 'duplicate-id',
      });
    }
    seen.set(question.id, place);
    yield question;
  }
  if (count === 0) throw new ClosedbookError('file-empty', 'the question set holds no rows');
}

/** Our own form has the text of the question under `text` and a reference that is a record or null. */
function isOwnRecord(row: Record<string, unknown>): boolean {
  return typeof row['text'] === 'string' && 'reference' in row && typeof row['reference'] === 'object';
}

function ownQuestion(row: Record<string, unknown>, place: Place): Question {
  const parsed = questionSchema.safeParse(row);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue.path.join('.') || 'the record';
  throw errorAt(place, `${field}: ${issue.message}`, { code: 'record-invalid' });
}
