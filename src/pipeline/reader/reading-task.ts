/**
 * What the thread does that reads a file: its codec's reading from the first byte on, and for whoever wants verdicts, too, all that is
 * done with an answer until then, so that a row is parsed where it is read and its text crosses once. A script of its own in the
 * bundle (tsdown.config.ts), loaded by `src/threads` and by nobody else. One file is open at a time.
 */

import type { ImportEnding, ImportHeader, ImportOptions } from '../../core/codec.ts';
import { ClosedbookError, type ErrorCode } from '../../core/errors.ts';
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import type { RubricChoice } from '../../core/rubric.ts';
import { codecNamed } from '../../interop/detect.ts';
import { redactorOfKeys } from '../../model/redact.ts';
import { openAnswers, type ReadAnswersOptions } from '../read-answers.ts';
import { type AnswerPacker, answerPacker, type PackedAnswers, type ReadAnswer } from './packed-answers.ts';
import { withVerdicts } from './with-verdicts.ts';

export interface FileToRead {
  readonly path: string;
  readonly format: string;
  /** Whether the rows of tables are wanted as they stand, too. */
  readonly rows: boolean;
  readonly reading:
    | { readonly upTo: 'answers'; readonly options: ImportOptions }
    | {
        readonly upTo: 'verdicts';
        readonly options: Omit<ReadAnswersOptions, 'redact' | 'elsewhere'>;
        /** Secrets that are taken out of every text. */
        readonly keys: readonly string[];
        readonly rubric: RubricChoice;
        readonly threads: number;
        readonly from: number | undefined;
      };
}

/** A number a file, so that a page which nobody takes any more is not one of the next file. */
export type ReadingTask =
  | { readonly open: FileToRead; readonly number: number }
  | { readonly open?: undefined; readonly number: number };

export interface Fault {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
  readonly cause: string | null;
}

export interface ReadingTold {
  readonly header?: ImportHeader;
  readonly page?: PackedAnswers;
  /** After the last page. */
  readonly ending?: ImportEnding;
  /** After the pages before it. */
  readonly fault?: Fault;
  /** What a person should know although the work goes on. */
  readonly ended?: readonly string[];
}

interface OpenFile {
  readonly number: number;
  next(): Promise<ReadingTold>;
  close(): Promise<void>;
}

let current: OpenFile | null = null;

/** @throws what is no error of a file; whoever asked reads the file anew and meets it there. */
export default async function read({ open, number }: ReadingTask): Promise<ReadingTold> {
  if (open === undefined) return current?.number === number ? current.next() : {};
  await current?.close();
  try {
    const { header, answers, ending, ended, close } = await opened(open);
    const pages = inPages(answers, answerPacker({ rows: open.rows }));
    current = {
      number,
      next: async () => {
        try {
          const { value, done } = await pages.next();
          const told = ended();
          return {
            ...(told.length === 0 ? {} : { ended: told }),
            ...(done ? { ending: ending() } : { page: value }),
          };
        } catch (error) {
          return { fault: faultOf(error) };
        }
      },
      close: async () => {
        await pages.return(undefined);
        await close();
      },
    };
    return { header };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

interface Opened {
  readonly header: ImportHeader;
  readonly answers: AsyncIterable<ReadAnswer>;
  ending(): ImportEnding;
  /** Threads of this one that ended since it was asked last. */
  ended(): string[];
  close(): Promise<void>;
}

const NOTHING: ImportEnding = { recomputedMetrics: [], notes: [] };

async function opened({ path, format, reading }: FileToRead): Promise<Opened> {
  const codec = await codecNamed(format);
  if (reading.upTo === 'answers') {
    const { header, answers, ending = () => NOTHING } = await codec.open(path, reading.options);
    return { header, answers: unsaid(answers), ending, ended: () => [], close: async () => {} };
  }
  const { options, keys, rubric, threads, from } = reading;
  const {
    header,
    answers,
    ending = () => NOTHING,
  } = await openAnswers(path, codec, {
    ...options,
    redact: redactorOfKeys(keys),
  });
  const told: string[] = [];
  const ruled = withVerdicts(answers, { rubric, use: { threads, from, ended: (why) => told.push(why) } });
  return { header, answers: ruled, ending, ended: () => told.splice(0), close: async () => {} };
}

async function* unsaid(answers: AsyncIterable<ImportedAnswer>): AsyncGenerator<ReadAnswer> {
  for await (const answer of answers) yield { answer, said: null };
}

const PAGE = 512;
/** A page of rows that are as long as they may be would take gigabytes. */
const PAGE_CHARACTERS = 200_000;

/** Rows in pages; those before a fault are a page, too. */
async function* inPages(
  answers: AsyncIterable<ReadAnswer>,
  packer: AnswerPacker,
): AsyncGenerator<PackedAnswers, undefined> {
  let fault: { readonly error: unknown } | null = null;
  let rows = 0;
  try {
    for await (const one of answers) {
      packer.add(one);
      rows += 1;
      if (rows < PAGE && packer.characters < PAGE_CHARACTERS) continue;
      yield packer.take();
      rows = 0;
    }
  } catch (error) {
    fault = { error };
  }
  if (rows > 0) yield packer.take();
  if (fault !== null) throw fault.error;
  return undefined;
}

function faultOf(error: unknown): Fault {
  if (!(error instanceof ClosedbookError)) throw error;
  const { code, message, hint, cause } = error;
  return { code, message, hint, cause: cause instanceof Error ? cause.message : null };
}
