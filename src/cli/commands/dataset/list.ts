/** `closedbook dataset list`: the question sets that come with closedbook. */
import type { CommandContext } from '../../command-context.ts';
import { command } from '../../shared-options.ts';

export function datasetListCommand({ terminal }: CommandContext) {
  return command('list', 'the bundled question sets').action(async (options) => {
    const { listDatasets } = await import('../../../pipeline/dataset/dataset-list.ts');
    const { datasetListText } = await import('../../text/dataset-list-text.ts');
    const found = await listDatasets();
    terminal.out(options.json ? `${JSON.stringify(found)}\n` : datasetListText(found, terminal.width));
  });
}
