/**
 * What may stand next on the command line, by @bomb.sh/tab. That library prints by itself; what it prints is caught
 * here, because only the terminal writes.
 */
import { type Complete, RootCommand, type Command as TabCommand } from '@bomb.sh/tab';
import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { RUBRIC_IDS } from '../core/rubric.ts';
import { DEFAULT_STORE } from './shared-options.ts';

/** The script for one shell. */
export function completionScript(shell: string): string {
  const script = caught(() => new RootCommand().setup('closedbook', 'closedbook', shell));
  return shell === 'bash' ? forBareBash(script) : script;
}

/**
 * The library's script wants the package bash-completion, which macOS has not and servers often lack: then every Tab is an
 * error. Words are then taken as bash parts them. And what is read-only cannot be read in again with a .bashrc.
 */
function forBareBash(script: string): string {
  return `${BARE_WORDS}${script.replaceAll(/^readonly (?=ShellComp)/gm, '').replace(/^(\s*)_get_comp_words_by_ref -n "=:"/m, '$1__closedbook_words')}`;
}

const BARE_WORDS = `__closedbook_words() {
    if type -t _get_comp_words_by_ref >/dev/null; then
        _get_comp_words_by_ref -n "=:" "$@"
        return
    fi
    cur=\${COMP_WORDS[COMP_CWORD]}
    prev=\${COMP_WORDS[COMP_CWORD-1]}
    words=("\${COMP_WORDS[@]:0:COMP_CWORD+1}")
    cword=$COMP_CWORD
}

`;

/** Candidates, one a line with its description, and the directive the script understands. */
export async function completionCandidates(
  program: CommandUnknownOpts,
  words: readonly string[],
): Promise<string> {
  const values = await knownValues(words);
  const root = new RootCommand();
  describe(root, program, values);
  for (const [path, command] of subcommands(program, '')) {
    describe(root.command(path, command.description()), command, values);
  }
  return caught(() => root.parse([...words]));
}

type Values = Readonly<Record<string, readonly string[]>>;

/** Values by the placeholder of an option or argument. */
async function knownValues(words: readonly string[]): Promise<Values> {
  const { bundledNames } = await import('../pipeline/datasets.ts');
  const runs = words.length > 1 ? await runIds(words) : [];
  return {
    'name-or-path': await bundledNames(),
    dataset: await bundledNames(),
    policy: ['plain', 'eager', 'conservative', 'penalty:1', 'penalty:3', 'penalty:9'],
    rubric: RUBRIC_IDS,
    level: ['none', 'minimal', 'low', 'medium', 'high'],
    run: runs,
    source: runs,
  };
}

async function runIds(words: readonly string[]): Promise<string[]> {
  const named = words.indexOf('--store');
  const storePath = named >= 0 ? (words[named + 1] ?? '') : process.env['CLOSEDBOOK_STORE'] || DEFAULT_STORE;
  try {
    const { listRuns } = await import('../pipeline/list-runs.ts');
    return (await listRuns(storePath)).map((run) => run.id);
  } catch {
    return []; // no store yet: nothing to offer
  }
}

function describe(target: TabCommand, command: CommandUnknownOpts, values: Values): void {
  for (const option of command.createHelp().visibleOptions(command)) {
    const long = option.long?.slice(2);
    if (long === undefined) continue;
    const short = option.short?.slice(1);
    const takesValue = option.required || option.optional;
    if (!takesValue) target.option(long, option.description, short);
    else
      target.option(
        long,
        option.description,
        offer(option.argChoices ?? valuesFor(option.flags, values)),
        short,
      );
  }
  for (const argument of command.registeredArguments) {
    target.argument(
      argument.name(),
      offer(argument.argChoices ?? values[argument.name()] ?? []),
      argument.variadic,
    );
  }
}

function valuesFor(flags: string, values: Values): readonly string[] {
  return values[/<([^>]+)>/.exec(flags)?.[1] ?? ''] ?? [];
}

function offer(candidates: readonly string[]): (complete: Complete) => void {
  return (complete) => {
    for (const candidate of candidates) complete(candidate, '');
  };
}

function subcommands(command: CommandUnknownOpts, prefix: string): [string, CommandUnknownOpts][] {
  return command
    .createHelp()
    .visibleCommands(command)
    .filter((child) => child.name() !== 'help')
    .flatMap((child) => {
      const path = prefix === '' ? child.name() : `${prefix} ${child.name()}`;
      return [[path, child] as [string, CommandUnknownOpts], ...subcommands(child, path)];
    });
}

function caught(print: () => void): string {
  const lines: string[] = [];
  // biome-ignore lint/suspicious/noConsole: the library's only output, caught and given back
  const original = console.log;
  console.log = (...parts: unknown[]) => {
    lines.push(parts.join(' '));
  };
  try {
    print();
  } finally {
    console.log = original;
  }
  return `${lines.join('\n')}\n`;
}
