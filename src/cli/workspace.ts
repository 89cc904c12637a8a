/**
 * From options and terminal to what the pipeline needs. Where answers are paid for, Ctrl-C once stops cleanly (what
 * is in flight is still saved), twice within two seconds, and a third time ends the process; a run stays that resume goes
 * on with. A command that only reads and computes does not listen: the first Ctrl-C ends it, however busy it is.
 */
import { availableParallelism } from 'node:os';
import type { Config } from '../core/config.ts';
import { readEnvironment } from '../pipeline/read-environment.ts';
import type { ThreadUse } from '../pipeline/rules-ahead.ts';
import { readVersion } from '../pipeline/version.ts';
import type { Workspace } from '../pipeline/workspace.ts';
import type { CommandContext } from './command-context.ts';
import { messageLines } from './message-lines.ts';
import { type ProgressLine, progressLine } from './progress-line.ts';
import type { Terminal } from './terminal.ts';
import { tuneForRun } from './tune-v8.ts';

/** What is in hand may still be saved after the second Ctrl-C; then the process ends. */
const GRACE_MS = 2000;

export interface WorkspaceOptions {
  readonly store: string;
  /** The config file that is named. */
  readonly config?: string | undefined;
  readonly quiet: boolean;
  readonly json: boolean;
  readonly seed?: number | undefined;
  readonly threads?: number | undefined;
}

export interface OpenWorkspace {
  /** Calls that were made again, as far as progress told. */
  retried(): number;
  readonly workspace: Workspace;
  readonly progress: ProgressLine;
  /** Stops listening for Ctrl-C and ends the progress line. */
  close(): void;
  /** Prints; the work is over. */
  out(text: string): void;
  /** Prints what came of it, as JSON where `--json` asks for that. */
  tell(result: unknown, inWords: () => string): void;
}

export interface WorkspaceUse {
  /** The command looks at `stop` and `abandon`, so Ctrl-C asks instead of ending it. @default false */
  readonly stopsCleanly?: boolean;
  /** The command may use models, graders, rubrics or question sets of the config file. @default false */
  readonly ownParts?: boolean;
  /** The command carries out a run or an import, and tells how much it has to do or has done. @default false */
  readonly isRun?: boolean;
}

/**
 * Works in the workspace of one command and closes it, however the work ends.
 * @throws ClosedbookError `config-invalid`, and what the work throws.
 */
export async function inWorkspace(
  context: CommandContext,
  { options, ...use }: WorkspaceUse & { readonly options: WorkspaceOptions },
  work: (open: OpenWorkspace) => Promise<void>,
): Promise<void> {
  const open = await openWorkspace(context, options, use);
  try {
    await work(open);
  } finally {
    open.close();
  }
}

async function openWorkspace(
  context: CommandContext,
  options: WorkspaceOptions,
  { stopsCleanly = false, ownParts = false, isRun = false }: WorkspaceUse,
): Promise<OpenWorkspace> {
  const { terminal } = context;
  const config = ownParts ? await configOf(terminal, options) : {};
  const heard = isRun ? tuneForRun() : () => undefined;
  const progress = progressLine(terminal, { quiet: options.quiet });
  const warn = (message: string): void => {
    progress.end();
    terminal.err(messageLines(`note: ${message}\n`, terminal));
  };
  // What a .env file cannot say matters where models are asked, and is noise elsewhere.
  const env = await readEnvironment(terminal.env, {
    folder: terminal.cwd,
    ...(stopsCleanly || ownParts ? { warn } : {}),
  });
  const stop = new AbortController();
  const abandon = new AbortController();
  const onInterrupt = (): void => {
    if (stop.signal.aborted) {
      unlisten();
      abandon.abort();
      // What neither waits nor looks at the signal ends all the same.
      setTimeout(() => terminal.end?.(), GRACE_MS).unref();
      return;
    }
    stop.abort();
    progress.end();
    terminal.err('stopping: waiting for the answers in flight (Ctrl-C again stops at once)\n');
  };
  const unlisten = stopsCleanly ? terminal.onInterrupt(onInterrupt) : () => undefined;
  const retried = new Map<string, number>();
  const close = () => {
    unlisten();
    progress.end();
  };
  const out = (text: string) => {
    close();
    terminal.out(text);
  };
  return {
    progress,
    retried: () => [...retried.values()].reduce((sum, one) => sum + one, 0),
    workspace: {
      storePath: options.store,
      env,
      config,
      now: () => terminal.now(),
      progress: (event) => {
        if (event.retries !== undefined) retried.set(event.stage, event.retries);
        heard(event);
        progress.listen(event);
      },
      stop: stop.signal,
      abandon: abandon.signal,
      threads: { ...threadUse(options.threads), ended: warn },
      version: readVersion(),
      warn,
    },
    close,
    out,
    tell: (result, inWords) => out(options.json ? `${JSON.stringify(result)}\n` : inWords()),
  };
}

/** Bytes of a file that are worth a thread which reads it: it takes half a second of its own to be of use. */
const READ_FROM_BYTES = 16_000_000;

/**
 * A thread that grades is of use wherever there is a second core; more take memory. One that reads wants a third: on two, what it
 * takes to be there at all is as much as it saves.
 */
function threadUse(wanted: number | undefined): ThreadUse {
  const cores = availableParallelism();
  const reads = (wanted ?? cores) >= 3;
  return { threads: wanted ?? Math.min(2, cores), ...(reads ? { fromBytes: READ_FROM_BYTES } : {}) };
}

/** What the config file adds; one that is there and not loaded is told of, since a command may be meant to use it. */
async function configOf(terminal: Terminal, options: WorkspaceOptions): Promise<Config> {
  const { findConfig } = await import('../pipeline/load-config.ts');
  const { config, passedOver } = await findConfig(options.config ?? null, {
    folder: terminal.cwd,
    env: terminal.env,
  });
  if (passedOver !== null && !options.quiet) {
    terminal.err(
      `note: ${passedOver} was not loaded, because it is a program: --config ${passedOver} loads it once, \`closedbook trust\` always\n`,
    );
  }
  return config;
}
