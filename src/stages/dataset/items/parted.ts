/**
 * How far the answers to a question part from its gold, and whether what they say instead answers the question at all: a
 * reply that repeats the question's own words, or names a person where a number is asked, is evidence of nothing.
 */
import { foldText } from '../../../values/fold-text.ts';
import { askedType } from '../lint/rules/asked-type.ts';
import type { AnswerBook } from './answer-book.ts';
import { votesIn } from './cells.ts';

export interface Parted {
  /** More than half of those that answered say something else than the gold, and two families among them. */
  readonly parts: boolean;
  /** Of those that answered four in five say the same thing that is not the gold. */
  readonly agree: boolean;
}

/** `givers`: of one question, as `giversOf` has them. */
export function partedFrom(givers: ReadonlyMap<number, readonly number[]>, book: AnswerBook): Parted {
  const cast = votesIn(givers);
  const others = cast - (givers.get(0)?.length ?? 0);
  let most = 0;
  for (const [answer, who] of givers) if (answer !== 0) most = Math.max(most, who.length);
  return {
    // Families are asked last: on most questions the gold has the most votes.
    parts: 2 * others > cast && severalFamilies(givers, book),
    agree: 5 * most >= 4 * cast,
  };
}

/** Of those that said something else than the gold. */
function severalFamilies(givers: ReadonlyMap<number, readonly number[]>, book: AnswerBook): boolean {
  let first: string | null = null;
  for (const [answer, who] of givers) {
    if (answer === 0) continue;
    for (const one of who) {
      const { family } = book.respondents[one]!;
      first ??= family;
      if (family !== first) return true;
    }
  }
  return false;
}

/** Whether an answer is of the kind asked for and says more than the question. */
export function answersIt(book: AnswerBook, question: number, answer: number): boolean {
  const text = foldText(book.answers[question]![answer]!.text);
  const asked = foldText(book.questions[question]!.text);
  const kind = askedType(asked);
  if ((kind === 'number' || kind === 'date') && !/\p{N}/u.test(text) && !NUMBER_WORD.test(text)) return false;
  const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2);
  const known = asked.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2);
  return words.length === 0 || !words.every((word) => known.some((one) => isAlike(one, word)));
}

const NUMBER_WORD =
  /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million|none|zero|once|twice|january|february|march|april|may|june|july|august|september|october|november|december)\b/;

/** One letter at the end apart: `arjun`, `Arjuna`. */
function isAlike(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return long.startsWith(short) && long.length - short.length <= 1;
}
