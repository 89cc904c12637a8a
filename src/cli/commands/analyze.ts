/** `closedbook analyze`: from graded answers to summary.json. */
import type { CommandContext } from '../command-context.ts';
import { analysisOf, summaryCommand } from '../shared-options.ts';
import { inWorkspace } from '../workspace.ts';

export function analyzeCommand(context: CommandContext) {
  const { terminal } = context;
  return summaryCommand('analyze', 'rates, comparisons and frontier, as summary.json')
    .argument('<source...>', 'runs, answer files or published tables')
    .option('--out <folder>', 'write summary.json there')
    .action(async (sources, options) => {
      await inWorkspace(context, { options }, async (open) => {
        const { summarize } = await import('../../pipeline/summarize/summarize.ts');
        const { refuseUseless } = await import('../../pipeline/summarize/refuse-useless.ts');
        const how = analysisOf(options);
        await refuseUseless(sources, how);
        const summary = await summarize(sources, open.workspace, how);
        open.close();
        if (options.out !== undefined) {
          const { writeSummary } = await import('../../pipeline/report/write-report.ts');
          terminal.err(`${await writeSummary(summary, options.out)}\n`);
        }
        if (options.json) terminal.out(`${JSON.stringify(summary)}\n`);
        else {
          const { terminalReport } = await import('../../stages/report/terminal-report.ts');
          terminal.out(`${terminalReport(summary, { width: terminal.width, colour: terminal.colour })}\n`);
        }
      });
    });
}
