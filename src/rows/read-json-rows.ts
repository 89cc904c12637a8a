/**
 * Rows of one JSON document: an array of objects, or an object that wraps such a list under a name that says so, at the top
 * or one step below, wherever in the object it stands. Two lists of rows are refused rather than one of them forgotten.
 */
import { isRecord } from '../core/argument.ts';
import { type Choice, type JsonPath, readJsonParts } from './json-parts.ts';
import { partialJson } from './partial-json.ts';
import { errorAt, type PlacedRow } from './place.ts';

/** Names that programs give to the list of what they hold. */
const LIST =
  /^(data|rows?|records?|results?|samples?|examples?|questions|items|entries|answers|responses|replies|predictions|outputs|generations|completions|instances|cases|dataset|list)$/i;

/**
 * Every object of the list. What stands around the list is no row and is left alone.
 * @throws ClosedbookError `file-malformed` with the line, naming where lists of rows were seen.
 */
export async function* readJsonRows(path: string): AsyncGenerator<PlacedRow> {
  let list: string | null = null;
  for await (const part of readJsonParts(path, choiceOf)) {
    const name = part.path.slice(0, -1).join('.');
    const place = { path, line: part.line };
    if (part.path.length === 0) throw errorAt(place, 'expected a JSON array of objects');
    // A single value beside the lists.
    if (typeof part.path.at(-1) === 'string') continue;
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
    yield { row: part.value, place };
  }
}

/** Lists are entered at the root, under their names, and one step below; their elements are taken. */
function choiceOf(path: JsonPath): Choice {
  const last = path.at(-1);
  const above = path.at(-2);
  if (last === undefined) return 'enter';
  if (typeof last === 'number') return above === undefined || LIST.test(String(above)) ? 'take' : 'skip';
  return path.length === 1 || (path.length === 2 && typeof above === 'string' && LIST.test(last))
    ? 'enter'
    : 'skip';
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
