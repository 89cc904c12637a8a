/**
 * What a store must do, whichever database is behind it; one contract suite runs over every implementation.
 * Saves resolve after the commit. Grades are appended; the standing outcome (human > panel > judge > rules >
 * imported, newest version; humans who disagree contest it) is kept in the grade's own transaction.
 */
import type { SameAnswer } from './answer-clusters.ts';
import type { Batch, BatchChange, BatchItem } from './batch.ts';
import type { BrowseCount, BrowseFilter, BrowsePage, BrowseStep, FieldValue, RunPace } from './browsing.ts';
import type { CalibrationWord } from './calibration.ts';
import type { Dataset } from './dataset.ts';
import type { Grade, GraderKind } from './grade.ts';
import type { CountedGrader, GraderMeeting } from './grader-counts.ts';
import type { OpenOutcome } from './open-outcome.ts';
import type { Outcome } from './outcome.ts';
import type { OutcomeTable } from './outcome-table.ts';
import type {
  AnswerFilter,
  AnswerRecord,
  AnswerSource,
  AnswerView,
  GradeRecord,
  ReplyRecord,
  SecondVerdictRecord,
  VerdictPair,
} from './ports.ts';
import type { Question } from './question.ts';
import type { QuestionDecision } from './question-decision.ts';
import type { QuestionStretch } from './question-stretch.ts';
import type { Pass, Reply } from './reply.ts';
import type { Respondent } from './respondent.ts';
import type { ReviewStep } from './review-step.ts';
import type { RubricName } from './rubric.ts';
import type { Run, RunStatus } from './run.ts';
import type { Work } from './work.ts';

/** One reply that still needs a grade by some grader, with its question and what has been said of it. */
export interface ReplyToGrade {
  readonly reply: Extract<Reply, { status: 'answered' }>;
  readonly question: Question;
  readonly grades: readonly Grade[];
}

/** What is known of an asking, for resuming: everything but `error` is never asked again. */
export type AskingState = 'answered' | 'blocked' | 'error' | 'empty' | 'truncated';

/** How the askings of one pass ended; all but `error` are settled, for resume would not ask them again. */
export type PassTotals = Readonly<Record<AskingState, number>>;

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

/** Why askings of a pass have no answer: how many ended in this way, and what the newest of them said. */
export interface FailureReason {
  readonly pass: Pass;
  /** `error` is asked again by resume, the others are not. */
  readonly kind: Extract<Reply, { status: 'failed' }>['kind'];
  readonly code: string;
  readonly message: string;
  readonly httpStatus: number | null;
  readonly count: number;
}

/** The same by respondent, over all passes. */
export interface RespondentFailure extends Omit<FailureReason, 'pass'> {
  readonly respondent: string;
}

export interface RunTotals {
  readonly replies: number;
  readonly answered: number;
  readonly blocked: number;
  readonly failed: number;
  /** Pass by pass: a forced reply never stands in for one of the open pass. */
  readonly passes: Readonly<Record<Pass, PassTotals>>;
  readonly graded: number;
  readonly refused: number;
  /** Answered replies that no grader has looked at. */
  readonly unseen: number;
  /** Sum of known costs of asking and judging, USD. */
  readonly costUsd: number;
  /** Calls whose price is unknown. */
  readonly unpricedCalls: number;
}

/** How many replies of a run stand as one grader said, under one rubric. */
export interface StandingRubric {
  readonly kind: GraderKind;
  /** The grader's. */
  readonly id: string;
  readonly rubric: RubricName;
  readonly replies: number;
}

/** Replies of a respondent that one served name gave; failed ones are not among them. */
export interface ServedCount {
  readonly respondent: string;
  readonly asked: string;
  /** As the replies name it; null where they name none. */
  readonly served: string | null;
  readonly replies: number;
  /** ISO times of the first and last of them. */
  readonly first: string;
  readonly last: string;
}

export interface RemarkCount {
  readonly respondent: string;
  readonly remark: string;
  readonly replies: number;
}

/** A page of answers as evidence on their questions, in columns: one place an answer. */
export interface OpenAnswers {
  readonly questions: readonly Question[];
  readonly respondents: readonly Respondent[];
  /** Null where there is no outcome. */
  readonly outcomes: readonly (Outcome | null)[];
  /** Only of what is incorrect or has no outcome; null elsewhere. */
  readonly texts: readonly (string | null)[];
}

