/** `closedbook dataset show`: the card of a question set, what it holds, and a few of its questions. */
import type { CommandContext } from '../../command-context.ts';
import { list, wholeNumber } from '../../option-values.ts';
import { command, DEFAULT_SEED } from '../../shared-options.ts';

export function datasetShowCommand({ terminal }: CommandContext) {
  return command('show', 'the card of a question set and a few of its questions')
    .argument('<dataset>', 'a bundled name or a file')
    .option('--examples <n>', 'questions to show, drawn by the seed', wholeNumber(0), 3)
    .option('--map <field=column>', 'where a column has another name, repeatable', list)
    .action(async (dataset, options) => {
      const { showDataset } = await import('../../../pipeline/dataset/dataset-show.ts');
      const { datasetText } = await import('../../text/dataset-show-text.ts');
      const shown = await showDataset(dataset, {
        examples: options.examples,
        seed: options.seed ?? DEFAULT_SEED,
        map: options.map ?? [],
      });
      terminal.out(options.json ? `${JSON.stringify(shown)}\n` : datasetText(shown, terminal.width));
    });
}
