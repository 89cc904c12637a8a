/**
 * Where the words of a claim stand in the answer. Judges copy almost letter by letter: quotes, dashes, emphasis, case and
 * blank space change on the way, letters and digits must not; a word is found whole or not at all.
 */
import { foldText } from '../../../values/fold-text.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A text reduced to letters and digits with single blanks, and where each of them stood. */
interface Reduced {
  readonly text: string;
  /** Offsets in the original: begin and end of the letter behind each unit. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Finds words in one answer; every search of the same answer shares its reduction. */
export function wordFinder(answer: string): (words: string) => Span | null {
  const within = reduced(answer);
  const used = new Map<string, number>();
  return (words) => {
    const wanted = reduced(words).text.trim();
    if (wanted === '') return null;
    // The same words twice are two places of the answer, as long as it has them.
    const at = findWhole(within.text, wanted, used.get(wanted) ?? 0) ?? findWhole(within.text, wanted, 0);
    if (at === null) return null;
    used.set(wanted, at + wanted.length);
    return { start: within.starts[at]!, end: within.ends[at + wanted.length - 1]! };
  };
}

function findWhole(text: string, wanted: string, from: number): number | null {
  for (let at = text.indexOf(wanted, from); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const cutsBefore = isJoined(text[at - 1], text[at]);
    const cutsAfter = isJoined(text[at + wanted.length - 1], text[at + wanted.length]);
    if (!cutsBefore && !cutsAfter) return at;
  }
  return null;
}

/** Two letters or digits of one word, in scripts that part words by blanks. */
function isJoined(left: string | undefined, right: string | undefined): boolean {
  if (left === undefined || right === undefined || left === ' ' || right === ' ') return false;
  if (UNSPACED.test(left) || UNSPACED.test(right)) return false;
  return /\d/.test(left) === /\d/.test(right);
}

const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

function reduced(original: string): Reduced {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let offset = 0;
  for (const letter of original) {
    const start = offset;
    offset += letter.length;
    if (/\p{M}|\p{Cf}/u.test(letter)) {
      if (ends.length > 0 && text.at(-1) !== ' ') ends[ends.length - 1] = offset;
      continue;
    }
    const folded = /[\p{L}\p{N}]/u.test(letter) ? foldText(letter) : ' ';
    if (folded === ' ' && (text === '' || text.endsWith(' '))) continue;
    for (const unit of folded.split('')) {
      text += unit;
      starts.push(start);
      ends.push(offset);
    }
  }
  return { text, starts, ends };
}
