/** `closedbook dataset stats`: what a question set covers. */
import type { CommandContext } from '../../command-context.ts';
import { command, list } from '../../shared-options.ts';

export function datasetStatsCommand({ terminal }: CommandContext) {
  return command('stats', 'what a question set covers, by property, band, topic and type')
    .argument('<dataset>', 'a bundled name or a file')
    .option('--map <field=column>', 'where a column has another name, repeatable', list)
    .action(async (dataset, options) => {
      const { datasetStats, statsText } = await import('../../../pipeline/dataset-stats.ts');
      const stats = await datasetStats(dataset, options.map ?? []);
      terminal.out(options.json ? `${JSON.stringify(stats)}\n` : statsText(stats, terminal.width));
    });
}
