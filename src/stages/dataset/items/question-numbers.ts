/**
 * What the answers say of each question in numbers. Respondents without an outcome on a question are left out of its shares;
 * how able a respondent is comes from all questions, so that a question's curve is not fitted to itself alone.
 */

import type { QuestionItem } from '../../../core/summary/items.ts';
import { sum } from '../../../stats/numeric/sum.ts';
import { irtInformation } from '../../../stats/question/irt-information.ts';
import { type QuestionCurve, questionCurve } from '../../../stats/question/question-curve.ts';
import { restCorrelation } from '../../../stats/question/rest-correlation.ts';
import { type AnswerBook, NO_ANSWER } from './answer-book.ts';
import { type Cells, MOST_DISTINCT } from './cells.ts';

/** What is suspicious about a question, and its rank, are told by these. */
export type QuestionNumbers = Pick<QuestionItem, 'asked' | 'difficulty' | 'refused' | 'discrimination'>;

/** What only a list of questions shows. */
export type ListedNumbers = Pick<QuestionItem, 'information' | 'agreement'>;

export interface NumbersOfQuestions {
  readonly all: readonly QuestionNumbers[];
  /** Made when asked for: a curve is fitted to each question, and most questions are not listed. */
  readonly listed: (question: number) => ListedNumbers;
}

export function questionNumbers(book: AnswerBook, cells: Cells): NumbersOfQuestions {
  const known = withOutcome(cells);
  const discrimination = restCorrelation(known);
  const abilities = abilitiesOf(book, known);
  const votes = new Uint32Array(MOST_DISTINCT);
  const { offsets, value, refused } = known;
  return {
    all: book.questions.map((_, question) => {
      const [from, to] = [offsets[question]!, offsets[question + 1]!];
      return {
        asked: to - from,
        difficulty: mean(value.subarray(from, to)),
        refused: mean(refused.subarray(from, to)),
        discrimination: discrimination[question]!,
      };
    }),
    listed: (question) => {
      const [from, to] = [offsets[question]!, offsets[question + 1]!];
      const able = Float64Array.from(known.respondent.subarray(from, to), (who) => abilities[who]!);
      const curve = questionCurve(able, value.subarray(from, to));
      return {
        information: curve === null ? null : meanInformation(curve, able),
        agreement: agreementOn(question, cells, votes),
      };
    },
  };
}

/** Share of the votes that the commonest answer has. `votes`: zero for every answer, and left so. */
function agreementOn(question: number, { offsets, answer }: Cells, votes: Uint32Array): number | null {
  const [from, to] = [offsets[question]!, offsets[question + 1]!];
  let [commonest, cast] = [0, 0];
  for (let at = from; at < to; at += 1) {
    if (answer[at] === NO_ANSWER) continue;
    cast += 1;
    votes[answer[at]!]! += 1;
    commonest = Math.max(commonest, votes[answer[at]!]!);
  }
  for (let at = from; at < to; at += 1) votes[answer[at]!] = 0;
  return cast === 0 ? null : commonest / cast;
}

function meanInformation(curve: QuestionCurve, abilities: Float64Array): number {
  let total = 0;
  for (let at = 0; at < abilities.length; at += 1) total += irtInformation(curve, abilities[at]!).information;
  return total / abilities.length;
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

function mean(values: ArrayLike<number>): number | null {
  return values.length === 0 ? null : sum(values) / values.length;
}
