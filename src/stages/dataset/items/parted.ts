/**
 * How far the answers to a question part from its gold, and whether what they say instead answers the question at all: a
 * reply that repeats the question's own words, or names a person where a number is asked, is evidence of nothing.
 */
import { foldText } from '../../../values/fold-text.ts';
import { askedType } from '../lint/rules/asked-type.ts';
import type { AnswerBook } from './answer-book.ts';
import { type Cells, giversOf, votesIn } from './cells.ts';

export interface Parted {
  /** More than half of those that answered say something else than the gold, and two families among them. */
  readonly parts: boolean;
  /** Of those that answered four in five say the same thing that is not the gold. */
  readonly agree: boolean;
}

export function partedFrom(question: number, book: AnswerBook, cells: Cells): Parted {
  const givers = giversOf(cells, question);
  const cast = votesIn(givers);
  givers.delete(0);
  const others = [...givers.values()];
  const families = new Set(others.flat().map((who) => book.respondents[who]!.family));
  return {
    parts: families.size >= 2 && 2 * votesIn(givers) > cast,
    agree: 5 * Math.max(0, ...others.map((who) => who.length)) >= 4 * cast,
  };
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
