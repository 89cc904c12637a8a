/**
 * The words of content of questions as numbers, for comparing the wordings of a million. Texts without accents are
 * read letter by letter: what a word means for the comparison (its stem, or nothing) is looked up once and kept by
 * its spelling, so that nothing is cut out of a text whose words were all met before.
 */
import { isDigit, isLetter, wordEnd } from '../../../values/ascii-letters.ts';
import { isAscii } from '../../../values/fold-text.ts';
import { readWords, type Word } from '../../../values/words.ts';
import { wordNumbers } from './word-numbers.ts';

/** Words that ask for the answer and say nothing about the thing. */
const ASKING = new Set('name named called exact specific year date day month time'.split(' '));
const ORDINAL_END = /^(?:st|nd|rd|th)$/;
/** What a spelling means: not looked up yet, nothing, or the number of a stem plus two. */
const UNKNOWN = 0;
const NOTHING = 1;

export interface ContentWords {
  /**
   * Every word of content in order: the number of its stem times two, plus one for a capital letter that is not the
   * first of the text. The list is the same object at every call.
   * @param text - As written. @param lower - The same in lower case.
   */
  of(text: string, lower: string): readonly number[];
  /** The stem of a number. */
  text(number: number): string;
}

export function contentWords(): ContentWords {
  const spellings = wordNumbers();
  let meanings = new Uint32Array(1 << 11);
  const found: number[] = [];

  function keep(meaning: number, capital: boolean): void {
    if (meaning !== NOTHING) found.push((meaning - 2) * 2 + (capital ? 1 : 0));
  }

  function meaningOf(word: Word | undefined): number {
    if (word === undefined || word.stop || word.digits || ASKING.has(word.stem)) return NOTHING;
    return spellings.of(word.stem) + 2;
  }

  function meaningAt(text: string, lower: string, start: number, end: number): number {
    // Roman numerals are told by their capitals, so a spelling in lower case does not say what they mean.
    if (mayBeRoman(text, start, end)) return meaningOf(readWords(text.slice(start, end)).words[0]);
    const spelling = spellings.at(lower, start, end);
    while (spelling >= meanings.length) {
      const wider = new Uint32Array(meanings.length * 2);
      wider.set(meanings);
      meanings = wider;
    }
    if (meanings[spelling] === UNKNOWN)
      meanings[spelling] = meaningOf(readWords(lower.slice(start, end)).words[0]);
    return meanings[spelling]!;
  }

  function readAscii(text: string, lower: string): void {
    let words = 0;
    let digitsEnd = -1;
    for (let start = 0; start < lower.length; ) {
      const code = lower.charCodeAt(start);
      if (isDigit(code)) {
        let end = start + 1;
        while (end < lower.length && isDigit(lower.charCodeAt(end))) end += 1;
        words += 1;
        digitsEnd = end;
        start = end;
      } else if (isLetter(code)) {
        const end = wordEnd(lower, start);
        // "2nd" is one word.
        if (digitsEnd !== start || !ORDINAL_END.test(lower.slice(start, end))) {
          keep(meaningAt(text, lower, start, end), words > 0 && text.charCodeAt(start) < 97);
          words += 1;
        }
        start = end;
      } else start += 1;
    }
  }

  return {
    of(text, lower) {
      found.length = 0;
      if (isAscii(text)) readAscii(text, lower);
      else {
        for (const [at, word] of readWords(text).words.entries())
          keep(meaningOf(word), at > 0 && word.capital);
      }
      return found;
    },
    text: (number) => spellings.text(number),
  };
}

/** Two capitals of which the first is I, V or X. */
function mayBeRoman(text: string, start: number, end: number): boolean {
  const code = text.charCodeAt(start);
  return (code === 73 || code === 86 || code === 88) && end - start > 1 && text.charCodeAt(start + 1) < 97;
}
