/**
 * A reader of one foreign format: it recognises a file by what is in it and gives the answers one by one, so that a file larger
 * than memory passes through. Metrics that the file states are handed on beside the answers, to be computed again and compared.
 */
import type { ImportedAnswer } from './imported-answer.ts';
import type { Outcome } from './outcome.ts';

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
