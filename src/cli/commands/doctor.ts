/** `closedbook doctor`: what this machine has, what is missing, and which providers can be reached. */
import type { CommandContext } from '../command-context.ts';
import { command, repeat } from '../shared-options.ts';

export function doctorCommand(context: CommandContext) {
  const { terminal } = context;
  return command('doctor', 'check the machine, the store, keys and providers')
    .option('-m, --model <name>', 'also ask this model one harmless question, repeatable', repeat)
    .action(async (options) => {
      const { readEnvironment } = await import('../../pipeline/read-environment.ts');
      const { examine, examinationText } = await import('../../pipeline/doctor.ts');
      const checks = await examine({
        storePath: options.store,
        env: await readEnvironment(terminal.env, { folder: terminal.cwd }),
        models: options.model ?? [],
      });
      if (checks.some((check) => check.state === 'bad')) context.exit(1);
      terminal.out(options.json ? `${JSON.stringify({ checks })}\n` : examinationText(checks));
    });
}
