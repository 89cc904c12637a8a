/** What grading by command takes and tells, for runs and for files. */
import type { Batch } from '../../core/batch.ts';
import type { ClaimResult } from '../../core/claim.ts';
import type { RunSpec } from '../../core/run-spec.ts';
import type { StandingRubric } from '../../core/store/stored-grades.ts';
import type { JudgeRepeats } from '../../core/summary/judge.ts';
import type { FileWords } from '../file-reading.ts';
import type { Batching } from '../run-context.ts';

export interface GradeOptions extends FileWords {
  readonly rulesOnly: boolean;
  readonly judges: readonly string[];
  /**
   * Share of what the judges graded that they grade a second time, in (0, 1]. Without judges named, those of the run.
   * @default none
   */
  readonly judgeAgain?: number;
  readonly rubric?: string;
  /** Ask the judges of a run by batches. @default false */
  readonly batch?: boolean;
  readonly batching?: Batching;
  readonly out?: string;
  /** Model that splits long answers into claims; those of a file are kept in the store as a run. @default none */
  readonly claims?: string;
  /** US dollars that splitting may cost. @default no limit */
  readonly maxCostUsd?: number;
  /** What the user states of the model that splits, and leave to go on without a price under a limit. */
  readonly modelFacts?: RunSpec['modelFacts'];
  readonly allowUnpriced?: boolean;
}

export interface ClaimCounts {
  readonly grader: string;
  /** Long answers that it split, and those it could not. */
  readonly answers: number;
  readonly unread: number;
  readonly results: Readonly<Record<ClaimResult, number>>;
}

export interface GradeResult {
  readonly target: string;
  readonly answers: number;
  readonly outcomes: Readonly<Record<'correct' | 'incorrect' | 'refused' | 'undecided', number>>;
  /** Of the refused: those that the provider declined. They are refused by what they are; no grader speaks on them. */
  readonly blocked: number;
  /** Why replies have no outcome, with counts. */
  readonly ungraded: Readonly<Record<string, number>>;
  readonly out: string | null;
  /** Batches of verdicts that are at a provider still. */
  readonly waiting?: readonly Batch[];
  /** How steady each judge was on what it graded twice, for a run. */
  readonly repeats?: readonly JudgeRepeats[];
  /** For a run: the rubric asked for, and what still stands under another; absent where all follow it. */
  readonly kept?: {
    readonly rubric: string;
    readonly judged: boolean;
    readonly standing: readonly StandingRubric[];
  };
  /** What became of the claims of long answers, where they were split. */
  readonly claims?: ClaimCounts;
  /** Why splitting stopped early: `budget-reached`, `judge-failed`. */
  readonly stoppedBy?: string;
  /** Run in which answers of a file are kept whose claims were split. */
  readonly runId?: string;
  /** Outcomes that changed against the earlier standing ones, for a run. */
  readonly changed?: Readonly<Record<string, number>>;
}
