/** What is suspicious about one question, and why: each kind by its own rule. */
import type { QuestionTrouble } from '../../../core/summary/items.ts';
import type { AnswerConsensus } from '../../../stats/question/answer-consensus.ts';
import { type AnswerBook, NO_ANSWER, NO_OUTCOME } from './answer-book.ts';
import { type Cells, giversOf, INCORRECT, votesIn } from './cells.ts';
import { type driftOf, hasDrifted } from './drift.ts';
import { answersIt, partedFrom } from './parted.ts';
import type { QuestionNumbers } from './question-numbers.ts';
import { signOf } from './question-signs.ts';

/** Fewest respondents for a word on a question that all or none got right. */
const FEWEST = 3;

export interface QuestionEvidence {
  readonly book: AnswerBook;
  readonly cells: Cells;
  readonly consensus: AnswerConsensus;
  readonly numbers: readonly QuestionNumbers[];
  readonly drift: ReturnType<typeof driftOf>[number];
}

/** All but what only translations or the replies themselves show. */
export function questionTroubles(
  question: number,
  {
    book,
    cells,
    consensus,
    numbers,
    drift,
    hasOpenAnswer,
  }: QuestionEvidence & { readonly hasOpenAnswer: boolean },
): QuestionTrouble[] {
  const found: QuestionTrouble[] = [];
  const { asked, difficulty, refused, discrimination } = numbers[question]!;
  const givers = giversOf(cells, question);
  const familiesOf = (answer: number): number =>
    new Set(givers.get(answer)?.map((who) => book.respondents[who]!.family)).size;
  const alternative = consensus.alternative[question]!;
  const { parts, agree } = partedFrom(givers, book);
  // Why answers part from the gold is asked only where they do.
  const sign = parts ? signOf(book.questions[question]!, { scattered: !agree }) : null;
  if (sign !== null) found.push(sign);
  else if (
    alternative !== 0 &&
    consensus.logOdds[question]! > 0 &&
    familiesOf(alternative) >= 2 &&
    answersIt(book, question, alternative)
  )
    found.push('wrong-gold');
  if (!found.includes('ambiguous') && isAmbiguous(givers, familiesOf)) found.push('ambiguous');
  if (isNegative(discrimination, asked)) found.push('negative-discrimination');
  if (drift !== null && hasDrifted(drift)) found.push('drifted');
  // Of an answer that nobody graded it is not known whether it would have been the right one.
  if (asked >= FEWEST && !hasOpenAnswer) {
    if (difficulty === 1) found.push('saturated');
    else if (refused === 1) found.push('never-answered');
    else if (difficulty === 0) found.push('never-right');
  }
  return found;
}

/** Below 0 by more than chance alone would bring in one question of twenty (Fisher's z). */
function isNegative(discrimination: number | null, asked: number): boolean {
  if (discrimination === null || asked < 5) return false;
  return Math.atanh(Math.max(-0.999, discrimination)) * Math.sqrt(asked - 3) < -1.645;
}

/** The gold and another answer, each from two families and from a quarter of those that answered. */
function isAmbiguous(
  givers: ReadonlyMap<number, readonly number[]>,
  familiesOf: (answer: number) => number,
): boolean {
  const quarter = votesIn(givers) / 4;
  const isStrong = (answer: number, votes: number): boolean => votes >= quarter && familiesOf(answer) >= 2;
  if (!isStrong(0, givers.get(0)?.length ?? 0)) return false;
  for (const [answer, who] of givers) if (answer !== 0 && isStrong(answer, who.length)) return true;
  return false;
}

/** A reply in the words of the gold was called incorrect. */
export function hasGradingTrouble(book: AnswerBook, replies: Uint32Array): boolean {
  return replies.some((reply) => {
    const answer = book.answer[reply]!;
    if (answer === NO_ANSWER || answer === 0 || book.outcome[reply] !== INCORRECT) return false;
    return book.answers[book.question[reply]!]![answer]!.likeGold;
  });
}

/** The gold or the question itself may be at fault, and it is said how. */
const CAUSES: readonly QuestionTrouble[] = ['wrong-gold', 'wrong-translation', 'unreadable-gold', 'stale'];

/**
 * Whether a question is looked at before the rest, which goes by suspicion alone. Two answers that many give each are a cause
 * only where the gold is the less probable one: else they would stand before wrong golds that hardly anybody outvotes.
 */
export function comesFirst(troubles: readonly QuestionTrouble[], suspicion: number): boolean {
  return (
    troubles.some((trouble) => CAUSES.includes(trouble)) || (suspicion > 0 && troubles.includes('ambiguous'))
  );
}

/** Somebody answered, and no grade says how. */
export function isLeftOpen(book: AnswerBook, replies: Uint32Array): boolean {
  return replies.some((reply) => book.answer[reply] !== NO_ANSWER && book.outcome[reply] === NO_OUTCOME);
}
