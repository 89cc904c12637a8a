/**
 * Tables with a column a model: a row holds what several models said to one question, and is taken apart into a row a
 * model. Columns are of models where they pair a name with what it holds ("GPT-4o answer", "GPT-4o correct"), or where
 * they are named as real models are. A table that names its model, or has one column of answers, is none.
 */

import { isRecord } from '../../core/argument.ts';
import { ClosedbookError } from '../../core/errors.ts';
import { addToGroup } from '../../core/group-by.ts';
import { namesModel } from '../../reading/served-model.ts';
import { foldedText } from '../../rows/folded-text.ts';
import { plainName } from '../../rows/recognise-columns.ts';
import { textList } from '../../rows/text-list.ts';
import { ANSWER_FIELDS, type AnswerField } from './answer-fields.ts';
import { findAnswerColumns, isAnswerWord } from './find-answer-columns.ts';
import { saysRightOne } from './foreign-headers.ts';
import { gradeColumns } from './grade-columns.ts';

type Row = Readonly<Record<string, unknown>>;

/** Model to its columns: the name of a column in a table of one model, and the column here. */
type ModelColumns = ReadonlyMap<string, readonly (readonly [string, string])[]>;

export interface WideTable {
  readonly models: readonly string[];
  /** Columns with one verdict beside the answers of several models: nobody knows of whose. */
  readonly left: readonly string[];
  /** The answers of one row, one a model. */
  rowsOf(row: Row): Row[];
}

export interface WideTableOptions {
  /** First rows, for columns whose names say nothing. */
  readonly rows?: readonly Row[];
  /** Columns that hold the answers of a model each, as a person says. */
  readonly responses?: readonly string[] | undefined;
}

/** Takes rows of a table apart; null where it has no column a model. @throws ClosedbookError `column-unknown`. */
export function wideTable(
  header: readonly string[],
  { rows = [], responses = [] }: WideTableOptions = {},
): WideTable | null {
  const models =
    responses.length > 0
      ? saidColumns(header, responses)
      : (modelColumns(header) ?? alikeColumns(header, rows));
  if (models === null) return null;
  const taken = new Set([...models.values()].flatMap((columns) => columns.map(([, column]) => column)));
  const left = models.size < 2 ? [] : header.filter((column) => !taken.has(column) && isOfOneAnswer(column));
  const leftOut = new Set([...taken, ...left]);
  return {
    models: [...models.keys()],
    left,
    rowsOf(row) {
      const shared = Object.entries(row).filter(([column]) => !leftOut.has(column));
      return [...models].map(([model, columns]) =>
        Object.fromEntries([
          ...shared,
          ['model', model],
          ...columns.map(([name, from]) => [name, row[from]]),
        ]),
      );
    },
  };
}

/** Verdicts, confidences and flags are of one answer. */
function isOfOneAnswer(column: string): boolean {
  const plain = plainName(column);
  return (
    gradeColumns([column], new Set()).some(({ name }) => name !== 'doubtful') ||
    ANSWER_FIELDS.some(
      ({ field, names }) => OF_ONE.includes(field) && names.some((name) => plainName(name) === plain),
    )
  );
}

const OF_ONE: readonly AnswerField[] = [
  'outcome',
  'human',
  'declined',
  'confidence',
  'guess',
  'guess_confidence',
];

const GROUP =
  /^(model_?)?(responses|outputs|completions|predictions|generations|answers_by_model|model_answers)$/i;

/** A row whose answers stand in one object by model, as several rows; null where it has none. */
export function answersByModel(row: Row): Row[] | null {
  const column = Object.keys(row).find((name) => GROUP.test(name) && isRecord(row[name]));
  if (column === undefined || findAnswerColumns(Object.keys(row)).model !== null) return null;
  const { [column]: said, ...shared } = row;
  const models = Object.entries(said as Row);
  if (models.length === 0 || !models.every(([, answer]) => answer === null || typeof answer === 'string'))
    return null;
  return models.map(([model, response]) => ({ ...shared, model, response }));
}

function saidColumns(header: readonly string[], responses: readonly string[]): ModelColumns {
  const unknown = responses.find((column) => !header.includes(column));
  if (unknown !== undefined) {
    throw new ClosedbookError(
      'column-unknown',
      `--map responses=${unknown}: expected one of the columns ${header.map((name) => JSON.stringify(name)).join(', ')}`,
      { hint: 'Write the names as the header has them.' },
    );
  }
  return new Map(responses.map((column) => [column, [['response', column]]]));
}

/** In so many of the rows with a cell the gold stands in it; of fewer rows nothing is concluded. */
const ALIKE_SHARE = 0.1;
const FEWEST_ROWS = 2;

