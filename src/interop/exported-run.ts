/**
 * What a writer of another tool's format is given: the run, its answers in order, and counts made by the store
 * beforehand, so that a file whose header states totals can be written in one pass.
 */
import type { AnswerView } from '../core/ports.ts';
import type { Respondent } from '../core/respondent.ts';
import type { Run } from '../core/run.ts';

export interface OutcomeCounts {
  readonly correct: number;
  readonly incorrect: number;
  readonly refused: number;
  /** Replies without an outcome: ungraded, contested or failed. */
  readonly none: number;
}

export interface ExportedRespondent {
  readonly respondent: Respondent;
  /** Of the open pass. */
  readonly counts: OutcomeCounts;
  /** The respondent's answers of the open pass, question by question. */
  answers(): AsyncIterable<AnswerView>;
}

export interface ExportedRun {
  readonly run: Run;
  readonly respondents: readonly ExportedRespondent[];
  /** Every answer of every respondent and pass, question by question. */
  answers(): AsyncIterable<AnswerView>;
  /** When the export is made. */
  readonly now: Date;
  /** Version of closedbook that exports. */
  readonly version: string;
}

/** Writes a run in one format. @returns The files written, and how many answers they hold. */
export type RunWriter = (
  run: ExportedRun,
  path: string,
) => Promise<{ readonly files: readonly string[]; readonly answers: number }>;
