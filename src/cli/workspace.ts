/**
 * From options and terminal to what the pipeline needs. Ctrl-C once stops cleanly (answers in flight are still
 * saved), twice at once; both leave a run that resume goes on with.
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

/** The workspace of one command. */
export function openWorkspace(context: CommandContext, options: WorkspaceOptions): OpenWorkspace {
  const { terminal } = context;
  const progress = progressLine(terminal, { quiet: options.quiet });
  const stop = new AbortController();
  const abandon = new AbortController();
  const unlisten = terminal.onInterrupt(() => {
    if (stop.signal.aborted) {
      abandon.abort();
      return;
    }
    stop.abort();
    progress.end();
    terminal.err('stopping: waiting for the answers in flight (Ctrl-C again stops at once)\n');
  });
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
