/**
 * How far the answers to a question part from its gold, and whether what they say instead answers the question at all: a
 * reply that repeats the question's own words, or names a person where a number is asked, is evidence of nothing.
 */
import { foldText } from '../../../values/fold-text.ts';
import { askedType } from '../lint/rules/asked-type.ts';
import { type AnswerBook, NO_ANSWER } from './answer-book.ts';
import type { Cells } from './cells.ts';

export interface Parted {
  /** More than half of those that answered say something else than the gold, and two families among them. */
  readonly parts: boolean;
  /** Of those that answered four in five say the same thing that is not the gold. */
  readonly agree: boolean;
}

export function partedFrom(question: number, book: AnswerBook, cells: Cells): Parted {
  const votes = new Map<number, number>();
  const families = new Set<string>();
  let cast = 0;
  for (let at = cells.offsets[question]!; at < cells.offsets[question + 1]!; at += 1) {
    const answer = cells.answer[at]!;
    if (answer === NO_ANSWER) continue;
    cast += 1;
    if (answer === 0) continue;
    votes.set(answer, (votes.get(answer) ?? 0) + 1);
    families.add(book.respondents[cells.respondent[at]!]!.family);
  }
  const other = [...votes.values()].reduce((sum, n) => sum + n, 0);
  return {
    parts: families.size >= 2 && 2 * other > cast,
    agree: 5 * Math.max(0, ...votes.values()) >= 4 * cast,
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
