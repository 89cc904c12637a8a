/**
 * Numbers in words: "three hundred and forty-two thousand", "twenty-first", "half a million", "a dozen". English
 * only; in other languages numbers are mostly written in digits.
 */
import { scaleOf } from './number-scales.ts';
import type { Word } from './words.ts';

/** Zero to nineteen. */
export const ONES = new Map<string, number>();
'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
  .split(' ')
  .forEach((word, value) => {
    ONES.set(word, value);
  });
/** Twenty to ninety. */
export const TENS = new Map<string, number>();
'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').forEach((word, at) => {
  TENS.set(word, (at + 2) * 10);
});
const ORDINALS = new Map<string, number>();
'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
  .split(' ')
  .forEach((word, at) => {
    ORDINALS.set(word, at + 1);
  });
/** "and a half" behind a number. */
export function isAndAHalf(words: readonly Word[], last: number): boolean {
  return words[last + 1]?.text === 'and' && words[last + 2]?.text === 'a' && words[last + 3]?.text === 'half';
}

/** "half a million", "half a dozen": only with a multiplier, because half of an unnamed thing is no number. */
export function readHalf(words: readonly Word[], at: number): { value: number; last: number } | null {
  if (
    words[at]?.text === 'half' &&
    words[at + 1]?.text === 'a' &&
    scaleOf(words[at + 2]?.text ?? '') !== undefined
  )
    return { value: 0.5, last: at + 1 };
  return words[at]?.text === 'dozen' ? { value: 12, last: at } : null;
}

/** "three hundred and forty-two thousand", "twenty-first", "a hundred"; null when no number word stands here. */
export function readSpelled(words: readonly Word[], at: number): { value: number; last: number } | null {
  let total = 0;
  let group = 0;
  let last = at - 1;
  let seen = false;
  for (let i = at; i < words.length; i += 1) {
    const word = words[i]?.text ?? '';
    const one = ONES.get(word);
    const ten = TENS.get(word);
    const scale = scaleOf(word);
    if (one !== undefined) {
      if (seen && (group % 10 !== 0 || (group % 100 !== 0 && one > 9))) break;
      if (seen && group === 0 && total === 0) break;
      group += one;
    } else if (ten !== undefined) {
      if (seen && group % 100 !== 0) break;
      group += ten;
    } else if (scale !== undefined && seen) {
      if (scale === 100 || scale === 12) group = (group || 1) * scale;
      else {
        total += (group || 1) * scale;
        group = 0;
      }
    } else if (ordinal(word) !== null) {
      const value = ordinal(word) as number;
      if (seen && (group % 10 !== 0 || (value > 9 && group % 100 !== 0))) break;
      // "second" after nothing may be a unit of time; readers that count units look at the word.
      return { value: total + group + value, last: i };
    } else if (
      word === 'and' &&
      seen &&
      (group >= 100 || (group === 0 && total > 0)) &&
      isSpelled(words[i + 1])
    ) {
      continue;
    } else break;
    seen = true;
    last = i;
  }
  if (!seen) return null;
  return { value: total + group, last };
}

/** "once", "twice": "once" only where it counts and is no "at one time". */
export function readTimes(
  text: string,
  words: readonly Word[],
  at: number,
): { value: number; last: number } | null {
  const word = words[at] as Word;
  const value = TIMES[word.text];
  if (value === undefined) return null;
  if (word.text !== 'once' || words.length <= 3) return { value, last: at };
  const counted = /^(?:only|just|exactly|but|won|happened|occurred)$/.test(words[at - 1]?.text ?? '');
  return counted || /^\s*(?:[.!;,)]|$)/.test(text.slice(word.end, word.end + 2)) ? { value, last: at } : null;
}
const TIMES: Readonly<Record<string, number>> = { once: 1, twice: 2, thrice: 3 };

const OPENING = new Set([
  ...ONES.keys(),
  ...TENS.keys(),
  ...ORDINALS.keys(),
  ...Object.keys(TIMES),
  'half',
  'dozen',
]);

/** The value of an ordinal word, or null. */
export function ordinal(word: string): number | null {
  const plain = ORDINALS.get(word);
  if (plain !== undefined) return plain;
  if (word.endsWith('ieth')) return TENS.get(`${word.slice(0, -4)}y`) ?? null;
  return null;
}

/** Whether a number in words can begin with a word. */
export function opensSpelled(word: string): boolean {
  return OPENING.has(word) || word.endsWith('ieth');
}

function isSpelled(word: Word | undefined): boolean {
  return word !== undefined && (ONES.has(word.text) || TENS.has(word.text));
}
