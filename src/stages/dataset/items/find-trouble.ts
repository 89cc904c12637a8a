/**
 * From an answer book to the section `items` of a summary: numbers of every question, what is suspicious about it,
 * and the ranking. Refusals count as not right for difficulty and discrimination ("does it know?"), and as no answer
 * for agreement and for suspicion of the gold, where only what was said is evidence.
 */
import { addToGroup } from '../../../core/group-by.ts';
import type { ItemsSection, QuestionItem, QuestionTrouble } from '../../../core/summary/items.ts';
import { QUESTION_TROUBLES } from '../../../core/summary/items.ts';
import { type AnswerConsensus, answerConsensus } from '../../../stats/question/answer-consensus.ts';
import { irtInformation } from '../../../stats/question/irt-information.ts';
import { questionCurve } from '../../../stats/question/question-curve.ts';
import { restCorrelation } from '../../../stats/question/rest-correlation.ts';
import { type AnswerBook, NO_ANSWER } from './answer-book.ts';
import { collisionsOf } from './collisions.ts';
import { driftOf, hasDrifted } from './drift.ts';
import { familyRates, movesOf } from './moves.ts';
import { answersIt, partedFrom } from './parted.ts';
import { signOf } from './question-signs.ts';
import { byQuestion, type Cells, cellsOf, INCORRECT } from './votes.ts';
import { wrongTranslations } from './wrong-translations.ts';

export interface FindTroubleOptions {
  /** Rows to list, the most suspicious first. @default a tenth of the questions, at least 20 */
  readonly top?: number;
  /** Kinds of trouble whose questions are listed as well, however many. @default none */
  readonly list?: readonly QuestionTrouble[];
}

/** Fewest respondents for a word on a question that all or none got right. */
const FEWEST = 3;

