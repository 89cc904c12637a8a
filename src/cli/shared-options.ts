/**
 * The options every command takes, defined once so that they mean the same everywhere.
 */
import { Command } from '@commander-js/extra-typings';
import { ClosedbookError } from '../core/errors.ts';
import { list, mix, penalties, repeat, share, wholeNumber } from './option-values.ts';

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
