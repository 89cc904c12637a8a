/** `closedbook dataset lint`: what is wrong with a question set; exit code 1 on errors, for CI. */
import type { CommandContext } from '../../command-context.ts';
import { list, wholeNumber } from '../../option-values.ts';
import { command } from '../../shared-options.ts';

export function datasetLintCommand(context: CommandContext) {
  const { terminal } = context;
  return command('lint', 'check question sets: broken, ambiguous, stale, leaking, repeated questions')
    .argument('<dataset...>', 'bundled names or files; several are also checked against each other')
    .option('--allow <rule>', 'silence a rule, repeatable (one question: the tag lint-allow:RULE)', list)
    .option('--map <field=column>', 'where a column has another name, repeatable', list)
    .option(
      '--examples <n>',
      'findings to show of each rule; --json has the first thousand',
      wholeNumber(0),
      3,
    )
    .action(async (datasets, options) => {
      const { lintDatasets } = await import('../../../pipeline/dataset/dataset-lint.ts');
      const { lintText } = await import('../../text/dataset-lint-text.ts');
      const report = await lintDatasets(datasets, {
        allow: options.allow ?? [],
        map: options.map ?? [],
        now: terminal.now(),
      });
      terminal.out(
        options.json
          ? `${JSON.stringify(report)}\n`
          : lintText(report, { width: terminal.width, examples: options.examples }),
      );
      if (report.errors > 0) context.exit(1);
    });
}
