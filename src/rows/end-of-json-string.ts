/**
 * Where a string of a JSON text ends: what every walk over brackets and words outside of strings passes over. Looked for
 * by the next quotation mark, not letter by letter, for most of a log is long strings.
 */

const BACKSLASH = 92;

/** Place of the closing quotation mark of the string whose content begins at `from`; the text's end where none does. */
export function endOfJsonString(text: string, from: number): number {
  for (let end = text.indexOf('"', from); end !== -1; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (end - 1 - escapes >= from && text.charCodeAt(end - 1 - escapes) === BACKSLASH) escapes += 1;
    if (escapes % 2 === 0) return end;
  }
  return text.length;
}
