/** `closedbook import`: answers of other tools into a run, graded by our rules. */
import type { CommandContext } from '../command-context.ts';
import { repeat } from '../option-values.ts';
import { APART_HELP, fileCommand, POOL_HELP } from '../shared-options.ts';
import { inWorkspace } from '../workspace.ts';

export function importCommand(context: CommandContext) {
  const { terminal } = context;
  return fileCommand('import', 'bring answers that another tool collected into a run')
    .argument('<path...>', 'logs, result files, run folders, or folders of them')
    .option('--from <format>', 'name the format instead of recognising it by content')
    .option('--model <name>', 'model of files that name none')
    .option('--apart', APART_HELP, false)
    .option('--pool', POOL_HELP, false)
    .option('--title <title>', 'title of the run')
    .option(
      '--verdicts <mode>',
      'compare: three-way verdicts of the file stand, beside the rules; keep: all of them; rules: none',
    )
    .option('--rules-only', 'rules alone; what they cannot tell stays undecided', false)
    .option('--judge <model>', 'judge for what rules leave undecided; several make a panel', repeat)
    .option('--rubric <rubric>', 'simpleqa, verified, aa, person-strict or own/<name>')
    .option('--again', 'import although a run with the same content exists', false)
    .option('--dry-run', 'what would be imported; writes nothing', false)
    .action(async (paths, options) => {
      await inWorkspace(
        context,
        { options, stopsCleanly: true, ownParts: true, isRun: true },
        async (open) => {
          const { importRun } = await import('../../pipeline/exchange/import-run.ts');
          const { verdictMode } = await import('../../pipeline/read-answers.ts');
          const { fileReading } = await import('../../pipeline/file-reading.ts');
          const { differenceLines, importText, nothingImportedText, refusedText } = await import(
            '../text/import-text.ts'
          );
          const result = await importRun(paths, open.workspace, {
            from: options.from,
            ...fileReading({ ...options, questionFiles: options.questions }),
            model: options.model,
            apart: options.apart,
            pool: options.pool,
            title: options.title,
            judges: options.rulesOnly ? [] : (options.judge ?? []),
            rulesOnly: options.rulesOnly,
            verdicts: verdictMode(options.verdicts, { rulesOnly: options.rulesOnly }),
            rubric: options.rubric,
            again: options.again,
            dryRun: options.dryRun,
          });
          open.close();
          for (const line of differenceLines(result.files)) terminal.err(`differs: ${line}\n`);
          terminal.out(options.json ? `${JSON.stringify(result)}\n` : importText(result, terminal.width));
          if (result.refused.length > 0) {
            terminal.err(refusedText(result.refused.length, terminal.width));
            context.exit(1);
          }
          if (result.run === null && !result.dryRun) {
            terminal.err(nothingImportedText(terminal.width));
            context.exit(1);
          }
        },
      );
    });
}
