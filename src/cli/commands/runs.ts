/** `closedbook runs`: what the store holds; show one, remove one. */
import { counted } from '../../core/counted.ts';
import type { CommandContext } from '../command-context.ts';
import { command } from '../shared-options.ts';

export function runsCommand(context: CommandContext) {
  const { terminal } = context;
  const runs = command('runs', 'list the runs in the store').action(async (options) => {
    const { listRuns } = await import('../../pipeline/list-runs.ts');
    const { runsText } = await import('../text/runs-text.ts');
    const found = await listRuns(options.store);
    terminal.out(options.json ? `${JSON.stringify(found)}\n` : runsText(found, terminal.width));
  });
  runs.addCommand(
    command('show', 'one run: its spec, prompts, graders and counts')
      .argument('<run>', 'id of the run, or its beginning or end')
      .action(async (run, options) => {
        const { showRun } = await import('../../pipeline/list-runs.ts');
        const found = await showRun(run, options.store);
        if (options.json) {
          terminal.out(`${JSON.stringify(found)}\n`);
          return;
        }
        const { runText } = await import('../text/run-text.ts');
        terminal.out(runText(found, terminal.width));
      }),
  );
  runs.addCommand(
    command('remove', 'remove a run with its replies and grades')
      .argument('<run>', 'id of the run, or its beginning or end')
      .option('--yes', 'do not ask', false)
      .action(async (run, options) => {
        const { removeRun } = await import('../../pipeline/list-runs.ts');
        const removed = await removeRun(run, options.store, { confirmed: options.yes });
        terminal.out(
          options.json
            ? `${JSON.stringify(removed)}\n`
            : `removed ${removed.id}: ${counted(removed.replies, 'reply', 'replies')}\n`,
        );
      }),
  );
  return runs;
}
