/** `closedbook compare A B`: two respondents, paired where they answered the same questions. */
import type { CommandContext } from '../command-context.ts';
import { analysisCommand, analysisOf, repeat } from '../shared-options.ts';
import { openWorkspace } from '../workspace.ts';

export function compareCommand(context: CommandContext) {
  const { terminal } = context;
  return analysisCommand(
    'compare',
    'two respondents: differences, transitions, the penalty at which they tie',
  )
    .argument('<a>', 'a respondent (or the beginning or a part of its name)')
    .argument('<b>', 'the other')
    .requiredOption('--in <source>', 'run, answer file, published table or summary.json; repeatable', repeat)
    .action(async (a, b, options) => {
      const open = await openWorkspace(context, options);
      try {
        const { compare, comparisonText } = await import('../../pipeline/report/compare.ts');
        const comparison = await compare(a, b, open.workspace, {
          sources: options.in,
          ...analysisOf(options),
        });
        open.close();
        terminal.out(
          options.json ? `${JSON.stringify(comparison)}\n` : comparisonText(comparison, terminal.width),
        );
      } finally {
        open.close();
      }
    });
}
