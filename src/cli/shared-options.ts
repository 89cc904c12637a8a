/**
 * The options every command takes, defined once so that they mean the same everywhere.
 */
import { Command, InvalidArgumentError } from '@commander-js/extra-typings';
import { ClosedbookError } from '../core/errors.ts';

export const DEFAULT_STORE = 'output/closedbook.db';
export const DEFAULT_SEED = 1;
const STORE_HELP = 'the store: a file, or postgres://USER@HOST/DATABASE; also CLOSEDBOOK_STORE';

/** A command with the options common to all. */
export function command<Name extends string>(name: Name, description: string) {
  return (
    new Command(name)
      .description(description)
      .option('--json', 'one JSON document on stdout, nothing else', false)
      .option('--store <path>', STORE_HELP, DEFAULT_STORE)
      .option('--config <file>', 'a config file with models, graders and rubrics of your own')
      .option('--force', 'write over files that closedbook did not make', false)
      .option('--quiet', 'no progress', false)
      // No default of commander's, here and for --cluster: a summary refuses what was given, and only that.
      .option('--seed <n>', `seed of everything random (default: ${DEFAULT_SEED})`, wholeNumber(0))
  );
}

/** A command that reads files of answers: what their columns, verdicts and paths mean. */
export function fileCommand<Name extends string>(name: Name, description: string) {
  return command(name, description)
    .option(
      '--map <field=column>',
      'flat files: where a column has another name, repeatable; several columns: answer=first,second',
      list,
    )
    .option(
      '--outcomes <word=outcome>',
      'what words of the file’s verdicts mean, e.g. richtig=correct,offen=none',
      list,
    )
    .option(
      '--model-from <pattern>',
      'what paths say, e.g. {model}/{set}.json; also {policy}, {penalty}, {reward}, {pass}',
      repeat,
    )
    .option('--sheet <name>', 'sheet of a workbook, by name or number; else the first that holds anything')
    .option(
      '--fill <column>',
      'column whose blank cells have the value above, as sheets with merged cells are saved',
      list,
    )
    .option(
      '--questions <file>',
      'what was asked and what counts as right, joined by id or wording: a question set, a batch’s requests',
      repeat,
    )
    .option('--threads <n>', THREADS_HELP, wholeNumber(1));
}

const THREADS_HELP =
  'threads that grade long files: 1 is none beside this one; from 3 on a further one reads them (default: 2 where there are two cores, and one reads where there are three)';
export const CLUSTER_HELP = 'subject, question, topic or none (default: "subject")';
export const APART_HELP = 'files that name one model hold answers of several: a respondent each';
export const POOL_HELP = 'files that name one model hold repeated trials of it';
export const POLL_HELP = 'how often to look after batches at first (10)';
export const OPEN_HELP = 'open the report when it is done';
/** Of commands that ask models. */
export const WATCH_HELP = 'watch it in a browser while it goes on; open the report when it is done';

/** The options of a run by batches as the pipeline takes them. */
export function batchingOf({
  wait,
  liveForFailed,
  poll,
}: {
  readonly wait: boolean;
  readonly liveForFailed: boolean;
  readonly poll?: number | undefined;
}) {
  return { wait, liveForFailed, ...(poll === undefined ? {} : { pollMs: poll * 1000 }) };
}

/** A command on graded answers: with clusters, penalties, names of columns. */
export function analysisCommand<Name extends string>(name: Name, description: string) {
  return fileCommand(name, description)
    .option('--cluster <field>', CLUSTER_HELP)
    .option('--penalty <list>', 'penalties L to report', penalties)
    .option('--apart', APART_HELP, false)
    .option('--pool', POOL_HELP, false);
}

/** A command that makes a whole summary: with slices, a declared workload and a title besides. */
export function summaryCommand<Name extends string>(name: Name, description: string) {
  return analysisCommand(name, description)
    .option(
      '--by <fields>',
      'slices: property, topic, popularity, year, length, answer-type, dataset, tag, cutoff, or two crossed: topic*popularity',
      list,
    )
    .option('--mix <band=share>', 'popularity bands of your workload, e.g. A-head=0.5,E-tail=0.5', mix)
    .option('--unanswerable-share <u>', 'share of your questions that have no answer', share)
    .option('--title <title>', 'title of the report');
}

