/**
 * What changing golds does to the rates of each family: whoever gave the proposed answer gains, whoever gave the old
 * gold loses. Shown beside every suspicion, because the families that outvote a gold are those that profit from it.
 */
import { type AnswerBook, NO_OUTCOME } from './answer-book.ts';
import { CORRECT } from './cells.ts';

export interface FamilyMove {
  readonly family: string;
  readonly gained: number;
  readonly lost: number;
}

/** Moves of one question if `answer` became its gold; of `replies` to the question, those with an outcome. */
export function movesOf(book: AnswerBook, replies: ArrayLike<number>, answer: number): FamilyMove[] {
  const moves = new Map<string, { gained: number; lost: number }>();
  for (let i = 0; i < replies.length; i += 1) {
    const reply = replies[i]!;
    // Only outcomes are in the rates: one without a grade would enlarge them, not move them.
    if (book.outcome[reply] === NO_OUTCOME) continue;
    const right = book.outcome[reply] === CORRECT;
    const gains = !right && book.answer[reply] === answer;
    if (!right && !gains) continue;
    const { family } = book.respondents[book.respondent[reply]!]!;
    const move = moves.get(family) ?? { gained: 0, lost: 0 };
    moves.set(family, move);
    if (gains) move.gained += 1;
    else move.lost += 1;
  }
  return [...moves].map(([family, move]) => ({ family, ...move }));
}

export interface FamilyRate {
  readonly family: string;
  /** Replies with an outcome. */
  readonly replies: number;
  readonly correctNow: number | null;
  /** If all of the moves came true. */
  readonly correctAfter: number | null;
}

/** Share correct of each family now and after the moves, in the order of first appearance. */
export function familyRates(book: AnswerBook, moves: readonly FamilyMove[]): FamilyRate[] {
  const counts = new Map<string, { replies: number; correct: number; change: number }>();
  for (const { family } of book.respondents) counts.set(family, { replies: 0, correct: 0, change: 0 });
  for (let i = 0; i < book.replies; i += 1) {
    if (book.outcome[i] === NO_OUTCOME) continue;
    const count = counts.get(book.respondents[book.respondent[i]!]!.family)!;
    count.replies += 1;
    if (book.outcome[i] === CORRECT) count.correct += 1;
  }
  for (const { family, gained, lost } of moves) counts.get(family)!.change += gained - lost;
  return [...counts].map(([family, { replies, correct, change }]) => ({
    family,
    replies,
    correctNow: replies === 0 ? null : correct / replies,
    correctAfter: replies === 0 ? null : (correct + change) / replies,
  }));
}