/** The section. */
export function findTrouble(book: AnswerBook, options: FindTroubleOptions = {}): ItemsSection {
  const cells = cellsOf(book);
  const consensus = consensusOf(book, cells);
  const numbers = numbersOf(book, cells);
  const drift = driftOf(book);
  const order = byQuestion(book);
  const starts = startsOf(book, order);
  const listed = Object.fromEntries(QUESTION_TROUBLES.map((trouble) => [trouble, [] as string[]])) as Record<
    QuestionTrouble,
    string[]
  >;
  const translated = wrongTranslations(book, cells);
  const troubles = book.questions.map(({ id }, question) => {
    const found = troublesOf(question, { book, cells, consensus, numbers, drift: drift[question]! });
    if (translated.has(question)) found.push('wrong-translation');
    if (hasGradingTrouble(book, order.subarray(starts[question], starts[question + 1])))
      found.push('grading');
    for (const trouble of found) listed[trouble].push(id);
    return found;
  });
  const ranking = book.questions
    .map((_, question) => question)
    .sort(
      (a, b) =>
        Number(isCaused(troubles[b]!)) - Number(isCaused(troubles[a]!)) || rank(a, b, consensus, numbers),
    );
  const { top = Math.max(20, Math.ceil(book.questions.length / 10)), list = [] } = options;
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
      rowOf(question, {
        ...{ book, consensus, numbers, cells },
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

interface Numbers {
  readonly asked: number;
  readonly difficulty: number | null;
  readonly refused: number | null;
  readonly discrimination: number | null;
  readonly information: number | null;
  readonly agreement: number | null;
}

interface Found {
  readonly book: AnswerBook;
  readonly cells: Cells;
  readonly consensus: AnswerConsensus;
  readonly numbers: readonly Numbers[];
  readonly drift: ReturnType<typeof driftOf>[number];
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
  const respondent: number[] = [];
  const answer: number[] = [];
  for (let question = 0; question < book.questions.length; question += 1) {
    for (let at = cells.offsets[question]!; at < cells.offsets[question + 1]!; at += 1) {
      if (cells.answer[at] === NO_ANSWER) continue;
      respondent.push(cells.respondent[at]!);
      answer.push(cells.answer[at]!);
    }
    offsets[question + 1] = respondent.length;
  }
  return answerConsensus(
    { offsets, respondent, answer },
    { families: familiesOf(book), collisions: collisionsOf(book, cells) },
  );
}

function numbersOf(book: AnswerBook, cells: Cells): Numbers[] {
  const known = withOutcome(cells);
  const discrimination = restCorrelation(known);
  const abilities = abilitiesOf(book, known);
  return book.questions.map((_, question) => {
    const from = known.offsets[question]!;
    const to = known.offsets[question + 1]!;
    const asked = to - from;
    const answers = new Map<number, number>();
    let answered = 0;
    for (let at = cells.offsets[question]!; at < cells.offsets[question + 1]!; at += 1) {
      const answer = cells.answer[at]!;
      if (answer === NO_ANSWER) continue;
      answered += 1;
      answers.set(answer, (answers.get(answer) ?? 0) + 1);
    }
    const own = known.value.slice(from, to);
    const able = Float64Array.from(known.respondent.slice(from, to), (who) => abilities[who]!);
    const curve = questionCurve(able, own);
    return {
      asked,
      difficulty: mean(own),
      refused: mean(known.refused.slice(from, to)),
      discrimination: discrimination[question]!,
      information:
        curve === null ? null : mean(able.map((ability) => irtInformation(curve, ability).information)),
      agreement: answered === 0 ? null : Math.max(...answers.values()) / answered,
    };
  });
}

/** Cells with an outcome, as the statistics want them. */
function withOutcome(cells: Cells) {
  const offsets = new Uint32Array(cells.offsets.length);
  const respondent = new Uint16Array(cells.right.length);
  const value = new Float64Array(cells.right.length);
  const refused = new Float64Array(cells.right.length);
  let kept = 0;
  for (let question = 0; question + 1 < cells.offsets.length; question += 1) {
    for (let at = cells.offsets[question]!; at < cells.offsets[question + 1]!; at += 1) {
      if (Number.isNaN(cells.right[at]!)) continue;
      respondent[kept] = cells.respondent[at]!;
      value[kept] = cells.right[at]!;
      refused[kept] = cells.refused[at]!;
      kept += 1;
    }
    offsets[question + 1] = kept;
  }
  return {
    offsets,
    respondent: respondent.subarray(0, kept),
    value: value.subarray(0, kept),
    refused: refused.subarray(0, kept),
  };
}

/** Logit of the share right, in standard deviations of the respondents. */
function abilitiesOf(book: AnswerBook, known: ReturnType<typeof withOutcome>): Float64Array {
  const right = new Float64Array(book.respondents.length).fill(0.5);
  const asked = new Float64Array(book.respondents.length).fill(1);
  for (const [at, who] of known.respondent.entries()) {
    right[who]! += known.value[at]!;
    asked[who]! += 1;
  }
  const logits = right.map((count, who) => Math.log(count / (asked[who]! - count)));
  const middle = mean(logits) ?? 0;
  const spread = Math.sqrt(mean(logits.map((logit) => (logit - middle) ** 2)) ?? 0);
  return logits.map((logit) => (spread === 0 ? 0 : (logit - middle) / spread));
}

function troublesOf(question: number, { book, cells, consensus, numbers, drift }: Found): QuestionTrouble[] {
  const found: QuestionTrouble[] = [];
  const { asked, difficulty, refused, discrimination } = numbers[question]!;
  const families = familiesByAnswer(question, book, cells);
  const alternative = consensus.alternative[question]!;
  const supporters = families.get(alternative)?.size ?? 0;
  const { parts, agree } = partedFrom(question, book, cells);
  // Why answers part from the gold is asked only where they do.
  const sign = parts ? signOf(book.questions[question]!, { scattered: !agree }) : null;
  if (sign !== null) found.push(sign);
  else if (
    alternative !== 0 &&
    supporters >= 2 &&
    consensus.logOdds[question]! > 0 &&
    answersIt(book, question, alternative)
  )
    found.push('wrong-gold');
  if (!found.includes('ambiguous') && isAmbiguous(question, cells, families)) found.push('ambiguous');
  if (isNegative(discrimination, asked)) found.push('negative-discrimination');
  if (drift !== null && hasDrifted(drift)) found.push('drifted');
  if (asked >= FEWEST) {
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

function familiesByAnswer(question: number, book: AnswerBook, cells: Cells): Map<number, Set<string>> {
  const families = new Map<number, Set<string>>();
  for (let at = cells.offsets[question]!; at < cells.offsets[question + 1]!; at += 1) {
    const answer = cells.answer[at]!;
    if (answer === NO_ANSWER) continue;
    const some = families.get(answer) ?? new Set();
    families.set(answer, some.add(book.respondents[cells.respondent[at]!]!.family));
  }
  return families;
}

/** The gold and another answer, each from two families and from a quarter of those that answered. */
function isAmbiguous(
  question: number,
  cells: Cells,
  families: ReadonlyMap<number, ReadonlySet<string>>,
): boolean {
  const votes = new Map<number, number>();
  let cast = 0;
  for (let at = cells.offsets[question]!; at < cells.offsets[question + 1]!; at += 1) {
    const answer = cells.answer[at]!;
    if (answer === NO_ANSWER) continue;
    cast += 1;
    votes.set(answer, (votes.get(answer) ?? 0) + 1);
  }
  const strong = [...votes].filter(([answer, n]) => 4 * n >= cast && (families.get(answer)?.size ?? 0) >= 2);
  return strong.length >= 2 && strong.some(([answer]) => answer === 0);
}

function hasGradingTrouble(book: AnswerBook, replies: Uint32Array): boolean {
  return replies.some((reply) => {
    const answer = book.answer[reply]!;
    if (answer === NO_ANSWER || answer === 0 || book.outcome[reply] !== INCORRECT) return false;
    return book.answers[book.question[reply]!]![answer]!.likeGold;
  });
}

/** What is to be looked at first: the gold or the question itself may be at fault, and it is said how. */
const CAUSES: readonly QuestionTrouble[] = [
  'wrong-gold',
  'wrong-translation',
  'unreadable-gold',
  'stale',
  'ambiguous',
];

function isCaused(troubles: readonly QuestionTrouble[]): boolean {
  return troubles.some((trouble) => CAUSES.includes(trouble));
}

/** By suspicion; where the answers say nothing, a question that the strong miss comes first. */
function rank(a: number, b: number, { logOdds }: AnswerConsensus, numbers: readonly Numbers[]): number {
  const difference = logOdds[b]! - logOdds[a]!;
  if (Math.abs(difference) > 1e-9) return difference;
  return (numbers[a]!.discrimination ?? 0) - (numbers[b]!.discrimination ?? 0) || a - b;
}

function rowOf(
  question: number,
  found: Found & { readonly replies: Uint32Array; readonly troubles: readonly QuestionTrouble[] },
): QuestionItem {
  const { book, consensus, numbers, replies, troubles, drift, cells } = found;
  const { id, text } = book.questions[question]!;
  const alternative = consensus.alternative[question]!;
  const answers = book.answers[question]!;
  const givers = new Map<number, number[]>();
  for (let at = cells.offsets[question]!; at < cells.offsets[question + 1]!; at += 1) {
    const answer = cells.answer[at]!;
    if (answer !== NO_ANSWER) addToGroup(givers, answer, cells.respondent[at]!);
  }
  const evidence = [...givers].sort((a, b) => b[1].length - a[1].length || a[0] - b[0]);
  return {
    id,
    text,
    gold: answers[0]!.text,
    troubles: [...troubles],
    ...numbers[question]!,
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
  if (respondents.length < 5) notes.push(`Discrimination rests on ${respondents.length} respondents.`);
  return notes;
}

function mean(values: ArrayLike<number>): number | null {
  if (values.length === 0) return null;
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += values[i]!;
  return sum / values.length;
}
