/**
 * The functions a stage is given instead of the rooms it must not know: where replies go, who grades, where
 * answers are read from. Everything that saves resolves only after the record is durable.
 */
import type { Call } from './call.ts';
import type { Grade, GraderRef, Judgement } from './grade.ts';
import type { Outcome } from './outcome.ts';
import type { Question } from './question.ts';
import type { Reply } from './reply.ts';
import type { Respondent } from './respondent.ts';

/** A reply and the call that brought it; saved together or not at all. */
export interface ReplyRecord {
  readonly call: Call;
  readonly reply: Reply;
}

/** Resolves after the commit: only then may the reply be counted. */
export type ReplySink = (record: ReplyRecord) => Promise<void>;

/** A grade, the judge's call behind it, and the judge's words (the cache of later runs). */
export interface GradeRecord {
  readonly grade: Grade;
  readonly call?: Call;
  readonly judgeText?: string;
}

export type GradeSink = (record: GradeRecord) => Promise<void>;

/** What a grader sees: never who answered. */
export interface GradingInput {
  readonly question: Question;
  /** The answer's text, without reasoning. */
  readonly answer: string;
}

export interface GradingResult {
  readonly judgement: Judgement;
  /** The judge's call, when one was made; null for rules and cached verdicts. */
  readonly call?: Omit<Call, 'runId'> | null;
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

/** One answer as people browse it. */
export interface AnswerView {
  readonly question: Question;
  readonly respondent: Respondent;
  readonly reply: Reply;
  readonly grades: readonly Grade[];
  readonly outcome: Outcome | null;
}

export interface AnswerFilter {
  readonly runIds?: readonly string[];
  readonly respondentIds?: readonly string[];
  readonly questionIds?: readonly string[];
  readonly outcomes?: readonly (Outcome | 'none')[];
  readonly pass?: 'open' | 'forced';
}

/** Answers in pages, ordered by question then respondent then trial; for the report's browser and exports. */
export interface AnswerSource {
  count(filter?: AnswerFilter): Promise<number>;
  page(
    filter: AnswerFilter | undefined,
    options: { readonly offset: number; readonly limit: number },
  ): Promise<AnswerView[]>;
}

/** Reads a question set; the async iterable lets a million questions pass without being held. */
export interface DatasetReader {
  read(path: string): AsyncIterable<Question>;
}

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
    readonly costUsd?: number | null;
  };
  readonly latencyMs?: number | null;
  readonly servedModel?: string | null;
  readonly finishReason?: string | null;
  /** The tool's own verdicts and people's overrides; mapped words only, the rest is `ungraded: not-mapped`. */
  readonly grades: readonly {
    readonly grader: { readonly kind: 'imported' | 'human'; readonly id: string; readonly version: string };
    readonly judgement: Judgement;
  }[];
  readonly source: { readonly path: string; readonly place: string };
}

/** What a codec can say about a file before reading it. */
export interface ImportHeader {
  readonly format: string;
  readonly title: string;
  readonly models: readonly string[];
  readonly status: string;
  /** Metrics the file states, to be recomputed and compared. */
  readonly statedMetrics: readonly { readonly name: string; readonly value: number | null }[];
  readonly notes: readonly string[];
}

/** Reader of one foreign format. */
export interface Codec {
  readonly format: string;
  /** 0 = certainly not, 1 = certainly; by content, never by name alone. */
  detect(path: string): Promise<number>;
  open(
    path: string,
  ): Promise<{ readonly header: ImportHeader; readonly answers: AsyncIterable<ImportedAnswer> }>;
}
