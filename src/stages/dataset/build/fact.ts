/**
 * A fact that can be asked: whom it is about, what is asked, what counts as right, and where a reader can check it.
 * The same record whether it was read from Wikidata or from a row of a file.
 */
import type { Question, QuestionSource } from '../../../core/question.ts';
import type { Reference } from '../../../core/reference.ts';
import type { QuestionTemplate } from '../question-templates.ts';

export interface FactSubject {
  /** Id in the source, or one made from the name. */
  readonly id: string;
  readonly name: string;
  /** Absent when neither is known. */
  readonly life?: 'living' | 'dead';
  readonly popularity?: Question['popularity'];
}

export interface Fact {
  readonly subject: FactSubject;
  readonly template: QuestionTemplate;
  /** Tells several facts on one property apart: an award, a year; '' where there is one. */
  readonly key: string;
  readonly reference: Reference;
  readonly slots: { readonly award?: string; readonly year?: string };
  readonly language: string;
  /** ISO date at which it held. */
  readonly asOf: string;
  readonly source: readonly QuestionSource[];
}