/** Columns whose cells hold the golds of their rows again and again, two at least: whatever they are called, answers do. */
function alikeColumns(header: readonly string[], rows: readonly Row[]): ModelColumns | null {
  const found = findAnswerColumns(header);
  const { question, model, guess } = found;
  const gold = found.gold ?? found.answer;
  const answered = found.gold !== null && found.answer !== null;
  if (question === null || gold === null || model !== null || guess !== null || answered) return null;
  if (found.gold === null && !isAnswerWord(gold)) return null;
  const claimed = new Set(Object.values(found).filter((column) => column !== null));
  const alike = header.filter(
    (column) => !claimed.has(column) && !ABOUT.test(column) && !SAYS_GOLD.test(column) && holdsGolds(column),
  );
  return alike.length < 2 ? null : new Map(alike.map((column) => [column, [['response', column]]]));

  function holdsGolds(column: string): boolean {
    const written = rows.filter((row) => typeof row[column] === 'string' && row[column].trim() !== '');
    const held = written.filter((row) => {
      const cell = foldedText(String(row[column]));
      return textList(row[gold!]).some((text) => text.trim() !== '' && cell.includes(foldedText(text)));
    });
    return written.length >= FEWEST_ROWS && held.length > 0 && held.length >= ALIKE_SHARE * written.length;
  }
}

/** Names of what counts as right, under another heading. */
const SAYS_GOLD =
  /gold|alias|altern|accept|expected|reference|norm|target|truth|musterl|solution|url|link|source|quelle|evidence|context|passage/i;

function modelColumns(header: readonly string[]): ModelColumns | null {
  const found = findAnswerColumns(header);
  if (found.model !== null || found.guess !== null) return null;
  if (found.answer !== null && !isAnswerWord(found.answer)) return null;
  if (found.question === null && found.question_id === null && found.id === null) return null;
  const claimed = new Set(Object.values(found).filter((column) => column !== null));
  const free = header.filter((column) => !claimed.has(column));
  return pairedColumns(free, { alone: found.answer === null && found.gold !== null }) ?? namedColumns(free);
}

/** What stands beside a model's name where a column holds something about it and no answer of it. */
const ABOUT =
  /judg|grad(e|ing)|scor|eval|rating|rated|reason|expla|ration|cost|price|time|latency|token|verdict|label|correct|conf|prompt|cutoff|match|error|comment|note|flag|embed|logprob|entropy|similar|hash|version/i;

/** Columns named as real models are, two at least. */
function namedColumns(free: readonly string[]): ModelColumns | null {
  const models = free.filter((column) => column.length <= 60 && !ABOUT.test(column) && namesModel(column));
  return models.length < 2 ? null : new Map(models.map((model) => [model, [['response', model]]]));
}

/** What the word beside a model's name says of the column, and what no model is called. */
const PAIRED: readonly AnswerField[] = ['answer', 'confidence', 'declined', 'guess', 'trial'];
const NO_MODEL =
  /^(model|llm|ai|bot|assistant|user|human|chosen|rejected|preferred|non_?preferred|dispreferred|accepted|winner|loser|expert|gold|golden|true|correct|right|wrong|expected|reference|ground|best|first|second|third|final|initial|original|raw|parsed|extracted|forced|possible|acceptable|question|q|a|is|was|has|the|no|not|my|given|generated|predicted|short|long|richtige|korrekte|bonne|respuesta|reponse)$/i;

function pairedColumns(free: readonly string[], { alone }: { readonly alone: boolean }): ModelColumns | null {
  const models = new Map<string, (readonly [string, string])[]>();
  for (const column of free) {
    const pair = pairOf(column);
    if (pair === null) continue;
    addToGroup(models, pair.model, [pair.name, column]);
  }
  const answering = [...models].filter(([, columns]) => columns.some(([name]) => name === 'response'));
  // One pair may be anything; named as a real model is, it is that model's.
  const isOne = answering.length === 1 && alone && namesModel(answering[0]![0]);
  return answering.length > 1 || isOne ? new Map(answering) : null;
}

/** The model and what is told of it; null where no word of the column's name says what it holds. */
function pairOf(column: string): { readonly model: string; readonly name: string } | null {
  const bracketed = /^(.+?)\s*[([](.+)[)\]]$/.exec(column);
  if (bracketed !== null) return paired(bracketed[1]!, bracketed[2]!);
  for (const { index, 0: glue } of column.matchAll(/[\s_.:/|-]+/g)) {
    const pair = paired(column.slice(0, index), column.slice(index + glue.length));
    if (pair !== null) return pair;
  }
  return null;
}

function paired(left: string, right: string): { readonly model: string; readonly name: string } | null {
  for (const [model, word] of [
    [left, right],
    [right, left],
  ] as const) {
    const isModel = !NO_MODEL.test(model.trim()) && !saysRightOne(model) && meaningOf(model) === null;
    const name = isModel ? meaningOf(word) : null;
    if (name !== null) return { model: model.trim(), name };
  }
  return null;
}

/** The name that a column of one model's table would have. */
function meaningOf(word: string): string | null {
  const plain = plainName(word);
  const field = ANSWER_FIELDS.find(
    ({ field: one, names, doubtful = [] }) =>
      PAIRED.includes(one) && [...names, ...doubtful].some((name) => plainName(name) === plain),
  );
  if (field !== undefined) return field.field === 'answer' ? 'response' : word;
  return gradeColumns([word], new Set()).some(({ name }) => name !== 'doubtful') ||
    /^(grade|outcome|score)$/i.test(word)
    ? word
    : null;
}
