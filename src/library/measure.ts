/**
 * The whole way in one call: questions and models in, a summary out. It is the pipeline of the command line and not a
 * second one beside it, so that a program and a run print the same numbers; without a store of one's own it works in
 * one that is removed afterwards.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkArgument } from '../core/argument.ts';
import { ClosedbookError } from '../core/errors.ts';
import type { Grader } from '../core/grader.ts';
import type { ProgressListener } from '../core/progress.ts';
import { type RunSpecInput, runSpecSchema } from '../core/run-spec.ts';
import type { Summary } from '../core/summary/summary.ts';
import { startRun } from '../pipeline/run/run.ts';
import { readVersion } from '../pipeline/version.ts';
import { type GivenQuestion, questionsOf } from './given-questions.ts';
import { type GivenModels, type GraderFunction, gradersOf, modelsOf } from './own-parts.ts';

type SpecOptions = Partial<Omit<RunSpecInput, 'datasets' | 'models' | 'judges'>>;

/** What to measure; whatever a specification may say besides (trials, forced, rubric, penalties, seed …) may stand here too. */
export interface MeasureOptions extends SpecOptions {
  /** Questions at hand, or names and paths of question sets. */
  readonly questions: readonly GivenQuestion[] | readonly string[] | string;
  /** Names (`openai/…`), and functions of one's own by name. */
  readonly models: GivenModels;
  /** Asked about what the rules leave undecided, before any judge. @default none */
  readonly graders?: readonly (Grader | GraderFunction)[];
  /** Names of models that judge what is still undecided. @default none */
  readonly judges?: readonly string[];
  /** Path of a store that keeps every answer and grade. @default one that is removed */
  readonly store?: string;
  readonly onProgress?: ProgressListener;
  /** Something a person should know although the work goes on. @default nothing is done */
  readonly onWarning?: (message: string) => void;
  /** Ends the work cleanly; the promise is then rejected with `run-incomplete`. */
  readonly signal?: AbortSignal;
  /** Keys and addresses of providers. @default process.env */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/**
 * Asks, grades and analyses.
 * @returns the summary that reports are made of: rates with intervals, pairs, the penalties at which models tie.
 * @throws ClosedbookError `argument-invalid` for an argument that is none, `run-incomplete` when it was stopped or no
 *   reply could be graded, and what a run throws (`key-missing`, `model-unknown` …).
 * @example
 * const { rates } = await measure({
 *   questions: [{ text: 'In which year was Ada Lovelace born?', reference: '1815' }],
 *   models: { parrot: async () => 'In 1815.' },
 * });
 * rates.rows[0].tally.correct; // => 1
 */
export async function measure(options: MeasureOptions): Promise<Summary> {
  const {
    questions,
    models,
    graders = [],
    store,
    onProgress = () => undefined,
    onWarning = () => undefined,
    signal = new AbortController().signal,
    env = process.env,
    ...spec
  } = options ?? {};
  checkOptions({ store, onProgress, onWarning, signal }, Object.keys(spec));
  const { names, own } = modelsOf(models);
  const ownGraders = gradersOf(graders);
  const named = typeof questions === 'string' && questions !== '' ? [questions] : questions;
  const sets = isNames(named) ? named : null;
  const parsed = runSpecSchema.safeParse({ ...spec, datasets: sets ?? ['questions'], models: names });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ClosedbookError('argument-invalid', `${issue!.path.join('.')}: ${issue!.message}`);
  }
  const given = sets === null ? questionsOf(named as readonly GivenQuestion[], onWarning) : [];
  const sources =
    sets === null ? [{ kind: 'given' as const, name: 'questions', questions: given }] : undefined;
  return inStore(store, async (storePath) => {
    const ending = await startRun(
      parsed.data,
      {
        storePath,
        env,
        config: { models: own, graders: ownGraders },
        now: () => new Date(),
        progress: onProgress,
        stop: signal,
        abandon: new AbortController().signal,
        version: readVersion(),
        warn: onWarning,
      },
      { outputFolder: null, ...(sources === undefined ? {} : { sources }) },
    ).catch((error: unknown) => {
      // A run in a store of its own is gone with it, and cannot be resumed.
      if (store !== undefined || !(error instanceof ClosedbookError) || !error.hint.includes('resume'))
        throw error;
      throw new ClosedbookError(error.code, error.message, { hint: NOT_KEPT, cause: error.cause });
    });
    if (ending.summary !== null && ending.stoppedBy === null) return ending.summary;
    const why = ending.stoppedBy ?? ending.failures[0]?.message;
    if (why === undefined)
      throw new ClosedbookError('run-incomplete', 'no reply could be graded', {
        hint: 'Rules compare with the reference of a question; without one it takes graders or judges.',
      });
    throw new ClosedbookError('run-incomplete', `the run ended before its end: ${why}`, {
      hint:
        store === undefined
          ? NOT_KEPT
          : `Run ${ending.runId} is in the store; closedbook resume goes on with it.`,
    });
  });
}

const NOT_KEPT = 'With a store, what was answered is kept and can be resumed.';

type Checked = Pick<MeasureOptions, 'store' | 'onProgress' | 'onWarning' | 'signal'>;

/** @param rest - Names of what may be words of a specification. */
function checkOptions({ store, onProgress, onWarning, signal }: Checked, rest: readonly string[]): void {
  for (const [name, given] of Object.entries({ onProgress, onWarning }))
    checkArgument(typeof given === 'function', name, { expected: 'a function', given });
  checkArgument(signal instanceof AbortSignal, 'signal', {
    expected: 'the signal of an AbortController',
    given: signal,
  });
  checkArgument(store === undefined || (typeof store === 'string' && store !== ''), 'store', {
    expected: 'the path of a store',
    given: store,
  });
  const unknown = rest.find((name) => !Object.hasOwn(runSpecSchema.shape, name));
  if (unknown !== undefined)
    throw new ClosedbookError('argument-invalid', `${unknown}: measure has no such option`, {
      hint: `Beside questions, models, graders, store, onProgress, onWarning, signal and env it takes ${Object.keys(runSpecSchema.shape).join(', ')}.`,
    });
}

function isNames(given: unknown): given is readonly string[] {
  return Array.isArray(given) && given.length > 0 && given.every((one) => typeof one === 'string');
}

async function inStore<Result>(
  path: string | undefined,
  work: (path: string) => Promise<Result>,
): Promise<Result> {
  if (path !== undefined) return work(path);
  const folder = await mkdtemp(join(tmpdir(), 'closedbook-'));
  try {
    return await work(join(folder, 'closedbook.db'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
