/**
 * A grader, whatever it is made of: rules, a judge, a panel, a program of one's own. It is shown a question and an answer and
 * never who answered, so that no grader can favour a name.
 */
import type { Call } from './call.ts';
import type { GraderRef, Judgement } from './grade.ts';
import type { Outcome } from './outcome.ts';
import type { Question } from './question.ts';

/** What a grader sees: never who answered. */
export interface GradingInput {
  readonly question: Question;
  /** The answer's text, without reasoning. */
  readonly answer: string;
}

/** What a grader found, and the call that it cost. */
export interface GradingResult {
  readonly judgement: Judgement;
  /** The judge's call, when one was made; null for rules and cached verdicts. */
  readonly call?: Omit<Call, 'runId'> | null;
  /** The judge's words. */
  readonly judgeText?: string | null;
  /** What each member of a panel found; every one is kept as a grade of its own beside the panel's. */
  readonly members?: readonly { readonly ref: GraderRef; readonly result: GradingResult }[];
}

/** Rules, a judge, a panel: the same shape. */
export interface Grader {
  readonly ref: GraderRef;
  /** Models of the same family as the judge are flagged by the pipeline. */
  readonly family?: string | null;
  grade(input: GradingInput, options?: { readonly signal?: AbortSignal }): Promise<GradingResult>;
}

/** Verdict text of an earlier identical judge request, or null. */
export type JudgeCache = (requestHash: string) => Promise<string | null>;

/** What one grader said of one reply, asked twice; null is no outcome. */
export interface VerdictPair {
  readonly grader: GraderRef;
  readonly questionId: string;
  readonly first: Outcome | null;
  readonly second: Outcome | null;
}
