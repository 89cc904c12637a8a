/**
 * `closedbook completion SHELL` prints a script for the shell; the script asks the hidden `complete` what fits.
 * Candidates come from the commands themselves, so that a new option needs no second list.
 */
import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Argument, Command } from '@commander-js/extra-typings';
import type { CommandContext } from '../command-context.ts';

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;

export function completionCommand({ terminal }: CommandContext) {
  return new Command('completion')
    .description('completion for your shell')
    .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
    .addHelpText(
      'after',
      '\nTo use it:\n  bash  closedbook completion bash >> ~/.bashrc\n  zsh   closedbook completion zsh > "${fpath[1]}/_closedbook"\n  fish  closedbook completion fish > ~/.config/fish/completions/closedbook.fish\n',
    )
    .action(async (shell) => {
      const { completionScript } = await import('../completion-candidates.ts');
      terminal.out(completionScript(shell));
    });
}

/** What the shell's script calls while a person types; never shown. */
export function completeCommand({ terminal }: CommandContext, program: () => CommandUnknownOpts) {
  return new Command('complete')
    .argument('[words...]')
    .allowUnknownOption()
    .action(async (words) => {
      const { completionCandidates } = await import('../completion-candidates.ts');
      terminal.out(await completionCandidates(program(), words));
    });
}
