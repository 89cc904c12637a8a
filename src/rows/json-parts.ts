/**
 * Chosen parts of one large JSON document, one at a time: `{"results": [...a million...]}` passes without being held.
 * What is not chosen is never parsed.
 */
import { type Choice, type JsonPart, JsonPartScanner, type JsonPath } from './json-part-scanner.ts';
import { readText } from './read-text.ts';

/**
 * The parts of a JSON file for which `choose` says `take`, in their order.
 * @param choose - The path is changed as the scanner goes on, and not to be kept.
 * @throws ClosedbookError `file-malformed` with the line, and the errors of reading.
 */
export async function* readJsonParts(
  file: string,
  choose: (path: JsonPath) => Choice,
): AsyncGenerator<JsonPart> {
  const scanner = new JsonPartScanner(file, choose);
  for await (const chunk of readText(file)) for (const part of scanner.read(chunk)) yield part;
  scanner.end();
}

/** Whole documents that follow each other in one file, over as many lines as they take. */
export async function* readJsonValues(file: string): AsyncGenerator<JsonPart> {
  const scanner = new JsonPartScanner(file, () => 'take', { several: true });
  for await (const chunk of readText(file)) for (const part of scanner.read(chunk)) yield part;
  scanner.end();
}

/**
 * The document without some of its members, by the keys that lead to them (`['results', 'results']`): for reading what
 * stands around a large array before the array itself.
 */
export async function readJsonWithout(
  file: string,
  left: readonly (readonly string[])[],
): Promise<Record<string, unknown>> {
  const leadsTo = (path: JsonPath): Choice => {
    if (left.some((keys) => sameKeys(keys, path, keys.length))) return 'skip';
    return left.some((keys) => sameKeys(keys, path, path.length)) ? 'enter' : 'take';
  };
  const document: Record<string, unknown> = {};
  for await (const { path, value } of readJsonParts(file, leadsTo)) {
    if (path.length === 0) return {};
    let place = document;
    for (const key of path.slice(0, -1)) {
      place[key] ??= {};
      place = place[key] as Record<string, unknown>;
    }
    place[path[path.length - 1]!] = value;
  }
  return document;
}

/** Elements of the array that stands at these keys; none where null or a single value stands there. */
export async function* readJsonElements(file: string, keys: readonly string[]): AsyncGenerator<JsonPart> {
  const parts = readJsonParts(file, (path) => {
    if (path.length <= keys.length) return sameKeys(keys, path, path.length) ? 'enter' : 'skip';
    return 'take';
  });
  for await (const part of parts) if (part.path.length > keys.length) yield part;
}

function sameKeys(keys: readonly string[], path: JsonPath, length: number): boolean {
  if (path.length < length || keys.length < length) return false;
  for (let at = 0; at < length; at += 1) if (keys[at] !== path[at]) return false;
  return true;
}