/** The options of {@link analysisCommand} and {@link summaryCommand} as the pipeline takes them. */
export function analysisOf(options: {
  readonly cluster?: string | undefined;
  readonly penalty?: number[] | undefined;
  readonly map?: string[] | undefined;
  readonly outcomes?: string[] | undefined;
  readonly modelFrom?: string[] | undefined;
  readonly sheet?: string | undefined;
  readonly fill?: string[] | undefined;
  readonly questions?: string[] | undefined;
  readonly by?: string[] | undefined;
  readonly mix?: Record<string, number> | undefined;
  readonly unanswerableShare?: number | undefined;
  readonly title?: string | undefined;
  readonly apart?: boolean;
  readonly pool?: boolean;
  readonly seed?: number | undefined;
}) {
  const { cluster, penalty, map, outcomes, modelFrom, by, title, seed, unanswerableShare } = options;
  const { apart, pool, sheet, fill, questions: questionFiles } = options;
  const workload =
    options.mix === undefined && unanswerableShare === undefined
      ? undefined
      : {
          ...(options.mix === undefined ? {} : { mix: options.mix }),
          ...(unanswerableShare === undefined ? {} : { unanswerableShare }),
        };
  const files = { map: map ?? [], outcomes, modelFrom, sheet, fill, questionFiles, apart, pool };
  return { clusterBy: cluster, penalties: penalty, by, title, seed, workload, ...files };
}

/**
 * `--to`, or `--format`, which is the same wherever something is written.
 * @throws ClosedbookError `usage` where neither was given.
 */
export function toOrFormat(
  { to, format }: { readonly to?: string | undefined; readonly format?: string | undefined },
  expected: string,
): string {
  const form = to ?? format;
  if (form === undefined) throw new ClosedbookError('usage', `expected --to with ${expected}, got none`);
  return form;
}

/** Parser of a whole number of at least `least`. */
export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least) {
      throw new InvalidArgumentError(`expected a whole number of at least ${least}, got "${text}"`);
    }
    return value;
  };
}

/** Parser of a finite number of at least `least`. */
export function numberFrom(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isFinite(value) || value < least) {
      throw new InvalidArgumentError(`expected a number of at least ${least}, got "${text}"`);
    }
    return value;
  };
}

/** Collects a repeatable option whose values may also be separated by commas. */
export function list(text: string, before: readonly string[] = []): string[] {
  return [
    ...before,
    ...text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ];
}

/** Collects policies; a comma before `reward:` is part of one: `penalty:1,reward:0.5`. */
export function policies(text: string, before: readonly string[] = []): string[] {
  return list(text.replaceAll(/,\s*(?=reward:)/g, '+'), before);
}

/** Collects a repeatable option as it stands. */
export function repeat(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}

/** A list of penalties: `0,1,3,9`. */
export function penalties(text: string): number[] {
  const parse = numberFrom(0);
  return [...new Set(text.split(',').map((part) => parse(part.trim())))].sort((a, b) => a - b);
}

/** Parser of a share in [0, 1], written as a number, a percentage or a fraction: `0.03`, `3%`, `1/9`. */
export function share(text: string): number {
  const match = /^(\d*\.?\d+(?:e-?\d+)?)\s*(%|\/\s*(\d*\.?\d+))?$/i.exec(text.trim());
  const value =
    match === null
      ? Number.NaN
      : match[2] === undefined
        ? Number(match[1])
        : Number(match[1]) / (match[3] === undefined ? 100 : Number(match[3]));
  if (!(value >= 0 && value <= 1)) {
    throw new InvalidArgumentError(`expected a share from 0 to 1 (0.03, 3% or 1/9), got "${text}"`);
  }
  return value;
}

/** Prices of input and output in US dollars per million tokens: `2.5,10`. */
export function price(text: string): { input: number; output: number } {
  const parts = text.split(',').map(numberFrom(0));
  if (parts.length !== 2) {
    throw new InvalidArgumentError(`expected two prices, of input and output, got "${text}"`);
  }
  return { input: parts[0]!, output: parts[1]! };
}

type Prices = Readonly<Record<string, { price: { input: number; output: number } }>>;

/** Prices of single models, `openai/o9=2,8`, as facts of models. */
export function prices(text: string, before: Prices = {}): Prices {
  const cut = text.lastIndexOf('=');
  if (cut < 1) throw new InvalidArgumentError(`expected model=input,output, got "${text}"`);
  return { ...before, [text.slice(0, cut).trim()]: { price: price(text.slice(cut + 1)) } };
}

/** Addresses by prefix, `openai=https://gateway.example/v1`. */
export function baseUrls(
  text: string,
  before: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const cut = text.indexOf('=');
  if (cut < 1) throw new InvalidArgumentError(`expected prefix=url, got "${text}"`);
  return { ...before, [text.slice(0, cut).trim()]: text.slice(cut + 1).trim() };
}

/** Shares of popularity bands, `A-head=0.5,E-tail=50%`; they must add up to 1, which the analysis checks. */
export function mix(text: string, before: Readonly<Record<string, number>> = {}): Record<string, number> {
  const entries = list(text).map((part) => {
    const cut = part.lastIndexOf('=');
    if (cut < 1) throw new InvalidArgumentError(`expected band=share, got "${part}"`);
    return [part.slice(0, cut).trim(), share(part.slice(cut + 1))] as const;
  });
  return { ...before, ...Object.fromEntries(entries) };
}
