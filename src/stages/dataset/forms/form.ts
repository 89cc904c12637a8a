/**
 * A form that the field keeps question sets in: how its rows are known, read and written. Recognition looks at the
 * members of the first row, never at the name of the file: sets are renamed with every upload.
 */
import type { Question } from '../../../core/question.ts';
import type { Place } from '../../../rows/place.ts';
import type { ParquetColumn } from '../../../rows/write-parquet.ts';
import type { FlatQuestion } from '../flat-question.ts';

export type Row = Readonly<Record<string, unknown>>;

export interface DatasetForm {
  /** Name for --from and --to. */
  readonly name: string;
  /** One line for the help and the docs. */
  readonly what: string;
  /** The file written by `dataset export`. */
  readonly file: 'csv' | 'tsv' | 'jsonl';
  /** Names and types of the columns in Parquet. @default by what the rows hold */
  readonly columns?: readonly ParquetColumn[];
  /** Whether a row with these members is of this form. */
  recognises(row: Row): boolean;
  /** @throws ClosedbookError with the place when a member is not what the form says. */
  read(row: Row, place: Place): FlatQuestion;
  /** A row of this form, or why it cannot hold the question. */
  write(question: Question): Row | { readonly cannot: string };
}
