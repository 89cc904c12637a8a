/**
 * Letters and digits of text without accents, by their codes: what reads answers and what reads sets of a million questions
 * share them, so that both cut words alike.
 */

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Of lower-case text. */
export function isLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}

/** Letters, with an apostrophe between letters. */
export function wordEnd(lower: string, start: number): number {
  let end = start + 1;
  for (;;) {
    const code = lower.charCodeAt(end);
    if (isLetter(code)) end += 1;
    else if (code === 39 && isLetter(lower.charCodeAt(end + 1))) end += 2;
    else return end;
  }
}
