/**
 * Questions from rows, streaming: what cannot be read is an error with its place, never skipped, and an id met twice
 * is an error with both places.
 */
import { checkArgument, isStream } from '../../core/argument.ts';
import { ClosedbookError } from '../../core/errors.ts';
import type { Question } from '../../core/question.ts';
import { idRegister } from '../../rows/id-register.ts';
import { errorAt, type PlacedRow, placeText } from '../../rows/place.ts';
import { questionReader, type ReadQuestionsOptions } from './question-reader.ts';
import { repeatedIds } from './repeated-ids.ts';

/**
 * Every question of the rows, checked; ids must be unique. The lines of one document under several filters, as
 * lm-evaluation-harness writes them, are one question.
 * @throws ClosedbookError `record-invalid`, `column-unknown`, `duplicate-id`, `file-malformed`, each with the line.
 * @example
 * await writeFile(`${folder}/set.csv`, 'question,answer\nCapital of Chad?,N’Djamena\n');
 * const texts = [];
 * for await (const { text } of readQuestions(readRows(`${folder}/set.csv`))) texts.push(text);
 * texts; // => ['Capital of Chad?']
 */
export async function* readQuestions(
  rows: AsyncIterable<PlacedRow>,
  options: ReadQuestionsOptions = {},
): AsyncGenerator<Question> {
  checkArgument(isStream(rows), 'rows', {
    expected: 'rows with their places, as readRows gives them',
    given: rows,
  });
  const checked = checkedReader(options);
  for await (const placed of rows) {
    const question = checked.read(placed);
    if (question !== null) yield question;
  }
  checked.end();
}

/**
 * The same from rows that come many at a time, for sets of millions. No batch is empty.
 * @throws ClosedbookError as readQuestions does; the questions of a batch with a faulty row are not given.
 */
export async function* readQuestionBatches(
  batches: AsyncIterable<readonly PlacedRow[]>,
  options: ReadQuestionsOptions = {},
): AsyncGenerator<readonly Question[]> {
  const checked = checkedReader(options);
  for await (const rows of batches) {
    const questions: Question[] = [];
    for (const placed of rows) {
      const question = checked.read(placed);
      if (question !== null) questions.push(question);
    }
    if (questions.length > 0) yield questions;
  }
  checked.end();
}

function checkedReader(options: ReadQuestionsOptions) {
  const reader = questionReader(options);
  const ids = idRegister();
  const nextId = repeatedIds(ids);
  let count = 0;
  return {
    /** Null for a further line of a question that was read already. */
    read(placed: PlacedRow): Question | null {
      count += 1;
      const question = reader.read(placed);
      const { place } = placed;
      const before = ids.firstLine(question.id, place.line);
      if (before === null) return question;
      if (reader.form === 'lm-eval') return null;
      if (reader.madeId) return { ...question, id: nextId(question.id, place.line) };
      const first = placeText({ path: place.path, line: before });
      throw errorAt(place, `the id "${question.id}" stands already at ${first}`, {
        code: 'duplicate-id',
        hint: 'closedbook dataset lint lists every id that stands twice; give each question its own.',
      });
    },
    end() {
      if (count === 0) throw new ClosedbookError('file-empty', 'the question set holds no rows');
    },
  };
}
