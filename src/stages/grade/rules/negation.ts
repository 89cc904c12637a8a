/**
 * Whether a match is denied: "not Ulm", "never in Ulm". Only the three words before it count, because a denial
 * further off is usually of something else.
 */
import type { AnswerReading } from './answer-reading.ts';

const NEGATIONS = new Set(['not', 'never', 'nor', 'neither', 'isnt', 'wasnt', 'didnt']);

/** "not", "never" within three words before; a capital Not belongs to a title. */
export function negatedBefore(answer: AnswerReading, first: number): boolean {
  for (let at = first - 1; at >= Math.max(0, first - 3); at -= 1) {
    const word = answer.words[at];
    if (word && NEGATIONS.has(word.text) && !(word.capital && at > 0)) return !isOnly(answer, at);
  }
  return false;
}

/** "not only" affirms. */
function isOnly(answer: AnswerReading, at: number): boolean {
  const next = answer.words[at + 1]?.text;
  return next === 'only' || next === 'just';
}
