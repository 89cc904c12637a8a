/**
 * From an answer book to the section `items` of a summary: numbers of every question, what is suspicious about it,
 * and the ranking. Refusals count as not right for difficulty and discrimination ("does it know?"), and as no answer
 * for agreement and for suspicion of the gold, where only what was said is evidence.
 */
import { counted } from '../../../core/counted.ts';
import type { ItemsSection, QuestionTrouble } from '../../../core/summary/items.ts';
import { QUESTION_TROUBLES } from '../../../core/summary/items.ts';
import { type AnswerConsensus, answerConsensus } from '../../../stats/question/answer-consensus.ts';
import { type AnswerBook, NO_ANSWER } from './answer-book.ts';
import { byQuestion, type Cells, cellsOf } from './cells.ts';
import { collisionsOf } from './collisions.ts';
import { driftOf } from './drift.ts';
import { familyRates, movesOf } from './moves.ts';
import { questionItem } from './question-item.ts';
import { type QuestionNumbers, questionNumbers } from './question-numbers.ts';
import { comesFirst, hasGradingTrouble, isLeftOpen, questionTroubles } from './question-troubles.ts';
import { wrongTranslations } from './wrong-translations.ts';

export interface FindTroubleOptions {
  /** Rows to list, the most suspicious first. @default a tenth of the questions, at least 20 */
  readonly top?: number;
  /** Kinds of trouble whose questions are listed as well, however many. @default none */
  readonly list?: readonly QuestionTrouble[];
}

/** The section. */
export function findTrouble(book: AnswerBook, options: FindTroubleOptions = {}): ItemsSection {
  const cells = cellsOf(book);
  const consensus = consensusOf(book, cells);
  const { all: numbers, listed: listedNumbers } = questionNumbers(book, cells);
  const drift = driftOf(book);
  const order = byQuestion(book);
  const starts = startsOf(book, order);
  const listed = Object.fromEntries(QUESTION_TROUBLES.map((trouble) => [trouble, [] as string[]])) as Record<
    QuestionTrouble,
    string[]
  >;
  const translated = wrongTranslations(book, cells);
  const troubles = book.questions.map(({ id }, question) => {
    const replies = order.subarray(starts[question], starts[question + 1]);
    const found = questionTroubles(question, {
      ...{ book, cells, consensus, numbers, drift: drift[question]! },
      hasOpenAnswer: isLeftOpen(book, replies),
    });
    if (translated.has(question)) found.push('wrong-translation');
    if (hasGradingTrouble(book, replies)) found.push('grading');
    for (const trouble of found) listed[trouble].push(id);
    return found;
  });
  const first = troubles.map((found, question) => Number(comesFirst(found, consensus.logOdds[question]!)));
  const ranking = book.questions
    .map((_, question) => question)
    .sort((a, b) => first[b]! - first[a]! || rank(a, b, consensus, numbers));
  const { top = listedAtFirst(book.questions.length), list = [] } = options;
  const rows = ranking.filter(
    (question, place) => place < top || troubles[question]!.some((trouble) => list.includes(trouble)),
  );
  const repliesTo = (question: number) => order.subarray(starts[question], starts[question + 1]);
  const moves = ranking
    .filter((question) => troubles[question]!.includes('wrong-gold'))
    .flatMap((question) => movesOf(book, repliesTo(question), consensus.alternative[question]!));
  return {
    runs: [...book.runs],
    questions: book.questions.length,
    respondents: book.respondents.map(({ id, family }) => ({ id, family })),
    counts: Object.fromEntries(
      QUESTION_TROUBLES.map((trouble) => [trouble, listed[trouble].length]),
    ) as ItemsSection['counts'],
    listed,
    rows: rows.map((question) =>
      questionItem(question, {
        ...{ book, consensus, numbers, cells },
        listed: listedNumbers(question),
        replies: repliesTo(question),
        troubles: troubles[question]!,
        drift: drift[question]!,
      }),
    ),
    moves: familyRates(book, moves),
    agreement: { familyRepeat: consensus.familyRepeat, lureShare: consensus.lureShare },
    notes: notesOf(book),
  };
}

/** Rows that are listed where nobody says how many. */
export function listedAtFirst(questions: number): number {
  return Math.max(20, Math.ceil(questions / 10));
}

function familiesOf(book: AnswerBook): number[] {
  const names = new Map<string, number>();
  return book.respondents.map(({ family }) => {
    if (!names.has(family)) names.set(family, names.size);
    return names.get(family)!;
  });
}

function consensusOf(book: AnswerBook, cells: Cells): AnswerConsensus {
  const offsets = new Uint32Array(cells.offsets.length);
  const respondent = new Uint16Array(cells.answer.length);
  const answer = new Uint16Array(cells.answer.length);
  let votes = 0;
  for (let question = 0; question < book.questions.length; question += 1) {
    for (let at = cells.offsets[question]!; at < cells.offsets[question + 1]!; at += 1) {
      if (cells.answer[at] === NO_ANSWER) continue;
      respondent[votes] = cells.respondent[at]!;
      answer[votes] = cells.answer[at]!;
      votes += 1;
    }
    offsets[question + 1] = votes;
  }
  return answerConsensus(
    { offsets, respondent: respondent.subarray(0, votes), answer: answer.subarray(0, votes) },
    { families: familiesOf(book), collisions: collisionsOf(book, cells) },
  );
}

/** By suspicion; where the answers say nothing, a question that the strong miss comes first. */
function rank(
  a: number,
  b: number,
  { logOdds }: AnswerConsensus,
  numbers: readonly QuestionNumbers[],
): number {
  const difference = logOdds[b]! - logOdds[a]!;
  if (Math.abs(difference) > 1e-9) return difference;
  return (numbers[a]!.discrimination ?? 0) - (numbers[b]!.discrimination ?? 0) || a - b;
}

function startsOf(book: AnswerBook, order: Uint32Array): Uint32Array {
  const starts = new Uint32Array(book.questions.length + 1);
  for (const reply of order) starts[book.question[reply]! + 1]! += 1;
  for (let question = 1; question < starts.length; question += 1) starts[question]! += starts[question - 1]!;
  return starts;
}

function notesOf({ respondents }: AnswerBook): string[] {
  const families = new Set(respondents.map(({ family }) => family)).size;
  const notes: string[] = [];
  if (families < 2)
    notes.push('All respondents are of one family: their agreement is no evidence against a gold.');
  else if (families < 4)
    notes.push(`Only ${families} families answered: agreement among them is weak evidence.`);
  if (respondents.length < 5)
    notes.push(`Discrimination rests on ${counted(respondents.length, 'respondent')}.`);
  return notes;
}
