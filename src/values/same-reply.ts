/**
 * Whether two replies to one question say the same. Replies are sentences, and what they share with the question
 * ("Einstein was born in …") is no part of the answer; without it the short answers are left to compare.
 */
import { sameAnswer } from './same-answer.ts';
import { type ReadText, readWords } from './words.ts';

/** True when both replies answer the question alike. @example sameReply('Where was Ann born?', 'Ann was born in Ulm.', 'Ulm') // => true */
export function sameReply(question: string, left: string, right: string): boolean {
  const asked = new Set(readWords(question).words.map((word) => word.stem));
  const one = answerPart(readWords(left), asked);
  const other = answerPart(readWords(right), asked);
  // An answer made of the question's own words ("the first or the second?") is compared as it stands.
  if (one === '' || other === '') return sameAnswer(left, right);
  return sameAnswer(one, other);
}

/** The words that the question does not hold, with what stands between them; empty when none carries anything. */
function answerPart({ text, words }: ReadText, asked: ReadonlySet<string>): string {
  const kept = words.filter((word) => !asked.has(word.stem) && !word.stop);
  if (kept.length === 0) return '';
  const keep = new Set(kept);
  let part = '';
  let end = -1;
  for (const word of words) {
    // Words like "of" and "the" stay inside an answer ("Bank of England") and go around it.
    if (!keep.has(word)) continue;
    const between = end < 0 ? '' : text.slice(end, word.start);
    part += between.length > 0 && between.length <= 5 ? between : end < 0 ? '' : ' ';
    part += text.slice(word.start, word.end);
    end = word.end;
  }
  return part;
}
