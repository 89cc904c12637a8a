/** `closedbook serve`: the desk, until stopped. */
import type { CommandContext } from '../command-context.ts';
import { command, wholeNumber } from '../shared-options.ts';
import { openWorkspace } from '../workspace.ts';

export function serveCommand(context: CommandContext) {
  const { terminal } = context;
  return command('serve', 'the desk: watch runs and look through every answer, in a browser on this machine')
    .option('--port <port>', 'port on 127.0.0.1 (default: 4114, or a free one)', wholeNumber(0))
    .option('--open', 'open it in a browser', false)
    .action(async (options) => {
      const open = await openWorkspace(context, options);
      try {
        const { serveDesk } = await import('../../desk/serve-desk.ts');
        const desk = await serveDesk(
          open.workspace,
          options.port === undefined ? {} : { port: options.port },
        );
        try {
          terminal.out(
            options.json
              ? `${JSON.stringify({ link: desk.link, url: desk.url })}\n`
              : `the desk of ${desk.store} is at\n  ${desk.link}\nthe link is for you alone; Ctrl-C ends it\n`,
          );
          if (options.open) {
            const { openFile } = await import('../open-file.ts');
            openFile(desk.link);
          }
          await new Promise<void>((resolve) => {
            const unlisten = terminal.onInterrupt(() => {
              unlisten();
              resolve();
            });
          });
        } finally {
          await desk.close();
        }
      } finally {
        open.close();
      }
    });
}
