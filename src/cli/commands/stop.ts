/** `closedbook stop`: a run, or its grading, that another terminal or another machine carries out stops as Ctrl-C there would. */
import type { CommandContext } from '../command-context.ts';
import { command } from '../shared-options.ts';
import { inWorkspace } from '../workspace.ts';

export function stopCommand(context: CommandContext) {
  const { terminal } = context;
  return command(
    'stop',
    'stop a run, or its grading, that goes on elsewhere; what is in flight is still saved',
  )
    .argument('<run>', 'id of the run, or its beginning or end')
    .action(async (run, options) => {
      await inWorkspace(context, { options }, async (open) => {
        const { stopRun } = await import('../../pipeline/stop-run.ts');
        const { runId, what } = await stopRun(run, open.workspace);
        if (options.json) terminal.out(`${JSON.stringify({ runId, what })}\n`);
        else
          terminal.err(
            what === 'run'
              ? `run ${runId} is asked to stop; closedbook resume ${runId} goes on with it when it has\n`
              : `the grading of run ${runId} is asked to stop; the same command goes on with it when it has\n`,
          );
      });
    });
}
