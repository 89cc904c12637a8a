/**
 * How often wrong answers meet without anything drawing them together, a question: often for yes or no and for the
 * number of children, hardly ever for names. Taken from wrong answers to different questions of the same property,
 * where no shared misconception can be at work.
 */
import { simpsonIndex } from '../../../stats/question/simpson-index.ts';
import { foldText } from '../../../values/fold-text.ts';
import { type AnswerBook, NO_ANSWER } from './answer-book.ts';
import { type Cells, MOST_DISTINCT } from './cells.ts';

/** Even among names some wrong answers are nearer than others. */
const LEAST = 0.03;
const MOST = 0.9;
/** Fewest wrong answers of a property that say something about it. */
const ENOUGH = 20;

/** One rate a question, in (0, 1). */
export function collisionsOf(book: AnswerBook, cells: Cells): Float64Array {
  const counts = new Map<string, Map<string, number>>();
  const kinds = book.questions.map(({ reference, property }) => `${reference?.form}\u0000${property ?? ''}`);
  /** The last question, counted from 1, that an answer of this number was met on. */
  const met = new Uint32Array(MOST_DISTINCT);
  for (const [question, kind] of kinds.entries()) {
    const texts = counts.get(kind) ?? new Map<string, number>();
    counts.set(kind, texts);
    // Once a question, however many gave it.
    for (let at = cells.offsets[question]!; at < cells.offsets[question + 1]!; at += 1) {
      const answer = cells.answer[at]!;
      if (answer === 0 || answer === NO_ANSWER || met[answer] === question + 1) continue;
      met[answer] = question + 1;
      const text = foldText(book.answers[question]![answer]!.text);
      texts.set(text, (texts.get(text) ?? 0) + 1);
    }
  }
  const rates = new Map<string, number>();
  for (const [kind, texts] of counts) {
    const drawn = [...texts.values()];
    const enough = drawn.reduce((sum, count) => sum + count, 0) >= ENOUGH;
    const rate = enough ? simpsonIndex(drawn) : null;
    rates.set(kind, Math.min(MOST, Math.max(LEAST, rate ?? LEAST)));
  }
  return Float64Array.from(kinds, (kind) => rates.get(kind)!);
}
