/**
 * What a file's first rows tell of all of them: which column holds what, what is a verdict and what is not, whether a
 * confidence is in per cent, what a flag of declining means for the verdicts beside it. Decided once over the beginning,
 * said with its reason, and never cell by cell: a meaning guessed for one cell would become a rate.
 */

import type { ImportOptions } from '../../core/codec.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { Place } from '../../rows/place.ts';
import { textList } from '../../rows/text-list.ts';
import { outcomeOfWord, verdictKey } from '../outcome-words.ts';
import { withRowsSeen } from '../rows-seen.ts';
import type { RowReading } from './answer-row.ts';
import { confidenceScale } from './confidence-scale.ts';
import { blankCells } from './fill-down.ts';
import { type AnswerColumns, answerColumns, furtherColumns } from './find-answer-columns.ts';
import { gradeColumns } from './grade-columns.ts';
import { type OtherNames, otherNames } from './other-names.ts';
import { isOwnExport } from './own-export.ts';
import { REPLY_MODEL } from './plain-row.ts';
import { type RowsOfAnswersOptions, rowsOfAnswers } from './rows-of-answers.ts';
import { hasOnlyRowIds, settledColumns } from './settled-columns.ts';
import { unusedColumns } from './unused-columns.ts';
import {
  flagCell,
  isBlank,
  type OutcomeNames,
  type VerdictColumn,
  verdictColumns,
  verdictOutcome,
} from './verdict-columns.ts';

type Row = Readonly<Record<string, unknown>>;

/** What a file's first rows tell of all of them. */
export interface Look {
  readonly header: readonly string[];
  readonly own: boolean;
  readonly reading: Omit<RowReading, 'model'>;
  /** Records under other names than most. */
  readonly names: OtherNames;
  readonly verdicts: readonly VerdictColumn[];
  /** Verdicts that are about the guess where an answer is declined, for they call some of those rows right. */
  readonly judgesGuess: ReadonlySet<string>;
  /** The file's only answers are guesses that were demanded. */
  readonly onlyGuesses: boolean;
  readonly models: readonly string[];
  /** The only model that replies in cells name, where no column does. */
  readonly replyModel: string | null;
  /** The file has no ids of questions, only of rows or none: what is asked tells which rows belong together. */
  readonly byContent: boolean;
  readonly notes: readonly string[];
}

/** Rows looked at before reading, to learn what a column holds. */
const LOOKED_AT = 5000;

export async function lookAtRows(
  path: string,
  { responses, ...options }: ImportOptions & Pick<RowsOfAnswersOptions, 'responses'>,
): Promise<Look> {
  const { sheet, fill } = options;
  const rows: Row[] = [];
  let begun: Place = { path, line: 1 };
  for await (const { row, place } of rowsOfAnswers(path, { sheet, fill, responses })) {
    if (rows.length === 0) begun = place;
    rows.push(row);
    if (rows.length >= LOOKED_AT) break;
  }
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  try {
    return { ...looked(header, rows, { ...options, place: begun }), own: isOwnExport(header) };
  } catch (error) {
    throw await withRowsSeen(error, path);
  }
}

function looked(
  header: readonly string[],
  given: readonly Row[],
  { map = {}, outcomes, place, model }: ImportOptions & { readonly place: Place },
): Omit<Look, 'own'> {
  const words = outcomeNames(outcomes);
  const judged = (found: AnswerColumns) => gradeColumns(header, claimed(found)).length > 0;
  const found = answerColumns(header, map, { judged, named: outcomes !== undefined });
  const notes: string[] = [];
  const columns = withReplyModel(settledColumns(found, { map, rows: given, notes }), given);
  const names = otherNames(columns, { rows: given, map });
  const rows = given.map(names.plain);
  const cells = (column: string | null | undefined) => (column == null ? [] : rows.map((row) => row[column]));
  notes.push(...blankCells(columns, { rows, place, model }));
  const onlyGuesses = columns.answer === null && columns.guess !== null;
  const confidences = confidenceScales(columns, { cells, notes });
  const declines = (row: Row) =>
    (columns.declined !== null && flagCell(row[columns.declined]) === true) ||
    (columns.answer !== null && (isBlank(row[columns.answer]) || saysNothing(row[columns.answer])));
  const judging = verdictColumns(header, {
    rows,
    taken: claimed(columns),
    declines,
    golds: (row) => (columns.gold === null ? [] : textList(row[columns.gold])),
    outcomes: words,
  });
  notes.push(...declinedNotes(columns.declined, cells(columns.declined)), ...judging.notes);
  const mapped = signedOutcomes(columns.outcome, cells(columns.outcome), words);
  const models = [
    ...new Set(
      cells(columns.model)
        .filter((cell) => !isBlank(cell))
        .map(String),
    ),
  ];
  const judgesGuess = new Set(
    columns.guess === null || columns.guess_outcome !== null
      ? []
      : judging.verdicts
          .filter((one) => rows.some((row) => declines(row) && isRight(row, one, words)))
          .map(({ column }) => column),
  );
  const isUnheld =
    map.answer === undefined &&
    judging.verdicts.some((one) => isOfTextsLeftOut(columns.answer, { rows, one, words }));
  if (isUnheld)
    notes.push(`the column "${columns.answer}" is blank in every row, and answers are called correct`);
  const answering = isUnheld ? { ...columns, answer: null } : columns;
  const reading = {
    columns: onlyGuesses ? { ...columns, answer: columns.guess, guess: null } : answering,
    also: furtherColumns(header, map),
    ...confidences,
    outcomes: mapped,
  };
  notes.push(...unusedColumns(header, [...claimed(columns), ...judging.told, ...names.used()]));
  return {
    header,
    reading,
    names,
    verdicts: judging.verdicts,
    judgesGuess,
    onlyGuesses,
    models: models.slice(0, 1000),
    replyModel: columns.model === null ? (replyModels(rows)[0] ?? null) : null,
    byContent: columns.question !== null && hasOnlyRowIds(columns, { rows, models: models.length }),
    notes,
  };
}

