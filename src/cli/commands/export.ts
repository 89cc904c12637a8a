/** `closedbook export`: a run in the form other tools read. */
import { Option } from '@commander-js/extra-typings';
import type { CommandContext } from '../command-context.ts';
import { messageLines } from '../message-lines.ts';
import { command, DEFAULT_SEED, toOrFormat } from '../shared-options.ts';
import { inWorkspace } from '../workspace.ts';

const FORMS = 'jsonl, csv, parquet, every-eval-ever, inspect, lm-eval, mlflow or langfuse';

export function exportCommand(context: CommandContext) {
  return command('export', 'write a run for spreadsheets, notebooks and other tools')
    .argument('<run>', 'id of the run, or its beginning or end')
    .option('--to <format>', FORMS)
    .addOption(new Option('--format <format>', 'the same as --to').hideHelp())
    .option('--out <path>', 'file, or folder for formats of several files; else in output/<run>/')
    .action(async (run, options) => {
      await inWorkspace(context, { options }, async (open) => {
        const { exportRun } = await import('../../pipeline/exchange/export-run.ts');
        const { exportText } = await import('../text/export-text.ts');
        const result = await exportRun(run, open.workspace, {
          to: toOrFormat(options, FORMS),
          out: options.out,
          seed: options.seed ?? DEFAULT_SEED,
        });
        open.tell(result, () => messageLines(exportText(result), context.terminal));
      });
    });
}
