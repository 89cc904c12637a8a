/**
 * The functions a stage is given instead of the rooms it must not know: where replies go, who grades, where
 * answers are read from. Everything that saves resolves only after the record is durable.
 */
import type { DesignedAnswer } from './answer-design.ts';
import type { Call } from './call.ts';
import type { Grade, GraderRef, Judgement, SecondVerdict } from './grade.ts';
import type { Outcome } from './outcome.ts';
import type { Question } from './question.ts';
import type { Reply } from './reply.ts';
import type { Respondent } from './respondent.ts';

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

/** What one grader said of one reply, asked twice; null is no outcome. */
export interface VerdictPair {
  readonly grader: GraderRef;
  readonly questionId: string;
  readonly first: Outcome | null;
  readonly second: Outcome | null;
}

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

/** One answer as people browse it. */
export interface AnswerView {
  readonly question: Question;
  readonly respondent: Respondent;
  readonly reply: Reply;
  readonly grades: readonly Grade[];
  readonly outcome: Outcome | null;
  /** The call that brought the reply; left out by sources that keep none. */
  readonly call?: AnswerCall | null;
  /** Name of the dataset the question came from, where the source knows it. */
  readonly dataset?: string;
  /** Of a run whose replies do not count as they are; an export adds it. */
  readonly designed?: DesignedAnswer;
}

/** What the reply's call cost and how it went, as exports carry it. */
export type AnswerCall = Pick<
  Call,
  | 'servedModel'
  | 'finishReason'
  | 'attempts'
  | 'inputTokens'
  | 'outputTokens'
  | 'reasoningTokens'
  | 'costUsd'
  | 'latencyMs'
>;

export interface AnswerFilter {
  readonly runIds?: readonly string[];
  readonly respondentIds?: readonly string[];
  readonly questionIds?: readonly string[];
  /** A thousand at most. */
  readonly replyIds?: readonly string[];
  readonly outcomes?: readonly (Outcome | 'none')[];
  readonly pass?: 'open' | 'forced';
}

/** Answers one by one, ordered by question then respondent then trial; for the report's browser and exports. */
export interface AnswerSource {
  count(filter?: AnswerFilter): Promise<number>;
  /** Read in pages, so that a million answers pass without being held. */
  answers(filter?: AnswerFilter): AsyncIterable<AnswerView>;
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

/** What a codec can say about a file before reading it. */
export interface ImportHeader {
  readonly format: string;
  readonly title: string;
  readonly models: readonly string[];
  /** The tool's own word: success, cancelled, error, started (crashed); `unknown` where the format has none. */
  readonly status: string;
  /** Metrics the file states, to be recomputed and compared. */
  readonly statedMetrics: readonly StatedMetric[];
  readonly notes: readonly string[];
  /** Answers the file says it holds, for progress; null or absent where it does not say. */
  readonly expectedAnswers?: number | null;
}

export interface StatedMetric {
  /** `scorer/metric`, as the file nests them. */
  readonly name: string;
  readonly value: number | null;
}

/** What is known only when every answer has been read. */
export interface ImportEnding {
  /** The stated metrics computed again from the rows, by the tool's own convention, under the same names. */
  readonly recomputedMetrics: readonly StatedMetric[];
  readonly notes: readonly string[];
}

export interface OpenedImport {
  readonly header: ImportHeader;
  readonly answers: AsyncIterable<ImportedAnswer>;
  /** Call after `answers` has been read to its end. */
  readonly ending?: () => ImportEnding;
}

/** What a person adds where a file does not say it. */
export interface ImportOptions {
  /** Field to column, for flat files. */
  readonly map?: Readonly<Record<string, string>>;
  /** What words and numbers of a file's verdicts mean; null is no outcome. */
  readonly outcomes?: Readonly<Record<string, Outcome | null>>;
  /** Sheet of a workbook, by name or number from 1. */
  readonly sheet?: string | undefined;
  /** Columns of a table whose blank cells have the value above, as a sheet with merged cells is saved. */
  readonly fill?: readonly string[] | undefined;
  /** Model of files that name none. */
  readonly model?: string;
  /** What the model is called where neither the file nor a person names it. @default the file's name */
  readonly fileName?: string;
  /** Files that say what was asked under which id, where the answers do not: question sets, requests of a batch. */
  readonly questionFiles?: readonly string[] | undefined;
}

/** What a path holds, seen once and shown to every codec. */
export interface FileGlance {
  readonly path: string;
  /** `json` is one document (its first line may be all of it), `jsonl` several. */
  readonly kind: 'folder' | 'zip' | 'sqlite' | 'parquet' | 'json' | 'jsonl' | 'text' | 'binary';
  /** Beginning of the text, unpacked; empty for folders and binary files. */
  readonly text: string;
  /** The JSON document as far as the beginning goes, or the first line of JSONL; undefined for everything else. */
  readonly value: unknown;
  /** Names inside a zip archive or folder. */
  readonly members: readonly string[];
}

/** Reader of one foreign format. */
export interface Codec {
  /** The word for --from and manifests: `inspect`, `lm-eval`. */
  readonly format: string;
  /** 0 = certainly not, 1 = certainly; by content, never by name alone. */
  detect(glance: FileGlance): number | Promise<number>;
  /** Files that are read together with this one, so that a folder's import does not take them for logs. */
  companions?(path: string): Promise<readonly string[]>;
  /** @throws ClosedbookError `file-malformed` with the place, when the content is not what the format says. */
  open(path: string, options?: ImportOptions): Promise<OpenedImport>;
}