export interface Lease {
  /** Extends the lease; throws `run-leased` when it was lost. */
  renew(): Promise<void>;
  release(): Promise<void>;
  /** Aborts, with the `run-leased` error as its reason, when another process has taken the run over. */
  readonly lost: AbortSignal;
}

/** A reply drawn for people to grade, with the probability of having been drawn. */
export interface AuditEntry {
  readonly replyId: string;
  readonly stratum: string;
  /** In (0, 1]. */
  readonly inclusion: number;
}

/** A sample drawn for people, and how many replies it holds. */
export interface AuditDraw {
  readonly id: string;
  readonly entries: number;
}

/** A drawn reply with what people said of it, oldest first, and the reference as it is now. */
export interface DrawnGrades {
  readonly replyId: string;
  readonly referenceHash: string;
  readonly grades: readonly Grade[];
}

/** Somebody's hold on an answer that was drawn for people: while it lasts others are not given it. */
export interface ReviewClaim {
  readonly item: string;
  readonly reviewer: string;
}

/** What somebody would like to hold. */
export interface ClaimWish {
  readonly reviewer: string;
  /** First what is wanted most. An item is had while fewer others than `room` hold it; who is `done` with it holds it no more. */
  readonly candidates: readonly {
    readonly item: string;
    readonly room: number;
    readonly done: readonly string[];
  }[];
  /** How many at most. */
  readonly limit: number;
  /** How long, in milliseconds by the store's clock. */
  readonly ms: number;
}

