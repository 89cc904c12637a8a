/** `closedbook dataset import`: a question set of another tool as questions.jsonl and a card. */

import { counted } from '../../../core/counted.ts';
import type { CommandContext } from '../../command-context.ts';
import { list } from '../../option-values.ts';
import { command } from '../../shared-options.ts';

export function datasetImportCommand({ terminal }: CommandContext) {
  return command('import', 'read a question set of another tool: SimpleQA, PopQA, TriviaQA, Inspect …')
    .argument('<file>', 'CSV, TSV, JSON, JSONL or Parquet, packed or not')
    .requiredOption('--out <folder>', 'where questions.jsonl and card.json are written')
    .option('--from <form>', 'its form, where it is not recognised (see docs/curating.md)')
    .option('--map <field=column>', 'where a column has another name, repeatable', list)
    .option('--name <name>', 'name on the card; default: the folder')
    .option('--licence <licence>', 'licence on the card')
    .action(async (file, options) => {
      const { importDataset } = await import('../../../pipeline/dataset/dataset-import.ts');
      const { out, from, name, licence, force } = options;
      const imported = await importDataset(file, { out, from, name, licence, force, map: options.map ?? [] });
      terminal.out(
        options.json
          ? `${JSON.stringify(imported)}\n`
          : `${counted(imported.questions, 'question')} (${imported.form}; ${imported.unanswerable} unanswerable, ${imported.asText} with a plain text as gold)\n${imported.path}\n${imported.card}\n`,
      );
    });
}
