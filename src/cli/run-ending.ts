/**
 * How a run, resume or demo ends on the terminal: the table, the decision, where the report lies, and the exit
 * code, which is 1 for an incomplete run so that a script notices.
 */
import type { RunEnding } from '../pipeline/run/run.ts';
import type { CommandContext } from './command-context.ts';

export async function runEnding(
  ending: RunEnding,
  context: CommandContext,
  options: { readonly json: boolean },
): Promise<void> {
  const { terminal } = context;
  const incomplete = ending.status !== 'complete';
  if (incomplete) context.exit(ending.stoppedBy === 'interrupted' ? 130 : 1);
  if (options.json) {
    terminal.out(`${JSON.stringify(ending)}\n`);
    return;
  }
  if (ending.summary !== null) {
    const { terminalReport } = await import('../stages/report/terminal-report.ts');
    terminal.out(`${terminalReport(ending.summary, { width: terminal.width, colour: terminal.colour })}\n`);
  }
  for (const file of ending.files) terminal.out(`${file}\n`);
  for (const failure of ending.failures) {
    const status = failure.httpStatus === null ? '' : ` (HTTP ${failure.httpStatus})`;
    const ended = failure.kind === 'error' ? 'failed' : 'without an answer';
    const pass = failure.pass === 'forced' ? ' of the forced pass' : '';
    terminal.err(`${failure.count}${pass} ${ended}: ${failure.code}${status}: ${failure.message}\n`);
  }
  if (ending.summary === null && !incomplete) {
    terminal.err(
      `no report: none of ${ending.totals.answered} answers has a grade; closedbook grade ${ending.runId} --judge MODEL\n`,
    );
  }
  if (incomplete) {
    terminal.err(
      `run ${ending.runId} is incomplete (${ending.stoppedBy ?? 'stopped'}): closedbook resume ${ending.runId}\n`,
    );
  }
}
