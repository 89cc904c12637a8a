/** `closedbook report`: the calibration report, in every form asked for. */
import type { CommandContext } from '../command-context.ts';
import { analysisOf, list, summaryCommand } from '../shared-options.ts';
import { openWorkspace } from '../workspace.ts';

export function reportCommand(context: CommandContext) {
  const { terminal } = context;
  return summaryCommand('report', 'the calibration report')
    .argument('<source...>', 'runs, answer files, published tables or a summary.json')
    .option('--format <list>', 'html, md, svg, png, pdf, csv, tex', list)
    .option('--only <charts>', 'some charts alone, e.g. frontier', list)
    .option('--out <folder>', 'where the report goes')
    .action(async (sources, options) => {
      const open = openWorkspace(context, options);
      try {
        const { report } = await import('../../pipeline/report.ts');
        const result = await report(sources, open.workspace, {
          formats: options.format ?? ['html'],
          only: options.only,
          ...analysisOf(options),
          out: options.out,
        });
        open.close();
        if (options.json) {
          terminal.out(`${JSON.stringify({ files: result.files })}\n`);
          return;
        }
        const { terminalReport } = await import('../../stages/report/terminal-report.ts');
        terminal.out(
          `${terminalReport(result.summary, { width: terminal.width, colour: terminal.colour })}\n`,
        );
        for (const file of result.files) terminal.out(`${file}\n`);
      } finally {
        open.close();
      }
    });
}
