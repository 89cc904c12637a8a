/** `closedbook dataset dedupe`: questions that are asked twice, dropped or tagged. */
import { Option } from '@commander-js/extra-typings';
import type { CommandContext } from '../../command-context.ts';
import { list, numberFrom, wholeNumber } from '../../option-values.ts';
import { command } from '../../shared-options.ts';

export function datasetDedupeCommand({ terminal }: CommandContext) {
  return command('dedupe', 'find questions that a set asks twice, and write it without them')
    .argument('<dataset>', 'a bundled name or a file')
    .option('--threshold <similarity>', 'least likeness of the wordings, 0 to 1', numberFrom(0), 0.8)
    .option('--restated', 'also other words with the same names and answer (look at these)', false)
    .addOption(
      new Option('--mode <mode>', 'drop all but one, or keep all and tag the cluster')
        .choices(['drop', 'tag'] as const)
        .default('drop' as const),
    )
    .option('--out <folder>', 'write the new version there')
    .option('--map <field=column>', 'where a column has another name, repeatable', list)
    .option('--examples <n>', 'clusters to show', wholeNumber(0), 10)
    .action(async (dataset, options) => {
      const { dedupeDataset } = await import('../../../pipeline/dataset/dataset-dedupe.ts');
      const { dedupeText } = await import('../../text/dataset-dedupe-text.ts');
      const { threshold, restated, mode, out, map = [], examples } = options;
      const found = await dedupeDataset(dataset, { threshold, restated, mode, out, map });
      terminal.out(
        options.json ? `${JSON.stringify(found)}\n` : dedupeText(found, { width: terminal.width, examples }),
      );
    });
}