export interface Store extends AnswerSource {
  /** Where several machines share the store: how they share a run. Null for a store of one machine. */
  readonly work: Work | null;
  createRun(run: Run, questions: Dataset[]): Promise<void>;
  /** By id, or by its beginning or end where that is of one run only. @throws `run-unknown`. */
  run(id: string): Promise<Run>;
  /** Newest first. */
  runs(): Promise<Run[]>;
  updateRun(
    id: string,
    change: Partial<Pick<Run, 'status' | 'stoppedBy' | 'planned' | 'title' | 'manifest' | 'respondents'>> & {
      status?: RunStatus;
    },
  ): Promise<void>;
  removeRun(id: string): Promise<void>;
  totals(runId: string): Promise<RunTotals>;
  /** Most frequent first; empty when nothing failed. */
  failureReasons(runId: string): Promise<FailureReason[]>;
  /** Most frequent first; empty when nothing failed. */
  failuresByRespondent(runId: string): Promise<RespondentFailure[]>;
  /** Who answered, in the order of their first answers. */
  servedCounts(runId: string): Promise<ServedCount[]>;
  /** Remarks on replies, most frequent first. */
  remarkCounts(runId: string): Promise<RemarkCount[]>;
  /** Questions of the run in dataset order, all or a stretch of them. */
  questions(runId: string, within?: QuestionStretch): AsyncIterable<Question>;
  /** The run's questions cut into stretches of so many, in dataset order; the last may be shorter. */
  questionStretches(runId: string, size: number): Promise<QuestionStretch[]>;
  /** Adds questions to the end of a run; known ids with the same content are left alone. */
  addQuestions(runId: string, dataset: string, questions: readonly Question[]): Promise<void>;
  /** @throws `run-leased` when another live process holds it. */
  lease(runId: string, owner: string): Promise<Lease>;
  /**
   * Notes for whoever carries the run out, or works on it under a lease, that somebody wants it to stop; false, and nothing
   * changed, where it is neither `running` nor leased.
   */
  askToStop(runId: string): Promise<boolean>;
  /** Whether whoever holds the lease of a run that is not `running` was asked to stop. */
  isAskedToStop(runId: string): Promise<boolean>;
  /** Whether a live process holds it. A run that is `running` without one was cut short. */
  isLeased(runId: string): Promise<boolean>;
  /** State of every asking by askKey, of the whole run or of a stretch of its questions. */
  askings(runId: string, within?: QuestionStretch): Promise<Map<string, AskingState>>;
  /** A reply for an askKey that failed with `error` replaces it; any other second reply is refused. */
  saveReply(record: ReplyRecord): Promise<void>;
  saveGrade(record: GradeRecord): Promise<void>;
  /** Many at once, in transactions of at most 1,000 rows. */
  saveReplies(records: readonly ReplyRecord[]): Promise<void>;
  saveGrades(records: readonly GradeRecord[]): Promise<void>;
  /**
   * New answers with their questions and first grades, as {@link addQuestions}, `saveReplies` and `saveGrades` one after
   * the other would leave them, but in transactions of at most 1,000 answers.
   */
  saveAnswers(runId: string, dataset: string, records: readonly AnswerRecord[]): Promise<void>;
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
  judgeText(requestHash: string): Promise<string | null>;
  /** Answered replies in pages; with `withoutGradeBy` only those that this grader version has not graded against the current reference. */
  repliesToGrade(runId: string, options?: RepliesToGradeOptions): AsyncIterable<ReplyToGrade[]>;
  /** Questions whose open pass was refused, or answered, per respondent: the input of the forced pass. */
  openOutcomes(runId: string): AsyncIterable<OpenOutcome[]>;
  /**
   * The open pass in the order of `answers()`, without failures and what was looked up or another model said. A page ends
   * with a question and has at most `rows` replies, unless one question has more. @default 20,000
   */
  openAnswers(runId: string, rows?: number): AsyncIterable<OpenAnswers>;
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
  /** What the run has spent, and how fast replies come. */
  pace(runId: string): Promise<RunPace>;
  /** Another text than before says that something may have been written, here or by another process. */
  changeMark(): Promise<string>;
  /** With `sameAnswer`, answers of repeated trials are clustered; without, or with one trial, no text is read. */
  outcomeTable(
    runIds: readonly string[],
    options?: { readonly sameAnswer?: SameAnswer },
  ): Promise<OutcomeTable>;
  /** A corrected question: replies stay, grades against the old reference no longer stand. */
  reviseQuestion(runId: string, question: Question): Promise<void>;
  saveAudit(runId: string, auditId: string, entries: readonly AuditEntry[]): Promise<void>;
  audit(runId: string, auditId?: string): Promise<AuditEntry[]>;
  /** Draws of the run, oldest first; the last one corrects its rates. */
  audits(runId: string): Promise<AuditDraw[]>;
  /** What people said of a draw, in its order. */
  drawnGrades(runId: string, auditId: string): Promise<DrawnGrades[]>;
  /** Claims of one run whose time is not over. */
  claims(runId: string): Promise<ReviewClaim[]>;
  /** Takes what is to be had, or holds it longer, and tells what: one at a time, however many desks ask at once. */
  claim(runId: string, wish: ClaimWish): Promise<string[]>;
  release(runId: string, claim: ReviewClaim): Promise<void>;
  /** Appends what a reviewer said of an answer whose outcome is known. */
  saveCalibrationWord(runId: string, word: CalibrationWord): Promise<void>;
  /** Oldest first. */
  calibrationWords(runId: string): Promise<CalibrationWord[]>;
  /** Appends what a reviewer did with answers of a draw, together or not at all. */
  saveReviewSteps(runId: string, steps: readonly ReviewStep[]): Promise<void>;
  /** Of one person in one draw, oldest first. */
  reviewSteps(runId: string, of: Pick<ReviewStep, 'auditId' | 'reviewer'>): Promise<ReviewStep[]>;
  /** Appends what somebody decided about a question; earlier decisions stay. */
  saveDecision(runId: string, decision: QuestionDecision): Promise<void>;
  /** Oldest first; the last about a question is in force. */
  decisions(runId: string): Promise<QuestionDecision[]>;
  /**
   * A batch and its items, together or not at all: the journal, written before anything is sent.
   * @throws `duplicate-id` where the store has a batch of this id.
   */
  saveBatch(batch: Batch, items: readonly BatchItem[]): Promise<void>;
  /** @throws `record-invalid` where the store has no such batch. */
  updateBatch(id: string, change: BatchChange): Promise<void>;
  /** Batches of a run in the order of their saving. */
  batches(runId: string): Promise<Batch[]>;
  /** Requests of a batch in the order of their custom ids (by character code); empty for a batch that is not there. */
  batchItems(batchId: string): Promise<BatchItem[]>;
  /** Graders that spoke in this run. */
  graders(runId: string): Promise<CountedGrader[]>;
  /** What stands in this run, by grader and rubric; replies without a standing grade are in none. */
  standingRubrics(runId: string): Promise<StandingRubric[]>;
  /** Where two graders gave an outcome to one rated reply, counted by respondent. */
  graderMeetings(runId: string): Promise<GraderMeeting[]>;
  close(): Promise<void>;
}
