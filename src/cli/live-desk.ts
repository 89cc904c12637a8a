/**
 * The desk beside a run in the same process: a person watches it, and the run does not depend on it. A desk that cannot start
 * and a browser that cannot be opened are said and no more.
 */
import type { DeskServer } from '../desk/serve-desk.ts';
import type { CommandContext } from './command-context.ts';
import { openFile } from './open-file.ts';
import type { OpenWorkspace } from './workspace.ts';

export interface LiveDesk {
  /** Shows a run that has just been made. */
  readonly show: (runId: string) => void;
  /** Ends it; who watches has seen how the run ended. */
  close(): Promise<void>;
}

export function liveDesk(
  { terminal }: CommandContext,
  { workspace, progress }: Pick<OpenWorkspace, 'workspace' | 'progress'>,
): LiveDesk {
  let starting: Promise<DeskServer | null> = Promise.resolve(null);
  let hasEnded = false;
  return {
    show(runId) {
      starting = (async () => {
        try {
          const { serveDesk } = await import('../desk/serve-desk.ts');
          const desk = await serveDesk(workspace);
          // A run of a second is over before there is anything to watch.
          if (hasEnded) return desk;
          const link = `${desk.link}/runs/${encodeURIComponent(runId)}`;
          progress.end();
          terminal.err(`watch it at ${link}\n`);
          void openFile(link, terminal.env);
          return desk;
        } catch (error) {
          workspace.warn(`the run cannot be watched: ${(error as Error).message}`);
          return null;
        }
      })();
    },
    async close() {
      hasEnded = true;
      const desk = await starting;
      await desk?.closeAfterLastLook();
    },
  };
}
