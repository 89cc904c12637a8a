/**
 * One member of the JSON object that a line is, read without parsing the rest: a first look over a log of long prompts costs a
 * tenth of reading it.
 */

import { endOfJsonString } from './end-of-json-string.ts';
import { CLOSE_BRACE, CLOSE_BRACKET, COMMA, OPEN_BRACE, OPEN_BRACKET, QUOTE } from './json-marks.ts';

/** @returns Its value, the last where the name stands twice; undefined without one, and for what is no JSON object. */
export function memberOfText(text: string, name: string): unknown {
  if (text.trimStart()[0] !== '{') return undefined;
  let found: string | undefined;
  let depth = 0;
  let atName = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = endOfJsonString(text, at + 1);
      if (depth === 1 && atName) {
        atName = false;
        if (isNamed(text.slice(at, end + 1), name)) {
          const from = text.indexOf(':', end) + 1;
          const to = endOfValue(text, from);
          found = text.slice(from, to);
          at = to - 1;
          continue;
        }
      }
      at = end;
    } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      depth += 1;
      if (depth === 1) atName = true;
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) depth -= 1;
    else if (code === COMMA && depth === 1) atName = true;
  }
  return found === undefined ? undefined : parsed(found);
}

function isNamed(quoted: string, name: string): boolean {
  return quoted.includes('\\') ? parsed(quoted) === name : quoted === `"${name}"`;
}

/** Where the comma or bracket behind a value stands. */
function endOfValue(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfJsonString(text, at + 1);
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) depth += 1;
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      if (depth === 0) return at;
      depth -= 1;
    } else if (code === COMMA && depth === 0) return at;
  }
  return text.length;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
