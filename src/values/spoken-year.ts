/**
 * A year as it is spoken: "nineteen forty-five", "eighteen oh four", "twenty twenty-four". From thirteen on, because
 * "twelve thirty" is a time of day; and only where nothing behind it is counted: "nineteen forty-year-olds" is no year.
 */
import { ONES, TENS } from './spelled-number.ts';
import { gapAfter, type ReadText } from './words.ts';

/** The year that begins at a word with its last word, or null. */
export function spokenYear(
  read: ReadText,
  at: number,
): { readonly year: number; readonly last: number } | null {
  const word = wordAt(read, at);
  const hundreds = word === 'twenty' ? 20 : (ONES.get(word) ?? 0);
  if (hundreds < 13 || !/^[\s-]+$/.test(gapAfter(read, at))) return null;
  const behind = behindHundreds(read, at + 1);
  if (behind === null || countsSomething(read, behind.last)) return null;
  return { year: 100 * hundreds + behind.rest, last: behind.last };
}

function behindHundreds(read: ReadText, at: number): { rest: number; last: number } | null {
  const word = wordAt(read, at);
  const next = /^[\s-]+$/.test(gapAfter(read, at)) ? (ONES.get(wordAt(read, at + 1)) ?? 0) : 0;
  const one = next > 9 ? 0 : next;
  if (word === 'oh' || word === 'o') return one === 0 ? null : { rest: one, last: at + 1 };
  const rest = TENS.get(word) ?? ONES.get(word) ?? 0;
  // "Twenty-twenty" is how well somebody sees.
  if (rest < 10 || (word === wordAt(read, at - 1) && gapAfter(read, at - 1) === '-')) return null;
  return one === 0 || rest < 20 ? { rest, last: at } : { rest: rest + one, last: at + 1 };
}

function wordAt(read: ReadText, at: number): string {
  return read.words[at]?.text ?? '';
}

/** "nineteen forty-foot boats", "twenty ten per cent cuts": what follows on a hyphen or counts belongs to the second number alone. */
function countsSomething(read: ReadText, last: number): boolean {
  return (
    gapAfter(read, last) === '-' ||
    /^(?:percent|per|hundred|thousand|million|billion|dozen|degrees?|dollars?|pounds?|euros?|feet|foot|years?|minutes?|hours?)$/.test(
      wordAt(read, last + 1),
    )
  );
}
