/** `closedbook dataset export`: a question set in the form of another tool. */

import { Option } from '@commander-js/extra-typings';
import { counted } from '../../../core/counted.ts';
import type { CommandContext } from '../../command-context.ts';
import { list } from '../../option-values.ts';
import { command, toOrFormat } from '../../shared-options.ts';

export function datasetExportCommand({ terminal }: CommandContext) {
  return command('export', 'write a question set in the form of another tool')
    .argument('<dataset>', 'a bundled name or a file')
    .option(
      '--to <form>',
      'simpleqa, popqa, inspect, lm-eval, promptfoo, deepeval, openai-evals … (see docs/curating.md)',
    )
    .addOption(new Option('--format <form>', 'the same as --to').hideHelp())
    .requiredOption('--out <file>', 'the file; .csv, .tsv, .jsonl and .parquet decide, .gz packs')
    .option('--map <field=column>', 'where a column of the set has another name, repeatable', list)
    .action(async (dataset, options) => {
      const { exportDataset } = await import('../../../pipeline/dataset/dataset-export.ts');
      const { out, map = [] } = options;
      const to = toOrFormat(options, 'a form of docs/curating.md');
      const exported = await exportDataset(dataset, { to, out, map });
      for (const [reason, count] of Object.entries(exported.leftOut)) {
        terminal.err(`note: ${count} left out: ${reason}\n`);
      }
      terminal.out(
        options.json
          ? `${JSON.stringify(exported)}\n`
          : `${counted(exported.questions, 'question')}\n${exported.path}\n`,
      );
    });
}
