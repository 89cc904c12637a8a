/** `closedbook report`: the calibration report in every form asked for, a comparison of sources, a respondent's card. */
import { Option } from '@commander-js/extra-typings';
import { ClosedbookError } from '../../core/errors.ts';
import type { CommandContext } from '../command-context.ts';
import { openFile } from '../open-file.ts';
import { list } from '../option-values.ts';
import { analysisOf, OPEN_HELP, summaryCommand } from '../shared-options.ts';
import { filesText } from '../text/files-text.ts';
import { inWorkspace } from '../workspace.ts';

export function reportCommand(context: CommandContext) {
  const { terminal } = context;
  return summaryCommand('report', 'the calibration report')
    .argument('<source...>', 'runs, answer files, published tables or a summary.json')
    .option('--format <list>', 'html, md, svg, png, pdf, docx, slides, social, csv, tex, json, vl', list)
    .option('--only <charts>', 'some charts alone, e.g. frontier', list)
    .addOption(new Option('--to <list>', 'the same as --format').argParser(list).hideHelp())
    .option('--out <folder>', 'where the report goes')
    .option('--open', OPEN_HELP, false)
    .option('--compare', 'the sources against each other, on one page', false)
    .option('--card <respondent>', 'one respondent on one page (its name, or a part of it)')
    .action(async (sources, options) => {
      const single = options.compare ? '--compare' : options.card === undefined ? null : '--card';
      if (single !== null && hasOther(options))
        throw new ClosedbookError(
          'usage',
          `${single} makes one page: leave out --format, --only and the other`,
        );
      await inWorkspace(context, { options }, async (open) => {
        if (single !== null) {
          const { cardReport, comparisonReport } = await import('../../pipeline/report/side-reports.ts');
          const how = { ...analysisOf(options), out: options.out };
          const files =
            options.card === undefined
              ? await comparisonReport(sources, open.workspace, how)
              : await cardReport(sources, open.workspace, { ...how, respondent: options.card });
          open.tell({ files }, () => `${files.join('\n')}\n`);
          return;
        }
        const { report } = await import('../../pipeline/report/report.ts');
        const { findBrowser } = await import('../../pipeline/report/find-browser.ts');
        const { PATH: path, CLOSEDBOOK_BROWSER: given } = terminal.env;
        const result = await report(sources, open.workspace, {
          formats: options.format ?? options.to ?? ['html'],
          only: options.only,
          ...analysisOf(options),
          out: options.out,
          browser: findBrowser({ given, path }),
        });
        open.close();
        for (const warning of result.warnings) terminal.err(`warning: ${warning}\n`);
        if (options.json) {
          terminal.out(`${JSON.stringify({ files: result.files })}\n`);
          return;
        }
        const { terminalReport } = await import('../../stages/report/terminal-report.ts');
        terminal.out(
          `${terminalReport(result.summary, { width: terminal.width, colour: terminal.colour })}\n`,
        );
        for (const line of filesText(result.files)) terminal.out(`${line}\n`);
        const page = result.files.find((file) => file.endsWith('report.html'));
        if (options.open && page !== undefined) void openFile(page, terminal.env);
      });
    });
}

function hasOther(options: {
  readonly format?: unknown;
  readonly to?: unknown;
  readonly only?: unknown;
  readonly compare: boolean;
  readonly card?: string | undefined;
}): boolean {
  const { format, to, only, compare, card } = options;
  return format !== undefined || to !== undefined || only !== undefined || (compare && card !== undefined);
}
