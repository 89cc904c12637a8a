/**
 * From one row to one question: closedbook's own records as they stand, a form of another tool, or flat rows by
 * their columns. The form is decided by the first row and then expected of all: a file that changes its form half
 * way is broken, and guessing row by row would hide it.
 */
import { ClosedbookError } from '../../core/errors.ts';
import { type Question, questionSchema } from '../../core/question.ts';
import { errorAt, type Place, type PlacedRow } from '../../rows/place.ts';
import { type FlatQuestion, questionOfFlat } from './flat-question.ts';
import { type FlatColumns, flatColumns, readFlat } from './forms/flat.ts';
import type { DatasetForm, Row } from './forms/form.ts';
import { formNamed, formOf } from './forms/forms.ts';

export interface ReadQuestionsOptions {
  /** Column names that differ from the usual ones, `field=column`. */
  readonly map?: Readonly<Record<string, string>>;
  /** Name of the form. @default recognised from the first row */
  readonly form?: string;
}

export interface QuestionReader {
  /** @throws ClosedbookError `record-invalid`, `column-unknown`, `file-malformed`, each with the line. */
  read(placed: PlacedRow): Question;
  /** Name of the form, after the first row; `closedbook` for its own records. */
  readonly form: string | null;
  /** Whether the id of the question read last was made from its content: its row has none. */
  readonly madeId: boolean;
}

/** A reader for the rows of one file. */
export function questionReader(options: ReadQuestionsOptions = {}): QuestionReader {
  const { map = {} } = options;
  let form: DatasetForm | 'closedbook' | 'columns' | null =
    options.form === undefined ? null : formNamed(options.form);
  let columns: FlatColumns | null = null;
  let header = '';
  let madeId = false;
  const questionOf = (flat: FlatQuestion, place: Place): Question => {
    madeId = flat.id === undefined;
    return questionOfFlat(flat, place);
  };
  return {
    get form() {
      if (form === null || typeof form === 'string') return form === 'columns' ? 'flat' : form;
      return form.name;
    },
    get madeId() {
      return madeId;
    },
    read({ row: outer, place }) {
      const row = unwrapped(outer);
      if (isOwnRecord(row)) {
        madeId = false;
        form ??= 'closedbook';
        return ownQuestion(row, place);
      }
      // A mapped column means that the names mislead: no form is looked for.
      form ??= Object.keys(map).length > 0 ? 'columns' : (formOf(row) ?? 'columns');
      if (form !== 'columns' && form !== 'closedbook') return questionOf(form.read(row, place), place);
      const names = Object.keys(row).join('\u0000');
      if (columns === null || names !== header) {
        columns = placedColumns(row, place, map);
        header = names;
      }
      return questionOf(readFlat(row, place, columns), place);
    },
  };
}

/** Hugging Face's viewer wraps every row. */
function unwrapped(row: Row): Row {
  const inner = row['row'];
  return 'row_idx' in row && inner !== null && typeof inner === 'object' ? (inner as Row) : row;
}

function placedColumns(row: Row, place: Place, map: Readonly<Record<string, string>>): FlatColumns {
  try {
    return flatColumns(row, map);
  } catch (error) {
    if (!(error instanceof ClosedbookError)) throw error;
    throw errorAt(place, error.message, { code: error.code, hint: error.hint, cause: error });
  }
}

/** Our own form has the text of the question under `text` and a reference that is a record or null. */
function isOwnRecord(row: Row): boolean {
  return typeof row['text'] === 'string' && 'reference' in row && typeof row['reference'] === 'object';
}

function ownQuestion(row: Row, place: Place): Question {
  const parsed = questionSchema.safeParse(row);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const field = issue.path.join('.') || 'the record';
  throw errorAt(place, `${field}: ${issue.message}`, { code: 'record-invalid' });
}
