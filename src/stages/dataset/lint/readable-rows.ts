/** Rows of a set as questions, where a row that is none is told and the reading goes on. */
import { ClosedbookError } from '../../../core/errors.ts';
import type { Question } from '../../../core/question.ts';
import type { PlacedRow } from '../../../rows/place.ts';
import type { QuestionReader } from '../question-reader.ts';

export interface LintSource {
  readonly name: string;
  readonly path: string;
  /** In batches of any size. */
  readonly rows: AsyncIterable<readonly PlacedRow[]>;
}

export interface ReadableRow {
  /** Null where the row is no question. */
  readonly question: Question | null;
  readonly line: number;
  /** Why it is none; empty where it is one. */
  readonly problem: string;
  /** Whether the question's id was made from its content. */
  readonly madeId?: boolean;
}

/**
 * Questions and rows that are none, in batches; a file that breaks off ends with the reason as its last row.
 * @throws ClosedbookError `column-unknown` from the first row on: a wrong call, not a wrong row; what makes a file
 *   unreadable from its beginning.
 */
export async function* readableRows(
  source: LintSource,
  reader: QuestionReader,
): AsyncGenerator<readonly ReadableRow[]> {
  let line = 0;
  try {
    for await (const rows of source.rows) {
      const read: ReadableRow[] = [];
      for (const placed of rows) {
        const isFirst = line === 0;
        line = placed.place.line;
        read.push(readableRow(placed, reader, isFirst));
      }
      yield read;
    }
  } catch (error) {
    if (!(error instanceof ClosedbookError) || error.code !== 'file-malformed' || line === 0) throw error;
    yield [{ question: null, line: line + 1, problem: `${error.message}; nothing after it was read` }];
  }
}

function readableRow(placed: PlacedRow, reader: QuestionReader, isFirst: boolean): ReadableRow {
  const { line } = placed.place;
  try {
    return { question: reader.read(placed), line, problem: '', madeId: reader.madeId };
  } catch (error) {
    if (!(error instanceof ClosedbookError)) throw error;
    if (error.code === 'column-unknown' && isFirst) throw error;
    return { question: null, line, problem: error.message.replace(/^\S+:\d+(?::\d+)?: /, '') };
  }
}
