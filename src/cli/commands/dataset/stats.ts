/** `closedbook dataset stats`: what a question set covers, as bars in the terminal or as a picture. */

import { readVersion } from '../../../pipeline/version.ts';
import type { CommandContext } from '../../command-context.ts';
import { list } from '../../option-values.ts';
import { command } from '../../shared-options.ts';

export function datasetStatsCommand({ terminal }: CommandContext) {
  return command('stats', 'what a question set covers, by property, band, topic and type')
    .argument('<dataset>', 'a bundled name or a file')
    .option('--map <field=column>', 'where a column has another name, repeatable', list)
    .option('--out <file>', 'write a picture: .svg, .png, .html, or .vl.json for the Vega-Lite spec')
    .action(async (dataset, options) => {
      const { datasetStats } = await import('../../../pipeline/dataset/dataset-stats.ts');
      const { statsText } = await import('../../text/dataset-stats-text.ts');
      const stats = await datasetStats(dataset, options.map ?? []);
      if (options.out === undefined) {
        terminal.out(options.json ? `${JSON.stringify(stats)}\n` : statsText(stats, terminal.width));
        return;
      }
      const { writeCoveragePicture } = await import('../../../pipeline/dataset/coverage-picture.ts');
      const path = await writeCoveragePicture(stats, { out: options.out, version: readVersion() });
      terminal.out(options.json ? `${JSON.stringify({ ...stats, path })}\n` : `${path}\n`);
    });
}