/** Where no row has a text and a verdict calls some of them right, the file leaves the texts out; the replies were not empty. */
function isOfTextsLeftOut(
  answer: string | null,
  {
    rows,
    one,
    words,
  }: { readonly rows: readonly Row[]; readonly one: VerdictColumn; readonly words: OutcomeNames | undefined },
): boolean {
  return (
    answer !== null &&
    rows.every((row) => isBlank(row[answer])) &&
    rows.some((row) => isRight(row, one, words))
  );
}

/** One model answered all replies that tell, and so the failed ones beside them; of several each has its own. */
function withReplyModel(columns: AnswerColumns, rows: readonly Row[]): AnswerColumns {
  return columns.model === null && replyModels(rows).length > 1
    ? { ...columns, model: REPLY_MODEL }
    : columns;
}

function replyModels(rows: readonly Row[]): string[] {
  return [...new Set(rows.map((row) => row[REPLY_MODEL]).filter((cell) => typeof cell === 'string'))];
}

/** Guesses are often few: their confidences are in the unit of the others. */
function confidenceScales(
  { confidence, guess_confidence: guess }: AnswerColumns,
  told: { readonly cells: (column: string | null) => readonly unknown[]; readonly notes: string[] },
): Pick<RowReading, 'confidence' | 'guessConfidence'> {
  const reading = confidence === null ? null : confidenceScale(confidence, told.cells(confidence));
  if (reading?.note) told.notes.push(reading.note);
  const first = reading === null ? {} : { confidence: reading.scale };
  if (guess === null || reading?.scale === 'percent') return first;
  const { scale, note } = confidenceScale(guess, told.cells(guess));
  if (note !== null) told.notes.push(note);
  return { ...first, guessConfidence: scale };
}

/** In a mapped column of outcomes a −1 is a wrong answer and a 0 none, as points are given. */
function signedOutcomes(
  column: string | null,
  cells: readonly unknown[],
  names: OutcomeNames | undefined,
): OutcomeNames | undefined {
  if (column === null || !cells.some((cell) => verdictKey(cell) === '-1')) return names;
  const signed: [string, Outcome | null][] = [
    ['1', 'correct'],
    ['0', 'refused'],
    ['-1', 'incorrect'],
  ];
  return new Map([...signed, ...(names ?? [])]);
}

function isRight(row: Row, verdict: VerdictColumn, names: OutcomeNames | undefined): boolean {
  return verdict.means === 'verdict' && verdictOutcome(row[verdict.column], verdict, names) === 'correct';
}

function saysNothing(answer: unknown): boolean {
  return typeof answer === 'string' && answer.length < 200 && DECLINING.test(answer)
    ? true
    : outcomeOfWord(String(answer)) === 'refused';
}

const DECLINING =
  /\b(i (do not|don['’]?t) know|not sure|cannot (say|tell|answer)|can['’]t (say|tell|answer)|no idea|unknown)\b/i;

function declinedNotes(column: string | null, cells: readonly unknown[]): string[] {
  if (column === null) return [];
  const written = cells.filter((cell) => !isBlank(cell));
  const unread = written.find((cell) => flagCell(cell) === null);
  return [
    `the column "${column}" is taken for the file's word on declining`,
    ...(unread === undefined
      ? []
      : [
          `the column "${column}" also holds ${JSON.stringify(unread)}, which says neither yes nor no: those rows are not taken as declined`,
        ]),
  ];
}

/** What a person says words mean, by their key. */
function outcomeNames(outcomes: ImportOptions['outcomes']): OutcomeNames | undefined {
  if (outcomes === undefined) return undefined;
  return new Map(Object.entries(outcomes).map(([word, outcome]) => [verdictKey(word), outcome]));
}

function claimed(columns: AnswerColumns): Set<string> {
  return new Set(Object.values(columns).filter((column) => column !== null));
}
