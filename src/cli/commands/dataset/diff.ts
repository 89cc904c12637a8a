/** `closedbook dataset diff`: what changed between two versions of a set, and what that does to a past run. */
import type { CommandContext } from '../../command-context.ts';
import { list, wholeNumber } from '../../option-values.ts';
import { command } from '../../shared-options.ts';
import { inWorkspace } from '../../workspace.ts';

export function datasetDiffCommand(context: CommandContext) {
  const { terminal } = context;
  return command('diff', 'what changed between two versions, and what that does to a past run')
    .argument('<before>', 'a bundled name or a file')
    .argument('<after>', 'the later version')
    .option('--run <source>', 'runs or answer files on the earlier version, repeatable', list)
    .option('--map <field=column>', 'where a column has another name, repeatable', list)
    .option('--examples <n>', 'questions to show of each kind', wholeNumber(0), 10)
    .action(async (before, after, options) => {
      await inWorkspace(context, { options }, async (open) => {
        const { diffDatasets } = await import('../../../pipeline/dataset/dataset-diff.ts');
        const { diffText } = await import('../../text/dataset-diff-text.ts');
        const { run = [], map = [], examples } = options;
        const report = await diffDatasets([before, after], open.workspace, { run, map });
        open.tell(report, () => diffText(report, { width: terminal.width, examples }));
      });
    });
}
