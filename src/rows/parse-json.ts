/**
 * JSON as programs really write it: Python's json module emits bare NaN, Infinity and -Infinity, which the
 * standard forbids. Strict parsing comes first; only a text that fails and holds such a word is read again,
 * with the words outside of strings (and no others) taken as numbers. Nesting has a limit, for whatever walks a value
 * goes down it step by step, and a file of brackets alone would end the program; and so has the count of values.
 */

import { endOfJsonString } from './end-of-json-string.ts';
import { CLOSE_BRACE, CLOSE_BRACKET, COMMA, OPEN_BRACE, OPEN_BRACKET, QUOTE } from './json-marks.ts';
import { LARGEST_RECORD } from './largest-record.ts';

/** Levels of arrays and objects taken: many times what logs hold, and no trouble for a walk. */
const DEEPEST = 500;

export interface ParseJsonOptions {
  /** Lists, objects and their members taken. @default as many as a record of a file may have, 2 M */
  readonly mostValues?: number;
}

/**
 * @returns The value; NaN and infinities come back as the numbers they name.
 * @throws SyntaxError when the text is no JSON even so, nested deeper than 500 levels, or of too many values.
 */
export function parseJson(
  text: string,
  { mostValues = LARGEST_RECORD.values }: ParseJsonOptions = {},
): unknown {
  assertShallow(text, mostValues);
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!/NaN|Infinity/.test(text)) throw error;
    const marker = unusedMarker(text);
    return JSON.parse(quoteNonFinite(text, marker), (_key, value: unknown) =>
      typeof value === 'string' && value.startsWith(marker) ? Number(value.slice(marker.length)) : value,
    );
  }
}

/** The value, or null where {@link parseJson} throws. */
export function parsedJson(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return null;
  }
}

/** Short texts cannot be deep, and most are short. */
function assertShallow(text: string, mostValues: number): void {
  if (text.length <= 2 * DEEPEST) return;
  let depth = 0;
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfJsonString(text, at + 1);
    else if (code === OPEN_BRACKET || code === OPEN_BRACE) {
      depth += 1;
      values += 1;
      if (depth > DEEPEST) throw new SyntaxError(`nested deeper than ${DEEPEST} levels at position ${at}`);
    } else if (code === CLOSE_BRACKET || code === CLOSE_BRACE) depth -= 1;
    else if (code === COMMA) values += 1;
  }
  if (values > mostValues)
    throw new SyntaxError(`more than ${mostValues / 1e6} M values, as commas and brackets count them`);
}

function unusedMarker(text: string): string {
  let marker = 'non-finite:';
  for (let round = 0; text.includes(marker); round += 1) marker = `non-finite-${round}:`;
  return marker;
}

const WORDS = ['-Infinity', 'Infinity', 'NaN'] as const;

/** Walks the text once; inside a string everything is copied, outside the three words become marked strings. */
function quoteNonFinite(text: string, marker: string): string {
  const parts: string[] = [];
  let copied = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') at = endOfJsonString(text, at + 1);
    else if (character === 'N' || character === 'I' || character === '-') {
      const word = WORDS.find((candidate) => text.startsWith(candidate, at));
      if (word === undefined) continue;
      parts.push(text.slice(copied, at), `"${marker}${word}"`);
      at += word.length - 1;
      copied = at + 1;
    }
  }
  parts.push(text.slice(copied));
  return parts.join('');
}
