/** The rules about one question, in the order of the docs: what is broken, what leaks, what is asked, what is kept. */
import type { QuestionRule } from './lint-rule.ts';
import { answerType } from './rules/answer-type.ts';
import { contradictoryGold } from './rules/contradictory-gold.ts';
import { damagedText } from './rules/damaged-text.ts';
import { futureGold } from './rules/future-gold.ts';
import { goldInQuestion } from './rules/gold-in-question.ts';
import { goldPrecision } from './rules/gold-precision.ts';
import { goldScript } from './rules/gold-script.ts';
import { guessable } from './rules/guessable.ts';
import { impossibleDate } from './rules/impossible-date.ts';
import { longGold } from './rules/long-gold.ts';
import { missingContext } from './rules/missing-context.ts';
import { missingReference } from './rules/missing-reference.ts';
import { mixedScripts } from './rules/mixed-scripts.ts';
import { numberRange } from './rules/number-range.ts';
import { placeholderGold } from './rules/placeholder-gold.ts';
import { severalAnswers } from './rules/several-answers.ts';
import { statedLanguage } from './rules/stated-language.ts';
import { timeDependent } from './rules/time-dependent.ts';
import { twoQuestions } from './rules/two-questions.ts';
import { unanswerableWithGold } from './rules/unanswerable-with-gold.ts';
import { unboundedQuestion } from './rules/unbounded-question.ts';
import { unpairedPremise } from './rules/unpaired-premise.ts';

export const QUESTION_RULES: readonly QuestionRule[] = [
  missingReference,
  impossibleDate,
  numberRange,
  contradictoryGold,
  goldInQuestion,
  answerType,
  goldPrecision,
  severalAnswers,
  timeDependent,
  futureGold,
  missingContext,
  twoQuestions,
  unboundedQuestion,
  placeholderGold,
  unanswerableWithGold,
  damagedText,
  mixedScripts,
  goldScript,
  statedLanguage,
  guessable,
  longGold,
  unpairedPremise,
];
