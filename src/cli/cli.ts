/**
 * The command line as a whole: builds the program, runs it, turns errors into messages and exit codes.
 * Commands load what they need when they run, so that --help starts as fast as node does.
 */
import { Command, CommanderError, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { ClosedbookError, ERRORS } from '../core/errors.ts';
import { readVersion } from '../pipeline/version.ts';
import { withCommandFiles } from '../rows/command-files.ts';
import type { CommandContext } from './command-context.ts';
import { completeCommand } from './commands/completion.ts';
import { COMMANDS } from './commands.ts';
import { harmlessTerminal } from './harmless-terminal.ts';
import { messageLines } from './message-lines.ts';
import type { Terminal } from './terminal.ts';
import { EXAMPLES } from './text/examples.ts';

/**
 * Runs one command line.
 * @returns the exit code: 0 done, 1 check failed or incomplete, 2 bad usage or input, 130 interrupted.
 */
export async function runCli(args: readonly string[], given: Terminal): Promise<number> {
  const terminal = harmlessTerminal(given);
  let code = 0;
  const context: CommandContext = {
    terminal,
    exit: (value) => {
      code = value;
    },
  };
  const program = new Command('closedbook')
    .description(
      'Measures what language models do when they cannot look anything up: correct, incorrect or refused.',
    )
    .version(readVersion(), '--version')
    .showHelpAfterError('(closedbook --help lists the commands)')
    .configureOutput({
      writeOut: (text) => terminal.out(text),
      writeErr: (text) => terminal.err(messageLines(text, terminal)),
      getOutHelpWidth: () => terminal.width,
      getErrHelpWidth: () => terminal.width,
    })
    // Options after a subcommand are the subcommand's, although its parent knows the same names.
    .enablePositionalOptions()
    .exitOverride();
  addCommands(program, args, context);
  withExamples(program);
  const complete = completeCommand(context, () => program);
  inheritOutput(complete, program);
  program.addCommand(complete, { hidden: true });
  try {
    await withCommandFiles(async (files) => {
      program.hook('preAction', (_program, action) => {
        files.force = (action.opts() as { readonly force?: boolean }).force === true;
        storeOfEnvironment(action, terminal.env['CLOSEDBOOK_STORE']);
      });
      await program.parseAsync([...args], { from: 'user' });
    });
    return code;
  } catch (error) {
    return report(error, args, terminal);
  }
}

/** All of them, or the one that is named first: building each of some hundred options takes as long as a short command. */
function addCommands(
  program: CommandUnknownOpts,
  [first = '']: readonly string[],
  context: CommandContext,
): void {
  const isNamed = COMMANDS.some(({ commands }) => Object.hasOwn(commands, first));
  for (const { heading, commands } of COMMANDS) {
    program.commandsGroup(heading);
    for (const [name, build] of Object.entries(commands)) {
      if (isNamed && name !== first) continue;
      const command = build(context);
      inheritOutput(command, program);
      program.addCommand(command);
    }
  }
}

/** Whose address holds a password names it in the environment, where no list of processes shows it. */
function storeOfEnvironment(action: CommandUnknownOpts, store: string | undefined): void {
  if (store && action.getOptionValueSource('store') === 'default')
    action.setOptionValueWithSource('store', store, 'env');
}

/** Subcommands throw instead of exiting, write where the program writes, and name their own help after a mistake. */
function inheritOutput(command: CommandUnknownOpts, parent: CommandUnknownOpts, path = parent.name()): void {
  const own = `${path} ${command.name()}`;
  command.copyInheritedSettings(parent);
  if (path === 'closedbook') withExamples(command);
  command.showHelpAfterError(
    `(${own} --help lists ${command.commands.length > 0 ? 'the commands' : 'the options'})`,
  );
  for (const child of command.commands) inheritOutput(child, command, own);
}

/** The calls that most people come for, at the end of a command's help. */
function withExamples(command: CommandUnknownOpts): void {
  const examples = EXAMPLES[command.name()];
  if (examples === undefined) return;
  command.addHelpText('after', `\nExamples:\n${examples.map((line) => `  ${line}`).join('\n')}`);
}

function report(error: unknown, args: readonly string[], terminal: Terminal): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    // Commander has told a person already; a program that asked for JSON is told in JSON.
    const message = error.message.replace(/^error: /, '');
    if (args.includes('--json')) tellJson(terminal, { code: 'usage', message, hint: ERRORS.usage.remedy });
    return ERRORS.usage.exitCode;
  }
  const known = error instanceof ClosedbookError;
  const code = known ? error.code : 'internal';
  const message = error instanceof Error ? error.message : String(error);
  const hint = known ? error.hint : 'Please report it with the command and the message.';
  const exitCode = known ? error.exitCode : 1;
  if (args.includes('--json')) tellJson(terminal, { code, message, hint });
  terminal.err(messageLines(`closedbook: ${message}\n  ${hint} [${code}]\n`, terminal));
  if (!known && terminal.env['CLOSEDBOOK_DEBUG'] && error instanceof Error) terminal.err(`${error.stack}\n`);
  return exitCode;
}

function tellJson(
  terminal: Terminal,
  error: { readonly code: string; readonly message: string; readonly hint: string },
): void {
  terminal.out(`${JSON.stringify({ error })}\n`);
}
