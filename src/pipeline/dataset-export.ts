/**
 * A question set in a form of another tool. What the form cannot hold (an unanswerable question in SimpleQA) is left
 * out and counted by reason, never bent into something else.
 */
import { ClosedbookError } from '../core/errors.ts';
import { readRows } from '../rows/read-rows.ts';
import { parseColumnMap } from '../rows/recognise-columns.ts';
import { writeRows } from '../rows/write-rows.ts';
import { formNamed } from '../stages/dataset/forms/forms.ts';
import { readQuestions } from '../stages/dataset/read-questions.ts';
import { questionsPath } from './datasets.ts';

export interface ExportDatasetOptions {
  /** Name of the form. */
  readonly to: string;
  /** File to write; its ending decides between CSV, TSV and JSONL. */
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

/** @throws ClosedbookError `format-unknown`; `usage` for another ending, or when the form holds none of the questions. */
export async function exportDataset(
  nameOrPath: string,
  options: ExportDatasetOptions,
): Promise<ExportedDataset> {
  const form = formNamed(options.to);
  checkEnding(options.out);
  const leftOut: Record<string, number> = {};
  async function* rows() {
    let written = 0;
    const map = parseColumnMap(options.map);
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
  const known = /\.(csv|tsv|tab|jsonl|ndjson|json)(\.gz)?$/i.test(options.out);
  const questions = await writeRows(options.out, rows(), known ? {} : { format: form.file });
  return { path: options.out, questions, leftOut };
}

/** @throws ClosedbookError `usage` for an ending that promises something else than rows of text. */
function checkEnding(out: string): void {
  const ending = /\.[a-z][a-z0-9]*$/i.exec(out.replace(/\.gz$/i, ''))?.[0].toLowerCase();
  if (ending === undefined || !OTHER_FORMATS.has(ending)) return;
  throw new ClosedbookError(
    'usage',
    `expected .csv, .tsv or .jsonl (with .gz to pack) after --out, got "${out}"`,
  );
}

const OTHER_FORMATS = new Set([
  ...['.parquet', '.pq', '.arrow', '.feather', '.avro', '.orc', '.db', '.sqlite', '.duckdb'],
  ...['.xlsx', '.xls', '.ods', '.zip', '.zst', '.bz2', '.xz', '.yaml', '.yml', '.xml', '.html', '.pdf'],
]);

function isRefusal(row: object): row is { readonly cannot: string } {
  return 'cannot' in row && Object.keys(row).length === 1;
}
