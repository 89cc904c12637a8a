/**
 * What graders say of replies. Grades are appended; the standing outcome (human > panel > judge > rules > imported, newest
 * version; humans who disagree contest it) is kept in the grade's own transaction.
 */
import type { Grade, GraderKind } from '../grade.ts';
import type { VerdictPair } from '../grader.ts';
import type { CountedGrader, GraderMeeting } from '../grader-counts.ts';
import type { Question } from '../question.ts';
import type { QuestionStretch } from '../question-stretch.ts';
import type { Pass, Reply } from '../reply.ts';
import type { RubricName } from '../rubric.ts';
import type { GradeRecord, SecondVerdictRecord } from '../saved-records.ts';

/** One reply that still needs a grade by some grader, with its question and what has been said of it. */
export interface ReplyToGrade {
  readonly reply: Extract<Reply, { status: 'answered' }>;
  readonly question: Question;
  readonly grades: readonly Grade[];
}

/** Which replies are read for grading; all answered ones where nothing is said. */
export interface RepliesToGradeOptions {
  readonly pass?: Pass;
  readonly withoutGradeBy?: { readonly id: string; readonly version: string };
  /** Only replies that this grader version has graded against the current reference, and once. */
  readonly gradedOnceBy?: { readonly id: string; readonly version: string };
  /** Only replies whose standing grade is missing, ungraded or another tool's: that one keeps no judge from looking. */
  readonly undecidedOnly?: boolean;
  /** Only replies with an outcome by a judge or panel, against the current reference, under another rubric than this. */
  readonly judgedUnderAnother?: RubricName;
  /** Only replies to these questions. */
  readonly within?: QuestionStretch | undefined;
  readonly pageSize?: number;
}

/** How many replies of a run stand as one grader said, under one rubric. */
export interface StandingRubric {
  readonly kind: GraderKind;
  /** The grader's. */
  readonly id: string;
  readonly rubric: RubricName;
  readonly replies: number;
}

export interface StoredGrades {
  /** Answered replies in pages; with `withoutGradeBy` only those that this grader version has not graded against the current reference. */
  repliesToGrade(runId: string, options?: RepliesToGradeOptions): AsyncIterable<ReplyToGrade[]>;
  /** Ignores what this grader version has said already. @throws `record-invalid` for an unknown reply, or another verdict than before. */
  saveGrade(record: GradeRecord): Promise<void>;
  /** Many at once, in transactions of at most 1,000 rows. */
  saveGrades(records: readonly GradeRecord[]): Promise<void>;
  /**
   * Makes grades given earlier the last word again, where another version, rubric or judge has spoken since; nothing of
   * them changes but their place among the others.
   * @throws `record-invalid` when a grader has not graded its reply.
   */
  restateGrades(grades: readonly Grade[]): Promise<void>;
  /**
   * Adds a second verdict to the evidence of the first; what stands stays. A third is ignored.
   * @throws `record-invalid` when this grader has not graded this reply.
   */
  saveSecondVerdict(record: SecondVerdictRecord): Promise<void>;
  /** Everything judged twice in this run, in the order of grading. */
  verdictPairs(runId: string): Promise<VerdictPair[]>;
  /** What a judge wrote to the same request before, in whichever run; null where none was sent. */
  judgeText(requestHash: string): Promise<string | null>;
  /** Graders that spoke in this run. */
  graders(runId: string): Promise<CountedGrader[]>;
  /** What stands in this run, by grader and rubric; replies without a standing grade are in none. */
  standingRubrics(runId: string): Promise<StandingRubric[]>;
  /** Where two graders gave an outcome to one rated reply, counted by respondent. */
  graderMeetings(runId: string): Promise<GraderMeeting[]>;
}
