/** A question with its readings made on demand: most rules look at the lower-case text and never need the words. */
import type { Question } from '../../../core/question.ts';
import { cleanText } from '../../../values/fold-text.ts';
import { goldTexts } from '../../../values/gold-texts.ts';
import { type ReadText, readWords } from '../../../values/words.ts';
import type { LintedQuestion } from './lint-rule.ts';

/** @param today - ISO day. */
export function lintedQuestion(question: Question, today: string): LintedQuestion {
  return new QuestionReadings(question, today);
}

/** A class, because a million objects with getters of their own are a million closures. */
class QuestionReadings implements LintedQuestion {
  readonly question: Question;
  readonly today: string;
  readonly lower: string;
  #read: ReadText | null = null;
  #golds: readonly string[] | null = null;

  constructor(question: Question, today: string) {
    this.question = question;
    this.today = today;
    this.lower = cleanText(question.text).toLowerCase();
  }

  get read(): ReadText {
    this.#read ??= readWords(this.question.text);
    return this.#read;
  }

  get golds(): readonly string[] {
    this.#golds ??= goldTexts(this.question.reference);
    return this.#golds;
  }
}
