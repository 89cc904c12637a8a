/** `closedbook doctor`: what this machine has, what is missing, and what a model's server really does. */
import type { CommandContext } from '../command-context.ts';
import { baseUrls, prices, repeat } from '../option-values.ts';
import { command } from '../shared-options.ts';
import { inWorkspace } from '../workspace.ts';

export function doctorCommand(context: CommandContext) {
  const { terminal } = context;
  return command('doctor', 'check the machine, the store, keys and what a server really does')
    .argument('[model...]', 'ask these models one harmless question and say what was seen')
    .option('-m, --model <name>', 'the same, repeatable', repeat)
    .option('--price <model=in,out>', 'price in USD per million tokens, repeatable', prices)
    .option('--base-url <prefix=url>', 'another address for the models of a prefix, repeatable', baseUrls)
    .action(async (named, options) => {
      const { examine } = await import('../../pipeline/doctor.ts');
      const { examinationText } = await import('../text/doctor-text.ts');
      await inWorkspace(context, { options, ownParts: true }, async (open) => {
        const { env, config, now, warn } = open.workspace;
        const found = await examine({
          storePath: options.store,
          env,
          models: [...new Set([...named, ...(options.model ?? [])])],
          modelFacts: { ...config.modelFacts, ...options.price },
          baseUrls: options.baseUrl,
          now,
          warn,
        });
        if ([...found.checks, ...found.models].some(({ state }) => state === 'bad')) context.exit(1);
        open.tell(found, () => examinationText(found, terminal.width));
      });
    });
}
