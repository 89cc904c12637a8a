/**
 * What is kept of a run, in the pieces that belong together: a reply with its call, a grade with the judge's call. A piece is
 * saved whole or not at all, and what saves it resolves only after it is durable.
 */
import type { Call } from './call.ts';
import type { Grade, SecondVerdict } from './grade.ts';
import type { Question } from './question.ts';
import type { Reply } from './reply.ts';

/** A reply and the call that brought it; saved together or not at all. */
export interface ReplyRecord {
  readonly call: Call;
  readonly reply: Reply;
  /** A best guess out of the same reply, as a reply of the forced pass; it has no call of its own. */
  readonly guess?: Reply;
  /**
   * What is said of the reply at once, saved with it or not at all. Asked for shortly before it is written, for all replies of
   * a commit one after the other: graders run a third faster among themselves than between requests.
   */
  readonly firstGrades?: () => readonly GradeRecord[];
}

/** Resolves after the commit: only then may the reply be counted. */
export type ReplySink = (record: ReplyRecord, question: Question) => Promise<void>;

/** A grade, the judge's call behind it, and the judge's words (the cache of later runs). */
export interface GradeRecord {
  readonly grade: Grade;
  readonly call?: Call;
  readonly judgeText?: string;
}

/** A new answer as an import saves it: with its question and all that has been said of it. */
export interface AnswerRecord extends ReplyRecord {
  readonly question: Question;
  readonly grades: readonly GradeRecord[];
}

/** A judge's second verdict on a reply that it has graded, and the call behind it. */
export interface SecondVerdictRecord {
  readonly grade: Pick<Grade, 'replyId' | 'grader' | 'referenceHash'>;
  readonly again: SecondVerdict;
  readonly call?: Call;
}
