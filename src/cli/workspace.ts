/**
 * From options and terminal to what the pipeline needs. Where answers are paid for, Ctrl-C once stops cleanly (what
 * is in flight is still saved), twice without waiting, and a third time ends the process; a run stays that resume goes
 * on with. A command that only reads and computes does not listen: the first Ctrl-C ends it, however busy it is.
 */
import type { Workspace } from '../pipeline/workspace.ts';
import type { CommandContext } from './command-context.ts';
import { type ProgressLine, progressLine } from './progress-line.ts';
import { readVersion } from './version.ts';

export interface WorkspaceOptions {
  readonly store: string;
  readonly quiet: boolean;
  readonly json: boolean;
  readonly seed: number;
}

export interface OpenWorkspace {
  readonly workspace: Workspace;
  readonly progress: ProgressLine;
  /** Stops listening for Ctrl-C and ends the progress line. */
  close(): void;
}

/**
 * The workspace of one command.
 * @param how `stopsCleanly`: the command looks at `stop` and `abandon`, so Ctrl-C asks instead of ending it.
 */
export function openWorkspace(
  context: CommandContext,
  options: WorkspaceOptions,
  { stopsCleanly = false }: { readonly stopsCleanly?: boolean } = {},
): OpenWorkspace {
  const { terminal } = context;
  const progress = progressLine(terminal, { quiet: options.quiet });
  const stop = new AbortController();
  const abandon = new AbortController();
  const onInterrupt = (): void => {
    if (stop.signal.aborted) {
      unlisten();
      abandon.abort();
      return;
    }
    stop.abort();
    progress.end();
    terminal.err('stopping: waiting for the answers in flight (Ctrl-C again stops at once)\n');
  };
  const unlisten = stopsCleanly ? terminal.onInterrupt(onInterrupt) : () => undefined;
  return {
    progress,
    workspace: {
      storePath: options.store,
      env: terminal.env,
      now: () => terminal.now(),
      progress: progress.listen,
      stop: stop.signal,
      abandon: abandon.signal,
      version: readVersion(),
      warn: (message) => {
        progress.end();
        terminal.err(`note: ${message}\n`);
      },
    },
    close() {
      unlisten();
      progress.end();
    },
  };
}
