/**
 * Reads numbers in words of other languages than English, from `number-words`: for texts that are known not to be English. One
 * that touches another or a word of thousands is part of a larger number, and larger ones are not read.
 */
import type { NumberMention } from './number-mention.ts';
import { inOneLanguage, isOfGreaterNumber, type NumberPhrase, numberPhrase } from './number-words.ts';
import type { ReadText, Word } from './words.ts';

/** Every number that is one word or phrase by itself, in the language that fits most of them. */
export function readNumberWords({ text, words }: ReadText): readonly NumberMention[] {
  const alone: NumberPhrase[] = [];
  for (let at = 0; at < words.length; ) {
    const parts: NumberPhrase[] = [];
    let next = at;
    let isGreater = false;
    while (next < words.length && (next === at || touches(text, words, next))) {
      const phrase = numberPhrase(words, next);
      if (phrase !== null) parts.push(phrase);
      else if (isOfGreaterNumber(words[next]!)) isGreater = true;
      else break;
      next = (phrase?.last ?? next) + 1;
    }
    if (parts.length === 1 && !isGreater) alone.push(parts[0]!);
    at = Math.max(next, at + 1);
  }
  return inOneLanguage(alone, words).map((one) => worded(one, words));
}

function touches(text: string, words: readonly Word[], at: number): boolean {
  return /^[\s\u00ad-]*$/.test(text.slice(words[at - 1]!.end, words[at]!.start));
}

function worded(
  { value, first, last }: { value: number; first: number; last: number },
  words: readonly Word[],
): NumberMention {
  return {
    value,
    low: value,
    high: value,
    unitWord: null,
    unit: null,
    scale: 1,
    otherReading: null,
    about: 'exact',
    ordinal: false,
    first,
    last,
    start: words[first]!.start,
    end: words[last]!.end,
  };
}
