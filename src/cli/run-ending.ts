/**
 * How a run, resume or demo ends on the terminal: the table, the decision, where the report lies, and the exit
 * code, which is 1 for an incomplete run so that a script notices.
 */
import type { RunEnding } from '../pipeline/run.ts';
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
    terminal.err(`${failure.count} failed: ${failure.code}${status}: ${failure.message}\n`);
  }
  if (incomplete) {
    terminal.err(
      `run ${ending.runId} is incomplete (${ending.stoppedBy ?? 'stopped'}): closedbook resume ${ending.runId}\n`,
    );
  }
}
