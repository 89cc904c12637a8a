/**
 * Two answers to one question in a row, as people compare them: battles of an arena (`model_a`, `conversation_a`), rated pairs
 * (`chosen`, `chosen_model`), completions listed with their models. Each is an answer of its own model; which of them
 * was liked better is no verdict and stays out. Pairs of two sides without a model are training data, and `preferenceSides` names them.
 */
import { isRecord } from '../../core/argument.ts';
import { parsedJson } from '../../rows/parse-json.ts';
import { plainName } from '../../rows/recognise-columns.ts';

type Row = Readonly<Record<string, unknown>>;

/** What tells the sides of a pair apart in the names of columns. */
const SIDES: readonly (readonly [string, string])[] = [
  ['a', 'b'],
  ['1', '2'],
  ['chosen', 'rejected'],
  ['left', 'right'],
];

/** Told of both answers together, or of which one was liked better. */
const PREFERENCE = /^(?:winner|preferred|preference|vote|judge|score|rating|reward|rank|elo|margin|tie)/;

interface Pair {
  /** Column to its name in a table of one answer; null where the column is the other side's or tells which is better. */
  readonly sides: readonly ReadonlyMap<string, string | null>[];
}

/** Makes one row an answer, one row after the other: null for a row that is no pair; `told` once. */
export function pairedAnswers(told: (note: string) => void): (row: Row) => Row[] | null {
  let header: readonly string[] = [];
  let pair: Pair | null = null;
  const seen = new Set<string>();
  let isTold = false;
  let isRepeatTold = false;
  return (row) => {
    const names = Object.keys(row);
    if (names.length !== header.length || names.some((name, at) => name !== header[at])) {
      header = names;
      pair = pairOf(names);
    }
    const listed = pair === null ? completionsOf(row) : null;
    const rows = pair === null ? listed : pair.sides.map((side) => sideOf(row, side));
    if (rows === null || !rows.every(({ model }) => typeof model === 'string' && model !== '')) return null;
    if (!isTold) {
      isTold = true;
      told(
        'each row holds answers of several models: each is one of its own, and which was liked better is no verdict',
      );
    }
    if (listed !== null) return rows;
    // Several people compare the same two answers; they are no further trials.
    const fresh = rows.filter((one) => !isRepeat(one, seen));
    if (fresh.length < rows.length && !isRepeatTold) {
      isRepeatTold = true;
      told('an answer that stands in several comparisons of one question counts once');
    }
    return fresh;
  };
}

function isRepeat(row: Row, seen: Set<string>): boolean {
  if (row.question_id === undefined || row.question_id === null) return false;
  const key = JSON.stringify([row.question_id, row.model, row.conversation ?? row.response ?? null]);
  if (seen.has(key)) return true;
  seen.add(key);
  return false;
}

/** Null where the header has no model on both sides with something that it said. */
function pairOf(header: readonly string[]): Pair | null {
  for (const [one, other] of SIDES) {
    const sides = [sideColumns(header, one, other), sideColumns(header, other, one)];
    const isPair = sides.every((side) => {
      const names = [...side.values()];
      return names.includes('model') && (names.includes('response') || names.includes('conversation'));
    });
    if (isPair) return { sides };
  }
  return null;
}

const ANSWERS = /^(?:response|answer|output|completion|text|generation|message|reply)s?$/;
const TURNS = /^(?:conversation|conversations|messages|dialogue|dialog|turns|chat)$/;
const MODELS = /^(?:model|modelname|modelid|generator|llm)$/;

function sideColumns(header: readonly string[], own: string, other: string): Map<string, string | null> {
  const columns = new Map<string, string | null>();
  for (const column of header) {
    const base = baseOf(column, own);
    const plain = base === null ? null : plainName(base);
    if (baseOf(column, other) !== null) columns.set(column, null);
    else if (PREFERENCE.test(plain ?? plainName(column))) columns.set(column, null);
    else if (plain === null) continue;
    else if (plain === '' || ANSWERS.test(plain)) columns.set(column, 'response');
    else if (TURNS.test(plain)) columns.set(column, 'conversation');
    else columns.set(column, MODELS.test(plain) ? 'model' : base!);
  }
  return columns;
}

