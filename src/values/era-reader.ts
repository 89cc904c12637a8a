/**
 * Eras beside a year, in front of it or behind: "44 BC", "44 v. Chr.", "44 av. J.-C.", "公元前44年", "MÖ 44". Found by
 * their letters without points and blanks, because every country writes those differently.
 */
import { compactEra, eraNames } from './cldr-dates.ts';
import type { ReadText } from './words.ts';

/** What stands at a year. */
export interface EraFound {
  readonly marked: boolean;
  readonly bce: boolean;
  /** First and last word of year and era together. */
  readonly first: number;
  readonly last: number;
}

const PLAIN = /^\s?(b\.?\s?c\.?(?:\s?e\b)?\.?|a\.?d\b\.?|c\.?e\b\.?)(?![a-z])/i;
/** Four words reach over every era known. */
const MOST_WORDS = 5;

let names: ReturnType<typeof eraNames> | null = null;
/** Beginnings and ends of all of them: most words beside a year are none, and no more words need be read. */
let ends: { readonly heads: ReadonlySet<string>; readonly tails: ReadonlySet<string> } | null = null;

function endsOf({ before, after }: ReturnType<typeof eraNames>): NonNullable<typeof ends> {
  const heads = new Set<string>();
  const tails = new Set<string>();
  for (const name of [...before, ...after])
    for (let length = 0; length <= name.length; length += 1) {
      heads.add(name.slice(0, length));
      tails.add(name.slice(name.length - length));
    }
  return { heads, tails };
}

/** The era of the year at a word. */
export function eraAt({ text, words }: ReadText, at: number): EraFound {
  const year = words[at]!;
  const match = PLAIN.exec(text.slice(year.end, year.end + 8));
  if (match) {
    const until = year.end + match[0].length;
    let last = at;
    while ((words[last + 1]?.start ?? Number.POSITIVE_INFINITY) < until) last += 1;
    return { marked: true, bce: (match[1] as string).toLowerCase().startsWith('b'), first: at, last };
  }
  return (
    behind({ text, words }, at) ??
    before({ text, words }, at) ?? { marked: false, bce: false, first: at, last: at }
  );
}

function behind({ text, words }: ReadText, at: number): EraFound | null {
  // Counters of years stand between: "44 г. до н. э.", "44년".
  let next = at + 1;
  if (/^(?:г|р|год[ау]?|року|m|g|r|roku|roka|godine|године|година|leta)$/.test(words[next]?.text ?? ''))
    next += 1;
  const start = words[next];
  if (
    start === undefined ||
    start.digits ||
    !/^[\s.,'’"-]*$/.test(text.slice(words[next - 1]!.end, start.start))
  )
    return null;
  return eraOf({ text, words }, next, 1, at);
}

function before({ text, words }: ReadText, at: number): EraFound | null {
  const previous = words[at - 1];
  if (
    previous === undefined ||
    previous.digits ||
    !/^[\s.,]*$/.test(text.slice(previous.end, words[at]!.start))
  )
    return null;
  return eraOf({ text, words }, at - 1, -1, at);
}

/** The longest run of words from a place, in a direction, whose letters are an era. */
function eraOf({ text, words }: ReadText, from: number, step: 1 | -1, year: number): EraFound | null {
  let found: EraFound | null = null;
  let written = '';
  for (let count = 1, at = from; count <= MOST_WORDS; count += 1, at += step) {
    const word = words[at];
    if (word === undefined || word.digits) break;
    const [left, right] = step === 1 ? [from, at] : [at, from];
    if (count > 1) {
      const gap =
        step === 1 ? text.slice(words[at - 1]!.end, word.start) : text.slice(word.end, words[at + 1]!.start);
      if (!/^[\s.'’"-]*$/.test(gap)) break;
    }
    written = text.slice(words[left]!.start, words[right]!.end);
    const key = compactEra(written);
    names ??= eraNames();
    ends ??= endsOf(names);
    if (!ends[step === 1 ? 'heads' : 'tails'].has(key)) break;
    // "That is", before a number.
    if (step === -1 && written.toLowerCase() === 'i.e') continue;
    const bce = names.before.has(key);
    if (!bce && !names.after.has(key)) continue;
    if (!isWrittenAsEra(written, text.slice(words[right]!.end, words[right]!.end + 1), key)) continue;
    found = { marked: true, bce, first: Math.min(left, year), last: Math.max(right, year) };
  }
  return found;
}

/** Two or three Latin letters are an era with points or in capitals only: "44 n. e.", "MÖ 44", but not "44 ne". */
function isWrittenAsEra(written: string, after: string, key: string): boolean {
  if (key.length > 3 || !/^[a-z]+$/.test(key)) return true;
  return /[.\s]/.test(written.trim())
    ? /\./.test(written + after) || /\p{Lu}/u.test(written)
    : /^[^\p{Ll}]+$|^(?:aC|dC|eKr|jKr|fKr)/u.test(written);
}
