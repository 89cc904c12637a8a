/** Small mends of text that several commands print. */

/** What others wrote, as one line: no control or format characters, blanks run together. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
}
