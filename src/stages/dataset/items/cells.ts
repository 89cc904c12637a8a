/**
 * One cell a question and respondent: how often it was right, how often it declined, and the answer it gives most
 * often. Trials and runs are averaged first, so that who was asked ten times has no more say than who was asked once.
 */
import { addToGroup } from '../../../core/group-by.ts';
import { OUTCOMES } from '../../../core/outcome.ts';
import { type AnswerBook, NO_ANSWER, NO_OUTCOME } from './answer-book.ts';

export interface Cells {
  /** Where each question's cells begin; one more entry than questions. */
  readonly offsets: Uint32Array;
  readonly respondent: Uint16Array;
  /** Share correct of the replies with an outcome; cells without any are not there. */
  readonly right: Float64Array;
  readonly refused: Float64Array;
  /** The commonest answer, 0 = the gold; {@link NO_ANSWER} where it gave none. */
  readonly answer: Uint16Array;
}

/** Ordered by question. */
export function cellsOf(book: AnswerBook): Cells {
  const order = byQuestion(book);
  const size = order.length;
  const offsets = new Uint32Array(book.questions.length + 1);
  const respondent = new Uint16Array(size);
  const right = new Float64Array(size);
  const refused = new Float64Array(size);
  const answer = new Uint16Array(size).fill(NO_ANSWER);
  let cells = 0;
  let at = 0;
  for (let question = 0; question < book.questions.length; question += 1) {
    const open = new Map<number, { asked: number; right: number; refused: number; said: number[] }>();
    for (; at < size && book.question[order[at]!] === question; at += 1) {
      const reply = order[at]!;
      const own = open.get(book.respondent[reply]!) ?? { asked: 0, right: 0, refused: 0, said: [] };
      open.set(book.respondent[reply]!, own);
      const outcome = book.outcome[reply]!;
      if (outcome !== NO_OUTCOME) {
        own.asked += 1;
        if (outcome === CORRECT) own.right += 1;
        if (outcome === REFUSED) own.refused += 1;
      }
      const said = settledAnswer(book, reply);
      if (said !== NO_ANSWER) own.said.push(said);
    }
    for (const [who, own] of open) {
      if (own.asked === 0 && own.said.length === 0) continue;
      respondent[cells] = who;
      right[cells] = own.asked === 0 ? Number.NaN : own.right / own.asked;
      refused[cells] = own.asked === 0 ? Number.NaN : own.refused / own.asked;
      answer[cells] = commonest(own.said);
      cells += 1;
    }
    offsets[question + 1] = cells;
  }
  return {
    offsets,
    respondent: respondent.slice(0, cells),
    right: right.slice(0, cells),
    refused: refused.slice(0, cells),
    answer: answer.slice(0, cells),
  };
}

/** Which respondents gave which answer to a question, 0 = the gold; who gave none is in no group. */
export function giversOf(cells: Cells, question: number): Map<number, number[]> {
  const givers = new Map<number, number[]>();
  for (let at = cells.offsets[question]!; at < cells.offsets[question + 1]!; at += 1) {
    const answer = cells.answer[at]!;
    if (answer !== NO_ANSWER) addToGroup(givers, answer, cells.respondent[at]!);
  }
  return givers;
}

/** How many gave an answer. */
export function votesIn(givers: ReadonlyMap<number, readonly number[]>): number {
  let cast = 0;
  for (const who of givers.values()) cast += who.length;
  return cast;
}

export const CORRECT = OUTCOMES.indexOf('correct');
export const INCORRECT = OUTCOMES.indexOf('incorrect');
const REFUSED = OUTCOMES.indexOf('refused');

/** An answer in the gold's words agrees with the gold, whatever the grade: it is no evidence against it. */
export function settledAnswer(book: AnswerBook, reply: number): number {
  const answer = book.answer[reply]!;
  if (answer === NO_ANSWER) return answer;
  return book.answers[book.question[reply]!]![answer]!.likeGold ? 0 : answer;
}

/** Replies in the order of their questions, by counting. */
export function byQuestion(book: AnswerBook): Uint32Array {
  const next = new Uint32Array(book.questions.length + 1);
  for (let i = 0; i < book.replies; i += 1) next[book.question[i]! + 1]! += 1;
  for (let q = 1; q < next.length; q += 1) next[q]! += next[q - 1]!;
  const order = new Uint32Array(book.replies);
  for (let i = 0; i < book.replies; i += 1) {
    const question = book.question[i]!;
    order[next[question]!] = i;
    next[question]! += 1;
  }
  return order;
}

/** Of answers said equally often the first. */
function commonest(said: readonly number[]): number {
  if (said.length <= 1) return said[0] ?? NO_ANSWER;
  const counts = new Map<number, number>();
  for (const answer of said) counts.set(answer, (counts.get(answer) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}
