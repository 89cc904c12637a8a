/**
 * How a run, resume or demo ends on the terminal: the table, the decision, where the report lies, and the exit
 * code, which is 1 for an incomplete run so that a script notices.
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { counted, grouped } from '../core/counted.ts';
import type { RunEnding } from '../pipeline/run/run-ending.ts';
import { waitingLines } from '../pipeline/waiting-text.ts';
import type { HandedOut } from '../pipeline/workers/hand-out.ts';
import type { CommandContext } from './command-context.ts';
import { openFile } from './open-file.ts';
import { programName } from './program-name.ts';
import { storeWords } from './store-words.ts';

export interface RunEndingOptions {
  readonly json: boolean;
  /** Calls that were made again. */
  readonly retried: number;
  /** Whether the report is opened. @default false */
  readonly open?: boolean;
  /** A command for the line that says what to do next. @default none */
  readonly next?: string;
  /** The store, for the commands that lines propose. @default the usual one */
  readonly store?: string;
}

export async function runEnding(
  ending: RunEnding,
  context: CommandContext,
  options: RunEndingOptions,
): Promise<void> {
  const { terminal } = context;
  const where = storeWords(options.store, terminal.env);
  const incomplete = ending.status !== 'complete';
  // Handed in and left as asked: the rest is the provider's.
  const isLeft = ending.stoppedBy === 'waiting';
  if (incomplete && !isLeft) context.exit(ending.stoppedBy === 'interrupted' ? 130 : 1);
  if (options.json) {
    terminal.out(`${JSON.stringify(ending)}\n`);
    return;
  }
  if (ending.summary !== null) {
    const { terminalReport } = await import('../stages/report/terminal-report.ts');
    terminal.out(`${terminalReport(ending.summary, { width: terminal.width, colour: terminal.colour })}\n`);
  }
  for (const file of ending.files) terminal.out(`${file}\n`);
  terminal.err(`${endedText(ending, options.retried)}\n`);
  const report = ending.files.find((file) => file.endsWith('report.html'));
  if (report !== undefined) openLine(terminal, report, options);
  for (const failure of ending.failures) {
    const status = failure.httpStatus === null ? '' : ` (HTTP ${failure.httpStatus})`;
    const ended = failure.kind === 'error' ? 'failed' : 'without an answer';
    const pass = failure.pass === 'forced' ? ' of the forced pass' : '';
    terminal.err(`${failure.count}${pass} ${ended}: ${failure.code}${status}: ${failure.message}\n`);
  }
  if (ending.summary === null && !incomplete) {
    terminal.err(
      `no report: none of ${ending.totals.answered} answers has a grade; closedbook grade ${ending.runId} --judge MODEL${where}\n`,
    );
  }
  for (const line of waitingLines(ending.waiting)) terminal.err(`${line}\n`);
  if (isLeft) terminal.err(`closedbook resume ${ending.runId}${where} reads what has come\n`);
  else if (incomplete) {
    terminal.err(
      `run ${ending.runId} is incomplete (${ending.stoppedBy ?? 'stopped'}): closedbook resume ${ending.runId}${where}\n`,
    );
  }
}

/** The ending of a run by workers, or that it was handed out and left. */
export async function workersEnding(
  done: RunEnding | HandedOut,
  context: CommandContext,
  options: RunEndingOptions,
): Promise<void> {
  if ('status' in done) return runEnding(done, context, options);
  const { runId, chunks } = done;
  const where = storeWords(options.store, context.terminal.env);
  if (options.json) context.terminal.out(`${JSON.stringify(done)}\n`);
  else {
    context.terminal.out(`${runId}\n`);
    context.terminal.err(
      `handed out in ${counted(chunks, 'chunk')}: closedbook worker${where} asks them, closedbook report ${runId}${where} shows what came\n`,
    );
  }
}

/** How the asking went, in one line: what nobody told of is zero, and said. */
function endedText({ totals }: Pick<RunEnding, 'totals'>, retried: number): string {
  const { replies, failed, blocked, costUsd, unpricedCalls } = totals;
  const cost = unpricedCalls > 0 && costUsd === 0 ? [] : [`${costUsd.toFixed(2)} USD`];
  return [
    counted(replies, 'reply', 'replies'),
    `${grouped(retried)} retried`,
    `${grouped(failed)} failed`,
    ...(blocked > 0 ? [`${grouped(blocked)} blocked`] : []),
    ...cost,
  ].join(', ');
}

function openLine(
  { out, cwd, env }: CommandContext['terminal'],
  report: string,
  { open = false, next }: RunEndingOptions,
): void {
  const path = resolve(cwd, report);
  out(`Open ${pathToFileURL(path).href}\n`);
  if (next !== undefined)
    out(`Next, with models of your own: ${programName(process.argv[1], cwd)} ${next}\n`);
  if (open) void openFile(path, env);
}
