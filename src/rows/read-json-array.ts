/**
 * A JSON array of objects, one element at a time: the array is never held whole. The scanner only finds where an
 * element begins and ends (brackets outside of strings); the element itself goes to the JSON parser.
 */
import { errorAt, type Place, type PlacedRow } from './place.ts';
import { parseRow } from './read-jsonl.ts';
import { readText } from './read-text.ts';

const QUOTE = 34;
const COMMA = 44;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const NEWLINE = 10;

const LONGEST_ELEMENT = 256 * 1024 * 1024;

/**
 * The opening of an object that wraps the rows, as TriviaQA and SelfAware do: `{"Data": [{`. Only by these names:
 * the first line of JSONL may open with a list of messages.
 */
const WRAPPER = /^\s*\{\s*"(?:data|rows|examples?|questions|items|entries)"\s*:\s*(?=\[\s*\{)/i;

/** Whether a text opens with an object that wraps an array of objects. */
export function isWrappedArray(head: string): boolean {
  return WRAPPER.test(head);
}

/**
 * Rows of a file whose whole content is one array of objects, or an object whose first member is one (what follows
 * the array is no row and is left alone). @throws ClosedbookError `file-malformed`.
 */
export async function* readJsonArray(path: string): AsyncGenerator<PlacedRow> {
  let line = 1;
  let skip: number | null = null;
  let wrapped = false;
  let depth = 0;
  let inString = false;
  let escaped = false;
  let expects: 'array' | 'element' | 'first' | 'comma' | 'end' = 'array';
  let pieces: string[] = [];
  let length = 0;
  let elementLine = 1;
  const here = (): Place => ({ path, line });

  for await (const chunk of readText(path)) {
    let start = depth > 0 ? 0 : -1;
    if (skip === null) {
      skip = WRAPPER.exec(chunk)?.[0].length ?? 0;
      wrapped = skip > 0;
    } else skip = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const code = chunk.charCodeAt(at);
      if (code === NEWLINE) line += 1;
      if (at < skip) continue;
      if (depth > 0) {
        if (inString) {
          if (escaped) escaped = false;
          else if (code === BACKSLASH) escaped = true;
          else if (code === QUOTE) inString = false;
          continue;
        }
        if (code === QUOTE) inString = true;
        else if (code === OPEN_BRACE || code === OPEN_BRACKET) depth += 1;
        else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
          depth -= 1;
          if (depth > 0) continue;
          pieces.push(chunk.slice(start, at + 1));
          yield { row: parseRow(pieces.join(''), path, elementLine), place: { path, line: elementLine } };
          pieces = [];
          length = 0;
          start = -1;
          expects = 'comma';
        }
        continue;
      }
      if (code === NEWLINE || code === 32 || code === 13 || code === 9) continue;
      if (expects === 'array') {
        if (code !== OPEN_BRACKET) throw errorAt(here(), 'expected a JSON array of objects');
        expects = 'first';
      } else if (code === OPEN_BRACE && (expects === 'first' || expects === 'element')) {
        depth = 1;
        start = at;
        elementLine = line;
      } else if (code === COMMA && expects === 'comma') expects = 'element';
      else if (code === CLOSE_BRACKET && (expects === 'first' || expects === 'comma')) {
        if (wrapped) return;
        expects = 'end';
      } else
        throw errorAt(here(), `${expectation(expects)}, got ${JSON.stringify(chunk.slice(at, at + 20))}`);
    }
    if (depth > 0) {
      pieces.push(chunk.slice(start));
      length += chunk.length - start;
      if (length > LONGEST_ELEMENT) {
        throw errorAt({ path, line: elementLine }, 'expected objects below 256 M characters');
      }
    }
  }
  if (depth > 0) throw errorAt({ path, line: elementLine }, 'the object that begins here does not end');
  if (expects !== 'end') throw errorAt(here(), 'the file ends inside the array');
}

function expectation(state: 'element' | 'first' | 'comma' | 'end'): string {
  if (state === 'comma') return 'expected a comma or the end of the array';
  if (state === 'end') return 'expected nothing after the array';
  return 'expected an object';
}
