/** A question with its readings made on demand: most rules look at the lower-case text and never need the words. */
import type { Question } from '../../../core/question.ts';
import { cleanText } from '../../../values/fold-text.ts';
import { goldTexts } from '../../../values/gold-texts.ts';
import { type ReadText, readWords } from '../../../values/words.ts';
import type { LintedQuestion } from './lint-rule.ts';

/** @param today - ISO day. */
export function lintedQuestion(question: Question, today: string): LintedQuestion {
  let read: ReadText | null = null;
  let golds: readonly string[] | null = null;
  return {
    question,
    today,
    lower: cleanText(question.text).toLowerCase(),
    get read() {
      read ??= readWords(question.text);
      return read;
    },
    get golds() {
      golds ??= goldTexts(question.reference);
      return golds;
    },
  };
}
