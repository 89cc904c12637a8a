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

/** Room for a number a distinct answer of any question, {@link NO_ANSWER} among them. */
export const MOST_DISTINCT = NO_ANSWER + 1;

/** Ordered by question. */
export function cellsOf(book: AnswerBook): Cells {
  const order = byQuestion(book);
  const size = order.length;
  const offsets = new Uint32Array(book.questions.length + 1);
  const respondent = new Uint16Array(size);
  const right = new Float64Array(size);
  const refused = new Float64Array(size);
  const answer = new Uint16Array(size).fill(NO_ANSWER);
  // Of the question at hand, by respondent: a record for each of a million cells would be most of the memory.
  const own = {
    replies: new Uint32Array(book.respondents.length),
    asked: new Uint32Array(book.respondents.length),
    right: new Uint32Array(book.respondents.length),
    refused: new Uint32Array(book.respondents.length),
    said: book.respondents.map((): number[] => []),
  };
  let cells = 0;
  let at = 0;
  for (let question = 0; question < book.questions.length; question += 1) {
    const answering: number[] = [];
    for (; at < size && book.question[order[at]!] === question; at += 1) {
      const reply = order[at]!;
      const who = book.respondent[reply]!;
      if (own.replies[who] === 0) answering.push(who);
      own.replies[who]! += 1;
      const outcome = book.outcome[reply]!;
      if (outcome !== NO_OUTCOME) {
        own.asked[who]! += 1;
        if (outcome === CORRECT) own.right[who]! += 1;
        if (outcome === REFUSED) own.refused[who]! += 1;
      }
      const said = settledAnswer(book, reply);
      if (said !== NO_ANSWER) own.said[who]!.push(said);
    }
    for (const who of answering) {
      const asked = own.asked[who]!;
      const said = own.said[who]!;
      if (asked > 0 || said.length > 0) {
        respondent[cells] = who;
        right[cells] = asked === 0 ? Number.NaN : own.right[who]! / asked;
        refused[cells] = asked === 0 ? Number.NaN : own.refused[who]! / asked;
        answer[cells] = commonest(said);
        cells += 1;
      }
      for (const counts of [own.replies, own.asked, own.right, own.refused]) counts[who] = 0;
      said.length = 0;
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
function settledAnswer(book: AnswerBook, reply: number): number {
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
