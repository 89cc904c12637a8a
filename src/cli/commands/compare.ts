/** `closedbook compare A B`: two respondents, paired where they answered the same questions. */
import type { CommandContext } from '../command-context.ts';
import { command, list, penalties, repeat } from '../shared-options.ts';
import { openWorkspace } from '../workspace.ts';

export function compareCommand(context: CommandContext) {
  const { terminal } = context;
  return command('compare', 'two respondents: differences, transitions, the penalty at which they tie')
    .argument('<a>', 'a respondent (or the beginning or a part of its name)')
    .argument('<b>', 'the other')
    .requiredOption('--in <source>', 'run, answer file, published table or summary.json; repeatable', repeat)
    .option('--cluster <field>', 'subject, question, topic or none', 'subject')
    .option('--penalty <list>', 'penalties L to compare at', penalties)
    .option('--map <field=column>', 'where a column has another name, repeatable', list)
    .action(async (a, b, options) => {
      const open = openWorkspace(context, options);
      try {
        const { compare, comparisonText } = await import('../../pipeline/compare.ts');
        const comparison = await compare(a, b, open.workspace, {
          sources: options.in,
          clusterBy: options.cluster,
          penalties: options.penalty,
          map: options.map ?? [],
          seed: options.seed,
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
