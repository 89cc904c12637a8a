/** One question as the review lists it: its numbers, who gave which answer, and what another gold would move. */
import type { QuestionItem, QuestionTrouble } from '../../../core/summary/items.ts';
import { giversOf } from './cells.ts';
import { movesOf } from './moves.ts';
import type { ListedNumbers } from './question-numbers.ts';
import type { QuestionEvidence } from './question-troubles.ts';

export function questionItem(
  question: number,
  found: QuestionEvidence & {
    readonly listed: ListedNumbers;
    readonly replies: Uint32Array;
    readonly troubles: readonly QuestionTrouble[];
  },
): QuestionItem {
  const { book, consensus, numbers, listed, replies, troubles, drift, cells } = found;
  const { id, text } = book.questions[question]!;
  const alternative = consensus.alternative[question]!;
  const answers = book.answers[question]!;
  const evidence = [...giversOf(cells, question)].sort((a, b) => b[1].length - a[1].length || a[0] - b[0]);
  return {
    id,
    text,
    gold: answers[0]!.text,
    troubles: [...troubles],
    ...numbers[question]!,
    ...listed,
    suspicion: consensus.logOdds[question]!,
    proposed: alternative === 0 ? null : answers[alternative]!.text,
    answers: evidence.map(([answer, who]) => ({
      text: answers[answer]!.text,
      isGold: answer === 0,
      respondents: who.map((one) => book.respondents[one]!.id),
      families: [...new Set(who.map((one) => book.respondents[one]!.family))],
    })),
    moves: alternative === 0 ? [] : movesOf(book, replies, alternative),
    drift,
  };
}
