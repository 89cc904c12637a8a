/** `closedbook export`: a run in the form other tools read. */
import type { CommandContext } from '../command-context.ts';
import { command } from '../shared-options.ts';
import { openWorkspace } from '../workspace.ts';

export function exportCommand(context: CommandContext) {
  const { terminal } = context;
  return command('export', 'write a run for spreadsheets, notebooks and other tools')
    .argument('<run>', 'id of the run, or its beginning')
    .requiredOption('--to <format>', 'jsonl, csv, parquet, every-eval-ever, inspect or lm-eval')
    .option('--out <path>', 'file, or folder for formats of several files; else in output/<run>/')
    .action(async (run, options) => {
      const open = await openWorkspace(context, options);
      try {
        const { exportRun, exportText } = await import('../../pipeline/exchange/export-run.ts');
        const result = await exportRun(run, open.workspace, {
          to: options.to,
          out: options.out,
          seed: options.seed,
        });
        open.close();
        terminal.out(options.json ? `${JSON.stringify(result)}\n` : exportText(result));
      } finally {
        open.close();
      }
    });
}
