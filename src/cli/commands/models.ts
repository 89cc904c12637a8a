/** `closedbook models`: what is known of models and of the servers that have a prefix; asks nobody. */
import type { CommandContext } from '../command-context.ts';
import { command } from '../shared-options.ts';
import { inWorkspace } from '../workspace.ts';

export function modelsCommand(context: CommandContext) {
  const { terminal } = context;
  return command('models', 'known models: prices, efforts, what they refuse, what ends when')
    .argument('[name]', 'only models whose name, maker or family holds this; one alone is shown whole')
    .option('--all', 'also those that have ended', false)
    .option('--providers', 'the prefixes, with addresses and variables of keys', false)
    .action(async (name, options) => {
      const { listModels } = await import('../../pipeline/models.ts');
      const { modelsText, providersText } = await import('../text/models-text.ts');
      await inWorkspace(context, { options, ownParts: true }, async (open) => {
        const found = listModels(open.workspace, { search: name, all: options.all });
        const textOf = options.providers ? providersText : modelsText;
        open.tell(found, () => textOf(found, terminal.width));
      });
    });
}
