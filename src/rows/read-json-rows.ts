/**
 * Rows of one JSON document: an array of objects, or an object that wraps such a list under a name that says so, at the top
 * or one step below, wherever in the object it stands. Two lists of rows are refused rather than one of them forgotten.
 */
import { isRecord } from '../core/argument.ts';
import type { Choice, JsonPath } from './json-part-scanner.ts';
import { readJsonParts, readJsonValues } from './json-parts.ts';
import { partialJson } from './partial-json.ts';
import { errorAt, type Place, type PlacedRow } from './place.ts';

/** Names that programs give to the list of what they hold. */
const LIST =
  /^(data|rows?|records?|results?|(?:all|eval(?:uation)?|test|raw|detailed|per_(?:question|item|sample))_?(?:results?|records?|rows|cases|outputs)|samples?|examples?|questions|items|entries|answers|responses|replies|predictions|outputs|generations|completions|instances|cases|dataset|list|details|evaluations|tests|logs?|observations|trials|submissions|qa|qa_?pairs|pairs|ergebnisse|antworten|fragen|datensätze|zeilen|résultats|réponses|resultados|respuestas|risultati|risposte|respostas|resultaten|результаты|ответы|结果|数据|回答|結果|データ|결과)$/i;

/**
 * Every object of the list. What stands around the list is no row and is left alone.
 * @throws ClosedbookError `file-malformed` with the line, naming where lists of rows were seen.
 */
export async function* readJsonRows(path: string): AsyncGenerator<PlacedRow> {
  let list: string | null = null;
  let model: string | null = null;
  let header: readonly string[] | null = null;
  for await (const part of readJsonParts(path, choiceOf)) {
    const name = part.path.slice(0, -1).join('.');
    const place = { path, line: part.line };
    if (part.path.length === 0) throw errorAt(place, 'expected a JSON array of objects');
    // A single value beside the lists: of whom they are, where it says so above them.
    if (typeof part.path.at(-1) === 'string') {
      if (MODEL.test(String(part.path.at(-1))) && typeof part.value === 'string') model ??= part.value;
      continue;
    }
    if (Array.isArray(part.value) && (header !== null || list === null)) {
      const cells: readonly unknown[] = part.value;
      list ??= name;
      if (header === null) {
        if (cells.length < 2 || !cells.every(isName)) {
          throw errorAt(place, 'expected an object or a line of names of columns, got another array');
        }
        header = cells;
      } else yield { row: keyed(header, cells, place), place };
      continue;
    }
    if (!isRecord(part.value)) {
      if (part.path.length > 1 && name !== list) continue;
      throw errorAt(place, `expected an object, got ${JSON.stringify(part.value).slice(0, 20)}`);
    }
    list ??= name;
    if (name !== list) {
      throw errorAt(place, `expected one list of rows, found "${list}" and "${name}"`, {
        hint: 'Save the one that holds the answers as a file of its own.',
      });
    }
    const row = part.value;
    yield { row: model === null || namesItsModel(row) ? row : { ...row, model }, place };
  }
}

/**
 * Objects that stand one after the other over several lines each, as `jq .` prints JSON Lines; one alone is one row.
 * @throws ClosedbookError `file-malformed` with the line.
 */
export async function* readObjects(path: string): AsyncGenerator<PlacedRow> {
  for await (const { value, line } of readJsonValues(path)) {
    const place = { path, line };
    if (!isRecord(value)) {
      throw errorAt(place, `expected an object, got ${JSON.stringify(value).slice(0, 20)}`);
    }
    yield { row: value, place };
  }
}

/** Whether a text that opens with a brace goes on over several lines before its first object ends. */
export function isPrinted(head: string): boolean {
  const begun = head.trimStart();
  const lineEnd = begun.indexOf('\n');
  return lineEnd !== -1 && /[{[,]\s*$/.test(begun.slice(0, lineEnd));
}

/** A member that tells whose answers a list holds. */
const MODEL = /^(model|model_?name|model_?id|respondent|llm)$/i;
/** Objects that tell how a list came about. */
const ABOUT =
  /^(config|configuration|meta|metadata|args|arguments|settings|params|run|run_?info|info|spec)$/i;

function namesItsModel(row: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(row).some((key) => MODEL.test(key));
}

function isName(cell: unknown): cell is string {
  return typeof cell === 'string' && cell.trim() !== '';
}

function keyed(header: readonly string[], cells: readonly unknown[], place: Place): Record<string, unknown> {
  if (cells.length !== header.length) {
    throw errorAt(place, `expected ${header.length} values as in the first array, found ${cells.length}`);
  }
  return Object.fromEntries(header.map((name, at) => [name, cells[at]]));
}

/** Lists are entered at the root, under their names, and one step below; their elements are taken. */
function choiceOf(path: JsonPath): Choice {
  const last = path.at(-1);
  const above = path.at(-2);
  if (last === undefined) return 'enter';
  if (typeof last === 'number') return above === undefined || LIST.test(String(above)) ? 'take' : 'skip';
  const isBeside = path.length === 2 && typeof above === 'string';
  if (path.length === 1 || (isBeside && LIST.test(last))) return 'enter';
  return isBeside && ABOUT.test(above) && MODEL.test(last) ? 'take' : 'skip';
}

/** Whether a text that opens with a brace is one document with a list of rows, and not lines of JSON. */
export function wrapsRows(head: string): boolean {
  const begun = head.trimStart();
  const lineEnd = begun.indexOf('\n');
  // A first line that is whole and has another behind it is one row of many.
  if (lineEnd !== -1 && isWhole(begun.slice(0, lineEnd)) && begun.slice(lineEnd).trim() !== '') return false;
  const value = partialJson(begun);
  if (!isRecord(value) || isRow(value)) return false;
  return (
    listsIn(value).length > 0 ||
    Object.values(value).some((inner) => isRecord(inner) && listsIn(inner).length > 0)
  );
}

function listsIn(value: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(value).filter((key) => {
    const list = value[key];
    return LIST.test(key) && Array.isArray(list) && isRecord(list[0]);
  });
}

/** One row that holds a list, as of examples shown to the model, is no wrapper of it. */
function isRow(value: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(value).some(
    ([key, cell]) =>
      /^(question|prompt|answer|response|completion|input|output)$/i.test(key) && typeof cell === 'string',
  );
}

function isWhole(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
