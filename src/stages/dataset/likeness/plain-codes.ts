/**
 * The plain wording of a text as character codes in a list that is used again and again: a million questions are
 * read several times each, and the strings in between would be most of the work.
 */
import { plainWording } from './plain-wording.ts';

const GAP = 32;
const NOTHING = 0;
/** What an ASCII character becomes in a plain wording: its code in lower case, a gap, or nothing. */
const PLAIN = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code).toLowerCase();
  if (character === "'") return NOTHING;
  return /[a-z0-9]/.test(character) ? character.charCodeAt(0) : GAP;
});

/** Codes of the text last read; valid until the next. */
export interface PlainCodes {
  codes: Uint16Array;
  length: number;
}

export function plainCodesBuffer(): PlainCodes {
  return { codes: new Uint16Array(1 << 10), length: 0 };
}

/** Writes the codes of `plainWording(text)`. */
export function readPlainCodes(text: string, into: PlainCodes): void {
  if (into.codes.length < text.length) into.codes = new Uint16Array(text.length * 2);
  const { codes } = into;
  let used = 0;
  let gap = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 127) {
      readAnyCodes(plainWording(text), into);
      return;
    }
    const plain = PLAIN[code]!;
    if (plain === NOTHING) continue;
    if (plain === GAP) gap = true;
    else {
      // A gap at the beginning or the end is trimmed.
      if (gap && used > 0) codes[used++] = GAP;
      gap = false;
      codes[used++] = plain;
    }
  }
  into.length = used;
}

/** @param wording - A plain wording, which may be longer than its text. */
function readAnyCodes(wording: string, into: PlainCodes): void {
  if (into.codes.length < wording.length) into.codes = new Uint16Array(wording.length * 2);
  for (let at = 0; at < wording.length; at += 1) into.codes[at] = wording.charCodeAt(at);
  into.length = wording.length;
}
