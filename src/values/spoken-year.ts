/**
 * A year as it is spoken: "nineteen forty-five", "eighteen oh four", "twenty twenty-four". From thirteen on, because
 * "twelve thirty" is a time of day; and only where nothing behind it is counted: "nineteen forty-year-olds" is no year.
 */
import { gapAfter, type ReadText } from './words.ts';

const HUNDREDS = new Map(
  'thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, at) => [word, 1300 + at * 100]),
);
const TEENS = new Map(
  'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, at) => [word, 10 + at]),
);
const TENS = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, at) => [word, 20 + at * 10]),
);
const ONES = new Map(
  'one two three four five six seven eight nine'.split(' ').map((word, at) => [word, 1 + at]),
);

/** The year that begins at a word with its last word, or null. */
export function spokenYear(
  read: ReadText,
  at: number,
): { readonly year: number; readonly last: number } | null {
  const hundreds = HUNDREDS.get(wordAt(read, at));
  if (hundreds === undefined || !/^[\s-]+$/.test(gapAfter(read, at))) return null;
  const behind = behindHundreds(read, at + 1);
  if (behind === null || countsSomething(read, behind.last)) return null;
  return { year: hundreds + behind.rest, last: behind.last };
}

function behindHundreds(read: ReadText, at: number): { rest: number; last: number } | null {
  const word = wordAt(read, at);
  const one = /^[\s-]+$/.test(gapAfter(read, at)) ? ONES.get(wordAt(read, at + 1)) : undefined;
  if (word === 'oh' || word === 'o') return one === undefined ? null : { rest: one, last: at + 1 };
  const rest = TEENS.get(word) ?? TENS.get(word);
  // "Twenty-twenty" is how well somebody sees.
  if (rest === undefined || (word === wordAt(read, at - 1) && gapAfter(read, at - 1) === '-')) return null;
  return one === undefined || rest < 20 ? { rest, last: at } : { rest: rest + one, last: at + 1 };
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
