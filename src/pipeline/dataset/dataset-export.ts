/**
 * A question set in a form of another tool. What the form cannot hold (an unanswerable question in SimpleQA) is left
 * out and counted by reason, never bent into something else.
 */
import { ClosedbookError } from '../../core/errors.ts';
import { readRows } from '../../rows/read-rows.ts';
import { parseColumnMap } from '../../rows/recognise-columns.ts';
import { type ParquetColumn, writeParquet } from '../../rows/write-parquet.ts';
import { writeRows } from '../../rows/write-rows.ts';
import type { Row } from '../../stages/dataset/forms/form.ts';
import { formNamed } from '../../stages/dataset/forms/forms.ts';
import { readQuestions } from '../../stages/dataset/read-questions.ts';
import { typedColumns, typedValues } from '../../stages/dataset/typed-columns.ts';
import { questionsPath } from '../datasets.ts';

export interface ExportDatasetOptions {
  /** Name of the form. */
  readonly to: string;
  /** File to write; its ending decides between CSV, TSV, JSONL and Parquet. */
  readonly out: string;
  /** `field=column` of the set that is read. */
  readonly map: readonly string[];
}

export interface ExportedDataset {
  readonly path: string;
  readonly questions: number;
  /** Why questions were left out, with how many. */
  readonly leftOut: Readonly<Record<string, number>>;
}

/**
 * @throws ClosedbookError `format-unknown`; `usage` for another ending, or when the form holds none of the questions;
 *   `library-missing` for Parquet without DuckDB.
 */
export async function exportDataset(
  nameOrPath: string,
  options: ExportDatasetOptions,
): Promise<ExportedDataset> {
  const form = formNamed(options.to);
  const { out } = options;
  checkEnding(out);
  const map = parseColumnMap(options.map);
  let leftOut: Record<string, number> = {};
  async function* rows(): AsyncGenerator<Row> {
    let written = 0;
    leftOut = {};
    for await (const question of readQuestions(readRows(questionsPath(nameOrPath)), { map })) {
      const row = form.write(question);
      if (isRefusal(row)) {
        leftOut[row.cannot] = (leftOut[row.cannot] ?? 0) + 1;
        continue;
      }
      written += 1;
      yield row;
    }
    if (written === 0) {
      const reasons = Object.keys(leftOut).join('; ');
      const message = `no question can be written as ${form.name}: ${reasons || 'the set is empty'}`;
      throw new ClosedbookError(reasons === '' ? 'file-empty' : 'usage', message, {
        hint: 'Choose another form, --to flat holds every question, or another set.',
      });
    }
  }
  if (/\.(parquet|pq)$/i.test(out)) {
    const columns = form.columns ?? (await typedColumns(rows()));
    const questions = await writeParquet(out, valuesOf(rows(), columns), columns);
    return { path: out, questions, leftOut };
  }
  const known = /\.(csv|tsv|tab|jsonl|ndjson|json)(\.gz)?$/i.test(out);
  const questions = await writeRows(out, rows(), known ? {} : { format: form.file });
  return { path: out, questions, leftOut };
}

async function* valuesOf(rows: AsyncIterable<Row>, columns: readonly ParquetColumn[]) {
  for await (const row of rows) yield typedValues(row, columns);
}

/** @throws ClosedbookError `usage` for an ending that promises something that is not written. */
function checkEnding(out: string): void {
  if (/\.(parquet|pq)\.gz$/i.test(out)) {
    throw new ClosedbookError('usage', `${out}: Parquet is packed inside; name it .parquet`);
  }
  const ending = /\.[a-z][a-z0-9]*$/i.exec(out.replace(/\.gz$/i, ''))?.[0].toLowerCase();
  if (ending === undefined || !OTHER_FORMATS.has(ending)) return;
  throw new ClosedbookError(
    'usage',
    `expected .csv, .tsv or .jsonl (with .gz to pack) or .parquet after --out, got "${out}"`,
  );
}

const OTHER_FORMATS = new Set([
  ...['.arrow', '.feather', '.avro', '.orc', '.db', '.sqlite', '.duckdb'],
  ...['.xlsx', '.xls', '.ods', '.zip', '.zst', '.bz2', '.xz', '.yaml', '.yml', '.xml', '.html', '.pdf'],
]);

function isRefusal(row: object): row is { readonly cannot: string } {
  return 'cannot' in row && Object.keys(row).length === 1;
}
