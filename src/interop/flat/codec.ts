/**
 * Rows of answers: CSV, TSV, JSONL, a JSON array, Parquet. Columns are found as `closedbook grade FILE` finds them, so
 * both read a file alike; verdict columns are kept beside. The surest reader of a file is a tool's own codec, so this
 * one claims little. A file without a model column is named after itself: two such files must not become one respondent.
 */

import type { Codec, FileGlance, ImportOptions, OpenedImport } from '../../core/codec.ts';
import { counted } from '../../core/counted.ts';
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import { fileStem } from '../../rows/file-names.ts';
import type { PlacedRow } from '../../rows/place.ts';
import { UNNAMED } from '../imported-respondent.ts';
import { isQuestionSet, tableColumns } from '../table-columns.ts';
import { type AnswerColumns, findAnswerColumns } from './find-answer-columns.ts';
import { type GradeColumn, gradeColumns } from './grade-columns.ts';
import { type Look, lookAtRows } from './look-at-rows.ts';
import { isOwnExport, ownAnswer } from './own-export.ts';
import { RowReader } from './row-reader.ts';
import { answerRowBatches } from './rows-of-answers.ts';

export const flatCodec: Codec = { format: 'rows', detect, open };

async function detect(glance: FileGlance): Promise<number> {
  if (
    glance.kind === 'folder' ||
    (glance.kind === 'zip' && !glance.members.includes('xl/workbook.xml')) ||
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
  const said = columns.answer ?? columns.guess;
  const asked = columns.question !== null || columns.question_id !== null || columns.id !== null;
  if (said !== null && (columns.question !== null || columns.gold !== null)) return 0.4;
  if (said !== null && asked && columns.model !== null) return 0.35;
  const verdicts =
    columns.outcome !== null ||
    columns.human !== null ||
    columns.declined !== null ||
    verdictsOf(header, columns).length > 0;
  return verdicts && asked && columns.model !== null ? 0.3 : 0;
}

function verdictsOf(header: readonly string[], columns: AnswerColumns): GradeColumn[] {
  return gradeColumns(header, new Set(Object.values(columns).filter((column) => column !== null)));
}

async function open(
  path: string,
  { map: { responses: wide, ...map } = {}, ...given }: ImportOptions = {},
): Promise<OpenedImport> {
  const options = { ...given, map };
  const { sheet, fill } = options;
  const asTable = { sheet, fill, responses: wide?.split(',').map((column) => column.trim()) };
  const look = await lookAtRows(path, { ...options, ...asTable });
  const { own, reading } = look;
  // Among rows that name their models, one that names none is not the file's.
  const name =
    options.model ??
    look.replyModel ??
    (look.models.length > 0 ? UNNAMED : (options.fileName ?? fileStem(path)));
  const reader = new RowReader(look, name);
  const aside: string[] = [];
  let runs = 0;
  let empty = 0;
  const { question, gold, answer, guess, id, question_id: questionId, model } = reading.columns;
  const said = [question, gold, answer, guess].filter((column) => column !== null);
  // A log's lines on the run have none of the columns; a cell that is there and blank is an answer not given.
  const isOfRun = (row: PlacedRow['row']) =>
    said.length > 1 && said.every((column) => row[column] === undefined);
  const named = [id, questionId, model, question, gold, answer, guess].filter((column) => column !== null);
  // A mean below its column, without a word beside it: nobody was asked anything.
  const isOfNothing = (row: PlacedRow['row']) =>
    question !== null && answer !== null && named.every((column) => isBlankText(row[column]));
  async function* answers(): AsyncGenerator<ImportedAnswer> {
    for await (const rows of answerRowBatches(path, {
      ...asTable,
      told: (note) => aside.push(note),
    })) {
      for (const { row, place } of rows) {
        if (own) {
          yield ownAnswer(row, place);
          continue;
        }
        const placed = { row: look.names.read(row), place };
        if (isOfRun(placed.row)) runs += 1;
        else if (isOfNothing(placed.row)) empty += 1;
        else for (const answer of reader.answers(placed)) yield answer;
      }
    }
  }
  return {
    header: {
      format: 'rows',
      title: fileStem(path),
      models: reading.columns.model === null ? [name] : look.models,
      status: 'unknown',
      statedMetrics: [],
      notes: own
        ? []
        : notesOf(look, {
            name,
            named: options.model !== undefined,
            hasBook: options.questionFiles !== undefined,
          }),
      expectedAnswers: null,
    },
    answers: answers(),
    ending: () => {
      const { recomputedMetrics, notes } = own ? { recomputedMetrics: [], notes: [] } : reader.ending();
      const told =
        runs === 0
          ? []
          : [`${counted(runs, 'line has', 'lines have')} none of the columns of answers: no answer`];
      if (empty > 0) {
        told.push(
          `${counted(empty, 'line names', 'lines name')} no question, gold, answer or model: no answer`,
        );
      }
      return { recomputedMetrics, notes: [...aside, ...told, ...look.names.notes(), ...notes] };
    },
  };
}

function isBlankText(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}

function notesOf(
  { reading: { columns }, notes: looked, onlyGuesses, replyModel }: Look,
  file: { readonly name: string; readonly named: boolean; readonly hasBook: boolean },
): string[] {
  const notes: string[] = [];
  if (replyModel !== null && !file.named) {
    notes.push(`the model is the one that the replies name (--model NAME says otherwise)`);
  } else if (columns.model === null && !file.named) {
    notes.push(
      `no column names the model; the answers are those of "${file.name}" (--model NAME says otherwise)`,
    );
  }
  if (columns.answer === null) {
    notes.push(
      'no column holds answers: the file’s verdicts stand, and neither rules nor a judge can look at them again',
    );
  }
  if (columns.question === null && !file.hasBook) notes.push('no column holds the text of the questions');
  if (columns.gold === null && !file.hasBook)
    notes.push('no column holds what counts as right, so rules cannot grade');
  if (onlyGuesses) notes.push('its only answers are guesses that were demanded: they are of the forced pass');
  notes.push(...looked);
  return notes;
}
