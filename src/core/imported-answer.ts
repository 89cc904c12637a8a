/**
 * One answer out of another tool's file, before it becomes a reply: what the file says of it and where it stands there. What
 * the tool's own words mean is settled when it is imported, so the values stay as the tool wrote them.
 */
import type { DesignedAnswer } from './answer-design.ts';
import type { Judgement } from './grade.ts';
import type { Question } from './question.ts';
import type { Respondent } from './respondent.ts';

/** One answer from another tool's file, before it becomes a reply. */
export interface ImportedAnswer {
  readonly question: Question;
  readonly respondent: Respondent;
  readonly trial: number;
  readonly pass?: 'open' | 'forced';
  readonly reply:
    | {
        readonly status: 'answered';
        readonly text: string;
        readonly reasoning?: string | null;
        readonly confidence?: number | null;
        readonly meanLogprob?: number | null;
      }
    | {
        readonly status: 'blocked';
        readonly by: 'model' | 'filter';
        readonly category: string | null;
        readonly text?: string | null;
      }
    | {
        readonly status: 'failed';
        readonly kind: 'error' | 'empty' | 'truncated';
        readonly message: string;
        readonly text?: string | null;
      };
  readonly usage?: {
    readonly inputTokens?: number | null;
    readonly outputTokens?: number | null;
    readonly reasoningTokens?: number | null;
    readonly costUsd?: number | null;
  };
  readonly latencyMs?: number | null;
  readonly servedModel?: string | null;
  readonly finishReason?: string | null;
  /** ISO time of the reply, where the file has one. */
  readonly repliedAt?: string | null;
  /** Structural signs of a look-up (tool calls, browsing, a given context): the answer is not closed-book. */
  readonly closedBookSigns?: readonly string[];
  /** The tool's own verdicts and people's overrides; mapped words only, the rest is `ungraded: not-mapped`. */
  readonly grades: readonly {
    readonly grader: {
      readonly kind: 'imported' | 'kept' | 'human';
      readonly id: string;
      readonly version: string;
    };
    readonly judgement: Judgement;
    /** The grader has a word for declining, even where it is not used here. */
    readonly threeWay?: boolean;
  }[];
  /**
   * The tool's values exactly as it wrote them, by scorer or metric; kept apart from the grades because most of them
   * (0.7, "left", NaN) are no outcome.
   */
  readonly verdicts?: readonly { readonly name: string; readonly value: ToolValue }[];
  /** Of an export of ours whose replies do not count as they are. */
  readonly designed?: DesignedAnswer;
  /** Id under which it was asked, where the question goes by another: several askings of one question in a batch. */
  readonly askedAs?: string;
  readonly source: { readonly path: string; readonly place: string };
  /** The row as it stands, where the file is a table. */
  readonly row?: Readonly<Record<string, unknown>>;
}

/** A tool's value of one answer; a list or a record of values is written as JSON text. */
export type ToolValue = string | number | boolean | null;
