/**
 * Questions from rows, streaming: what cannot be read is an error with its place, never skipped, and an id met twice
 * is an error with both places.
 */
import { ClosedbookError } from '../../core/errors.ts';
import type { Question } from '../../core/question.ts';
import { idRegister } from '../../rows/id-register.ts';
import { errorAt, type PlacedRow, placeText } from '../../rows/place.ts';
import { questionReader, type ReadQuestionsOptions } from './question-reader.ts';

/**
 * Every question of the rows, checked; ids must be unique. The lines of one document under several filters, as
 * lm-evaluation-harness writes them, are one question.
 * @throws ClosedbookError `record-invalid`, `column-unknown`, `duplicate-id`, `file-malformed`, each with the line.
 */
export async function* readQuestions(
  rows: AsyncIterable<PlacedRow>,
  options: ReadQuestionsOptions = {},
): AsyncGenerator<Question> {
  const reader = questionReader(options);
  const ids = idRegister();
  let count = 0;
  for await (const placed of rows) {
    count += 1;
    const question = reader.read(placed);
    const { place } = placed;
    const before = ids.firstLine(question.id, place.line);
    if (before !== null) {
      if (reader.form === 'lm-eval') continue;
      const first = placeText({ path: place.path, line: before });
      throw errorAt(place, `the id "${question.id}" stands already at ${first}`, { code: 'duplicate-id' });
    }
    yield question;
  }
  if (count === 0) throw new ClosedbookError('file-empty', 'the question set holds no rows');
}
