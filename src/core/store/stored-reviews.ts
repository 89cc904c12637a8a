/**
 * What people do with a run: draws of replies for them to grade, who holds which, what they said and decided. Their grades are
 * saved as everyone's.
 */
import type { CalibrationWord } from '../calibration.ts';
import type { Grade } from '../grade.ts';
import type { QuestionDecision } from '../question-decision.ts';
import type { ReviewStep } from '../review-step.ts';

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

export interface StoredReviews {
  /** A draw is never changed. @throws `duplicate-id` where the run has a draw of this id. */
  saveAudit(runId: string, auditId: string, entries: readonly AuditEntry[]): Promise<void>;
  /** What was drawn, in the order of the draw: by the one named, or by the last; empty where there is none. */
  audit(runId: string, auditId?: string): Promise<AuditEntry[]>;
  /** Draws of the run, oldest first; the last one corrects its rates. */
  audits(runId: string): Promise<AuditDraw[]>;
  /** What people said of a draw, in its order. */
  drawnGrades(runId: string, auditId: string): Promise<DrawnGrades[]>;
  /** Claims of one run whose time is not over. */
  claims(runId: string): Promise<ReviewClaim[]>;
  /** Takes what is to be had, or holds it longer, and tells what: one at a time, however many desks ask at once. */
  claim(runId: string, wish: ClaimWish): Promise<string[]>;
  /** Gives back what was held; what was not stays as it is. */
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
}
