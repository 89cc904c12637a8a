/**
 * Tables with a column a model: a row holds what several models said to one question, and is taken apart into a row a
 * model. Columns are of models where they pair a name with what it holds ("GPT-4o answer", "GPT-4o correct"), or where
 * they are named as real models are. A table that names its model, or has one column of answers, is none.
 */
import { isRecord } from '../../core/argument.ts';
import { namesModel } from '../../reading/served-model.ts';
import { plainName } from '../../rows/recognise-columns.ts';
import { ANSWER_FIELDS, type AnswerField } from './answer-fields.ts';
import { findAnswerColumns, isAnswerWord } from './find-answer-columns.ts';
import { gradeColumns } from './grade-columns.ts';

type Row = Readonly<Record<string, unknown>>;

/** Model to its columns: the name of a column in a table of one model, and the column here. */
type ModelColumns = ReadonlyMap<string, readonly (readonly [string, string])[]>;

/** Takes rows of a table apart; null where it has no column a model. */
export function wideTable(header: readonly string[]): ((row: Row) => Row[]) | null {
  const models = modelColumns(header);
  if (models === null) return null;
  const taken = new Set([...models.values()].flatMap((columns) => columns.map(([, column]) => column)));
  return (row) => {
    const shared = Object.entries(row).filter(([column]) => !taken.has(column));
    return [...models].map(([model, columns]) =>
      Object.fromEntries([...shared, ['model', model], ...columns.map(([name, from]) => [name, row[from]])]),
    );
  };
}

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

function modelColumns(header: readonly string[]): ModelColumns | null {
  const found = findAnswerColumns(header);
  if (found.model !== null || found.guess !== null) return null;
  if (found.answer !== null && !isAnswerWord(found.answer)) return null;
  if (found.question === null && found.question_id === null && found.id === null) return null;
  const claimed = new Set(Object.values(found).filter((column) => column !== null));
  const free = header.filter((column) => !claimed.has(column));
  return pairedColumns(free) ?? namedColumns(free);
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
  /^(model|llm|ai|bot|assistant|user|human|expert|gold|golden|true|correct|right|wrong|expected|reference|ground|best|first|second|third|final|initial|original|raw|parsed|extracted|forced|possible|acceptable|question|q|a|is|was|has|the|no|not|my|given|generated|predicted|short|long|richtige|korrekte|bonne|respuesta|reponse)$/i;

function pairedColumns(free: readonly string[]): ModelColumns | null {
  const models = new Map<string, (readonly [string, string])[]>();
  for (const column of free) {
    const pair = pairOf(column);
    if (pair === null) continue;
    models.set(pair.model, [...(models.get(pair.model) ?? []), [pair.name, column]]);
  }
  const answering = [...models].filter(([, columns]) => columns.some(([name]) => name === 'response'));
  return answering.length < 2 ? null : new Map(answering);
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
    const name = NO_MODEL.test(model.trim()) || meaningOf(model) !== null ? null : meaningOf(word);
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
