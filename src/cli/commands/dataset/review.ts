/** `closedbook dataset review`: a filled review sheet becomes a new version of the question set. */
import type { CommandContext } from '../../command-context.ts';
import { list } from '../../option-values.ts';
import { command } from '../../shared-options.ts';
import { inWorkspace } from '../../workspace.ts';

export function datasetReviewCommand(context: CommandContext) {
  return command('review', 'decisions of a review sheet as a new version of the question set')
    .argument('<sheet>', 'the sheet of dataset items --out, filled in')
    .requiredOption('--dataset <name>', 'the question set it is about: a bundled name or a file')
    .requiredOption('--out <folder>', 'folder of the new version')
    .option('--name <name>', 'who decided, for rows without a name')
    .option('--map <field=column>', 'where a column of the question set has another name, repeatable', list)
    .action(async (sheet, options) => {
      await inWorkspace(context, { options }, async (open) => {
        const { reviewDataset } = await import('../../../pipeline/dataset/dataset-review.ts');
        const { reviewText } = await import('../../text/dataset-review-text.ts');
        const { parseColumnMap } = await import('../../../rows/recognise-columns.ts');
        const result = await reviewDataset(sheet, open.workspace, {
          dataset: options.dataset,
          out: options.out,
          map: parseColumnMap(options.map ?? []),
          ...(options.name === undefined ? {} : { name: options.name }),
        });
        open.tell(result, () => reviewText(result));
      });
    });
}