/** `model_a`, `chosen-model`, `response 1` without its side; null where the name has none. */
function baseOf(column: string, side: string): string | null {
  const name = column.toLowerCase();
  if (name === side) return side.length > 1 ? '' : null;
  const found =
    new RegExp(`^(.+)[_.\\s-]${side}$`, 'i').exec(column) ??
    new RegExp(`^${side}[_.\\s-](.+)$`, 'i').exec(column);
  return found === null ? null : found[1]!;
}

function sideOf(row: Row, side: ReadonlyMap<string, string | null>): Row {
  const own: Record<string, unknown> = {};
  for (const [column, cell] of Object.entries(row)) {
    const name = side.has(column) ? side.get(column)! : column;
    if (name === null) continue;
    const value = lastTurn(cell);
    // Turns that are told by their speakers say who was asked what; both under one name are one answer.
    if (name === 'response' && isTurns(value)) own.conversation = value;
    else own[name] = value;
  }
  return own;
}

function isTurns(cell: unknown): boolean {
  return Array.isArray(cell) && cell.length > 0 && cell.every(isRecord);
}

/** Arenas keep what was said turn by turn as a list of texts: of the last is spoken. */
function lastTurn(cell: unknown): unknown {
  const list = typeof cell === 'string' && /^\s*\[\s*(?:"|null)/.test(cell) ? parsedJson(cell) : cell;
  const isList =
    Array.isArray(list) && list.length > 0 && list.every((one) => one === null || typeof one === 'string');
  return isList ? list.at(-1) : cell;
}

/** `completions: [{ model, response }, …]`, as sets that were rated keep them. */
function completionsOf(row: Row): Row[] | null {
  const column = Object.keys(row).find((name) => {
    const cell = row[name];
    return (
      Array.isArray(cell) &&
      cell.length > 0 &&
      cell.every((one) => isRecord(one) && typeof one.model === 'string' && answerIn(one) !== undefined)
    );
  });
  if (column === undefined) return null;
  const { [column]: said, models: _, model: __, ...shared } = row;
  return (said as Row[]).map((one) => ({ ...shared, model: one.model, response: answerIn(one) }));
}

function answerIn(one: Row): unknown {
  return ['response', 'output', 'completion', 'answer', 'text', 'content']
    .map((name) => one[name])
    .find((cell) => cell === null || typeof cell === 'string');
}

const PREFERENCES: readonly (readonly [string, string])[] = [
  ['chosen', 'rejected'],
  ['chosen_response', 'rejected_response'],
  ['preferred', 'dispreferred'],
  ['preferred_output', 'non_preferred_output'],
  ['response_j', 'response_k'],
  ['response_chosen', 'response_rejected'],
  ['accepted', 'rejected'],
];

/** The two columns of a set of preferences that names no models; null where the header is none. */
export function preferenceSides(header: readonly string[]): readonly [string, string] | null {
  const plain = new Map(header.map((column) => [plainName(column), column]));
  for (const [better, worse] of PREFERENCES) {
    const found = [plain.get(plainName(better)), plain.get(plainName(worse))] as const;
    if (found[0] !== undefined && found[1] !== undefined) return [found[0], found[1]];
  }
  return null;
}

/** The same of one row, whose names are written as sets write them. */
export function sidesIn(row: Row): readonly [string, string] | null {
  return PREFERENCES.find(([better, worse]) => row[better] !== undefined && row[worse] !== undefined) ?? null;
}

/** What to do with such a set. */
export function preferenceHint([better, worse]: readonly [string, string]): string {
  return `Neither side says which model answered. --map ${JSON.stringify(`responses=${better},${worse}`)} reads each side as a respondent; what counts as right stands in a column "gold" or comes with --questions FILE.`;
}
