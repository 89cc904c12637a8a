/** `closedbook dataset sample`: a smaller set that stands for the whole. */
import type { CommandContext } from '../../command-context.ts';
import { list, numberFrom, wholeNumber } from '../../option-values.ts';
import { command, DEFAULT_SEED } from '../../shared-options.ts';
import { inWorkspace } from '../../workspace.ts';

export function datasetSampleCommand(context: CommandContext) {
  return command(
    'sample',
    'a smaller set: in strata, to an interval width, or ranking models as the whole does',
  )
    .argument('<dataset>', 'a bundled name or a file')
    .option('--size <n>', 'questions wanted', wholeNumber(1))
    .option('--width <half>', 'as many as a rate needs for ± this (0.03 = 3 points, 95 %)', numberFrom(0))
    .option('--by <fields>', 'strata: kind, answer type, property, band, topic, language', list)
    .option('--like <source>', 'runs or answer files whose ranking it shall keep, repeatable', list)
    .option('--out <folder>', 'write the new version there')
    .option('--map <field=column>', 'where a column has another name, repeatable', list)
    .action(async (dataset, options) => {
      await inWorkspace(context, { options }, async (open) => {
        const { sampleDataset } = await import('../../../pipeline/dataset/dataset-sample.ts');
        const { sampleText } = await import('../../text/dataset-sample-text.ts');
        const { size, width: halfWidth, by = [], like = [], out, map = [], seed = DEFAULT_SEED } = options;
        const sampled = await sampleDataset(dataset, open.workspace, {
          size,
          halfWidth,
          by,
          like,
          out,
          map,
          seed,
        });
        open.tell(sampled, () => sampleText(sampled, context.terminal.width));
      });
    });
}
