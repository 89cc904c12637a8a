/**
 * What a lint rule is. A rule about one question is a function of it; a rule about the set sees every question once
 * and speaks at the end. Errors are what no reading of the set can make right; warnings deserve a look; notes are
 * worth knowing. A rule stays silent where it cannot tell.
 */
import type { Question } from '../../../core/question.ts';
import type { ReadText } from '../../../values/words.ts';
import type { AlikePair } from '../likeness/compare-pair.ts';
import type { QuestionTable } from '../likeness/question-table.ts';

export const SEVERITIES = ['error', 'warning', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** A question with the readings that rules share, each made once and only when asked for. */
export interface LintedQuestion {
  readonly question: Question;
  /** The text in lower case with plain quotes. */
  readonly lower: string;
  readonly read: ReadText;
  /** Accepted answers as plain strings, the main one first; none where there is no reference. */
  readonly golds: readonly string[];
  /** ISO day against which a date lies in the future. */
  readonly today: string;
}

interface RuleHead {
  /** kebab-case; what --allow and tags name. */
  readonly name: string;
  readonly severity: Severity;
  /** What it finds, one sentence for the docs. */
  readonly finds: string;
  /** What to do about it. */
  readonly remedy: string;
}

export interface QuestionRule extends RuleHead {
  /**
   * Words in lower case of which a question must hold one for the rule to speak; questions without them are never
   * checked. @default every question is checked
   */
  readonly words?: readonly string[];
  /** What is wrong with the question, or null. */
  check(asked: LintedQuestion): string | null;
}

/** A finding of a rule about the set: the question it is about by its place in the order of reading. */
export interface SetFinding {
  readonly at: number;
  readonly message: string;
  /** How many questions it tells of at once. @default 1 */
  readonly questions?: number;
}

/** What is known of all questions at the end. */
export interface LintedSet {
  readonly table: QuestionTable;
  /** Where a question stands, told beside another one: "line 4", with the set's name where it is another set. */
  place(at: number, beside: number): string;
  /** Questions that are the same or nearly so, one pair for each question that repeats another. */
  readonly alike: readonly AlikePair[];
}

export interface SetCheck {
  /** @param at - Place in the order of reading, from 0. */
  see?(asked: LintedQuestion, at: number): void;
  end(set: LintedSet): Iterable<SetFinding>;
}

export interface SetRule extends RuleHead {
  open(): SetCheck;
}
