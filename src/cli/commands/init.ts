/** `closedbook init`: a commented spec.yaml and its schema for the editor. */
import type { CommandContext } from '../command-context.ts';
import { repeat } from '../option-values.ts';
import { command } from '../shared-options.ts';

export function initCommand(context: CommandContext) {
  const { terminal } = context;
  return command('init', 'a commented spec.yaml to begin with')
    .argument('[file]', 'where to write it', 'spec.yaml')
    .option(
      '--preset <name>',
      'a design: joint-evaluation-2025, simpleqa-closed-book, person-facts, calibration, reasoning-on-off',
    )
    .option('-d, --dataset <name-or-path>', 'question set')
    .option('-m, --model <name>', 'model, repeatable', repeat)
    .action(async (file, options) => {
      const { initSpec } = await import('../../pipeline/run/init-spec.ts');
      const [spec, schema] = await initSpec(file, {
        dataset: options.dataset,
        models: options.model,
        preset: options.preset,
        force: options.force,
      });
      if (options.json) terminal.out(`${JSON.stringify({ spec, schema })}\n`);
      else {
        terminal.out(
          `${spec} (and ${schema}, for the editor)\nNext: closedbook run ${spec} --dry-run says what it would cost.\n`,
        );
      }
    });
}
