/** `closedbook trend`: the same questions over time; what changed, since when, and what is not proven changed. */
import { Option } from '@commander-js/extra-typings';
import { ClosedbookError } from '../../core/errors.ts';
import type { CommandContext } from '../command-context.ts';
import { list } from '../option-values.ts';
import { analysisCommand, analysisOf } from '../shared-options.ts';
import { filesText } from '../text/files-text.ts';
import { inWorkspace } from '../workspace.ts';

export function trendCommand(context: CommandContext) {
  const { terminal } = context;
  return analysisCommand('trend', 'the same questions over time: what changed, since when, under which name')
    .argument('<source...>', 'runs or files of answers, one a point in time')
    .option('--reference <source>', 'the run that differences are counted from (default: the first)')
    .addOption(
      new Option('--by <order>', 'order of the runs: date of their first reply, or as given')
        .choices(['date', 'given'] as const)
        .default('date' as const),
    )
    .option('--title <title>', 'title of the trend')
    .option('--format <list>', 'write html, md, svg, png, csv, json, vl', list)
    .option('--out <folder>', 'where they go (default: output/trend)')
    .action(async (sources, options) => {
      const { TREND_FORMATS } = await import('../../stages/report/trend/render-trend.ts');
      const formats = (options.format ?? (options.out === undefined ? [] : ['html'])).map((name) => {
        const format = TREND_FORMATS.find((one) => one === name);
        if (format !== undefined) return format;
        throw new ClosedbookError('usage', `expected --format ${TREND_FORMATS.join(', ')}, got "${name}"`);
      });
      await inWorkspace(context, { options }, async (open) => {
        const { trendOf, writeTrend } = await import('../../pipeline/report/trend.ts');
        const { by, ...analysis } = options;
        const found = await trendOf(sources, open.workspace, {
          ...analysisOf(analysis),
          reference: options.reference,
          order: by,
        });
        const files =
          formats.length === 0
            ? []
            : await writeTrend(found, {
                formats,
                ...(options.out === undefined ? {} : { out: options.out }),
              });
        open.close();
        if (options.json) {
          terminal.out(`${JSON.stringify(found)}\n`);
          return;
        }
        const { trendText } = await import('../text/trend-text.ts');
        terminal.out(trendText(found, { width: terminal.width }));
        for (const line of filesText(files)) terminal.out(`${line}\n`);
      });
    });
}
