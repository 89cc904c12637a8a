/**
 * How a person says a file is to be read, the same words for every command that reads one: which column is which, what its
 * words of verdicts mean, what its path says.
 */
import { ClosedbookError } from '../core/errors.ts';
import type { Outcome } from '../core/outcome.ts';
import { outcomeOfWord, plainWord } from '../interop/outcome-words.ts';
import type { Environment } from '../model/environment.ts';
import { type Redact, redactorOf } from '../model/redact.ts';
import { type ColumnMap, parseColumnMap } from '../rows/recognise-columns.ts';
import type { ThreadUse } from './rules-ahead.ts';

/** As written on the command line. */
export interface FileWords {
  readonly map?: readonly string[];
  readonly outcomes?: readonly string[];
  readonly modelFrom?: readonly string[];
  readonly sheet?: string | undefined;
  readonly fill?: readonly string[] | undefined;
  readonly questionFiles?: readonly string[] | undefined;
}

export interface FileReading {
  readonly map?: ColumnMap;
  readonly outcomes?: Readonly<Record<string, Outcome | null>>;
  /** Patterns of paths. */
  readonly modelFrom?: readonly string[];
  readonly sheet?: string;
  /** Columns whose blank cells have the value above. */
  readonly fill?: readonly string[];
  /** Files that say what was asked, and what counts as right, where the answers do not. */
  readonly questionFiles?: readonly string[];
  /** @default no other threads */
  readonly threads?: ThreadUse | undefined;
  /** Takes out the keys of this environment, which a log may quote, and what opens addresses. */
  readonly redact?: Redact;
}

/** @throws ClosedbookError `usage`. */
export function fileReading(
  { map, outcomes, modelFrom, sheet, fill, questionFiles }: FileWords,
  {
    env,
    threads,
  }: {
    /** @default none: only addresses lose what opens them */
    readonly env?: Environment;
    readonly threads?: ThreadUse | undefined;
  } = {},
): FileReading {
  return {
    ...(threads === undefined ? {} : { threads }),
    ...(env === undefined ? {} : { redact: redactorOf(env) }),
    ...(map === undefined || map.length === 0 ? {} : { map: parseColumnMap(map) }),
    ...(outcomes === undefined || outcomes.length === 0 ? {} : { outcomes: outcomesOf(outcomes) }),
    ...(modelFrom === undefined || modelFrom.length === 0 ? {} : { modelFrom }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(fill === undefined || fill.length === 0 ? {} : { fill }),
    ...(questionFiles === undefined || questionFiles.length === 0 ? {} : { questionFiles }),
  };
}

function outcomesOf(words: readonly string[]): Record<string, Outcome | null> {
  return Object.fromEntries(
    words.map((part) => {
      const at = part.lastIndexOf('=');
      const meant = part.slice(at + 1).trim();
      const outcome = plainWord(meant) === 'none' ? null : outcomeOfWord(meant);
      if (at < 1 || (outcome === null && plainWord(meant) !== 'none')) {
        throw new ClosedbookError('usage', `--outcomes expects word=outcome, got "${part}"`, {
          hint: 'For example --outcomes richtig=correct,falsch=incorrect,leer=refused,offen=none.',
        });
      }
      return [part.slice(0, at).trim(), outcome];
    }),
  );
}
