/**
 * The beginning of a JSON document as a value: what is open is closed, what is cut off is left out. For recognising
 * a format only; nothing is ever imported from it.
 */
import { endOfJsonString } from './end-of-json-string.ts';
import { parseJson } from './parse-json.ts';

/** The value as far as the text goes; undefined when the text is no JSON at all. */
export function partialJson(text: string): unknown {
  const { end, closers } = lastWhole(text);
  for (const candidate of [text, text.slice(0, end) + closers]) {
    try {
      return parseJson(candidate);
    } catch {}
  }
  return undefined;
}

/** Where the last whole member ends, and what closes the brackets open there. */
function lastWhole(text: string): { end: number; closers: string } {
  const open: string[] = [];
  let end = 0;
  // Every bracket is marked as it opens or closes, so those open at the last mark are the ones open now.
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') at = endOfJsonString(text, at + 1);
    else if (character === '{' || character === '[') {
      open.push(character === '{' ? '}' : ']');
      end = at + 1;
    } else if (character === '}' || character === ']') {
      if (open.at(-1) !== character) break;
      open.pop();
      end = at + 1;
      if (open.length === 0) break;
    } else if (character === ',') end = at;
  }
  return { end, closers: open.toReversed().join('') };
}
