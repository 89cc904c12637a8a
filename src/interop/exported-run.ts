/**
 * What a writer of another tool's format is given: the run, its answers in order, and the rates that closedbook
 * computed, so that a file's totals are the report's numbers and not a second computation.
 */

import type { AnswerView } from '../core/answer-view.ts';
import type { Estimate } from '../core/estimate.ts';
import type { Respondent } from '../core/respondent.ts';
import type { Run } from '../core/run.ts';

export interface ExportedRespondent {
  readonly respondent: Respondent;
  /** By metric id, over answerable questions of status ok in the open pass; empty without graded replies. */
  readonly estimates: Readonly<Record<string, Estimate>>;
  /** The respondent's answers of the open pass, question by question. */
  answers(): AsyncIterable<AnswerView>;
  /** The guesses that were demanded. */
  forced(): AsyncIterable<AnswerView>;
}

export interface ExportedRun {
  readonly run: Run;
  /** Formats with a file for each respondent read these. */
  respondents(): Promise<readonly ExportedRespondent[]>;
  /** Every answer of every respondent and pass, question by question. */
  answers(): AsyncIterable<AnswerView>;
  /** Version of closedbook that exports. */
  readonly version: string;
}

export interface WrittenRun {
  readonly files: readonly string[];
  /** Answers in the files. */
  readonly answers: number;
  /** What the format has no room for, in sentences. */
  readonly notes?: readonly string[];
}

/** Writes a run in one format, to a file or into a folder. */
export type RunWriter = (run: ExportedRun, path: string) => Promise<WrittenRun>;

/** A respondent's id as the name of a file: letters, digits and a few signs. */
export function fileName(id: string): string {
  return id.replace(/[^\p{L}\p{N}.=+-]+/gu, '_').replace(/^[._]+|_+$/g, '') || 'unnamed';
}
