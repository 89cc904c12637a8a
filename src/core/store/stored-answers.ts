/**
 * Answers with their questions and what stands of them: to be read one by one, searched, or counted all at once.
 */
import type { SameAnswer } from '../answer-clusters.ts';
import type { AnswerFilter, AnswerSource, AnswerView, ShownAnswer } from '../answer-view.ts';
import type { BrowseCount, BrowseFilter, BrowsePage, BrowseStep, FieldValue } from '../browsing.ts';
import type { Outcome } from '../outcome.ts';
import type { OutcomeTable } from '../outcome-table.ts';
import type { Question } from '../question.ts';
import type { Respondent } from '../respondent.ts';

/** A page of answers as evidence on their questions, in columns: one place an answer. */
export interface OpenAnswers {
  readonly questions: readonly Question[];
  readonly respondents: readonly Respondent[];
  /** Null where there is no outcome. */
  readonly outcomes: readonly (Outcome | null)[];
  /** Only of what is incorrect or has no outcome; null elsewhere. */
  readonly texts: readonly (string | null)[];
}

export interface StoredAnswers extends AnswerSource {
  /** @param rows - of a page; the default is 2,000 */
  shown(runIds?: readonly string[], rows?: number): AsyncIterable<readonly ShownAnswer[]>;
  /** A jump to any place of `answers()`, for browsing. */
  page(
    filter: AnswerFilter | undefined,
    options: { readonly offset: number; readonly limit: number },
  ): Promise<AnswerView[]>;
  /** Up to `limit` replies of a run that the filter lets through, as far as one step of the search goes. */
  browse(
    runId: string,
    filter: BrowseFilter,
    step: BrowseStep & { readonly limit: number },
  ): Promise<BrowsePage>;
  /** How many there are, as far as one step goes. */
  countBrowsed(runId: string, filter: BrowseFilter, step: BrowseStep): Promise<BrowseCount>;
  /** Values by which the run's questions can be told apart. */
  fieldValues(runId: string): Promise<FieldValue[]>;
  /**
   * The open pass in the order of `answers()`, without failures and what was looked up or another model said. A page ends
   * with a question and has at most `rows` replies, unless one question has more. @default 20,000
   */
  openAnswers(runId: string, rows?: number): AsyncIterable<OpenAnswers>;
  /** With `sameAnswer`, answers of repeated trials are clustered; without, or with one trial, no text is read. */
  outcomeTable(
    runIds: readonly string[],
    options?: { readonly sameAnswer?: SameAnswer },
  ): Promise<OutcomeTable>;
  /** Another text than before says that something may have been written, here or by another process. */
  changeMark(): Promise<string>;
}
