/**
 * Rows of answers: CSV, TSV, JSONL, a JSON array, Parquet. Columns are found as `closedbook grade FILE` finds them, so
 * both read a file alike; verdict columns are kept beside. The surest reader of a file is a tool's own codec, so this
 * one claims little. A file without a model column is named after itself: two such files must not become one respondent.
 */
import type { Codec, FileGlance, ImportedAnswer, ImportOptions, OpenedImport } from '../../core/ports.ts';
import { fileStem } from '../../rows/file-names.ts';
import { readRows } from '../../rows/read-rows.ts';
import { isQuestionSet, tableColumns } from '../table-columns.ts';
import { type AnswerColumns, answerColumns, findAnswerColumns } from './answer-row.ts';
import { type GradeColumn, gradeColumns, isScale, letterMeaning } from './grade-columns.ts';
import { isOwnExport, ownAnswer } from './own-export.ts';
import { type Look, RowReader } from './row-reader.ts';

export const flatCodec: Codec = { format: 'rows', detect, open };

async function detect(glance: FileGlance): Promise<number> {
  if (
    glance.kind === 'folder' ||
    glance.kind === 'zip' ||
    glance.kind === 'sqlite' ||
    glance.kind === 'binary'
  )
    return 0;
  // No rows of any kind: another codec's file, or nobody's.
  const header = await tableColumns(glance.path).catch(() => null);
  if (header === null) return 0;
  if (isOwnExport(header)) return 0.95;
  if (isQuestionSet(header)) return 0;
  const columns = findAnswerColumns(header);
  const asked = columns.question !== null || columns.question_id !== null || columns.id !== null;
  if (columns.answer !== null && (columns.question !== null || columns.gold !== null)) return 0.4;
  if (columns.answer !== null && asked && columns.model !== null) return 0.35;
  const verdicts =
    columns.outcome !== null || columns.human !== null || verdictsOf(header, columns).length > 0;
  return verdicts && asked && columns.model !== null ? 0.3 : 0;
}

function verdictsOf(header: readonly string[], columns: AnswerColumns): GradeColumn[] {
  return gradeColumns(header, new Set(Object.values(columns).filter((column) => column !== null)));
}

/** Rows looked at before reading, to learn what a column holds. */
const LOOKED_AT = 5000;

async function open(path: string, options: ImportOptions = {}): Promise<OpenedImport> {
  const look = await lookAt(path, options);
  const own = isOwnExport(look.header);
  const name = options.model ?? options.fileName ?? fileStem(path);
  const reader = new RowReader(look, name);
  async function* answers(): AsyncGenerator<ImportedAnswer> {
    for await (const placed of readRows(path))
      yield own ? ownAnswer(placed.row, placed.place) : reader.answer(placed);
  }
  return {
    header: {
      format: 'rows',
      title: fileStem(path),
      models: look.columns.model === null ? [name] : look.models,
      status: 'unknown',
      statedMetrics: [],
      notes: own ? [] : notesOf(look, { path, name, named: options.model !== undefined }),
      expectedAnswers: null,
    },
    answers: answers(),
    ending: () => (own ? { recomputedMetrics: [], notes: [] } : reader.ending()),
  };
}

async function lookAt(path: string, { map }: ImportOptions): Promise<Look> {
  const sample: Record<string, unknown>[] = [];
  for await (const { row } of readRows(path)) {
    sample.push(row);
    if (sample.length >= LOOKED_AT) break;
  }
  const header = [...new Set(sample.flatMap((row) => Object.keys(row)))];
  const columns = answerColumns(header, map, (found) => verdictsOf(header, found).length > 0);
  const told = verdictsOf(header, columns);
  const scales = told
    .filter(({ column }) => isScale(sample.map((row) => row[column])))
    .map(({ column }) => column);
  const verdicts = told
    .filter(({ column }) => !scales.includes(column))
    .map((one) => ({
      ...one,
      letters: letterMeaning(sample.map((row) => row[one.column])),
    }));
  const models = columns.model === null ? [] : sample.map((row) => String(row[columns.model as string]));
  const distinct = [...new Set(models)];
  const ids = columns.id === null ? [] : sample.map((row) => row[columns.id as string]);
  const rowIds = columns.id === null || (distinct.length > 1 && new Set(ids).size === ids.length);
  return {
    header,
    columns,
    verdicts,
    scales,
    models: distinct.slice(0, 1000),
    byContent: columns.question_id === null && columns.question !== null && rowIds,
  };
}

function notesOf(
  { columns, verdicts, scales }: Look,
  file: { readonly path: string; readonly name: string; readonly named: boolean },
): string[] {
  const notes: string[] = [];
  if (columns.model === null && !file.named) {
    notes.push(
      `no column names the model; the answers are those of "${file.name}" (--model NAME says otherwise)`,
    );
  }
  if (columns.answer === null) {
    notes.push(
      'no column holds answers: the file’s verdicts stand, and neither rules nor a judge can look at them again',
    );
  }
  if (columns.question === null) notes.push('no column holds the text of the questions');
  if (columns.gold === null) notes.push('no column holds what counts as right, so rules cannot grade');
  for (const column of scales) {
    notes.push(`the column "${column}" holds numbers beyond 1: a scale, so it gives no outcome`);
  }
  for (const { column, means } of verdicts) {
    notes.push(
      means === 'verdict'
        ? `the column "${column}" is kept as the file's verdict`
        : `the column "${column}" is kept as the file's word on refusals`,
    );
  }
  return notes;
}
