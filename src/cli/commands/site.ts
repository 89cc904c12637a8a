/** `closedbook site`: several runs as static pages, the frontier on the first. */
import { counted } from '../../core/counted.ts';
import type { CommandContext } from '../command-context.ts';
import { analysisOf, summaryCommand } from '../shared-options.ts';
import { inWorkspace } from '../workspace.ts';

export function siteCommand(context: CommandContext) {
  return summaryCommand('site', 'several runs as static pages, with the frontier of all on the first')
    .argument('<source...>', 'runs, answer files, published tables or summary.json')
    .option('--out <folder>', 'where the pages go (default: output/site)')
    .option('--no-answers', 'leave the answers of the runs out of their pages')
    .action(async (sources, options) => {
      await inWorkspace(context, { options }, async (open) => {
        const { siteReport } = await import('../../pipeline/report/site.ts');
        const files = await siteReport(sources, open.workspace, {
          ...analysisOf(options),
          out: options.out,
          answers: options.answers,
          force: options.force,
        });
        open.tell(
          { files },
          () =>
            `${files[0]}\nand ${counted(files.length - 1, 'file')} beside it; any static host serves the folder\n`,
        );
      });
    });
}
